// A figure with its name: "Short  -9.8". A thin line below it.
#pragma once

#include "ui/controls/Indicator.h"

namespace ui::meters {

class FigureRow : public controls::Indicator {
    Q_OBJECT

  public:
    /// `label` stands there, `name` is what it is called in full.
    FigureRow(const QString& label, const QString& name, QWidget* parent = nullptr);

    /// `live`: false for what is older than what one hears or sees: grey.
    void show(const QString& value, bool live = true);

    QString reading() const override { return value_; }
    QSize sizeHint() const override { return {100, 23}; }
    QSize minimumSizeHint() const override { return {60, 21}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString label_;
    QString value_;
    bool live_ = true;
};

} // namespace ui::meters
