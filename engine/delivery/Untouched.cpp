#include "engine/delivery/Untouched.h"

#include "engine/dsp/TruePeak.h"

#include <algorithm>
#include <array>

namespace engine::delivery {

namespace {

bool isNeutral(const core::Chain& chain) {
    return std::ranges::none_of(chain, &core::Slot::enabled);
}

bool isNeutral(const core::PlacedClip& clip) {
    return clip.gainDb == 0.0 && clip.fadeIn.lengthFrames == 0 && clip.fadeOut.lengthFrames == 0;
}

bool isNeutral(const core::Track& track, const core::PlacedTrack& placed) {
    const auto neutral = [](const core::PlacedClip& clip) { return isNeutral(clip); };
    return isNeutral(track.chain) && track.levelDb == 0.0 && placed.fadeIn.lengthFrames == 0 &&
           placed.fadeOut.lengthFrames == 0 && std::ranges::all_of(placed.clips, neutral);
}

/// Clips that overlap would be summed; an overlap that begins with the earlier clip has no crossfade to show for it.
bool overlap(const std::vector<core::PlacedClip>& clips) {
    core::FramePos end = clips.empty() ? 0 : clips.front().at;
    for (const auto& clip : clips) {
        if (clip.at < end) return true;
        end = clip.end();
    }
    return false;
}

bool meet(core::FramePos from, core::FramePos to, core::FramePos otherFrom, core::FramePos otherTo) {
    return otherFrom < to && otherTo > from;
}

/// Whether sound of others reaches into the track's own.
bool othersSound(const core::AlbumLayout& layout, std::size_t placed) {
    const auto& track = layout.tracks[placed];
    for (std::size_t n = 0; n < layout.tracks.size(); ++n) {
        const auto& other = layout.tracks[n];
        if (n != placed && meet(track.in, track.soundEnd(), other.in, other.soundEnd())) return true;
    }
    return std::ranges::any_of(layout.beds,
                               [&](const auto& bed) { return meet(track.in, track.soundEnd(), bed.at, bed.end()); });
}

bool staysUnder(const source::AudioSource& audio, core::Region region, double ceiling) {
    if (audio.facts().samplePeak > ceiling) return false;
    constexpr std::size_t block = 4096;
    std::array<dsp::TruePeak, 2> detectors;
    std::vector<double> channel(block);
    const auto samples = audio.samples().subspan(2 * static_cast<std::size_t>(region.from),
                                                 2 * static_cast<std::size_t>(region.lengthFrames));
    // Past the end silence, until the last frames have come out of the detector.
    const std::size_t frames = samples.size() / 2 + static_cast<std::size_t>(dsp::TruePeak::latency());
    for (std::size_t at = 0; at < frames; at += block) {
        const std::size_t count = std::min(block, frames - at);
        for (std::size_t side = 0; side < 2; ++side) {
            for (std::size_t n = 0; n < count; ++n) {
                const std::size_t place = 2 * (at + n) + side;
                channel[n] = place < samples.size() ? samples[place] : 0.0;
            }
            if (detectors[side].highest({channel.data(), count}, ceiling) > ceiling) return false;
        }
    }
    return true;
}

bool fits(const core::PlacedClip& clip, const source::AudioSources& audio, int bits, std::optional<double> ceiling) {
    const auto found = audio.find(clip.source);
    if (found == audio.end() || !found->second) return false;
    const auto& facts = found->second->facts();
    if (facts.wordLength > bits || facts.samplePeak > 1.0) return false;
    if (clip.region.from < 0 || clip.region.from + clip.region.lengthFrames > facts.frames) return false;
    return !ceiling || staysUnder(*found->second, clip.region, *ceiling);
}

} // namespace

std::vector<std::size_t> untouchedTracks(const core::Album& album, const core::AlbumLayout& layout,
                                         const source::AudioSources& audio, const Cuts& cuts, int bits,
                                         std::optional<double> ceiling) {
    std::vector<std::size_t> untouched;
    if (cuts.rate != layout.rate || !isNeutral(album.masters.front().albumChain)) return untouched;
    // Of a segue neither side is its source alone, wherever the cut lies.
    const auto isPlain = [&](std::size_t n) {
        const auto& placed = layout.tracks[n];
        return !placed.clips.empty() && !overlap(placed.clips) && isNeutral(album.tracks[placed.row], placed) &&
               !othersSound(layout, n) &&
               std::ranges::all_of(placed.clips, [&](const auto& clip) { return fits(clip, audio, bits, ceiling); });
    };
    std::vector<bool> plain;
    for (std::size_t n = 0; n < layout.tracks.size(); ++n) plain.push_back(isPlain(n));
    for (std::size_t n = 0; n < cuts.tracks.size(); ++n) {
        const auto& range = cuts.tracks[n].range;
        if (range.length() == 0 || !plain[cuts.tracks[n].placed]) continue;
        // A neighbour whose sound begins ahead of its own start mark is heard in this file, but apart from it.
        bool isAlone = std::ranges::none_of(
            layout.beds, [&](const auto& bed) { return meet(range.from, range.to, bed.at, bed.end()); });
        for (std::size_t other = 0; other < plain.size(); ++other)
            if (!plain[other] && meet(range.from, range.to, layout.tracks[other].in, layout.tracks[other].soundEnd()))
                isAlone = false;
        if (isAlone) untouched.push_back(n);
    }
    return untouched;
}

} // namespace engine::delivery
