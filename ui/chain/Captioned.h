// A control with its name under it, at the height of the knobs beside it.
#pragma once

#include <QWidget>

namespace ui::chain {

class Captioned : public QWidget {
    Q_OBJECT

  public:
    Captioned(const QString& caption, QWidget* parent);

    /// A word in the place of the caption that is no wider.
    void setCaption(const QString& caption);

    /// Takes it in; what was there before goes.
    void hold(QWidget* control);
    QWidget* held() const { return held_; }
    /// How wide it has to be for a control of that width.
    int widthFor(int control) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    QString caption_;
    int captionWidth_;
    QWidget* held_ = nullptr;
};

} // namespace ui::chain
