// The commands about the program itself: palette, preferences, guide, about.
#pragma once

#include "ui/actions/CommandSet.h"

#include <QObject>

#include <functional>

class QWidget;

namespace ui {
class Desk;
}

namespace ui::help {

class Guide;

class AppCommands : public QObject {
    Q_OBJECT

  public:
    /// `guidePage`: the guide's page about what is in view or has the focus.
    AppCommands(Desk& desk, QWidget& window, std::function<QString()> guidePage);

  private:
    void showGuide();

    Desk& desk_;
    QWidget& window_;
    std::function<QString()> guidePage_;
    Guide* guide_ = nullptr;
    CommandSet commands_;
};

} // namespace ui::help
