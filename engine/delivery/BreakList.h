// The break list of a record: what whoever cuts the lacquers reads beside the side files. Out of the layout that the
// files are cut from, so no time on it can be another. Pure.
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"

#include <string>
#include <utility>
#include <vector>

namespace engine::delivery {

/// Times as core::clockTime says them.
struct BreakRow {
    std::string band; ///< "A1".
    std::string title;
    std::string start;  ///< From the side's beginning.
    std::string length; ///< Of its sound, start mark to end mark.
    std::string pause;  ///< From there to the next band; empty at the end of the side.
    std::string begins; ///< "lead-in", "band" (a spread groove ahead of it), "continuous".
    bool operator==(const BreakRow&) const = default;
};

struct BreakSide {
    std::string letter;
    std::string file; ///< Its name.
    std::string length;
    std::string runout; ///< What is scratched into the runout; empty = nothing.
    std::vector<BreakRow> rows;
    bool operator==(const BreakSide&) const = default;
};

struct BreakList {
    std::string title;                                     ///< "ARTIST: ALBUM".
    std::vector<std::pair<std::string, std::string>> head; ///< Name and text, of what is known.
    std::vector<BreakSide> sides;
    bool operator==(const BreakList&) const = default;
};

/// `date`: of the master, ISO 8601; empty = not said.
BreakList breakListOf(const core::Album& album, const core::AlbumLayout& layout, const std::string& date = {});

/// As a page of text, UTF-8, at most 100 columns wide unless an inscription is longer, a line feed at every line's end.
std::string breakListText(const BreakList& list);

/// The names of the columns, in the order of BreakRow, and the texts of a row in that order.
const std::vector<std::string>& breakColumns();
std::vector<std::string> breakCells(const BreakRow& row);

} // namespace engine::delivery
