#include "ui/actions/Actions.h"

#include "ui/actions/ActionWords.h"

#include "ui/theme/Theme.h"

#include <QWidget>

#include <algorithm>
#include <cassert>
#include <utility>

namespace ui {

QAction* Actions::add(Command command) {
    auto* const action = new QAction(command.text, this);
    action->setObjectName(command.id);
    action->setShortcut(command.key);
    if (!command.icon.isEmpty()) action->setIcon(theme::icon(command.icon));
    action->setCheckable(static_cast<bool>(command.checked));
    if (command.within) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        command.within->addAction(action);
    }
    connect(action, &QAction::triggered, this, [this, run = command.run] {
        run();
        refresh();
    });
    connect(action, &QObject::destroyed, this, &Actions::forget);
    entries_.push_back({std::move(command), action});
    actions_.push_back(action);
    describe(action);
    return action;
}

QAction* Actions::addSeparator(Menu menu) {
    auto* const separator = new QAction(this);
    separator->setSeparator(true);
    connect(separator, &QObject::destroyed, this, &Actions::forget);
    Entry entry;
    entry.command.menu = menu;
    entry.action = separator;
    entries_.push_back(std::move(entry));
    return separator;
}

void Actions::forget(const QObject* action) {
    std::erase_if(entries_, [action](const Entry& entry) { return entry.action == action; });
    std::erase_if(actions_, [action](const QAction* each) { return each == action; });
}

QAction* Actions::action(const QString& id) const {
    const auto it = std::ranges::find(actions_, id, &QAction::objectName);
    assert(it != actions_.end());
    return *it;
}

std::vector<QAction*> Actions::of(Menu menu) const {
    std::vector<QAction*> found;
    for (const Entry& entry : entries_)
        if (entry.command.menu == menu) found.push_back(entry.action);
    return found;
}

QString Actions::title(Menu menu) {
    switch (menu) {
    case Menu::album:
        return tr("&Album");
    case Menu::edit:
        return tr("&Edit");
    case Menu::track:
        return tr("&Track");
    case Menu::chain:
        return tr("&Chain");
    case Menu::view:
        return tr("&View");
    case Menu::play:
        return tr("&Play");
    case Menu::deliver:
        return tr("&Deliver");
    case Menu::help:
        return tr("&Help");
    }
    return {};
}

const Actions::Entry* Actions::entryOf(const QAction* action) const {
    const auto it = std::ranges::find(entries_, action, &Entry::action);
    return it == entries_.end() ? nullptr : &*it;
}

Menu Actions::menuOf(const QAction* action) const {
    return entryOf(action)->command.menu;
}

QString Actions::submenuOf(const QAction* action) const {
    return entryOf(action)->command.submenu;
}

QString Actions::nameOf(const QAction* action) const {
    const QString submenu = submenuOf(action);
    return submenu.isEmpty() ? plain(action->text()) : submenu + QStringLiteral(": ") + plain(action->text());
}

QKeySequence Actions::standardKey(const QAction* action) const {
    return entryOf(action)->command.key;
}

void Actions::refresh() {
    for (const Entry& entry : entries_) {
        if (entry.command.enabled) entry.action->setEnabled(entry.command.enabled());
        if (entry.command.checked) entry.action->setChecked(entry.command.checked());
    }
}

/// Whether the keys of both can work at one time.
bool Actions::meet(const QAction* one, const QAction* other) const {
    const QWidget* const here = entryOf(one)->command.within;
    const QWidget* const there = entryOf(other)->command.within;
    return !here || !there || here == there;
}

QAction* Actions::holderOf(const QKeySequence& key, const QAction* besides) const {
    if (key.isEmpty()) return nullptr;
    const auto holds = [&](const QAction* each) {
        return each != besides && each->shortcut() == key && meet(besides, each);
    };
    const auto it = std::ranges::find_if(actions_, holds);
    return it == actions_.end() ? nullptr : *it;
}

void Actions::setKey(QAction* action, const QKeySequence& key) {
    setKeys({{action, key}});
}

void Actions::setKeys(const Keys& keys) {
    for (const auto& [action, key] : keys) {
        while (QAction* const other = holderOf(key, action)) {
            other->setShortcut({});
            describe(other);
        }
        action->setShortcut(key);
        describe(action);
    }
    emit keysChanged();
}

void Actions::lendToolTip(const QAction* action, QWidget* button) {
    const auto lend = [action, button] { button->setToolTip(action->toolTip()); };
    connect(action, &QAction::changed, button, lend);
    lend();
}

/// The tooltip says the key.
void Actions::describe(QAction* action) const {
    QString name = nameOf(action);
    if (name.endsWith(QStringLiteral("..."))) name.chop(3);
    action->setToolTip(withKey(name, action));
}

QString Actions::withKey(const QString& says, const QAction* action) {
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    return key.isEmpty() ? says : says + QStringLiteral("   ") + key;
}

} // namespace ui
