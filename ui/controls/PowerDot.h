// On or off as a dot: filled amber, or a hollow ring. A check box for keys and for those who hear the window.
#pragma once

#include <QCheckBox>

namespace ui::controls {

class PowerDot : public QCheckBox {
    Q_OBJECT

  public:
    explicit PowerDot(const QString& name, QWidget* parent = nullptr);

    /// Shows it; never emits.
    void setOn(bool on);

    /// The dot for whoever paints it within a picture of its own.
    static void paint(QPainter& painter, QPointF centre, bool on);

    QSize sizeHint() const override { return {22, 22}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    bool hitButton(const QPoint& at) const override { return rect().contains(at); }
    void paintEvent(QPaintEvent* event) override;
};

} // namespace ui::controls
