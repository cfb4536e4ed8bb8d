// The desk's columns: a side, the middle, a side, placed by hand. What changes within one of them is no reason to lay
// out the window, and a window that becomes narrow is laid out once.
#pragma once

#include <QWidget>

namespace ui {

class Columns : public QWidget {
    Q_OBJECT

  public:
    /// Takes them.
    Columns(QWidget* left, QWidget* middle, QWidget* right);

    /// At once, so that the middle is shown at the width that it will have.
    void showSides(bool shown);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void place();

    QWidget* left_;
    QWidget* middle_;
    QWidget* right_;
    bool hasSides_ = true;
};

} // namespace ui
