// How the equalizer's picture is painted: grid and curves into pixmaps that stay until something changes, between them
// the spectra, which change at every tick.
#include "ui/chain/EqualizerPicture.h"
#include "ui/chain/SpectrumPaint.h"
#include "ui/controls/Rows.h"
#include "ui/controls/Words.h"
#include "ui/theme/Blend.h"
#include "ui/theme/Segments.h"
#include "ui/theme/Theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui::chain {

namespace {

constexpr double nodeRadius = 8.0;
constexpr double markReach = 13.0;

QPixmap emptyPixmap(const QWidget& of) {
    QPixmap picture(of.size() * of.devicePixelRatioF());
    picture.setDevicePixelRatio(of.devicePixelRatioF());
    picture.fill(Qt::transparent);
    return picture;
}

} // namespace

void EqualizerPicture::paintEvent(QPaintEvent*) {
    if (grid_.isNull() || grid_.devicePixelRatio() != devicePixelRatioF()) grid_ = drawnGrid();
    QPainter painter(this);
    painter.drawPixmap(0, 0, grid_);
    if (hasSpectrum_) {
        const DecibelAxis levels = spectrumLevels(height());
        paintSpectrum(painter, before_, hertz(), levels, SpectrumLook::filled);
        paintSpectrum(painter, after_, hertz(), levels, SpectrumLook::line);
    }
    painter.save();
    paintNow(painter);
    showCurves(painter);
    painter.restore();
    if (!hasFocus()) return;
    painter.setPen(QPen(palette::amber, 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

/// Curves that turn with a knob are others at every tick: kept are those that are painted again.
void EqualizerPicture::showCurves(QPainter& painter) {
    if (std::exchange(curvesTurned_, false)) return paintCurves(painter);
    if (curves_.isNull() || curves_.devicePixelRatio() != devicePixelRatioF()) {
        curves_ = emptyPixmap(*this);
        QPainter kept(&curves_);
        paintCurves(kept);
    }
    painter.drawPixmap(0, 0, curves_);
}

QPixmap EqualizerPicture::drawnGrid() const {
    QPixmap picture = emptyPixmap(*this);
    picture.fill(palette::background);
    QPainter painter(&picture);
    const QPen grid(palette::faded(palette::line, 0.6F), 1);
    const FrequencyAxis axis = hertz();
    painter.setFont(theme::figures(10));
    for (const int hz : {20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000}) {
        const int x = static_cast<int>(std::lround(axis.x(hz)));
        painter.setPen(grid);
        painter.drawLine(x, 0, x, height());
        painter.setPen(palette::dim);
        const int left = std::min(x + 3, width() - 26);
        painter.drawText(QRect(left, height() - 15, 40, 13), Qt::AlignLeft | Qt::AlignVCenter, markHz(hz));
    }
    const DecibelAxis levels = decibels();
    const double stepDb = shownDb_ / 3.0;
    for (double db = -shownDb_; db <= shownDb_ + 0.1; db += stepDb) {
        const int y = static_cast<int>(std::lround(levels.y(db)));
        painter.setPen(std::abs(db) < 0.1 ? QPen(palette::faint, 1) : grid);
        painter.drawLine(0, y, width(), y);
        painter.setPen(palette::dim);
        const QString words = (db > 0.1 ? QStringLiteral("+") : QString()) + decimal(db, 0);
        if (y > 14 && y < height() - 18) painter.drawText(QRect(4, y - 14, 40, 13), Qt::AlignLeft, words);
    }
    return picture;
}

QPolygonF EqualizerPicture::lineOf(const std::vector<double>& db) const {
    const DecibelAxis levels = decibels();
    QPolygonF line;
    line.reserve(static_cast<int>(db.size()));
    for (std::size_t at = 0; at < db.size(); ++at)
        line << QPointF(xs_[at], std::clamp(levels.y(db[at]), -4.0, height() + 4.0));
    return line;
}

/// Below the curves: of a mark that is close to its node the ends are seen.
void EqualizerPicture::paintNow(QPainter& painter) const {
    if (marks_.empty()) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette::over(palette::faded(palette::text, 0.55F), palette::background), 1));
    const std::vector<Band::Channel> apart = now_.apart();
    if (apart.empty()) theme::drawSegments(painter, lineOf(now_.total(Band::Channel::stereo)));
    for (const Band::Channel channel : apart) theme::drawSegments(painter, lineOf(now_.total(channel)));
    painter.setPen(QPen(palette::text, 2));
    for (const EqualizerNode& mark : marks_)
        painter.drawLine(mark.at - QPointF(markReach, 0.0), mark.at + QPointF(markReach, 0.0));
}

void EqualizerPicture::paintCurves(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing);
    const double zero = decibels().y(0.0);
    for (const EqualizerNode& node : nodes_) {
        const auto& db = curve_.band(node.band);
        if (db.empty()) continue;
        const bool chosen = node.band == band_;
        painter.setPen(QPen(palette::faded(palette::amber, !band(node.band).on ? 0.16F : chosen ? 0.55F : 0.28F), 1));
        // Where it does nothing it would only thicken the zero line.
        const QPolygonF line = lineOf(db);
        std::vector<QLineF> seen;
        for (int at = 1; at < line.size(); ++at)
            if (std::abs(db[static_cast<std::size_t>(at)]) > 0.04) seen.emplace_back(line[at - 1], line[at]);
        painter.drawLines(seen.data(), static_cast<int>(seen.size()));
    }
    const std::vector<Band::Channel> apart = curve_.apart();
    const QPolygonF total = lineOf(curve_.total(apart.empty() ? Band::Channel::stereo : apart.front()));
    QPolygonF area = total;
    area << QPointF(total.back().x(), zero) << QPointF(total.front().x(), zero);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette::faded(palette::amber, slot_.enabled ? 0.11F : 0.05F));
    painter.setRenderHint(QPainter::Antialiasing, false); // the line lies over its edge
    painter.drawPolygon(area);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const QColor colour = slot_.enabled ? palette::amber : palette::faded(palette::amber, 0.45F);
    painter.setPen(QPen(colour, 2));
    if (slot_.enabled)
        theme::drawSegments(painter, total);
    else
        painter.drawPolyline(total);
    const auto names = *core::findParameter(*core::findModule("equalizer"), "band1.channel");
    painter.setFont(theme::words(metrics::smallSize));
    for (std::size_t each = 0; each < apart.size(); ++each) {
        const QPolygonF line = each == 0 ? total : lineOf(curve_.total(apart[each]));
        painter.setPen(QPen(colour, 1.4, Qt::DashLine));
        if (each > 0) painter.drawPolyline(line);
        const QPointF at = line[line.size() * static_cast<int>(each / 2 + 2) / 4]; // the second pair further on
        painter.setPen(palette::text);
        painter.drawText(QPointF(at.x() + 6, std::clamp(at.y() + (each % 2 == 0 ? -7 : 16), 12.0, height() - 20.0)),
                         controls::said(*names.row, static_cast<double>(apart[each])));
    }
    for (const EqualizerNode& node : nodes_)
        if (node.band != band_) paintNode(painter, node);
    for (const EqualizerNode& node : nodes_)
        if (node.band == band_) paintNode(painter, node);
}

