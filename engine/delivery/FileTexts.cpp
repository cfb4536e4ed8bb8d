#include "engine/delivery/FileTexts.h"

#include "core/Codes.h"
#include "core/MetadataFields.h"
#include "core/RedBook.h"
#include "engine/delivery/Deliver.h"
#include "engine/delivery/Latin1.h"

#include <algorithm>

namespace engine::delivery {

namespace {

/// Letters without their accents; what ASCII has nothing for becomes a question mark.
std::string asciiOf(const std::string& utf8) {
    constexpr std::string_view letters =
        "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty"; // from U+00C0
    std::string text = toLatin1(utf8).bytes;
    for (char& each : text)
        if (const auto code = static_cast<unsigned char>(each); code >= 0xC0)
            each = letters[code - 0xC0];
        else if (code >= 0x80)
            each = code == 0xA0 ? ' ' : '?';
    return text;
}

bool fitsOnACd(const core::AlbumLayout& layout, int rate) {
    return rate == core::cdRate && layout.discs == 1 && layout.tracks.size() <= core::maxCdTracks;
}

core::MarkedTrack textsOf(const core::Album& album, const TrackCut& cut) {
    const auto& metadata = album.tracks[cut.row].metadata;
    return {.number = cut.number,
            .title = cut.title,
            .isrc = core::isrcComplaint(metadata.isrc) ? std::string() : core::normalisedIsrc(metadata.isrc),
            .preEmphasis = metadata.preEmphasis};
}

} // namespace

core::Tags tagsOf(const core::Album& album) {
    const auto& metadata = album.metadata;
    return {.title = metadata.title,
            .artist = metadata.artist,
            .album = metadata.title,
            .albumArtist = metadata.artist,
            .barcode = core::normalisedEan(metadata.upc),
            .catalogueNumber = metadata.catalogueNumber,
            .label = metadata.label,
            .genre = metadata.genre,
            .language = metadata.language,
            .date = metadata.date,
            .songwriter = metadata.songwriter,
            .composer = metadata.composer,
            .arranger = metadata.arranger,
            .producer = metadata.producer,
            .mixer = metadata.mixer,
            .engineer = metadata.engineer,
            .conductor = metadata.conductor,
            .copyright = metadata.copyright,
            .comment = metadata.comment,
            .media = metadata.media};
}

core::Tags tagsOf(const core::Album& album, const Cuts& cuts, const TrackCut& cut) {
    const auto& track = album.tracks[cut.row];
    core::Tags tags = tagsOf(album);
    tags.title = cut.title;
    tags.artist = core::artistOf(album, track);
    tags.trackNumber = cut.number;
    tags.trackTotal = static_cast<int>(cuts.tracks.size());
    const int discs = cuts.tracks.back().disc + 1;
    if (discs > 1) {
        tags.discNumber = cut.disc + 1;
        tags.discTotal = discs;
    }
    tags.isrc = core::normalisedIsrc(track.metadata.isrc);
    using Metadata = core::TrackMetadata;
    tags.songwriter = core::textOf(album, track, &Metadata::songwriter);
    tags.composer = core::textOf(album, track, &Metadata::composer);
    tags.arranger = core::textOf(album, track, &Metadata::arranger);
    tags.producer = core::textOf(album, track, &Metadata::producer);
    tags.mixer = core::textOf(album, track, &Metadata::mixer);
    tags.conductor = core::textOf(album, track, &Metadata::conductor);
    return tags;
}

core::Tags tagsOf(const core::Album& album, const std::vector<core::Side>& sides, std::size_t side) {
    core::Tags tags = tagsOf(album);
    tags.title += (tags.title.empty() ? "Side " : ", side ") + sides[side].letter;
    tags.trackNumber = static_cast<int>(side) + 1;
    tags.trackTotal = static_cast<int>(sides.size());
    return tags;
}

core::FileMarks marksOf(const core::Album& album, const core::AlbumLayout& layout, const Cuts& cuts, bool forCd) {
    core::FileMarks marks{.isCd = forCd && fitsOnACd(layout, cuts.rate), .end = cuts.album.to};
    if (!core::eanComplaint(album.metadata.upc)) marks.ean = core::normalisedEan(album.metadata.upc);
    for (const auto& cut : cuts.tracks) {
        core::MarkedTrack track = textsOf(album, cut);
        track.start = cut.range.from;
        for (const core::FramePos index : layout.tracks[cut.placed].indexes)
            track.indexes.push_back(core::convertFrames(index, layout.rate, cuts.rate));
        marks.tracks.push_back(std::move(track));
    }
    if (!marks.isCd) return marks;
    const auto cd = core::cdLayout(layout, 0);
    // PQ offsets may lead ahead of the file and past it, where it has no place to mark.
    const core::FrameCount sectorFrames = core::framesPerSector(core::cdRate);
    const core::FramePos last = core::ceilDiv(cuts.album.to, sectorFrames) * sectorFrames;
    const auto frameOf = [&](core::SectorPos sector) {
        return std::clamp<core::FramePos>(cd.origin + (sector - cd.firstIndex01) * sectorFrames, 0, last);
    };
    for (std::size_t n = 0; n < cd.tracks.size(); ++n) {
        core::MarkedTrack& track = marks.tracks[n];
        const core::CdTrack& onCd = cd.tracks[n];
        track.start = frameOf(onCd.index01);
        if (n > 0 && onCd.index00) track.pause = frameOf(*onCd.index00); // the first one's is ahead of the file
        std::transform(onCd.indexes.begin(), onCd.indexes.end(), track.indexes.begin(), frameOf);
    }
    marks.end = frameOf(cd.leadOut);
    return marks;
}

core::FileMarks marksOf(const core::Album& album, const core::AlbumLayout& layout, const Cuts& cuts,
                        const core::Side& side) {
    const auto carried = [&](core::FramePos mark) { return core::convertFrames(mark, layout.rate, cuts.rate); };
    const core::FramePos from = carried(side.from);
    core::FileMarks marks{.end = carried(side.to) - from};
    for (const core::Band& band : core::bandsOf(album, layout, side)) {
        core::MarkedTrack track = textsOf(album, cuts.tracks[band.placed]);
        track.label = band.name;
        track.start = carried(side.from + band.start) - from;
        marks.tracks.push_back(std::move(track));
    }
    return marks;
}

core::BroadcastExtension broadcastOf(const core::Tags& tags, const core::Delivery& delivery, int rate,
                                     core::FramePos from) {
    const std::string of = tags.title == tags.album ? std::string() : " (" + tags.album + ")";
    const std::string bits = std::to_string(core::bitsOf(delivery.wordLength));
    return {.description = asciiOf(tags.artist + " - " + tags.title + of),
            .originator = asciiOf(tags.label.empty() ? "Lacquer" : tags.label),
            .originatorReference = tags.isrc,
            .date = tags.date,
            .timeReference = std::max<core::FramePos>(from, 0),
            .codingHistory =
                "A=PCM,F=" + std::to_string(rate) + ",W=" + bits + ",M=stereo,T=Lacquer; " + wordOf(delivery) + "\r\n",
            .loudness = {}};
}

} // namespace engine::delivery
