#include "ui/timeline/Drops.h"

#include <algorithm>
#include <cmath>

namespace ui::timeline {

namespace {

/// Pixels into both lanes: where there are no beds yet there is hardly any room between them.
constexpr double intoLanes = 18.0;
constexpr double bedMark = 90.0;

double seamX(const core::AlbumLayout& album, std::size_t n, const TimeScale& scale) {
    const core::FramePos in = album.tracks[n].in;
    return n == 0 ? scale.x(in) : (scale.x(album.tracks[n - 1].soundEnd()) + scale.x(in)) / 2.0;
}

DropPlace bedAt(const core::AlbumLayout& album, const Rows& rows, const TimeScale& scale, QPointF point) {
    std::size_t nearest = 0;
    for (std::size_t n = 1; n < album.tracks.size(); ++n)
        if (std::abs(seamX(album, n, scale) - point.x()) < std::abs(seamX(album, nearest, scale) - point.x()))
            nearest = n;
    const double x = seamX(album, nearest, scale);
    DropPlace place;
    place.bedBefore = album.tracks[nearest].id;
    place.mark = QRectF(QPointF(x - bedMark / 2.0, rows.upper.bottom() - intoLanes + 4.0),
                        QPointF(x + bedMark / 2.0, rows.lower.top() + intoLanes - 4.0));
    return place;
}

} // namespace

DropPlace dropAt(const core::AlbumLayout& album, std::size_t tracks, const TimelineLayout& layout,
                 const TimeScale& scale, QPointF point) {
    const Rows& rows = layout.rows;
    const bool between = point.y() > rows.upper.bottom() - intoLanes && point.y() < rows.lower.top() + intoLanes;
    if (between && !album.tracks.empty()) return bedAt(album, rows, scale, point);
    const auto middle = [&](const core::PlacedTrack& track) {
        return (scale.x(track.in) + scale.x(track.soundEnd())) / 2.0;
    };
    const auto next = std::ranges::find_if(album.tracks, [&](const auto& track) { return middle(track) > point.x(); });
    DropPlace place;
    place.row = next == album.tracks.end() ? tracks : next->row;
    double x = 0.0;
    if (next != album.tracks.end())
        x = seamX(album, static_cast<std::size_t>(next - album.tracks.begin()), scale);
    else if (!album.tracks.empty())
        x = scale.x(album.tracks.back().soundEnd());
    place.mark = QRectF(std::floor(x) - 1.0, rows.upper.top(), 2.0, rows.lower.bottom() - rows.upper.top());
    return place;
}

} // namespace ui::timeline
