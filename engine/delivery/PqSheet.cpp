#include "engine/delivery/PqSheet.h"

#include "core/TextColumns.h"
#include "engine/delivery/CdText.h"
#include "engine/delivery/DiscContent.h"

#include <algorithm>
#include <array>

namespace engine::delivery {

namespace {

constexpr int titleWidth = 36; ///< Columns of text; a longer one is cut.

std::string two(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string titleOf(const core::Album& album, const core::AlbumLayout& layout, int disc) {
    const auto& about = album.metadata;
    std::string title = about.artist + (about.artist.empty() || about.title.empty() ? "" : ": ") + about.title;
    if (title.empty()) title = "Untitled";
    if (layout.discs > 1) title += ", disc " + std::to_string(disc + 1) + " of " + std::to_string(layout.discs);
    return title;
}

void addTrack(const core::CdTrack& track, const core::TrackMetadata& about, core::SectorPos next,
              std::vector<PqRow>& rows) {
    const std::size_t first = rows.size();
    const auto add = [&](int index, core::SectorPos at) -> PqRow& {
        return rows.emplace_back(PqRow{.track = two(track.number), .index = two(index), .start = core::sectorTime(at)});
    };
    const core::SectorPos begin = track.index00.value_or(track.index01);
    if (track.index00) add(0, begin).pause = core::sectorTime(track.index01 - begin);
    PqRow& one = add(1, track.index01);
    one.length = core::sectorTime(next - track.index01);
    one.total = core::sectorTime(next - begin);
    for (int index = 2; const core::SectorPos at : track.indexes) add(index++, at);
    rows[first].title = about.title;
    rows[first].isrc = isrcOf(about);
    rows[first].copy = about.copyPermitted ? "permitted" : "prohibited";
    rows[first].emphasis = about.preEmphasis ? "yes" : "no";
}

} // namespace

PqSheet pqSheetOf(const core::Album& album, const core::AlbumLayout& layout, int disc, const std::string& date,
                  int revision) {
    const core::CdLayout cd = core::cdLayout(layout, disc);
    PqSheet sheet{.title = titleOf(album, layout, disc)};
    const auto& about = album.metadata;
    const auto say = [&](const char* name, const std::string& text) {
        if (!text.empty()) sheet.say(name, core::oneLine(text));
    };
    say("Artist", about.artist);
    say("Title", about.title);
    say("Catalogue number", about.catalogueNumber);
    say("EAN", eanOf(about));
    say("Label", about.label);
    say("Studio", about.studio);
    say("Engineer", about.engineer);
    say("Contact", about.contact);
    say("Date", date);
    if (revision > 0) say("Revision", std::to_string(revision));
    say("Total time", cd.tracks.empty() ? std::string() : core::sectorTime(cd.leadOut));
    say("CD-Text", packCdText(cdTextOf(album, layout, cd)).bytes.empty() ? "no" : "yes");
    for (std::size_t n = 0; n < cd.tracks.size(); ++n) {
        const auto& track = cd.tracks[n];
        const bool isLast = n + 1 == cd.tracks.size();
        const core::SectorPos next = isLast ? cd.leadOut : cd.tracks[n + 1].index00.value_or(cd.tracks[n + 1].index01);
        addTrack(track, album.tracks[layout.tracks[track.placed].row].metadata, next, sheet.rows);
    }
    if (!sheet.rows.empty())
        sheet.rows.push_back(
            {.track = "AA", .index = "01", .title = "Lead-out", .start = core::sectorTime(cd.leadOut)});
    return sheet;
}

const std::vector<std::string>& pqColumns() {
    static const std::vector<std::string> columns = {"Track", "Index",  "Title", "ISRC", "Start",
                                                     "Pause", "Length", "Total", "Copy", "Emphasis"};
    return columns;
}

std::vector<std::string> pqCells(const PqRow& row) {
    return {row.track, row.index,  row.title, row.isrc, row.start,
            row.pause, row.length, row.total, row.copy, row.emphasis};
}

std::string pqSheetText(const PqSheet& sheet) {
    std::string text = "PQ SHEET   " + core::oneLine(sheet.title) + "\n\n";
    for (const auto& [name, said] : sheet.head) text += core::fitted(name, 18) + said + "\n";
    constexpr std::array widths = {5, 5, titleWidth, 12, 8, 8, 8, 8, 10, 8};
    const auto addLine = [&](const std::vector<std::string>& cells) {
        std::string line;
        for (std::size_t n = 0; n < cells.size(); ++n) line += (n > 0 ? "  " : "") + core::fitted(cells[n], widths[n]);
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    };
    text += "\n";
    addLine(pqColumns());
    for (const auto& row : sheet.rows) addLine(pqCells(row));
    return text;
}

} // namespace engine::delivery