void EqualizerPicture::paintNode(QPainter& painter, const EqualizerNode& node) const {
    const bool on = band(node.band).on;
    const bool chosen = node.band == band_;
    const QColor colour = on ? palette::amber : palette::faint;
    painter.setPen(QPen(node.band == hovered_ ? palette::text : colour, 1.5));
    painter.setBrush(chosen && on ? palette::amber : palette::background);
    painter.drawEllipse(node.at, nodeRadius, nodeRadius);
    painter.setFont(theme::figures(10, QFont::Medium));
    painter.setPen(chosen && on ? palette::background : on ? palette::amber : palette::dim);
    painter.drawText(QRectF(node.at.x() - 12, node.at.y() - 8, 24, 16), Qt::AlignCenter,
                     QString::number(node.band + 1));
    const bool tells = drag_ ? chosen : node.band == hovered_;
    if (!tells) return;
    const QFont font = theme::figures(metrics::smallSize);
    const QString words = bandWords(node.band);
    QRectF box(0, 0, QFontMetricsF(font).horizontalAdvance(words) + 14, 20);
    box.moveCenter({std::clamp(node.at.x(), box.width() / 2 + 2, width() - box.width() / 2 - 2),
                    node.at.y() < 44 ? node.at.y() + 24 : node.at.y() - 24});
    painter.setPen(QPen(palette::line, 1));
    painter.setBrush(palette::raised);
    painter.drawRoundedRect(box, 4, 4);
    painter.setFont(font);
    painter.setPen(palette::text);
    painter.drawText(box, Qt::AlignCenter, words);
}

} // namespace ui::chain
