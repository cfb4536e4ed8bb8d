#include "ui/actions/KeyMaps.h"

#include "ui/actions/Actions.h"
#include "ui/settings/Settings.h"

#include <map>

namespace ui {

namespace {

const QString mapKey = QStringLiteral("keys/map");
const QString changes = QStringLiteral("keys/changed"); ///< Below it, by the commands' ids.

/// Where a map differs from Lacquer's own: id of the command, key.
using Differences = std::map<QString, QString>;

Differences differencesOf(const QString& name) {
    if (name == QStringLiteral("After WaveLab"))
        return {{QStringLiteral("transport.start"), QStringLiteral("Num+0")},
                {QStringLiteral("transport.loop"), QStringLiteral("Num+/")},
                {QStringLiteral("transport.play"), QStringLiteral("Space")},
                {QStringLiteral("timeline.addIndex"), QStringLiteral("Ins")},
                {QStringLiteral("timeline.split"), QStringLiteral("S")},
                {QStringLiteral("timeline.zoomIn"), QStringLiteral("G")},
                {QStringLiteral("track.editGap"), QStringLiteral("Ctrl+G")},
                {QStringLiteral("timeline.zoomOut"), QStringLiteral("H")},
                {QStringLiteral("edit.redo"), QStringLiteral("Ctrl+Y")},
                {QStringLiteral("deliver.now"), QStringLiteral("Ctrl+Shift+E")}};
    if (name == QStringLiteral("After REAPER"))
        return {{QStringLiteral("transport.loop"), QStringLiteral("R")},
                {QStringLiteral("transport.start"), QStringLiteral("W")},
                {QStringLiteral("timeline.split"), QStringLiteral("S")},
                {QStringLiteral("timeline.addIndex"), QStringLiteral("M")},
                {QStringLiteral("timeline.zoomIn"), QStringLiteral("=")},
                {QStringLiteral("timeline.zoomOut"), QStringLiteral("-")},
                {QStringLiteral("edit.redo"), QStringLiteral("Ctrl+Shift+Z")},
                {QStringLiteral("app.palette"), QStringLiteral("?")},
                {QStringLiteral("deliver.now"), QStringLiteral("Ctrl+Alt+R")},
                {QStringLiteral("edit.history"), QStringLiteral("Ctrl+Alt+Z")}};
    return {};
}

QString changeOf(const QAction* action) {
    return changes + QLatin1Char('/') + action->objectName();
}

QKeySequence keyIn(const QString& map, const Actions& actions, const QAction* action) {
    const Differences differences = differencesOf(map);
    const auto it = differences.find(action->objectName());
    return it == differences.end() ? actions.standardKey(action) : QKeySequence(it->second);
}

/// The map's own keys win over standard ones that happen to be the same.
void applyMap(Actions& actions, const QString& map) {
    Actions::Keys keys;
    for (QAction* action : actions.all()) keys.emplace_back(action, QKeySequence());
    for (QAction* action : actions.all()) keys.emplace_back(action, actions.standardKey(action));
    for (const auto& [id, key] : differencesOf(map))
        for (QAction* action : actions.all())
            if (action->objectName() == id) keys.emplace_back(action, QKeySequence(key));
    actions.setKeys(keys);
}

} // namespace

QStringList keyMapNames() {
    return {QStringLiteral("Lacquer"), QStringLiteral("After WaveLab"), QStringLiteral("After REAPER")};
}

QString currentKeyMap() {
    const QString map = settings::value(mapKey).toString();
    return map.isEmpty() ? keyMapNames().front() : map;
}

void useKeyMap(Actions& actions, const QString& name) {
    settings::setValue(mapKey, name);
    settings::remove(changes);
    applyMap(actions, name);
}

void applyRememberedKeys(Actions& actions) {
    applyMap(actions, currentKeyMap());
    Actions::Keys keys;
    for (QAction* action : actions.all())
        if (const QVariant key = settings::value(changeOf(action)); key.isValid())
            keys.emplace_back(action, QKeySequence(key.toString()));
    actions.setKeys(keys);
}

void rememberKeys(const Actions& actions) {
    settings::remove(changes);
    for (const QAction* action : actions.all())
        if (action->shortcut() != keyIn(currentKeyMap(), actions, action))
            settings::setValue(changeOf(action), action->shortcut().toString());
}

} // namespace ui
