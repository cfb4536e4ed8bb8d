// A tile of the chain: one slot with its name, its dot and a small picture. Among the tiles it is what a radio button
// is among its like: arrows move the choice, Tab stops at the chosen one. The mouse belongs to the strip.
#pragma once

#include "core/Chain.h"

#include <QPixmap>
#include <QRadioButton>

#include <optional>

namespace ui::chain {

class SlotTile : public QRadioButton {
    Q_OBJECT

  public:
    explicit SlotTile(QWidget* parent);

    core::SlotId id() const { return slot_.id; }
    bool isOn() const { return slot_.enabled; }
    /// `place`: said of it, "1 of 3, track".
    void showSlot(const core::Slot& slot, int rate, const QString& place);
    void setChosen(bool chosen); ///< Never emits.
    /// Live, of the watched slot; nullopt = nothing to say.
    void showReduction(std::optional<double> db);
    /// Where the dot takes clicks.
    QRect dotRect() const;

  protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    QPixmap drawnGlyph() const;

    core::Slot slot_;
    int rate_ = 0;
    std::optional<double> reductionDb_;
    QPixmap glyph_; ///< Null = to be drawn anew.
};

} // namespace ui::chain
