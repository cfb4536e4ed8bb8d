#include "engine/disc/MarkedFile.h"
#include "engine/disc/Wording.h"

#include <algorithm>
#include <utility>

namespace engine::disc {

DiscReading describe(const core::FileMarks& marks, const core::Tags& tags, const std::string& name, int rate) {
    DiscReading made;
    made.disc = {.text = {.title = tags.album.empty() ? tags.title : tags.album,
                          .performer = tags.albumArtist.empty() ? tags.artist : tags.albumArtist,
                          .code = marks.ean.empty() ? tags.barcode : asUtf8(marks.ean)},
                 .discId = tags.catalogueNumber,
                 .genre = tags.genre,
                 .language = tags.language,
                 .files = {{.name = name}},
                 .rate = rate};
    DiscPiece* last = nullptr;
    core::FramePos next = 0;
    for (std::size_t n = 0; n < std::min<std::size_t>(marks.tracks.size(), 99); ++n) {
        const auto& track = marks.tracks[n];
        std::vector<DiscPiece> pieces;
        const auto add = [&](int index, core::FramePos at) {
            if (at < next || at > mostFrames) {
                made.findings.push_back(
                    {core::Severity::warning, std::nullopt,
                     "track " + std::to_string(n + 1) + ": index " + std::to_string(index) + " lies " +
                         (at < next ? "ahead of the mark before it" : "behind the end of any disc") +
                         "; it is left out"});
                return;
            }
            pieces.push_back({.index = index, .file = 0, .from = at});
            next = at + 1;
        };
        if (track.pause) add(0, *track.pause);
        add(1, track.start);
        if (pieces.empty() || pieces.back().index != 1) continue;
        for (const auto at : track.indexes) add(pieces.back().index + 1, at);
        for (auto& piece : pieces) {
            if (last)
                last->frames = piece.from - last->from;
            else if (piece.from > 0)
                made.findings.push_back(
                    {core::Severity::warning, std::nullopt, "what lies ahead of the first mark is in no track"});
            last = &piece;
        }
        made.disc.tracks.push_back(
            {.text = {.title = asUtf8(track.title), .performer = made.disc.text.performer, .code = asUtf8(track.isrc)},
             .preEmphasis = track.preEmphasis,
             .pieces = std::move(pieces)});
        last = &made.disc.tracks.back().pieces.back();
    }
    if (marks.tracks.size() > 99)
        made.findings.push_back({core::Severity::error, std::nullopt, "more than 99 tracks; the rest is left out"});
    return made;
}

} // namespace engine::disc
