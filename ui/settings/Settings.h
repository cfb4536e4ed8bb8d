// What the window remembers from one session to the next: sizes, keys, the device, the albums opened last. Read once,
// then held in memory; what changes is written to the user's QSettings a moment later by a thread of its own, because
// a disk takes its time. It lives as long as the application, which waits for the last of it when it ends. The window's
// thread only.
#pragma once

#include <QString>
#include <QVariant>

#include <functional>

namespace ui::settings {

/// Invalid where nothing is remembered.
QVariant value(const QString& key);

void setValue(const QString& key, const QVariant& value);

/// For what other windows write too, a list: `edit` makes the new value of the old one, here and once more in the file,
/// on another thread.
void edit(const QString& key, const std::function<QVariant(const QVariant&)>& edit);

/// The key, or all that is below it ("keys/changed").
void remove(const QString& key);
void clear();

/// Waits until everything stands in the file.
void flush();

} // namespace ui::settings
