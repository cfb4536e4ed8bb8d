#include "engine/analysis/LoudnessMatch.h"

#include "core/ChainEdits.h"
#include "core/Decimal.h"
#include "core/Edits.h"
#include "core/Error.h"
#include "engine/metering/LoudnessMeter.h"
#include "engine/render/OfflineRender.h"
#include "engine/render/PlanCompiler.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace engine::analysis {

namespace {

/// Whether the chain has the slot, and now ends with it.
bool endWith(core::Chain& chain, core::SlotId slot) {
    const auto found = std::ranges::find(chain, slot, &core::Slot::id);
    if (found == chain.end()) return false;
    found->enabled = true;
    chain.erase(std::next(found), chain.end());
    return true;
}

core::Chain soundOf(core::Chain chain) {
    for (core::Slot& slot : chain) {
        slot.alternative.reset();
        slot.swapped = false;
        slot.unknown.clear();
    }
    return chain;
}

core::Track soundOf(core::Track track) {
    track.chain = soundOf(std::move(track.chain));
    track.startMark.reset();
    track.pauseMark.reset();
    track.endMark.reset();
    track.indexes.clear();
    track.tempoBpm.reset();
    track.versions.clear();
    track.metadata = {};
    track.unknown.clear();
    return track;
}

core::Track alone(core::Track track) {
    track.enabled = true;
    track.gapFrames = 0;
    track.opensDisc = false;
    track.levelDb = 0.0;
    track.fadeIn = {};
    track.fadeOut = {};
    return track;
}

/// Of the album what its tracks, beds and first master sound like.
core::Album soundOf(core::Album album) {
    core::Album sound{.rate = album.rate, .sources = std::move(album.sources), .beds = std::move(album.beds)};
    for (core::Track& track : album.tracks) sound.tracks.push_back(soundOf(std::move(track)));
    sound.masters = {{.albumChain = soundOf(std::move(album.masters[0].albumChain))}};
    sound = core::normalised(std::move(sound)); // The automation of what is gone goes too.
    std::erase_if(sound.sources, [&](const core::Source& source) {
        const auto plays = [&](const core::Clip& clip) { return clip.source == source.id; };
        return std::ranges::none_of(sound.beds, plays, &core::Bed::clip) &&
               std::ranges::none_of(sound.tracks,
                                    [&](const auto& track) { return std::ranges::any_of(track.clips, plays); });
    });
    sound.nextId = core::Album{}.nextId;
    return sound;
}

std::optional<double> lufsOf(const core::Album& album, const source::AudioSources& audio,
                             const source::Progress& progress, const std::stop_token& stop) {
    const render::OfflineOptions options;
    const auto plan = render::PlanCompiler(options.blockFrames).compile(album, audio);
    metering::LoudnessMeter meter(album.rate);
    const auto frames = static_cast<double>(std::max<core::FrameCount>(plan->end - plan->begin, 1));
    double done = 0.0;
    const auto take = [&](dsp::StereoBlock block) {
        meter.add(block);
        done += block.frames();
        if (progress) progress(done / frames);
    };
    render::renderOffline(*plan, plan->begin, plan->end, options, take, stop);
    return meter.loudness().integratedLufs;
}

} // namespace

std::optional<core::Album> soundUpTo(core::Album album, core::SlotId slot) {
    for (core::Track& track : album.tracks) {
        if (!endWith(track.chain, slot)) continue;
        core::Track owner = alone(std::move(track));
        album.tracks = {std::move(owner)};
        album.beds.clear();
        for (core::Master& master : album.masters) master.albumChain.clear();
        return soundOf(std::move(album));
    }
    for (std::size_t n = 0; n < album.masters.size(); ++n) {
        if (!endWith(album.masters[n].albumChain, slot)) continue;
        std::swap(album.masters[0], album.masters[n]);
        return soundOf(std::move(album));
    }
    return std::nullopt;
}

std::optional<double> loudnessChangeLu(const core::Album& album, core::SlotId slot, const source::AudioSources& audio,
                                       const source::Progress& progress, const std::stop_token& stop) {
    auto heard = soundUpTo(album, slot);
    if (!heard) return std::nullopt;
    const auto half = [&](double begin) -> source::Progress {
        if (!progress) return {};
        return [&progress, begin](double share) { progress(begin + 0.5 * share); };
    };
    const auto after = lufsOf(*heard, audio, half(0.0), stop);
    const auto without = core::withSlot(*std::move(heard), slot, [](core::Slot& each) { each.enabled = false; });
    const auto before = lufsOf(without, audio, half(0.5), stop);
    if (!before || !after) return std::nullopt;
    return *after - *before;
}

std::optional<core::ParameterRef> makeupRow(const core::Slot& slot) {
    const core::Module& module = core::moduleOf(slot);
    const auto* const compressor = std::get_if<core::CompressorSettings>(&slot.settings);
    const auto isWhole = [](core::DynamicsChannel channel) {
        return channel == core::DynamicsChannel::stereo || channel == core::DynamicsChannel::midSide;
    };
    const bool reachesAll = compressor && slot.mixPercent == 100.0 && isWhole(compressor->channel);
    return core::findParameter(module, reachesAll ? "makeup" : "output");
}

core::Slot loudnessMatched(core::Slot slot, double changeLu) {
    const auto row = makeupRow(slot);
    if (!row)
        throw core::Error(std::string("the ") + std::string(core::moduleOf(slot).label) +
                          " has no output trim: its ceiling is a ceiling");
    const double wanted = std::round((row->get(slot) - changeLu) * 100.0) / 100.0;
    const auto [lowest, highest] = row->row->range;
    if (wanted < lowest || wanted > highest)
        throw core::Error(std::string(row->row->label) + " would have to be " + core::decimal(wanted, 1) +
                          " dB, which is more than it has: change what the module does");
    core::assign(slot, *row, wanted);
    return slot;
}

} // namespace engine::analysis
