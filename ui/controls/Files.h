// Files as they come to the window: dropped on one of its places, or chosen in a dialog.
#pragma once

#include <QString>

#include <filesystem>
#include <optional>
#include <vector>

class QMimeData;

namespace ui {

/// The files and folders of this machine that a drop brings, in its order.
std::vector<std::filesystem::path> filesOf(const QMimeData& drop);

/// What a drop brings to be opened, wherever it falls, rather than to be imported as a mix: one album, or one disc that
/// others made: the folder of a DDP fileset (or of a delivery with some), its DDPID, a CUE sheet, a TOC; these alone or
/// among the disc's other files. Looks into a folder's names, no further. nullopt = none.
std::optional<std::filesystem::path> openedBy(const std::vector<std::filesystem::path>& files);

/// Nothing but notes that the client's page exported, by their names: they are imported wherever they fall.
bool areNotes(const std::vector<std::filesystem::path>& files);

/// What is opened or imported by the window, wherever it falls.
bool areTheWindows(const std::vector<std::filesystem::path>& files);

/// The filter of every dialog that asks for mixes: what can be imported, and everything.
QString audioFilter();

} // namespace ui
