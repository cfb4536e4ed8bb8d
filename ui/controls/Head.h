// The small heads above lists, tables and meters.
#pragma once

#include <QFont>
#include <QString>

class QLabel;

namespace ui::controls {

QLabel* head(const QString& words);

/// Wider between the letters, for heads in capitals.
QFont headFont();

} // namespace ui::controls
