// A line of text that may change sixty times a second: painted only when it changed, and never a reason to lay out
// the window anew. What is too long ends with an ellipsis and is whole in the tooltip.
#pragma once

#include "ui/controls/Indicator.h"

#include <QColor>
#include <QFont>

namespace ui::controls {

class Readout : public Indicator {
    Q_OBJECT

  public:
    /// `sample`: the longest text for which there must be room, which fixes its size; empty = as wide as there is room.
    Readout(const QString& name, const QFont& font, QColor colour, const QString& sample,
            Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter, QWidget* parent = nullptr);

    void showText(const QString& text);
    void showText(const QString& text, QColor colour);

    QString reading() const override { return text_; }
    QSize sizeHint() const override { return size_; }
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void explain();

    QFont font_;
    QColor colour_;
    Qt::Alignment alignment_;
    QSize size_;
    bool elastic_;
    QString text_;
};

} // namespace ui::controls
