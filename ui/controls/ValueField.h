// A number in a line of text that turns like a knob: "mix 100 %".
#pragma once

#include "ui/controls/ValueControl.h"

namespace ui::controls {

class ValueField : public ValueControl {
    Q_OBJECT

  public:
    /// `prefix`: what stands before the value, "mix"; empty for none.
    ValueField(const core::Parameter& row, const QString& name, const QString& prefix, QWidget* parent = nullptr);

    QSize sizeHint() const override { return size_; }
    QSize minimumSizeHint() const override { return size_; }

  protected:
    QRect valueRect() const override { return rect(); }
    void paintEvent(QPaintEvent* event) override;

  private:
    QString prefix_;
    QSize size_;
};

} // namespace ui::controls
