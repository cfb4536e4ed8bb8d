// Cells as spreadsheets put them on the clipboard: lines of fields between tabs, fields in quotes where they hold any
// of those.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace ui::delivery {

/// Rows of cells; a last line without text is none.
std::vector<QStringList> cellsOf(const QString& clipboard);

QString clipboardOf(const std::vector<QStringList>& cells);

} // namespace ui::delivery
