#include "engine/analysis/ReplaceMix.h"

#include "core/Edits.h"
#include "core/Error.h"
#include "core/Variants.h"
#include "engine/analysis/Alignment.h"

#include <algorithm>
#include <optional>

namespace engine::analysis {
namespace {

/// Below that the mixes are as alike as two songs of one album.
constexpr double doubtful = 0.4;
/// Below that the offset is one of chance: a voice far above its instrumental leaves 0.2, another song of usual length
/// comes to 0.1.
constexpr double unrelated = 0.2;

/// Number on the album, where disabled tracks have none.
std::optional<int> numberOf(const core::Album& album, core::TrackId id) {
    int number = 0;
    for (const auto& track : album.tracks) {
        number += track.enabled ? 1 : 0;
        if (track.id == id) return track.enabled ? std::optional(number) : std::nullopt;
    }
    return std::nullopt;
}

/// The sound of one source of the album; nullptr when it is gone.
std::shared_ptr<const source::AudioSource> soundOf(const core::Album& album, core::SourceId id,
                                                   source::SourceLibrary& library, const std::stop_token& stop) {
    core::Album only;
    only.rate = album.rate;
    only.sources = {*core::findSource(album, id)};
    const auto opened = library.open(only, {}, stop);
    const auto found = opened.audio.find(id);
    return found == opened.audio.end() ? nullptr : found->second;
}

bool coversEveryClip(const core::Track& track, core::SourceId source, core::FrameCount frames) {
    return std::ranges::none_of(track.clips, [&](const core::Clip& clip) {
        return clip.source == source && (clip.region.from < 0 || clip.region.from + clip.region.lengthFrames > frames);
    });
}

/// A file and how it lies to the mix that the track plays.
struct Heard {
    core::SourceId main{};
    core::Source source;
    bool isCompared = false; ///< With the old mix, which may be gone.
    ReplacedMix made;        ///< Without its album.
};

Heard heardBeside(const core::Album& album, core::TrackId id, const std::filesystem::path& file,
                  source::SourceLibrary& library, const source::Progress& progress, const std::stop_token& stop) {
    const core::Track* const track = core::findTrack(album, id);
    if (!track || track->clips.empty()) throw core::Error("the track has no mix that could be replaced");
    const core::SourceId main = track->clips.front().source;
    const source::Imported imported = library.import(file, album.rate, progress, stop);
    ReplacedMix made{.audio = imported.audio, .findings = imported.findings};
    const auto say = [&](const char* message) {
        made.findings.push_back(
            {.severity = core::Severity::warning, .track = numberOf(album, id), .message = message});
    };
    const auto before = soundOf(album, main, library, stop);
    if (before) {
        const Alignment alignment = align(*before, *imported.audio, usualRangeSeconds, stop);
        made.offsetFrames = alignment.offsetFrames;
        made.levelDifferenceDb = alignment.levelDifferenceDb;
        made.confidence = alignment.confidence;
        if (made.confidence < doubtful)
            say("the new mix hardly resembles the old one: listen whether it is the same song and begins at the right "
                "place");
    } else {
        say("the old mix is gone, so the new one begins where it began: listen whether that is right");
    }
    return {main, imported.source, before != nullptr, std::move(made)};
}

void warnWhereShort(const core::Track& playing, core::SourceId source, std::optional<int> number, ReplacedMix& made) {
    if (!coversEveryClip(playing, source, made.audio->frames()))
        made.findings.push_back({.severity = core::Severity::warning,
                                 .track = number,
                                 .message = "the new mix begins later or ends earlier than the old one was played: "
                                            "silence stands there"});
}

} // namespace

ReplacedMix replaceMix(const core::Album& album, core::TrackId id, const std::filesystem::path& newFile,
                       source::SourceLibrary& library, const source::Progress& progress, const std::stop_token& stop) {
    Heard heard = heardBeside(album, id, newFile, library, progress, stop);
    ReplacedMix& made = heard.made;
    auto [withNew, source] = core::withSource(album, heard.source);
    made.album = core::replaceSource(std::move(withNew), id, heard.main, source,
                                     {.offset = made.offsetFrames, .gainDb = made.levelDifferenceDb});
    warnWhereShort(*core::findTrack(made.album, id), source, numberOf(album, id), made);
    return std::move(made);
}

ReplacedMix addVersion(const core::Album& album, core::TrackId id, const std::filesystem::path& file, core::Version as,
                       source::SourceLibrary& library, const source::Progress& progress, const std::stop_token& stop) {
    Heard heard = heardBeside(album, id, file, library, progress, stop);
    ReplacedMix& made = heard.made;
    auto [withNew, source] = core::withSource(album, heard.source);
    if (source == heard.main)
        throw core::Error("is the mix that the track plays already; a version is another recording", file);
    if (heard.isCompared && made.confidence < unrelated)
        throw core::Error("has too little in common with the mix that the track plays to lie beside it: it seems to be "
                          "another song",
                          file);
    as.source = source;
    as.offset = made.offsetFrames;
    as.gainDb = -made.levelDifferenceDb;
    const core::Version::Kind kind = as.kind;
    made.album = core::withVersion(std::move(withNew), id, std::move(as));
    const core::Album played = core::albumFor(made.album, {.version = kind});
    warnWhereShort(*core::findTrack(played, id), source, numberOf(album, id), made);
    return std::move(made);
}

} // namespace engine::analysis
