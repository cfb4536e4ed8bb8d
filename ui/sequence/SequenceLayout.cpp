#include "ui/sequence/SequenceLayout.h"

#include <algorithm>
#include <cstdlib>

namespace ui::sequence {

namespace {

constexpr int leftMargin = 14;
constexpr int rightMargin = 10;
constexpr int numberWidth = 24;
constexpr int lengthWidth = 44;
constexpr int lufsWidth = 46;
constexpr int peakWidth = 38;
constexpr int markWidth = 18;

/// Between which rows something can be dropped, from the top down.
std::vector<DropPlace> dropPlaces(const std::vector<Row>& rows) {
    std::vector<DropPlace> places;
    int y = 0;
    std::size_t tracks = 0;
    for (const Row& row : rows) {
        const bool isFirstOfTrack = places.empty() || places.back().before != row.place;
        if (isFirstOfTrack && !(row.kind == Row::Kind::disc && row.place == 0)) places.push_back({row.place, false, y});
        y += heightOf(row.kind);
        if (row.kind == Row::Kind::disc) places.push_back({row.place, row.place > 0, y});
        if (row.kind == Row::Kind::track) tracks = row.place + 1;
    }
    places.push_back({tracks, false, y});
    return places;
}

} // namespace

int heightOf(Row::Kind kind) {
    switch (kind) {
    case Row::Kind::disc:
    case Row::Kind::side:
        return discHeight;
    case Row::Kind::gap:
        return gapHeight;
    case Row::Kind::track:
        return trackHeight;
    }
    return 0;
}

int heightOf(const std::vector<Row>& rows) {
    int height = 0;
    for (const Row& row : rows) height += heightOf(row.kind);
    return height;
}

Columns columnsOf(const QRect& row, bool marked) {
    Columns columns;
    int right = row.right() + 1 - rightMargin;
    const auto take = [&](int width) {
        right -= width;
        return QRect(right, row.top(), width, row.height());
    };
    columns.peak = take(peakWidth);
    columns.lufs = take(lufsWidth);
    columns.length = take(lengthWidth);
    if (marked) columns.findings = take(markWidth);
    columns.number = QRect(row.left() + leftMargin, row.top(), numberWidth, row.height());
    const int left = columns.number.right() + 1;
    columns.title = QRect(left, row.top(), std::max(0, right - left), row.height());
    return columns;
}

DropPlace dropPlaceAt(const std::vector<Row>& rows, int y) {
    const auto places = dropPlaces(rows);
    return *std::ranges::min_element(places, {}, [y](const DropPlace& place) { return std::abs(place.y - y); });
}

} // namespace ui::sequence
