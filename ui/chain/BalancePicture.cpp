#include "ui/chain/BalancePicture.h"

#include "engine/dsp/BalanceBands.h"
#include "engine/metering/Spectrum.h"
#include "ui/chain/SpectrumPaint.h"
#include "ui/controls/Rows.h"
#include "ui/controls/Words.h"
#include "ui/theme/Theme.h"

#include <QLabel>
#include <QPainter>
#include <QPolygonF>

#include <cmath>

namespace ui::chain {

namespace {

constexpr double fine = 0.1;
constexpr double nodeRadius = 6.0;

} // namespace

BalancePicture::BalancePicture(SlotEdit& edit, QWidget* parent) : HandlePicture(edit, parent) {
    setAccessibleName(tr("Share of the depth over frequency, and what is taken off"));
    setToolTip(tr("Drag a point, or choose one with Left and Right and move it with Up and Down (Shift: fine); "
                  "Alt-click resets it"));
    core::Slot first;
    first.settings = core::SpectralBalanceSettings{};
    showValues(first);
    figures_ = makeFigures(palette::amber);
}

void BalancePicture::showSlot(const core::Slot& slot, int, int band) {
    if (slot.id != this->slot().id) {
        steps_ = 0;
        figures_->hide();
    }
    const auto handle = static_cast<std::size_t>(band);
    if (slot == this->slot() && (handle == chosen() || isDragged())) return;
    if (!isDragged()) setChosen(handle);
    showValues(slot);
}

void BalancePicture::showReading(const engine::SlotReading* reading) {
    if (!reading || reading->slot != slot().id || reading->steps == steps_) return;
    steps_ = reading->steps;
    spectrumBefore_ = reading->spectrumBeforeDb;
    spectrumAfter_ = reading->spectrumAfterDb;
    showFigures(figures_, reductionText(*reading));
    update();
}

core::ParameterRef BalancePicture::rowOf(std::size_t handle) const {
    return {core::findParameter(*core::findModule("spectralBalance"), "band1.share")->row, static_cast<int>(handle)};
}

QString BalancePicture::spokenText() const {
    const double hz = engine::dsp::balancePointsHz[chosen()];
    const QString where = hz < 1000.0 ? tr("%1 Hz").arg(hz) : tr("%1 kHz").arg(hz / 1000.0);
    return tr("%1: %2").arg(where, controls::said(*rowOf(chosen()).row, spokenValue()));
}

void BalancePicture::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette::background);
    paintGrid(painter);
    if (steps_ > 0) paintSound(painter);
    paintCurve(painter);
    paintFocus(painter);
}

void BalancePicture::paintGrid(QPainter& painter) const {
    const FrequencyAxis axis = plot().hertz();
    const QPen grid(palette::faded(palette::line, 0.6F), 1);
    painter.setFont(theme::figures(10));
    for (const int hz : {20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000}) {
        const int x = static_cast<int>(std::lround(axis.x(hz)));
        painter.setPen(grid);
        painter.drawLine(x, 0, x, height());
        painter.setPen(palette::dim);
        painter.drawText(QRect(std::min(x + 3, width() - 26), height() - 15, 40, 13), Qt::AlignLeft | Qt::AlignVCenter,
                         markHz(hz));
    }
    for (const int percent : {50, 100, 150}) {
        const int y = static_cast<int>(std::lround(plot().yOfShare(percent)));
        painter.setPen(percent == 100 ? QPen(palette::faint, 1) : grid);
        painter.drawLine(0, y, width(), y);
        painter.setPen(palette::dim);
        painter.drawText(QRect(4, y - 14, 60, 13), Qt::AlignLeft, tr("%1 %").arg(percent));
    }
}

void BalancePicture::paintSound(QPainter& painter) const {
    const FrequencyAxis axis = plot().hertz();
    const DecibelAxis levels = spectrumLevels(height());
    paintSpectrum(painter, spectrumBefore_, axis, levels, SpectrumLook::filled);
    paintSpectrum(painter, spectrumAfter_, axis, levels, SpectrumLook::line);
    QPolygonF taken;
    const auto lost = takenDb(spectrumBefore_, spectrumAfter_);
    for (std::size_t k = 0; k < lost.size(); ++k)
        taken << QPointF(axis.x(engine::metering::Spectrum::bandHz(static_cast<int>(k))), plot().yOfTaken(lost[k]));
    taken << QPointF(taken.back().x(), 0.0) << QPointF(taken.front().x(), 0.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette::faded(palette::amber, 0.35F));
    painter.drawPolygon(taken);
}

void BalancePicture::paintCurve(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing);
    const auto points = nodes();
    QPolygonF line;
    line << QPointF(0.0, points.front().at.y());
    for (const EqualizerNode& node : points) line << node.at;
    line << QPointF(width(), points.back().at.y());
    const QColor colour = slot().enabled ? palette::amber : palette::faded(palette::amber, 0.45F);
    painter.setPen(QPen(colour, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    for (const EqualizerNode& node : points) {
        const auto handle = static_cast<std::size_t>(node.band);
        painter.setPen(QPen(colour, 1.4));
        painter.setBrush(isLit(handle) || handle == chosen() ? colour : palette::background);
        painter.drawEllipse(node.at, nodeRadius, nodeRadius);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

std::optional<std::size_t> BalancePicture::hit(QPointF at) const {
    const auto found = nodeAt(nodes(), at, static_cast<int>(chosen()));
    return found ? std::optional(static_cast<std::size_t>(*found)) : std::nullopt;
}

double BalancePicture::draggedTo(std::size_t, const Drag& drag) const {
    return drag.before + (drag.finely ? fine : 1.0) * plot().shareOfWay(drag.from.y() - drag.at.y());
}

void BalancePicture::handleChosen(std::size_t handle) {
    emit bandChosen(static_cast<int>(handle));
}

} // namespace ui::chain
