#include "ui/delivery/Spreadsheet.h"

namespace ui::delivery {

std::vector<QStringList> cellsOf(const QString& clipboard) {
    std::vector<QStringList> rows;
    QStringList row;
    QString cell;
    bool quoted = false;
    const auto endRow = [&] {
        row << cell;
        cell.clear();
        rows.push_back(row);
        row.clear();
    };
    for (qsizetype at = 0; at < clipboard.size(); ++at) {
        const QChar c = clipboard[at];
        if (quoted && c == QLatin1Char('"')) {
            quoted = at + 1 < clipboard.size() && clipboard[at + 1] == QLatin1Char('"');
            if (quoted) cell += clipboard[++at];
        } else if (!quoted && c == QLatin1Char('"') && cell.isEmpty()) {
            quoted = true;
        } else if (!quoted && c == QLatin1Char('\t')) {
            row << cell;
            cell.clear();
        } else if (!quoted && c == QLatin1Char('\n')) {
            endRow();
        } else if (quoted || c != QLatin1Char('\r')) {
            cell += c;
        }
    }
    if (!row.isEmpty() || !cell.isEmpty()) endRow();
    return rows;
}

QString clipboardOf(const std::vector<QStringList>& cells) {
    QString text;
    for (const QStringList& row : cells) {
        QStringList written;
        for (QString cell : row) {
            const bool quoted = cell.contains(QLatin1Char('\t')) || cell.contains(QLatin1Char('\n')) ||
                                cell.startsWith(QLatin1Char('"'));
            if (quoted)
                cell = QLatin1Char('"') + cell.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
            written << cell;
        }
        text += written.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

} // namespace ui::delivery
