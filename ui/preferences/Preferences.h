// What is set once: the audio device and the keys.
#pragma once

#include <QDialog>

namespace ui {
class Desk;
}

namespace ui::preferences {

class Preferences : public QDialog {
    Q_OBJECT

  public:
    enum class Page { device, keys };
    Preferences(Desk& desk, Page page, QWidget* parent = nullptr);
};

} // namespace ui::preferences
