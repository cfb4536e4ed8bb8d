// How alike left and right are: from the middle to the right where they agree, to the left and red where they cancel.
#pragma once

#include "ui/controls/SpokenValue.h"

#include <QWidget>

namespace ui::meters {

class CorrelationBar : public QWidget, public controls::SpokenValue {
    Q_OBJECT

  public:
    explicit CorrelationBar(QWidget* parent = nullptr);

    void show(double correlation); ///< -1 to 1.

    QAccessible::Role spokenRole() const override { return QAccessible::ProgressBar; }
    QString spokenText() const override;
    double spokenValue() const override { return correlation_; }
    double spokenLeast() const override { return -1.0; }
    double spokenMost() const override { return 1.0; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    int pixels() const;

    double correlation_ = 0.0;
};

} // namespace ui::meters
