// The commands of one place of the window: they live as long as it does, and are gone from every menu with it. The last
// member of the place, so that nothing that is half gone is asked whether a command of its own can be used.
#pragma once

#include "ui/actions/Actions.h"

#include <QPointer>

#include <vector>

namespace ui {

class CommandSet {
  public:
    explicit CommandSet(Actions& actions) : actions_(actions) {}
    ~CommandSet();
    CommandSet(const CommandSet&) = delete;
    CommandSet& operator=(const CommandSet&) = delete;

    QAction* add(Command command);
    void addSeparator(Menu menu); ///< Behind what the menu holds so far.

  private:
    Actions& actions_;
    std::vector<QPointer<QAction>> added_; ///< The desk may go first, and all actions with it.
};

} // namespace ui
