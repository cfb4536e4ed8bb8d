// Key maps: Lacquer's own, and two after programs whose keys many hands know. A map changes some keys of Lacquer's own;
// what a user changes comes on top and is remembered.
#pragma once

#include <QString>
#include <QStringList>

namespace ui {

class Actions;

/// "Lacquer", "After WaveLab", "After REAPER".
QStringList keyMapNames();

/// The map that is in use.
QString currentKeyMap();

/// Gives every command the key of that map and forgets what the user changed.
void useKeyMap(Actions& actions, const QString& name);

/// At the start, once all commands are there: the remembered map with the user's changes.
void applyRememberedKeys(Actions& actions);

/// Remembers where keys differ from the map in use.
void rememberKeys(const Actions& actions);

} // namespace ui
