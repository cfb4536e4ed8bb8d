#include "ui/timeline/Grips.h"

#include <algorithm>

namespace ui::timeline {

namespace {

constexpr double clipFadeDown = 22.0; ///< Handles of clips' fades lie below those of tracks.
constexpr double edgeInside = 5.0;
constexpr double edgeOutside = 4.0;

QRectF about(QPointF at, double half) {
    return QRectF(at.x() - half, at.y() - half, 2.0 * half, 2.0 * half);
}

class Finder {
  public:
    Finder(const core::AlbumLayout& album, const TimelineLayout& layout, const TimeScale& scale)
        : album_(album), layout_(layout), scale_(scale) {}

    void addTrack(const TrackBox& box) {
        for (const Handle& handle : handlesOf(album_, box.id)) addOfTrack(box, handle);
    }
    void addBed(const ClipBox& bed) {
        for (const Handle& handle : handlesOf(bed.id)) {
            addOfClip(handle, scale_.x(*placeOf(album_, handle)), bed.rect, bed.rect, 0.0);
        }
    }
    std::vector<Grip> found() {
        std::ranges::stable_sort(grips_, {}, [](const Grip& grip) { return rank(grip.handle.part); });
        return std::move(grips_);
    }

  private:
    static int rank(Part part) {
        switch (part) {
        case Part::index:
            return 0;
        case Part::start:
        case Part::pause:
        case Part::end:
            return 1;
        case Part::fadeIn:
        case Part::fadeOut:
            return 2;
        case Part::clipFadeIn:
        case Part::clipFadeOut:
            return 3;
        case Part::crossfade:
            return 4;
        case Part::gain:
            return 5;
        default:
            return 6;
        }
    }

    void addOfTrack(const TrackBox& box, const Handle& handle) {
        const double x = scale_.x(*placeOf(album_, handle));
        const auto clip = std::ranges::find(box.clips, handle.clip, &ClipBox::id);
        if (isMark(handle.part)) return addFlag(box, handle, x);
        if (handle.part == Part::fadeIn || handle.part == Part::fadeOut)
            return addSquare(handle, {inside(x, box.rect), box.waves.top() + gripSize}, box.rect);
        if (handle.part == Part::crossfade) {
            const bool isSegue = clip == box.clips.end();
            const double y = isSegue ? (layout_.rows.upper.bottom() + layout_.rows.lower.top()) / 2.0
                                     : box.waves.bottom() - 2.0 * gripSize;
            return addSquare(handle, {x, y}, box.rect);
        }
        if (clip != box.clips.end()) addOfClip(handle, x, clip->rect, box.rect, clipFadeDown);
    }

    void addOfClip(const Handle& handle, double x, const QRectF& rect, const QRectF& box, double fadeDown) {
        switch (handle.part) {
        case Part::clipFadeIn:
        case Part::clipFadeOut:
            return addSquare(handle, {inside(x, rect), rect.top() + std::min(fadeDown, rect.height() / 2.0) + gripSize},
                             box);
        case Part::gain: {
            const QRectF seen = rect.intersected(QRectF(0.0, rect.top(), layout_.rows.ruler.width(), rect.height()));
            const double gainDb = findClip(album_, handle.clip)->gainDb;
            return addSquare(handle, {seen.center().x(), gainY(gainDb, rect)}, box);
        }
        case Part::in:
            return add(handle, {x, rect.center().y()},
                       {x - edgeOutside, rect.top(), edgeInside + edgeOutside, rect.height()}, box);
        case Part::out:
            return add(handle, {x, rect.center().y()},
                       {x - edgeInside, rect.top(), edgeInside + edgeOutside, rect.height()}, box);
        default:
            return;
        }
    }

    void addFlag(const TrackBox& box, const Handle& handle, double x) {
        const bool left = handle.part == Part::end || handle.part == Part::pause;
        const double from = left ? x - flagWidth : x;
        add(handle, {x, box.title.top()}, {from - 1.0, box.title.top(), flagWidth + 2.0, titleHeight}, box.rect);
    }

    void addSquare(const Handle& handle, QPointF at, const QRectF& box) {
        add(handle, at, about(at, gripSize + 2.0), box);
    }
    void add(const Handle& handle, QPointF at, const QRectF& area, const QRectF& box) {
        grips_.push_back({handle, at, area, box});
    }

    /// Handles of fades of no length stay within the corners of their box.
    static double inside(double x, const QRectF& rect) {
        const double least = rect.left() + gripSize + 1.0;
        return std::clamp(x, least, std::max(rect.right() - gripSize - 1.0, least));
    }

    const core::AlbumLayout& album_;
    const TimelineLayout& layout_;
    const TimeScale& scale_;
    std::vector<Grip> grips_;
};

} // namespace

bool Chosen::holds(const Handle& handle) const {
    if (isOfBed(handle)) return clip == handle.clip;
    return std::ranges::find(tracks, handle.track) != tracks.end();
}

std::vector<Grip> gripsOf(const core::AlbumLayout& album, const TimelineLayout& layout, const TimeScale& scale,
                          const Chosen& chosen) {
    const auto isSelected = [&](const TrackBox& box) { return chosen.holds({Part::gap, box.id}); };
    Finder finder(album, layout, scale);
    for (const TrackBox& box : layout.tracks)
        if (isSelected(box)) finder.addTrack(box);
    for (const TrackBox& box : layout.tracks)
        if (!isSelected(box) && box.rect.width() >= narrowBox) finder.addTrack(box);
    for (const ClipBox& bed : layout.beds)
        if (bed.rect.width() >= narrowBox || chosen.clip == bed.id) finder.addBed(bed);
    return finder.found();
}

std::optional<Handle> handleAt(const std::vector<Grip>& grips, const core::AlbumLayout& album,
                               const TimelineLayout& layout, QPointF point) {
    const auto grip = std::ranges::find_if(grips, [&](const Grip& each) { return each.area.contains(point); });
    if (grip != grips.end()) return grip->handle;
    if (const ClipBox* const bed = layout.bedAt(point)) return Handle{Part::clip, {}, bed->id};
    const TrackBox* const box = layout.at(point);
    if (!box) return std::nullopt;
    const ClipBox* const clip = clipAt(*box, point);
    const bool severalClips = album.tracks[box->place].clips.size() > 1;
    if (clip && severalClips) return Handle{Part::clip, box->id, clip->id};
    return Handle{Part::gap, box->id};
}

} // namespace ui::timeline
