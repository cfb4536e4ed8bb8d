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

/// Whether sound of others reaches into the album's frames [from, to).
bool othersSound(const core::AlbumLayout& layout, std::size_t placed, core::FramePos from, core::FramePos to) {
    for (std::size_t n = 0; n < layout.tracks.size(); ++n)
        if (n != placed && layout.tracks[n].in < to && layout.tracks[n].soundEnd() > from) return true;
    return std::ranges::any_of(layout.beds, [&](const auto& bed) { return bed.at < to && bed.end() > from; });
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
    for (std::size_t n = 0; n < cuts.tracks.size(); ++n) {
        const auto& cut = cuts.tracks[n];
        const auto& placed = layout.tracks[cut.placed];
        if (cut.range.length() == 0 || placed.clips.empty() || overlap(placed.clips)) continue;
        if (!isNeutral(album.tracks[cut.row], placed)) continue;
        // Of a segue neither side is its source alone, wherever the cut lies.
        const core::FramePos from = std::min(cut.range.from, placed.in);
        const core::FramePos to = std::max(cut.range.to, placed.soundEnd());
        if (othersSound(layout, cut.placed, from, to)) continue;
        if (std::ranges::all_of(placed.clips, [&](const auto& clip) { return fits(clip, audio, bits, ceiling); }))
            untouched.push_back(n);
    }
    return untouched;
}

} // namespace engine::delivery
