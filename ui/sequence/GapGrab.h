// A gap of the sequence under the hand: turned with the wheel, or under a pressed button dragged sideways as one step
// of the history.
#pragma once

#include "core/Units.h"
#include "ui/desk/Desk.h"

#include <QPoint>

#include <memory>

class QMouseEvent;
class QWheelEvent;

namespace ui::sequence {

struct Row;

/// Of the gap ahead of the track; nothing happens where that is gone.
void setGap(Desk& desk, core::TrackId track, core::FrameCount gapFrames);

/// As far as the wheel was turned; a tenth of it with Shift.
void turnGap(Desk& desk, const Row& gap, const QWheelEvent& turn);

class GapGrab {
  public:
    GapGrab(Desk& desk, const Row& gap, const QMouseEvent& press);

    void drag(const QMouseEvent& move);
    void cancel(); ///< The gap is what it was; to be let go of then.

    core::TrackId track() const { return track_; }
    bool hasMoved() const { return gesture_ != nullptr; } ///< Else it was clicked.

  private:
    Desk& desk_;
    core::TrackId track_{};
    core::FrameCount before_ = 0;
    double frames_ = 0.0;
    QPoint at_;
    double x_ = 0.0;                         ///< Of the pointer when it was last looked at.
    std::unique_ptr<Desk::Gesture> gesture_; ///< From the first movement on.
};

} // namespace ui::sequence
