// Holds the controls of a module, scrolled where it is lower than they are.
#pragma once

#include <QScrollArea>

namespace ui::chain {

class ModuleControls;

class ControlsArea : public QScrollArea {
    Q_OBJECT

  public:
    ControlsArea(ModuleControls* controls, QWidget* parent);

  protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void showBar();
};

} // namespace ui::chain
