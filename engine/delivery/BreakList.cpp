#include "engine/delivery/BreakList.h"

#include "core/FileFormat.h"
#include "core/Sides.h"
#include "core/TextColumns.h"
#include "engine/delivery/FileNames.h"

#include <array>

namespace engine::delivery {

namespace {

constexpr int titleWidth = 40; ///< Columns of text; a longer one is cut.

BreakSide breakSide(const core::Album& album, const core::AlbumLayout& layout, const core::Side& side, std::string file,
                    std::string runout) {
    const int rate = layout.rate;
    BreakSide made{.letter = side.letter,
                   .file = std::move(file),
                   .length = core::clockTime(side.lengthFrames(), rate),
                   .runout = core::oneLine(runout),
                   .rows = {}};
    const auto bands = core::bandsOf(album, layout, side);
    for (std::size_t n = 0; n < bands.size(); ++n) {
        const core::Band& band = bands[n];
        const bool isLast = n + 1 == bands.size();
        made.rows.push_back({.band = band.name,
                             .title = core::oneLine(album.tracks[layout.tracks[band.placed].row].metadata.title),
                             .start = core::clockTime(band.start, rate),
                             .length = core::clockTime(band.lengthFrames, rate),
                             .pause = isLast ? std::string() : core::clockTime(band.pauseFrames, rate),
                             .begins = n == 0              ? "lead-in"
                                       : band.isContinuous ? "continuous"
                                                           : "band"});
    }
    return made;
}

} // namespace

BreakList breakListOf(const core::Album& album, const core::AlbumLayout& layout, const std::string& date) {
    const auto& about = album.metadata;
    BreakList list;
    list.title = core::oneLine(about.artist + (about.artist.empty() || about.title.empty() ? "" : ": ") + about.title);
    if (list.title.empty()) list.title = "Untitled";
    const auto say = [&](const char* name, const std::string& text) {
        if (!text.empty()) list.head.emplace_back(name, core::oneLine(text));
    };
    const auto sides = core::sidesOf(album, layout);
    say("Artist", about.artist);
    say("Title", about.title);
    say("Catalogue number", about.catalogueNumber);
    say("Label", about.label);
    say("Studio", about.studio);
    say("Engineer", about.engineer);
    say("Contact", about.contact);
    say("Date", date);
    say("Record", core::discWords(album.vinyl));
    say("Sides", std::to_string(sides.size()));
    const auto files = sideFileNames(album, sides, core::fileFormatOf(core::Delivery::Format::vinyl).extension);
    for (std::size_t n = 0; n < sides.size(); ++n)
        list.sides.push_back(breakSide(album, layout, sides[n], files[n], core::runoutOf(album.vinyl, n)));
    return list;
}

const std::vector<std::string>& breakColumns() {
    static const std::vector<std::string> columns = {"Band", "Title", "Start", "Length", "Pause", "Begins"};
    return columns;
}

std::vector<std::string> breakCells(const BreakRow& row) {
    return {row.band, row.title, row.start, row.length, row.pause, row.begins};
}

std::string breakListText(const BreakList& list) {
    std::string text = "BREAK LIST   " + list.title + "\n\n";
    for (const auto& [name, said] : list.head) text += core::fitted(name, 18) + said + "\n";
    constexpr std::array widths = {5, titleWidth, 10, 10, 10, 10};
    const auto addLine = [&](const std::vector<std::string>& cells) {
        std::string line;
        for (std::size_t n = 0; n < cells.size(); ++n) line += (n > 0 ? "  " : "") + core::fitted(cells[n], widths[n]);
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    };
    for (const BreakSide& side : list.sides) {
        text += "\nSIDE " + side.letter + "   " + side.length + "   " + side.file + "\n";
        text += "Runout: " + (side.runout.empty() ? std::string("nothing") : side.runout) + "\n\n";
        addLine(breakColumns());
        for (const BreakRow& row : side.rows) addLine(breakCells(row));
    }
    text += "\nTimes are minutes, seconds and thousandths from the beginning of the side's file.\n";
    return text;
}

} // namespace engine::delivery
