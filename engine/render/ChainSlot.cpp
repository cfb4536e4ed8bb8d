#include "engine/render/ChainSlot.h"

#include "core/Parameter.h"
#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <cassert>

namespace engine::render {
namespace {

void blend(dsp::StereoBlock block, dsp::StereoBlock dry, int i, double wet) noexcept {
    const double rest = 1.0 - wet;
    block.left[i] = wet * block.left[i] + rest * dry.left[i];
    block.right[i] = wet * block.right[i] + rest * dry.right[i];
}

/// Fades from `dry` (0) to the block (1) along `share`.
void crossfade(dsp::StereoBlock block, dsp::StereoBlock dry, dsp::Smoother& share) noexcept {
    if (restsAt(share, 1.0)) return;
    if (restsAt(share, 0.0)) return copy(dry, block);
    for (int i = 0; i < block.frames(); ++i) blend(block, dry, i, share.next());
}

void crossfade(dsp::StereoBlock block, dsp::StereoBlock dry, const LevelQuantum& share) noexcept {
    assert(block.frames() == dsp::quantumFrames);
    for (int i = 0; i < block.frames(); ++i) blend(block, dry, i, share[static_cast<std::size_t>(i)]);
}

void applyGain(dsp::StereoBlock block, const LevelQuantum& gain) noexcept {
    assert(block.frames() == dsp::quantumFrames);
    for (int i = 0; i < block.frames(); ++i) {
        block.left[i] *= gain[static_cast<std::size_t>(i)];
        block.right[i] *= gain[static_cast<std::size_t>(i)];
    }
}

void lay(dsp::StereoBlock block, std::array<SlotQuantum::Channel, 2>& aside) noexcept {
    const auto narrow = [](double sample) { return static_cast<float>(sample); };
    std::transform(block.left, block.left + block.frames(), aside[0].begin(), narrow);
    std::transform(block.right, block.right + block.frames(), aside[1].begin(), narrow);
}

} // namespace

ChainSlot::ChainSlot(const core::Slot& slot, const dsp::StreamFormat& format)
    : id_(slot.id), settings_(slot.settings), module_(prepared<Module>(slot, format)),
      trims_(core::findParameter(core::moduleOf(slot), "mix").has_value()),
      dryLeft_(static_cast<std::size_t>(format.maxFrames)), dryRight_(static_cast<std::size_t>(format.maxFrames)) {
    latency_ = latencyOf(module_);
    delay_.prepare(latency_);
    set(slot, 0);
}

void ChainSlot::set(const core::Slot& slot, dsp::Arrival how) noexcept {
    on_.glide(slot.enabled ? 1.0 : 0.0, how.frames());
    if (trims_) {
        input_.glide(dsp::fixed::dbToGain(slot.inputDb), how.frames());
        output_.glide(dsp::fixed::dbToGain(slot.outputDb), how.frames());
        mix_.glide(slot.mixPercent / 100.0, how.frames());
    }
    if (slot.settings == settings_) return;
    settings_ = slot.settings;
    render::set(module_, settings_, how);
}

void ChainSlot::reset() noexcept {
    render::reset(module_);
    delay_.reset();
    for (dsp::Smoother* const glide : {&input_, &output_, &mix_, &on_}) glide->finish();
}

void ChainSlot::process(dsp::StereoBlock block) noexcept {
    if (!tap_) return work(block);
    for (int from = 0; from < block.frames(); from += dsp::quantumFrames) {
        const dsp::StereoBlock part = block.part(from, dsp::quantumFrames);
        SlotQuantum quantum{.slot = id_};
        lay(part, quantum.in);
        work(part);
        lay(part, quantum.out);
        const auto reduction = gainReductionDb();
        quantum.turnsDown = reduction.has_value();
        quantum.gainReductionDb = static_cast<float>(reduction.value_or(0.0));
        quantum.bandGainsDb = bandGainsDb();
        tap_->push(quantum);
    }
}

void ChainSlot::work(dsp::StereoBlock block) noexcept {
    const dsp::StereoBlock dry(dryLeft_.data(), dryRight_.data(), block.frames());
    if (latency_ > 0 || hearsDry()) delay_.process(block, dry);
    const auto turn = [&](Level level, dsp::Smoother& knob) {
        const LevelQuantum* const quantum = followed(level);
        quantum ? applyGain(block, *quantum) : render::applyGain(block, knob);
    };
    turn(Level::input, input_);
    if (const LevelQuantum* const gain = followed(Level::gain))
        applyGain(block, *gain);
    else
        render::process(module_, block);
    if (const LevelQuantum* const share = followed(Level::mix))
        crossfade(block, dry, *share);
    else
        crossfade(block, dry, mix_);
    turn(Level::output, output_);
    crossfade(block, dry, on_);
}

std::optional<double> ChainSlot::gainReductionDb() const noexcept {
    const auto reduction = render::gainReductionDb(module_);
    if (!reduction) return std::nullopt;
    return restsAt(on_, 0.0) ? 0.0 : *reduction;
}

dsp::BandGainsDb ChainSlot::bandGainsDb() const noexcept {
    return restsAt(on_, 0.0) ? dsp::BandGainsDb{} : render::bandGainsDb(module_).value_or(dsp::BandGainsDb{});
}

} // namespace engine::render
