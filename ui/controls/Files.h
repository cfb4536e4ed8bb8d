// Files as they come to the window: dropped on one of its places, or chosen in a dialog.
#pragma once

#include <QString>

#include <filesystem>
#include <vector>

class QMimeData;

namespace ui {

/// The files and folders of this machine that a drop brings, in its order.
std::vector<std::filesystem::path> filesOf(const QMimeData& drop);

/// One album and nothing else: it is opened wherever it falls.
bool isAlbum(const std::vector<std::filesystem::path>& files);

/// Nothing but notes that the client's page exported, by their names: they are imported wherever they fall.
bool areNotes(const std::vector<std::filesystem::path>& files);

/// One of the two: the window's matter, wherever it falls.
bool areTheWindows(const std::vector<std::filesystem::path>& files);

/// The filter of every dialog that asks for mixes: what can be imported, and everything.
QString audioFilter();

} // namespace ui
