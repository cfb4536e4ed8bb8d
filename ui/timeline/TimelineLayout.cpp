#include "ui/timeline/TimelineLayout.h"

#include <algorithm>
#include <cmath>

namespace ui::timeline {

namespace {

constexpr double rulerHeight = 26.0;
constexpr double mostBed = 30.0;
constexpr double betweenLanes = 6.0;
constexpr double mostLoudness = 44.0;

/// What marks and fades of a track may reach beyond its box: that is drawn too.
constexpr double beside = 24.0;

ClipBox boxOf(const core::PlacedClip& clip, std::size_t place, const TimeScale& scale, const QRectF& row) {
    const double x = scale.x(clip.at);
    return {clip.id, place, QRectF(x, row.top(), scale.x(clip.end()) - x, row.height())};
}

bool inSight(const QRectF& rect, double width) {
    return rect.right() >= -beside && rect.left() <= width + beside;
}

TrackBox boxOf(const core::PlacedTrack& track, std::size_t place, const TimeScale& scale, const QRectF& lane) {
    TrackBox box;
    box.id = track.id;
    box.place = place;
    const double x = scale.x(track.in);
    box.rect = QRectF(x, lane.top(), scale.x(track.soundEnd()) - x, lane.height());
    box.title = QRectF(x, lane.top(), box.rect.width(), titleHeight);
    box.waves = box.rect.adjusted(0.0, titleHeight, 0.0, -2.0);
    for (std::size_t n = 0; n < track.clips.size(); ++n)
        box.clips.push_back(boxOf(track.clips[n], n, scale, box.waves));
    return box;
}

} // namespace

Rows rowsOf(QSizeF size, const core::AlbumLayout& album) {
    const bool hasBeds = !album.beds.empty();
    const bool isSingle = album.tracks.size() == 1;
    Rows rows;
    const double width = size.width();
    const double loudness = std::min(mostLoudness, size.height() / 6.0);
    const double bed = hasBeds ? std::min(mostBed, size.height() / 9.0) : 0.0;
    const double beds = hasBeds ? bed + betweenLanes : 0.0;
    const double lane = std::max((size.height() - rulerHeight - loudness - beds - 2.0 * betweenLanes) / 2.0, 1.0);
    rows.ruler = QRectF(0.0, 0.0, width, rulerHeight);
    rows.upper = QRectF(0.0, rulerHeight, width, isSingle ? 2.0 * lane + betweenLanes : lane);
    rows.beds = QRectF(0.0, rows.upper.bottom() + betweenLanes, width, bed);
    rows.lower =
        QRectF(0.0, rows.upper.bottom() + (isSingle ? 0.0 : betweenLanes) + beds, width, isSingle ? 0.0 : lane);
    rows.loudness = QRectF(0.0, rows.lower.bottom() + betweenLanes, width, loudness);
    return rows;
}

const TrackBox* TimelineLayout::find(core::TrackId id) const {
    const auto it = std::ranges::find(tracks, id, &TrackBox::id);
    return it == tracks.end() ? nullptr : &*it;
}

const TrackBox* TimelineLayout::at(QPointF point) const {
    const auto it = std::ranges::find_if(tracks, [&](const TrackBox& box) { return box.rect.contains(point); });
    return it == tracks.end() ? nullptr : &*it;
}

const ClipBox* TimelineLayout::bedAt(QPointF point) const {
    const auto it = std::ranges::find_if(beds, [&](const ClipBox& bed) { return bed.rect.contains(point); });
    return it == beds.end() ? nullptr : &*it;
}

TimelineLayout layOut(const core::AlbumLayout& layout, const TimeScale& scale, QSizeF size) {
    TimelineLayout made;
    made.rows = rowsOf(size, layout);
    for (std::size_t n = 0; n < layout.tracks.size(); ++n) {
        const core::PlacedTrack& track = layout.tracks[n];
        TrackBox box = boxOf(track, n, scale, n % 2 == 0 ? made.rows.upper : made.rows.lower);
        // A start mark may lie far ahead of the sound, an end mark far behind it.
        const QRectF marks(QPointF(scale.x(track.pause.value_or(track.start)), 0.0),
                           QPointF(scale.x(track.end), titleHeight));
        if (inSight(box.rect, size.width()) || inSight(marks.normalized(), size.width()))
            made.tracks.push_back(std::move(box));
    }
    for (std::size_t n = 0; n < layout.beds.size(); ++n) {
        const ClipBox bed = boxOf(layout.beds[n], n, scale, made.rows.beds);
        if (inSight(bed.rect, size.width())) made.beds.push_back(bed);
    }
    return made;
}

const ClipBox* clipAt(const TrackBox& box, QPointF point) {
    const auto it = std::find_if(box.clips.rbegin(), box.clips.rend(),
                                 [&](const ClipBox& clip) { return clip.rect.contains(point); });
    return it == box.clips.rend() ? nullptr : &*it;
}

double gainY(double gainDb, const QRectF& rect) {
    const double share = (mostClipGainDb - gainDb) / (mostClipGainDb - leastClipGainDb);
    return rect.top() + std::clamp(share, 0.0, 1.0) * rect.height();
}

double gainAt(double y, const QRectF& rect) {
    const double share = std::clamp((y - rect.top()) / std::max(rect.height(), 1.0), 0.0, 1.0);
    return mostClipGainDb - share * (mostClipGainDb - leastClipGainDb);
}

} // namespace ui::timeline
