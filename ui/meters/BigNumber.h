// The one figure that can be read from the other end of the room, and under it what it is and what the render says to
// it. Which figure it is one chooses from its menu, or with the arrows; it is remembered.
#pragma once

#include "ui/controls/Indicator.h"
#include "ui/meters/Quantity.h"

namespace ui::meters {

class BigNumber : public controls::Indicator {
    Q_OBJECT

  public:
    explicit BigNumber(QWidget* parent = nullptr);

    Quantity quantity() const { return quantity_; }
    void choose(Quantity quantity);

    /// `live`: false while nothing plays; what is of the moment is grey then.
    void show(const Figures& figures, bool live);
    /// nullptr: not measured yet.
    void showRender(const core::Loudness* album, bool current);

    QString reading() const override;
    QAccessible::Role role() const override { return QAccessible::ButtonMenu; }
    const QString& renderLine() const { return render_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

  private:
    void openMenu();
    void step(int by);
    void renew();

    Quantity quantity_;
    Figures figures_;
    bool live_ = false;
    QString number_;
    std::optional<core::Loudness> album_;
    bool albumIsCurrent_ = false;
    QString render_;
};

} // namespace ui::meters
