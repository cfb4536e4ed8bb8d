#include "ui/actions/CommandSet.h"

#include <utility>

namespace ui {

CommandSet::~CommandSet() {
    for (const QPointer<QAction>& action : added_) delete action;
}

QAction* CommandSet::add(Command command) {
    QAction* const action = actions_.add(std::move(command));
    added_.emplace_back(action);
    return action;
}

void CommandSet::addSeparator(Menu menu) {
    added_.emplace_back(actions_.addSeparator(menu));
}

} // namespace ui
