#include "engine/delivery/DiscContent.h"

#include "core/Codes.h"
#include "core/MetadataFields.h"
#include "engine/delivery/Latin1.h"

#include <algorithm>
#include <cassert>

namespace engine::delivery {

namespace {

const core::Track& trackOf(const core::Album& album, const core::AlbumLayout& layout, const core::CdTrack& track) {
    return album.tracks[layout.tracks[track.placed].row];
}

void addTrack(const core::CdTrack& track, const core::TrackMetadata& metadata, const core::PlantProfile& plant,
              std::vector<PqMark>& marks) {
    const std::size_t first = marks.size();
    const auto add = [&](int index, core::SectorPos at) {
        marks.push_back({.track = track.number,
                         .index = index,
                         .at = at,
                         .copyPermitted = metadata.copyPermitted,
                         .preEmphasis = metadata.preEmphasis});
    };
    if (track.index00) add(0, *track.index00);
    add(1, track.index01);
    for (int index = 2; const core::SectorPos at : track.indexes) add(index++, at);
    marks[first].isrc = isrcOf(metadata);
    if (plant.isrcOnStart) marks[first + (track.index00 ? 1 : 0)].isrc = isrcOf(metadata);
}

} // namespace

std::string isrcOf(const core::TrackMetadata& metadata) {
    return core::isrcComplaint(metadata.isrc) ? std::string() : core::normalisedIsrc(metadata.isrc);
}

std::string eanOf(const core::AlbumMetadata& metadata) {
    return core::eanComplaint(metadata.upc) ? std::string() : core::normalisedEan(metadata.upc);
}

std::vector<PqMark> pqMarks(const core::Album& album, const core::AlbumLayout& layout, const core::CdLayout& cd,
                            const core::PlantProfile& plant) {
    std::vector<PqMark> marks = {{.track = PqMark::leadIn, .upc = eanOf(album.metadata)}};
    for (const auto& track : cd.tracks) addTrack(track, trackOf(album, layout, track).metadata, plant, marks);
    for (int twice = 0; twice < 2; ++twice) marks.push_back({.track = PqMark::leadOut, .index = 1, .at = cd.leadOut});
    if (plant.upcOnEveryMark)
        for (PqMark& mark : marks) mark.upc = marks.front().upc;
    return marks;
}

CdText cdTextOf(const core::Album& album, const core::AlbumLayout& layout, const core::CdLayout& cd) {
    CdText text;
    text.disc = {.title = album.metadata.title,
                 .performer = album.metadata.artist,
                 .songwriter = album.metadata.songwriter,
                 .composer = album.metadata.composer,
                 .arranger = album.metadata.arranger,
                 .message = album.metadata.message,
                 .code = eanOf(album.metadata)};
    for (const auto& each : cd.tracks) {
        const auto& track = trackOf(album, layout, each);
        const auto& metadata = track.metadata;
        text.tracks.push_back({.title = metadata.title,
                               .performer = core::artistOf(album, track),
                               .songwriter = core::textOf(album, track, &core::TrackMetadata::songwriter),
                               .composer = core::textOf(album, track, &core::TrackMetadata::composer),
                               .arranger = core::textOf(album, track, &core::TrackMetadata::arranger),
                               .message = metadata.message,
                               .code = isrcOf(metadata)});
    }
    text.discId = album.metadata.catalogueNumber;
    text.genre = album.metadata.genre;
    text.genreCode = genreCodeOf(album.metadata.genre);
    text.language = languageCodeOf(album.metadata.language);
    return text;
}

int firstNumberOf(const core::AlbumLayout& layout, const core::CdLayout& cd) {
    return cd.tracks.empty() ? 1 : layout.tracks[cd.tracks.front().placed].number;
}

std::string masterIdOf(const core::Album& album) {
    const auto& metadata = album.metadata;
    std::string name = metadata.catalogueNumber;
    if (name.empty()) name = metadata.artist + (metadata.artist.empty() ? "" : " ") + metadata.title;
    std::string ascii = toLatin1(name).bytes;
    std::ranges::replace_if(
        ascii, [](char c) { return c < 0x20 || c > 0x7E; }, '?');
    ascii.resize(std::min<std::size_t>(ascii.size(), ddpId::masterId.width));
    return ascii;
}

std::string imageBytes(std::span<const std::int32_t> words) {
    std::string bytes(2 * words.size(), '\0');
    for (std::size_t n = 0; n < words.size(); ++n) {
        const std::uint32_t word = static_cast<std::uint32_t>(words[n]) >> 16;
        bytes[2 * n] = static_cast<char>(word & 0xFF);
        bytes[2 * n + 1] = static_cast<char>(word >> 8);
    }
    return bytes;
}

DiscImage discImageOf(const core::AlbumLayout& layout, const core::CdLayout& cd, const Cuts& cuts) {
    assert(cuts.rate == core::cdRate && !cd.tracks.empty());
    constexpr core::FrameCount perSector = core::framesPerSector(core::cdRate);
    const core::FramePos origin = core::convertFrames(cd.origin, layout.rate, core::cdRate);
    const core::FramePos imageStart = origin - cd.firstIndex01 * perSector;
    // The first 150 sectors are true zeros; what hides in a longer pause comes from the delivery.
    const core::FramePos firstSound = imageStart + cd.firstSound * perSector;
    const core::FramePos end =
        core::convertFrames(layout.tracks[cd.tracks.back().placed].end, layout.rate, core::cdRate);
    DiscImage image;
    image.sound.from = std::max(firstSound, cuts.sound.from);
    image.sound.to = std::clamp(end, image.sound.from, imageStart + cd.leadOut * perSector);
    image.silenceAhead = image.sound.from - imageStart;
    image.sectors = cd.leadOut;
    return image;
}

} // namespace engine::delivery
