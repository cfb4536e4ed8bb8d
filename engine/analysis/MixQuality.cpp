#include "engine/analysis/MixQuality.h"

#include "core/AudioFile.h"
#include "core/Error.h"

#include <array>

namespace engine::analysis {

namespace {

constexpr core::FrameCount stretch = 8192;

/// A source as the tracks use it.
struct Use {
    core::SourceId source{};
    std::shared_ptr<const source::AudioSource> audio;
    core::FramePos from = 0;
    core::FramePos to = 0;
    int track = 0;
    std::vector<core::PlacedClip> clips;
};

std::vector<Use> usesOf(const core::AlbumLayout& layout, const source::AudioSources& audio) {
    std::vector<Use> uses;
    for (const core::PlacedTrack& track : layout.tracks) {
        for (const core::PlacedClip& clip : track.clips) {
            const auto found = audio.find(clip.source);
            if (found == audio.end() || !found->second) continue;
            auto use = std::ranges::find(uses, clip.source, &Use::source);
            if (use == uses.end())
                use = uses.insert(use,
                                  {clip.source, found->second, clip.region.from, clip.region.from, track.number, {}});
            use->from = std::max<core::FramePos>(std::min(use->from, clip.region.from), 0);
            use->to = std::min(std::max(use->to, clip.region.from + clip.region.lengthFrames), use->audio->frames());
            use->clips.push_back(clip);
        }
    }
    return uses;
}

std::optional<core::FramePos> placeOf(const Use& use, core::FramePos frame) {
    for (const core::PlacedClip& clip : use.clips)
        if (frame >= clip.region.from && frame < clip.region.from + clip.region.lengthFrames)
            return clip.at + frame - clip.region.from;
    return std::nullopt;
}

SoundSettings settingsOf(const core::Album& album, const Use& use) {
    SoundSettings settings{.rate = album.rate, .isWhole = false};
    const core::Source* source = core::findSource(album, use.source);
    if (!source) return settings;
    settings.isLossy = !source->decodedDigest.empty();
    try {
        settings.wordLength = core::audioFacts(source->path).wordLength;
    } catch (const core::Error&) { // the file is gone, its sound is still here: others say so
    }
    return settings;
}

std::vector<Heard> checked(const core::Album& album, const Use& use, const std::function<void(core::FrameCount)>& step,
                           const std::stop_token& stop) {
    SoundCheck check(settingsOf(album, use));
    std::array<std::vector<double>, 2> sound{std::vector<double>(stretch), std::vector<double>(stretch)};
    for (core::FramePos at = use.from; at < use.to; at += stretch) {
        if (stop.stop_requested()) throw core::Cancelled();
        const core::FrameCount frames = std::min(stretch, use.to - at);
        const float* samples = use.audio->samples().data() + 2 * at;
        for (std::size_t i = 0; i < static_cast<std::size_t>(frames); ++i) {
            sound[0][i] = samples[2 * i];
            sound[1][i] = samples[2 * i + 1];
        }
        check.add({sound[0].data(), sound[1].data(), static_cast<int>(frames)});
        use.audio->forget(at, frames);
        step(frames);
    }
    std::vector<Heard> heard = check.heard();
    for (Heard& one : heard) {
        one.finding.track = use.track;
        one.finding.at = placeOf(use, use.from + one.finding.at.value_or(0));
        if (one.fault == Fault::truePeak) one.finding.severity = core::Severity::note;
    }
    return heard;
}

} // namespace

core::FrameCount mixFrames(const core::AlbumLayout& layout, const source::AudioSources& audio) {
    core::FrameCount frames = 0;
    for (const Use& use : usesOf(layout, audio)) frames += use.to - use.from;
    return frames;
}

std::vector<Heard> checkMixes(const core::Album& album, const core::AlbumLayout& layout,
                              const source::AudioSources& audio, const std::function<void(core::FrameCount)>& step,
                              const std::stop_token& stop) {
    std::vector<Heard> all;
    for (const Use& use : usesOf(layout, audio))
        for (Heard& heard : checked(album, use, step, stop)) all.push_back(std::move(heard));
    return all;
}

} // namespace engine::analysis
