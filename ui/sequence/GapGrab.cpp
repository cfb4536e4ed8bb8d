#include "ui/sequence/GapGrab.h"

#include "core/Edits.h"
#include "ui/sequence/SequenceRows.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace ui::sequence {

namespace {

constexpr double msPerPixel = 10.0;
constexpr double msPerNotch = 100.0;
constexpr double unitsPerNotch = 120.0; // Of QWheelEvent::angleDelta.
constexpr double fineShare = 0.1;

double shareOf(Qt::KeyboardModifiers held) {
    return held.testFlag(Qt::ShiftModifier) ? fineShare : 1.0;
}

core::FrameCount toMilliseconds(double frames, int rate) {
    return std::llround(std::round(frames * 1000.0 / rate) * rate / 1000.0);
}

} // namespace

void setGap(Desk& desk, core::TrackId track, core::FrameCount gapFrames) {
    if (!core::findTrack(desk.album(), track)) return;
    desk.change(QCoreApplication::translate("ui::sequence::GapGrab", "Gap"),
                [=](core::Album album) { return core::withGap(std::move(album), track, gapFrames); });
}

void turnGap(Desk& desk, const Row& gap, const QWheelEvent& turn) {
    const int rate = gap.clock.rate;
    const double ms = turn.angleDelta().y() / unitsPerNotch * shareOf(turn.modifiers()) * msPerNotch;
    setGap(desk, gap.track, toMilliseconds(static_cast<double>(gap.gapFrames) + ms * rate / 1000.0, rate));
}

GapGrab::GapGrab(Desk& desk, const Row& gap, const QMouseEvent& press)
    : desk_(desk), track_(gap.track), before_(gap.gapFrames), frames_(static_cast<double>(gap.gapFrames)),
      at_(press.pos()), x_(press.position().x()) {}

void GapGrab::drag(const QMouseEvent& move) {
    if (!gesture_) {
        if (std::abs(move.pos().x() - at_.x()) < QApplication::startDragDistance()) return;
        gesture_ = std::make_unique<Desk::Gesture>(desk_, QCoreApplication::translate("ui::sequence::GapGrab", "Gap"));
        x_ = move.position().x();
    }
    const int rate = desk_.album().rate;
    frames_ += (move.position().x() - x_) * msPerPixel * shareOf(move.modifiers()) * rate / 1000.0;
    x_ = move.position().x();
    setGap(desk_, track_, toMilliseconds(frames_, rate));
}

void GapGrab::cancel() {
    if (gesture_) setGap(desk_, track_, before_);
}

} // namespace ui::sequence
