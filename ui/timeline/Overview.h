// The whole album in a strip, and in it a frame about what the timeline shows: drag the frame to scroll, its edges to
// zoom.
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

class Overview : public QWidget {
    Q_OBJECT

  public:
    Overview(Desk& desk, View& view, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QRectF frame() const; ///< About what is shown.

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

  private:
    enum class Grip { left, middle, right };

    TimeScale scale() const; ///< Of the strip.
    Grip gripAt(double x) const;
    void repaintPicture();
    void paintPicture();

    Desk& desk_;
    View& view_;
    Shown shown_;
    QPixmap picture_;
    bool stale_ = true;
    std::optional<Grip> grip_;
    Span grabbed_;          ///< What was shown when the frame was grabbed,
    double grabbedX_ = 0.0; ///< and where.
};

} // namespace ui::timeline
