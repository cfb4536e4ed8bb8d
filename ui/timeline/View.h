// What the timeline shows of the album just now: shared by its canvas, its overview and its scroll bar.
#pragma once

#include "ui/timeline/TimeScale.h"

#include <QObject>

namespace ui::timeline {

class View : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    const TimeScale& scale() const { return scale_; }
    double width() const { return width_; } ///< Pixels of the canvas.
    const Span& extent() const { return extent_; }
    Span visible() const;
    bool showsAll() const { return all_; } ///< And goes on doing so when the album or the window grows.

    /// By how much waveforms are drawn higher than their boxes' full scale; the album's sound is not touched.
    double magnification() const { return magnification_; }
    static constexpr double mostMagnified = 64.0;
    void magnify(double factor); ///< Times what it is, from 1 to mostMagnified.

    void setWidth(double width);
    void setExtent(const Span& extent);
    /// While held, the scale does not follow the album's length: a drag would run away from the pointer.
    void hold(bool held);
    /// The same sound stays where it is although the clock has been set anew by so many frames.
    void shiftClock(core::FrameCount frames);

    void zoom(double factor, double x);
    void scroll(double pixels);
    void scrollTo(double left); ///< Frame at the left edge.
    void show(const Span& span);
    void showAll();
    /// Scrolls, where the place is not in sight, until it lies near the left edge.
    void reveal(core::FramePos at);

  signals:
    void changed();

  private:
    void set(const TimeScale& scale);

    TimeScale scale_;
    double width_ = 100.0;
    double magnification_ = 1.0;
    Span extent_{0, 1};
    bool all_ = true;
    bool held_ = false;
};

} // namespace ui::timeline
