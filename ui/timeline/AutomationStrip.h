// The course of one parameter of the selected track, under the timeline and in its scale: a double click adds a point,
// a drag moves it (Shift: fine; drawn to what the timeline draws to), a double click on it types it, the menu shapes or
// removes it. Keys: left and right choose a point, up and down turn it (Shift: fine), Alt with left and right moves it
// a millisecond (with Shift ten), Enter types it, Insert adds one at the playhead, Delete removes it.
#pragma once

#include "ui/controls/SpokenValue.h"
#include "ui/desk/Desk.h"
#include "ui/timeline/AutomationGeometry.h"
#include "ui/timeline/Snap.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

namespace ui::timeline {

class View;

class AutomationStrip : public QWidget, public controls::SpokenValue {
    Q_OBJECT

  public:
    /// `snap`: what the timeline draws to just now.
    AutomationStrip(Desk& desk, View& view, std::function<Snap()> snap, QWidget* parent = nullptr);
    ~AutomationStrip() override;

    /// What is shown; nullopt = nothing.
    const std::optional<core::LaneKey>& lane() const { return lane_; }
    AutomationScale scale() const;                                 ///< There is a lane.
    const core::Parameter& row() const { return *parameter_.row; } ///< There is a lane.
    const Points& points() const;                                  ///< None where the lane has none.
    std::optional<std::size_t> point() const { return point_; }
    void choose(std::optional<std::size_t> point);
    void addAtPlayhead();
    /// The chosen point there, past its neighbours too: what is typed is meant.
    void put(core::AutomationPoint to);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    QString spokenText() const override; ///< "−3.0 dB at 12.500 s, point 2 of 5" of the chosen one.
    double spokenValue() const override;
    double spokenLeast() const override;
    double spokenMost() const override;
    void speakValue(double value) override;

  signals:
    void laneChanged();  ///< Another one is shown, or none.
    void pointChanged(); ///< Another one is chosen, or it is another now.
    void typing();       ///< The chosen point's value is to be typed.

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    struct Drag {
        std::unique_ptr<Desk::Gesture> gesture; ///< None yet: it is still a click.
        std::shared_ptr<const core::Album> before;
        core::AutomationPoint from;
        QPointF pressed;
    };
    void showLane();
    QString stepName() const;
    core::FramePos within(core::FramePos at) const;
    core::FramePos drawn(core::FramePos at) const;
    void movePlayhead();
    void step(int by);
    void add(core::AutomationPoint point);
    void addAt(QPointF place);
    void moveTo(core::AutomationPoint to);
    void turnTo(core::AutomationPoint to);
    void remove();
    void turn(double steps);
    void nudge(double ms);

    Desk& desk_;
    View& view_;
    std::function<Snap()> snap_;
    std::optional<core::LaneKey> lane_;
    core::ParameterRef parameter_; ///< Of lane_.
    Points shown_;                 ///< What is painted: only another picture is painted anew.
    core::FramePos in_ = 0;
    core::FramePos end_ = 0;
    double knob_ = 0.0; ///< Where the row stands that is not automated yet.
    std::optional<std::size_t> point_;
    core::FramePos playhead_ = 0;
    std::unique_ptr<Drag> drag_;
    std::unique_ptr<Desk::Gesture> turning_; ///< While a key is held.
};

} // namespace ui::timeline
