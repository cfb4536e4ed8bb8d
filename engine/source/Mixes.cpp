#include "engine/source/Mixes.h"

#include "core/AudioFile.h"
#include "core/Edits.h"

#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace engine::source {

namespace {

core::TrackMetadata metadataOf(const Imported& mix, const std::string& albumArtist) {
    const core::Tags& tags = mix.tags;
    core::TrackMetadata metadata;
    metadata.title = tags.title.empty() ? mix.source.path.stem().string() : tags.title;
    if (tags.artist != albumArtist) metadata.artist = tags.artist;
    metadata.songwriter = tags.songwriter;
    metadata.composer = tags.composer;
    metadata.arranger = tags.arranger;
    metadata.producer = tags.producer;
    metadata.mixer = tags.mixer;
    metadata.conductor = tags.conductor;
    metadata.isrc = tags.isrc;
    return metadata;
}

} // namespace

int commonestRate(std::span<const std::filesystem::path> mixes) {
    std::map<int, int> counts;
    for (const auto& mix : mixes)
        if (const int rate = core::audioFacts(mix).rate; core::isAlbumRate(rate)) ++counts[rate];
    int commonest = core::cdRate;
    int most = 0;
    for (const auto& [rate, count] : counts)
        if (count >= most) std::tie(commonest, most) = std::pair(rate, count);
    return commonest;
}

core::Album withMix(core::Album album, const Imported& imported, std::size_t at, double gapSeconds) {
    auto [with, source] = core::withSource(std::move(album), imported.source);
    core::Track track;
    track.clips.push_back({.source = source, .region = {.from = 0, .lengthFrames = imported.audio->frames()}});
    track.gapFrames = std::llround(gapSeconds * with.rate);
    track.metadata = metadataOf(imported, with.metadata.artist);
    return core::insertTrack(std::move(with), std::move(track), at);
}

} // namespace engine::source
