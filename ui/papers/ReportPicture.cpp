#include "ui/papers/ReportPicture.h"

#include "ui/papers/PaperText.h"
#include "ui/theme/Theme.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <array>

namespace ui::papers {

namespace {

using engine::report::Report;

constexpr double numberRow = 3.6; // Above the picture, for the tracks' numbers.
constexpr double softestLufs = -40.0;

const QColor wave(0xC7, 0x9A, 0x3B);
const QColor curve(0x8A, 0x6A, 0x1F);
const QColor seam(0xD9, 0xD1, 0xC1);

/// What is left below the numbers. A number that would stand on the one before it is left out.
QRectF paintSeams(QPainter& painter, const QRectF& mm, const Report& report) {
    const QFont font = sized(theme::figures(1), 2.1);
    constexpr double numberWidth = 6.0;
    double free = mm.left();
    for (const auto& track : report.tracks) {
        const double x = mm.left() + track.at * mm.width();
        painter.setPen(QPen(seam, 0.15));
        painter.drawLine(QPointF(x, mm.top()), QPointF(x, mm.bottom()));
        if (x + 0.8 < free) continue;
        write(painter, {x + 0.8, mm.top(), numberWidth, numberRow}, font, QString::fromStdString(track.number), dim);
        free = x + numberWidth;
    }
    return mm.adjusted(0.0, numberRow, 0.0, 0.0);
}

} // namespace

void paintWaveform(QPainter& painter, const QRectF& mm, const Report& report) {
    const QRectF field = paintSeams(painter, mm, report);
    const double step = field.width() / static_cast<double>(std::max<std::size_t>(report.peaks.size(), 1));
    QPolygonF top, bottom;
    for (std::size_t n = 0; n < report.peaks.size(); ++n) {
        const double half = std::max(0.5 * field.height() * std::min(static_cast<double>(report.peaks[n]), 1.0), 0.06);
        const double x = field.left() + (static_cast<double>(n) + 0.5) * step;
        top << QPointF(x, field.center().y() - half);
        bottom << QPointF(x, field.center().y() + half);
    }
    std::reverse(bottom.begin(), bottom.end());
    painter.setPen(Qt::NoPen);
    painter.setBrush(wave);
    painter.drawPolygon(top + bottom);
    painter.setBrush(Qt::NoBrush);
}

void paintLoudness(QPainter& painter, const QRectF& mm, const Report& report) {
    const QRectF field = paintSeams(painter, mm, report);
    const auto height = [&](double lufs) {
        return field.top() + field.height() * std::clamp(lufs / softestLufs, 0.0, 1.0);
    };
    for (const double lufs : {-10.0, -20.0, -30.0}) {
        rule(painter, field.left(), field.right(), height(lufs), QColor(0xE6, 0xE0, 0xD4));
        write(painter, {field.right() - 10.0, height(lufs) - 3.2, 9.5, 3.0}, sized(theme::figures(1), 2.0),
              QString::number(lufs, 'f', 0), dim, Qt::AlignRight);
    }
    QPolygonF course;
    const double step = field.width() / static_cast<double>(std::max<std::size_t>(report.shortTermLufs.size(), 1));
    for (std::size_t n = 0; n < report.shortTermLufs.size(); ++n)
        course << QPointF(field.left() + (static_cast<double>(n) + 0.5) * step,
                          height(static_cast<double>(report.shortTermLufs[n])));
    painter.setPen(QPen(curve, 0.3));
    painter.drawPolyline(course);
}

} // namespace ui::papers
