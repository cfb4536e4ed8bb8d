#include "ui/chain/TileGlyph.h"

#include "core/Parameter.h"
#include "core/SettingsRows.h"
#include "engine/dsp/Compressor.h"
#include "engine/dsp/SideFilter.h"
#include "ui/chain/CurveAxis.h"
#include "ui/chain/EqualizerCurve.h"
#include "ui/theme/Segments.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace ui::chain {

namespace {

constexpr double shownDb = 9.0;   ///< Of the equalizer's curve, to either side.
constexpr double floorDb = -48.0; ///< Where static curves begin.

template <class Curve>
QPolygonF line(const QRectF& where, const Curve& shareAt) {
    QPolygonF points;
    for (double x = 0.0; x <= where.width(); x += 2.0) {
        const double share = std::clamp(shareAt(x / where.width()), 0.0, 1.0);
        points << QPointF(where.left() + x, where.bottom() - share * where.height());
    }
    return points;
}

/// The sections' curve: what the taps of linear phase make of it differs by less than a line's width.
QPolygonF equalizerLine(const QRectF& where, core::EqualizerSettings settings, int rate) {
    settings.phase = core::EqualizerSettings::Phase::minimum;
    const FrequencyAxis axis{.left = 0.0, .width = 1.0, .lowestHz = 20.0, .highestHz = 20000.0};
    EqualizerCurve curve(rate);
    std::vector<double> hz;
    for (double x = 0.0; x <= where.width(); x += 2.0) hz.push_back(axis.hz(x / where.width()));
    curve.show(settings, hz);
    const auto total = curve.total(core::EqualizerBand::Channel::mid);
    return line(where, [&](double way) {
        const auto at = static_cast<std::size_t>(way * where.width() / 2.0 + 0.5);
        return 0.5 + total[std::min(at, total.size() - 1)] / (2.0 * shownDb);
    });
}

/// The side's level over frequency, up to twice what came in.
QPolygonF sideLine(const QRectF& where, const core::StereoSettings& settings, int rate) {
    const FrequencyAxis axis{.left = 0.0, .width = 1.0};
    return line(where, [&](double way) {
        return 0.5 * engine::dsp::sideGain(settings, std::min(axis.hz(way), 0.499 * rate), rate);
    });
}

/// `outDb`: level out for a level in, dB.
template <class Curve>
QPolygonF staticLine(const QRectF& where, const Curve& outDb) {
    return line(where, [&](double way) { return 1.0 - outDb(floorDb * (1.0 - way)) / floorDb; });
}

/// A bar for every row but the slot's own, from the left end of its way to where it stands.
void paintRows(QPainter& painter, const QRectF& where, const core::Slot& slot, QColor colour) {
    const core::Module& module = core::moduleOf(slot);
    std::vector<double> ways;
    for (const core::Parameter& row : module.parameters)
        if (!row.banded && !core::isOfSlot(row, module)) ways.push_back(core::wayOf(row, row.get(slot, 0)));
    const double spacing = std::min(9.0, where.height() / static_cast<double>(std::max<std::size_t>(ways.size(), 1)));
    double y = where.center().y() - spacing * static_cast<double>(ways.size() - 1) / 2.0;
    for (const double way : ways) {
        QColor ground = colour;
        ground.setAlphaF(colour.alphaF() * 0.3F);
        painter.setPen(QPen(ground, 2.0));
        painter.drawLine(QPointF(where.left(), y), QPointF(where.right(), y));
        painter.setPen(QPen(colour, 2.0));
        painter.drawLine(QPointF(where.left(), y), QPointF(where.left() + way * where.width(), y));
        y += spacing;
    }
}

} // namespace

void paintGlyph(QPainter& painter, const QRectF& where, const core::Slot& slot, int rate, QColor colour) {
    painter.setPen(QPen(colour, 1.4));
    painter.setBrush(Qt::NoBrush);
    if (const auto* const equalizer = std::get_if<core::EqualizerSettings>(&slot.settings))
        theme::drawSegments(painter, equalizerLine(where, *equalizer, rate));
    else if (const auto* const compressor = std::get_if<core::CompressorSettings>(&slot.settings))
        theme::drawSegments(
            painter, staticLine(where, [&](double inDb) { return engine::dsp::staticCurveDb(*compressor, inDb); }));
    else if (const auto* const limiter = std::get_if<core::LimiterSettings>(&slot.settings))
        theme::drawSegments(painter, staticLine(where, [&](double inDb) {
                                return std::min(inDb + limiter->driveDb, limiter->ceilingDbtp);
                            }));
    else if (const auto* const stereo = std::get_if<core::StereoSettings>(&slot.settings))
        theme::drawSegments(painter, sideLine(where, *stereo, rate));
    else
        paintRows(painter, where, slot, colour);
}

} // namespace ui::chain
