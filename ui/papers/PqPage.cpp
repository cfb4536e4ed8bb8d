#include "ui/papers/PqPage.h"

#include "ui/papers/PaperText.h"
#include "ui/theme/Theme.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <array>
#include <utility>

namespace ui::papers {

namespace {

using engine::delivery::PqSheet;

constexpr double margin = 15.0; // All lengths in millimetres.
constexpr double highestRow = 6.0;
constexpr double headRow = 5.2;
constexpr double nameWidth = 29.0; // Leaves room for the 32 digits of a digest.
constexpr double textSize = 2.9;   // Of a row that is as high as it may be.
/// Of the page's width, in the order of the columns.
constexpr std::array shares = {0.057, 0.056, 0.231, 0.125, 0.085, 0.085, 0.085, 0.085, 0.098, 0.093};

/// Title and what is known of the disc, in two columns; returns where it ends.
double paintHead(QPainter& painter, const QRectF& page, const PqSheet& sheet) {
    double y = page.top();
    write(painter, {page.left(), y, page.width(), 5.0}, sized(theme::words(1, QFont::Medium), 2.8),
          QStringLiteral("PQ SHEET"), dim);
    y += 5.5;
    write(painter, {page.left(), y, page.width(), 8.0}, sized(theme::words(1, QFont::DemiBold), 5.4),
          QString::fromStdString(sheet.title), ink);
    y += 12.0;
    const std::size_t perColumn = (sheet.head.size() + 1) / 2;
    const double half = page.width() / 2.0;
    for (std::size_t n = 0; n < sheet.head.size(); ++n) {
        const double x = page.left() + (n < perColumn ? 0.0 : half);
        const double top = y + headRow * static_cast<double>(n % perColumn);
        const auto& [name, said] = sheet.head[n];
        write(painter, {x, top, nameWidth, headRow}, sized(theme::words(1), textSize), QString::fromStdString(name),
              dim);
        write(painter, {x + nameWidth, top, half - nameWidth - 1.0, headRow}, sized(theme::words(1), textSize),
              QString::fromStdString(said), ink);
    }
    return y + headRow * static_cast<double>(perColumn) + 6.0;
}

double sizeOfRow(double height) {
    return textSize * std::min(1.0, height / (highestRow * 0.75));
}

/// One cell for each column. `figures`: the font of all but title, copy and emphasis.
void paintRow(QPainter& painter, const QRectF& row, const std::vector<std::string>& cells, const QFont& figures,
              const QColor& colour) {
    const QFont words = sized(theme::words(1), sizeOfRow(row.height()));
    double x = row.left();
    for (std::size_t n = 0; n < cells.size(); ++n) {
        const double width = shares[n] * row.width();
        const bool isWords = n == 2 || n >= 8;
        write(painter, {x, row.top(), width - 2.0, row.height()}, isWords ? words : figures,
              QString::fromStdString(cells[n]), colour);
        x += width;
    }
}

} // namespace

void paintPqSheet(QPainter& painter, const QRectF& page, const PqSheet& sheet) {
    double y = paintHead(painter, page, sheet);
    const double rows = static_cast<double>(sheet.rows.size()) + 1.0;
    const double height = std::min(highestRow, (page.bottom() - y) / rows);
    const QFont words = sized(theme::words(1), sizeOfRow(height));
    const QFont figures = sized(theme::figures(1), 0.95 * sizeOfRow(height));
    paintRow(painter, {page.left(), y, page.width(), height}, engine::delivery::pqColumns(), words, dim);
    y += height;
    std::string track;
    for (const auto& row : sheet.rows) {
        if (std::exchange(track, row.track) != row.track) rule(painter, page.left(), page.right(), y);
        paintRow(painter, {page.left(), y, page.width(), height}, engine::delivery::pqCells(row), figures, ink);
        y += height;
    }
}

std::string pqPdf(const PqSheet& sheet) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        constexpr int dotsPerInch = 1200;
        writer.setResolution(dotsPerInch);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF());
        writer.setTitle(QStringLiteral("PQ sheet: ") + QString::fromStdString(sheet.title));
        writer.setCreator(QStringLiteral("Lacquer"));
        QPainter painter(&writer);
        constexpr double mmPerInch = 25.4;
        painter.scale(dotsPerInch / mmPerInch, dotsPerInch / mmPerInch);
        const QSizeF a4 = QPageSize(QPageSize::A4).size(QPageSize::Millimeter);
        paintPqSheet(painter, QRectF(QPointF(), a4).adjusted(margin, margin, -margin, -margin), sheet);
    }
    return bytes.toStdString();
}

} // namespace ui::papers
