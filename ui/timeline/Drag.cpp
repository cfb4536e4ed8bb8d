#include "ui/timeline/Drag.h"

#include "ui/controls/Words.h"
#include "ui/timeline/Drags.h"
#include "ui/timeline/HandleEdits.h"
#include "ui/timeline/Values.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui::timeline {

namespace {

constexpr double stillClick = 3.0; ///< Pixels.
constexpr double fineShare = 0.1;
constexpr double zeroCrossingPixels = 12.0;
constexpr int mostZeroCrossingMs = 50;

QString tr(const char* words) {
    return QCoreApplication::translate("ui::timeline::Drag", words);
}

} // namespace

Drag::Drag(Desk& desk, View& view, const Handle& handle, Kind kind, QPointF pressed, const QRectF& rect)
    : desk_(desk), view_(view), handle_(handle), kind_(kind), pressed_(pressed), pointer_(pressed), rect_(rect),
      scale_(view.scale()), before_(desk.sharedAlbum()), layoutBefore_(desk.layout()) {}

Drag::~Drag() {
    if (!gesture_) return;
    gesture_.reset();
    view_.hold(false);
}

QString Drag::label() const {
    return kind_ == Kind::slip ? tr("Slip") : nameOf(handle_);
}

core::Album Drag::dragged(QPointF pointer, bool fine, Snap snap) const {
    const QPointF way = (pointer - pressed_) * (fine ? fineShare : 1.0);
    if (handle_.part == Part::gain) {
        const double y = gainY(clipGainOf(*before_, handle_.clip), rect_) + way.y();
        return withClipGain(*before_, handle_.clip, std::round(gainAt(y, rect_) * 10.0) / 10.0);
    }
    const double scrolled = scrolledFrames_ * (fine ? fineShare : 1.0);
    const core::FrameCount by = std::llround(way.x() * scale_.framesPerPixel + scrolled);
    if (kind_ == Kind::slip) return slipped(*before_, handle_.clip, by);
    const auto within = std::min(static_cast<core::FrameCount>(zeroCrossingPixels * scale_.framesPerPixel) + 1,
                                 static_cast<core::FrameCount>(layoutBefore_.rate / 1000 * mostZeroCrossingMs));
    const core::FramePos wanted = *placeOf(layoutBefore_, handle_) + by;
    return moved(*before_, handle_,
                 snapped(snap, *before_, layoutBefore_, handle_, wanted, desk_.sounds().audio(), within));
}

void Drag::to(QPointF pointer, bool fine, Snap snap) {
    pointer_ = pointer;
    if (!gesture_) {
        const QPointF way = pointer - pressed_;
        if (std::max(std::abs(way.x()), std::abs(way.y())) < stillClick) return;
        view_.hold(true);
        gesture_ = std::make_unique<Desk::Gesture>(desk_, label());
    }
    noBeats_ = snap == Snap::beat && handle_.part != Part::gain && !hasBeats(*before_, layoutBefore_, handle_);
    desk_.change(label(), [&](const core::Album&) { return dragged(pointer, fine, snap); });
}

void Drag::cancel() {
    if (!gesture_) return;
    desk_.change(label(), [&](const core::Album&) { return *before_; });
    gesture_.reset();
    view_.hold(false);
}

QString Drag::readout() const {
    QString words = label() + QStringLiteral("  ");
    if (kind_ == Kind::slip) {
        const core::PlacedClip* const was = findClip(layoutBefore_, handle_.clip);
        const core::PlacedClip* const is = findClip(desk_.layout(), handle_.clip);
        if (was && is) words += secondsText(was->region.from - is->region.from, layoutBefore_.rate);
    } else {
        words += valueText(desk_.album(), desk_.layout(), handle_);
    }
    return noBeats_ ? words + QStringLiteral("  ") + tr("(no tempo: no beats)") : words;
}

} // namespace ui::timeline
