// The timeline itself: paints the scene, with the playhead over it, and takes the mouse, the wheel and the keys.
#pragma once

#include "ui/timeline/Scene.h"
#include "ui/timeline/View.h"

#include <QPixmap>
#include <QWidget>

#include <optional>

namespace ui {
class Desk;
}

namespace ui::timeline {

class TimelineCanvas : public QWidget {
    Q_OBJECT

  public:
    TimelineCanvas(Desk& desk, View& view, QWidget* parent = nullptr);

    /// As it is painted now.
    TimelineLayout boxes() const;
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

  private:
    void showAlbum();
    void repaintScene(); ///< The next paint makes the picture anew.
    void movePlayhead();
    QRect playheadStrip(double x) const;

    Desk& desk_;
    View& view_;
    core::AlbumLayout shown_;
    QPixmap picture_;
    bool stale_ = true;
    core::FramePos playhead_ = 0;
    std::optional<QPointF> panFrom_;
};

} // namespace ui::timeline
