#include "engine/render/Chain.h"

#include <cassert>

namespace engine::render {

Chain::Chain(const core::Chain& slots, const dsp::StreamFormat& format) {
    slots_.reserve(slots.size());
    for (const auto& slot : slots) {
        slots_.push_back(std::make_unique<ChainSlot>(slot, format));
        latency_ += slots_.back()->latency();
    }
}

void Chain::set(const core::Chain& slots, dsp::Arrival how) noexcept {
    assert(slots.size() == slots_.size());
    for (std::size_t i = 0; i < slots_.size(); ++i) slots_[i]->set(slots[i], how);
}

void Chain::reset() noexcept {
    for (const auto& slot : slots_) slot->reset();
}

void Chain::process(dsp::StereoBlock block) noexcept {
    assert(block.frames() % dsp::quantumFrames == 0);
    for (const auto& slot : slots_) slot->process(block);
}

void Chain::watch(std::optional<core::SlotId> slot, SlotTap& to) noexcept {
    for (const auto& each : slots_) each->watch(each->id() == slot ? &to : nullptr);
}

int Chain::latencyAhead(std::size_t place) const noexcept {
    int frames = 0;
    for (std::size_t i = 0; i < place; ++i) frames += slots_[i]->latency();
    return frames;
}

} // namespace engine::render
