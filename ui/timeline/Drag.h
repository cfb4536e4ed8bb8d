// One drag of a handle, from press to release: one step of the history, or none when it is cancelled.
#pragma once

#include "ui/desk/Desk.h"
#include "ui/timeline/Handle.h"
#include "ui/timeline/Snap.h"
#include "ui/timeline/TimelineLayout.h"
#include "ui/timeline/View.h"

#include <QPointF>
#include <QString>

#include <memory>
#include <optional>

namespace ui::timeline {

class Drag {
  public:
    enum class Kind {
        move, ///< The handle itself.
        slip  ///< The sound in the clip of the handle.
    };

    /// `rect`: of the clip whose gain it is.
    Drag(Desk& desk, View& view, const Handle& handle, Kind kind, QPointF pressed, const QRectF& rect);
    ~Drag(); ///< What was dragged stays.
    Drag(const Drag&) = delete;
    Drag& operator=(const Drag&) = delete;

    /// The first few pixels are still a click. `fine`: a tenth of the way.
    void to(QPointF pointer, bool fine, Snap snap);
    /// The timeline has scrolled by so many frames under the pointer.
    void scrolled(double frames) { scrolledFrames_ += frames; }
    void cancel(); ///< The album is as it was.

    bool begun() const { return gesture_ != nullptr; }
    const Handle& handle() const { return handle_; }
    QPointF pointer() const { return pointer_; }
    /// For beside the pointer: "Fade in  1.200 s".
    QString readout() const;

  private:
    core::Album dragged(QPointF pointer, bool fine, Snap snap) const;
    QString label() const;

    Desk& desk_;
    View& view_;
    Handle handle_;
    Kind kind_;
    QPointF pressed_;
    QPointF pointer_;
    QRectF rect_;
    TimeScale scale_; ///< As it was when pressed: the clock may be set anew meanwhile.
    std::shared_ptr<const core::Album> before_;
    core::AlbumLayout layoutBefore_;
    double scrolledFrames_ = 0.0;
    std::unique_ptr<Desk::Gesture> gesture_;
    bool noBeats_ = false;
};

} // namespace ui::timeline
