// The timeline itself: paints the scene, with the playhead over it, and takes the mouse, the wheel and the keys.
#pragma once

#include "ui/timeline/CloseUp.h"
#include "ui/timeline/Drag.h"
#include "ui/timeline/Drops.h"
#include "ui/timeline/Marks.h"
#include "ui/timeline/Nudge.h"
#include "ui/timeline/Scene.h"
#include "ui/timeline/View.h"

#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QLineEdit;

namespace ui {
class Desk;
}

namespace ui::timeline {

class TimelineCanvas : public QWidget {
    Q_OBJECT

  public:
    TimelineCanvas(Desk& desk, View& view, QWidget* parent = nullptr);
    ~TimelineCanvas() override;

    Desk& desk() const { return desk_; }
    const TimeScale& scale() const { return view_.scale(); }
    const CloseUp& closeUp() const { return closeUp_; }
    TimelineLayout boxes() const; ///< As they are painted now; the grips too.
    std::vector<Grip> grips() const;

    Snap snap() const { return snap_; }
    void setSnap(Snap snap) { snap_ = snap; }

    std::optional<Handle> handleUnder(QPointF point) const;

    /// What keys move: chosen by a click or by stepping; without a choice the selected track's gap.
    std::optional<Handle> handle() const;
    void choose(const std::optional<Handle>& handle);
    void step(int by); ///< To another handle of the selected track.
    void nudge(Step step, int steps);
    void typeValue(const Handle& handle); ///< Opens a field beside it.

    /// What the handle is and its value, for those who hear the window.
    QString describe(const Handle& handle) const;

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

    bool eventFilter(QObject* watched, QEvent* event) override; ///< Of the field for a value.

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    /// A range that is drawn in the ruler; until it has begun it is a click.
    struct Range {
        double pressed = 0.0; ///< x.
        core::FramePos from = 0;
        std::optional<Listening::Range> before;
        bool begun = false;
    };

    void showAlbum();
    void repaintScene(); ///< The next paint makes the picture anew.
    void movePlayhead();
    QRect playheadStrip(double x) const;
    void paintPlayhead(QPainter& painter) const;
    void paintTouched(QPainter& painter) const;
    void paintReadout(QPainter& painter) const;
    void paintDrop(QPainter& painter) const;

    std::optional<Handle> alive(const std::optional<Handle>& handle) const;
    void select(const Handle& handle, QPointF point, Qt::KeyboardModifiers held);
    void begin(const Handle& handle, QMouseEvent& event);
    void hover(QPointF point, Qt::KeyboardModifiers held);
    void dragRange(double x);
    void dragTo(QPointF point, Qt::KeyboardModifiers held);
    void scrollWithDrag();
    DropPlace dropPlace(QPointF point) const;
    void resetHandle(const Handle& handle);
    void locate(double x);
    void announce();
    void closeField(bool take);

    Desk& desk_;
    View& view_;
    Nudge nudge_;
    CloseUp closeUp_;
    Snap snap_ = Snap::off;
    Shown shown_;
    QPixmap picture_;
    bool stale_ = true;
    core::FramePos playhead_ = 0;

    std::optional<Handle> handle_;
    std::optional<Handle> hovered_;
    std::unique_ptr<Drag> drag_;
    std::optional<Range> range_;
    std::optional<QPointF> panFrom_;
    std::optional<DropPlace> drop_; ///< Where files that are held over the canvas would go.
    QTimer edgeScroll_;             ///< While a drag is held at an edge,
    QPointF pointer_;               ///< there,
    Qt::KeyboardModifiers held_;    ///< and with these.
    QLineEdit* field_ = nullptr;
    std::optional<Handle> typed_; ///< Whose value the field is for.
};

} // namespace ui::timeline
