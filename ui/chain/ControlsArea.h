// Holds the controls of a module: as high as they are where there is room; where the window is low they give way to
// the picture and are scrolled.
#pragma once

#include <QScrollArea>

namespace ui::chain {

class ModuleControls;

class ControlsArea : public QScrollArea {
    Q_OBJECT

  public:
    ControlsArea(ModuleControls* controls, QWidget* parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void showBar();
};

} // namespace ui::chain
