// The PQ sheet of a disc: what a plant compares with its own reading of the set. Out of the layout that the fileset is
// made of, so no time on it can be another. No loudness: that is the client's.
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"

#include <string>
#include <utility>
#include <vector>

namespace engine::delivery {

/// An index, as plants print it: track and index in two digits, times as mm:ss:ff; empty where there is none.
struct PqRow {
    std::string track; ///< "AA" is the lead-out.
    std::string index;
    std::string title; ///< Of a track's first row; so are ISRC, copy and emphasis.
    std::string isrc;
    std::string start;  ///< On the disc's clock.
    std::string pause;  ///< Of INDEX 00.
    std::string length; ///< Of INDEX 01: to the next track's pause or start.
    std::string total;  ///< Of INDEX 01: pause and length.
    std::string copy;   ///< "permitted" or "prohibited".
    std::string emphasis;
    bool operator==(const PqRow&) const = default;
};

struct PqSheet {
    std::string title;                                     ///< "ARTIST: ALBUM, disc 2 of 3".
    std::vector<std::pair<std::string, std::string>> head; ///< Name and text, of what is known.
    std::vector<PqRow> rows;

    void say(std::string name, std::string text) { head.emplace_back(std::move(name), std::move(text)); }
};

/// `disc` from 0. `date`: of the master, ISO 8601; `revision`: of the album; empty or 0 = not said. A disc without
/// tracks has no row.
PqSheet pqSheetOf(const core::Album& album, const core::AlbumLayout& layout, int disc, const std::string& date = {},
                  int revision = 0);

/// As a page of text, UTF-8, at most 132 columns wide, a line feed at every line's end.
std::string pqSheetText(const PqSheet& sheet);

/// The names of the columns, in the order of PqRow.
const std::vector<std::string>& pqColumns();

/// The texts of a row in that order.
std::vector<std::string> pqCells(const PqRow& row);

} // namespace engine::delivery
