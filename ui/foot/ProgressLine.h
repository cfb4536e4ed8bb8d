// How far a job is, as a thin line. Not QProgressBar, which paints at once whenever it is told a value: even while the
// window is being painted, which takes the ground from under whoever paints.
#pragma once

#include "ui/controls/SpokenValue.h"

#include <QWidget>

namespace ui::foot {

class ProgressLine : public QWidget, public controls::SpokenValue {
    Q_OBJECT

  public:
    explicit ProgressLine(QWidget* parent = nullptr);

    void show(double share); ///< 0 to 1.
    int percent() const { return percent_; }

    QAccessible::Role spokenRole() const override { return QAccessible::ProgressBar; }
    QString spokenText() const override;
    double spokenValue() const override { return percent_; }
    double spokenLeast() const override { return 0.0; }
    double spokenMost() const override { return 100.0; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    int percent_ = 0;
};

} // namespace ui::foot
