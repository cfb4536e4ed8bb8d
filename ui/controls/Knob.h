// The knob: an arc, the value under it and the name under that.
#pragma once

#include "ui/controls/ValueControl.h"

namespace ui::controls {

class Knob : public ValueControl {
    Q_OBJECT

  public:
    /// `name`: under the knob, in two lines where it is long.
    Knob(const core::Parameter& row, const QString& name, QWidget* parent = nullptr);

    QSize sizeHint() const override { return size_; }
    QSize minimumSizeHint() const override { return size_; }

  protected:
    QRect valueRect() const override;
    void paintEvent(QPaintEvent* event) override;

  private:
    QString caption_;
    QSize size_;
};

} // namespace ui::controls
