// Moving a handle by keys: steps, and the arrow keys' choice of them; a run of them is one step of the history.
#pragma once

#include "ui/desk/Desk.h"
#include "ui/timeline/Handle.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace ui::timeline {

enum class Step { sample, millisecond, tenMilliseconds, sector };

core::FrameCount framesOf(Step step, int rate);

class Nudge : public QObject {
    Q_OBJECT

  public:
    explicit Nudge(Desk& desk, QObject* parent = nullptr);

    /// `steps` of them, to later places where over 0. A gain goes by tenths of a dB, by whole ones where coarse.
    void by(const Handle& handle, Step step, int steps);
    void gain(const Handle& handle, double db);

    /// What follows is another step of the history.
    void end() { gesture_.reset(); }

  private:
    void begin(const Handle& handle);

    Desk& desk_;
    std::unique_ptr<Desk::Gesture> gesture_;
    std::optional<Handle> handle_; ///< That the gesture moves.
    QTimer timer_;                 ///< Ends the run where no key says that it ends.
};

} // namespace ui::timeline
