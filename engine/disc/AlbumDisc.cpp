#include "engine/disc/AlbumDisc.h"

#include "engine/delivery/DiscContent.h"

#include <algorithm>

namespace engine::disc {

namespace {

constexpr core::FrameCount sectorFrames = core::framesPerSector(core::cdRate);

DiscPiece pieceFrom(int index, core::SectorPos at) {
    return {.index = index, .file = 0, .from = (at - core::firstPauseSectors) * sectorFrames, .frames = {}};
}

std::vector<DiscPiece> piecesOf(const core::CdTrack& track, bool isFirst) {
    std::vector<DiscPiece> pieces;
    if (isFirst && track.index01 > core::firstPauseSectors)
        pieces.push_back(pieceFrom(0, core::firstPauseSectors));
    else if (!isFirst && track.index00)
        pieces.push_back(pieceFrom(0, *track.index00));
    pieces.push_back(pieceFrom(1, track.index01));
    for (int index = 2; const core::SectorPos at : track.indexes) pieces.push_back(pieceFrom(index++, at));
    return pieces;
}

/// Every piece but the last lasts to the next one.
void giveLengths(std::vector<DiscTrack>& tracks) {
    DiscPiece* before = nullptr;
    for (DiscTrack& track : tracks)
        for (DiscPiece& piece : track.pieces) {
            if (before) before->frames = piece.from - before->from;
            before = &piece;
        }
}

} // namespace

DiscDescription describe(const core::Album& album, const core::AlbumLayout& layout, const core::CdLayout& cd,
                         const DiscFile& file) {
    const delivery::CdText text = delivery::cdTextOf(album, layout, cd);
    DiscDescription disc{.text = text.disc,
                         .discId = text.discId,
                         .genre = text.genre,
                         .language = album.metadata.language,
                         .cdTextFile = {},
                         .files = {file},
                         .tracks = {}};
    for (std::size_t n = 0; n < cd.tracks.size(); ++n) {
        const core::CdTrack& track = cd.tracks[n];
        const auto& metadata = album.tracks[layout.tracks[track.placed].row].metadata;
        disc.tracks.push_back({.text = text.tracks[n],
                               .copyPermitted = metadata.copyPermitted,
                               .preEmphasis = metadata.preEmphasis,
                               .pieces = piecesOf(track, n == 0)});
    }
    giveLengths(disc.tracks);
    return disc;
}

} // namespace engine::disc
