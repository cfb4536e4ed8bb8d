// A track's level: a number to turn at the right of its line.
#pragma once

#include "ui/controls/ValueControl.h"

namespace ui::sequence {

class LevelField : public controls::ValueControl {
    Q_OBJECT

  public:
    explicit LevelField(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    QRect valueRect() const override { return rect(); }
    void paintEvent(QPaintEvent* event) override;
};

} // namespace ui::sequence
