#include "ui/chain/BandsPicture.h"

#include "ui/chain/SpectrumPaint.h"
#include "ui/controls/Rows.h"
#include "ui/controls/Words.h"
#include "ui/theme/Theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui::chain {

namespace {

constexpr double handleRadius = 5.0;
constexpr double pixelsPerDb = 4.0; // Of gains: on the spectrum's axis none would be seen.

/// Neighbours differ; they also have their numbers.
QColor colourOf(int band) {
    const std::array colours = {palette::blue, palette::good, palette::amber, palette::teal};
    return colours[static_cast<std::size_t>(band) % colours.size()];
}

} // namespace

BandsPicture::BandsPicture(const core::Module& module, SlotEdit& edit, QWidget* parent) : HandlePicture(edit, parent) {
    setAccessibleName(tr("Bands of the %1").arg(nameOf(module)));
    setToolTip(tr("Drag a line, or choose one with Left and Right and move it with Up and Down (Shift: fine)"));
    core::Slot first;
    first.settings = module.standard();
    shape_ = bandsShape(first);
    showValues(first);
}

FrequencyAxis BandsPicture::hertz() const {
    return {.left = 0.0, .width = width() * 1.0, .lowestHz = 20.0, .highestHz = 20000.0};
}

DecibelAxis BandsPicture::levels() const {
    return spectrumLevels(height());
}

void BandsPicture::showSlot(const core::Slot& slot, int, int band) {
    if (slot.id != this->slot().id) sounded_ = false;
    if (slot == this->slot() && band == band_) return;
    const bool another = std::exchange(band_, band) != band;
    shape_ = bandsShape(slot);
    showValues(slot);
    if (!another || isDragged() || shape_.handles[chosen()].place == band) return;
    if (const auto threshold = thresholdOf(band)) setChosen(*threshold);
}

std::optional<std::size_t> BandsPicture::thresholdOf(int band) const {
    const auto found = std::ranges::find_if(shape_.handles, [band](const BandHandle& handle) {
        return handle.kind == BandHandle::Kind::threshold && handle.place == band;
    });
    if (found == shape_.handles.end()) return std::nullopt;
    return static_cast<std::size_t>(found - shape_.handles.begin());
}

void BandsPicture::showReading(const engine::SlotReading* reading) {
    if (!reading || reading->slot != slot().id || reading->steps == steps_) return;
    steps_ = reading->steps;
    spectrumBefore_ = reading->spectrumBeforeDb;
    spectrumAfter_ = reading->spectrumAfterDb;
    gainsDb_ = reading->bandGainsDb;
    if (!hasBands()) gainsDb_[1] = static_cast<float>(reading->gainReductionDb); // the de-esser's high band
    sounded_ = true;
    update();
}

void BandsPicture::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette::background);
    const FrequencyAxis axis = hertz();
    const DecibelAxis scale = levels();
    painter.setPen(QPen(palette::faded(palette::line, 0.6F), 1));
    for (const int hz : {50, 100, 200, 500, 1000, 2000, 5000, 10000}) {
        const int x = static_cast<int>(std::lround(axis.x(hz)));
        painter.drawLine(x, 0, x, height());
    }
    for (double db = -24.0; db > lowestSpectrumDb; db -= 24.0) {
        const int y = static_cast<int>(std::lround(scale.y(db)));
        painter.drawLine(0, y, width(), y);
    }
    for (int band = 0; band < shape_.bands(); ++band) {
        const BandEnds ends = endsOf(shape_, band, axis);
        painter.fillRect(QRectF(ends.left, 0.0, ends.right - ends.left, height()),
                         palette::faded(colourOf(band), band == band_ && hasBands() ? 0.16F : 0.07F));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (sounded_) {
        paintSpectrum(painter, spectrumBefore_, axis, scale, SpectrumLook::filled);
        paintSpectrum(painter, spectrumAfter_, axis, scale, SpectrumLook::line);
    }
    for (int band = 0; band < shape_.bands(); ++band) paintBand(painter, band);
    for (std::size_t n = 0; n < shape_.handles.size(); ++n)
        if (shape_.handles[n].kind == BandHandle::Kind::split) paintSplit(painter, n);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintFocus(painter);
}

double BandsPicture::lineOf(int band) const {
    return std::round(levels().y(*shape_.thresholdsDb[static_cast<std::size_t>(band)])) + 0.5;
}

QRectF BandsPicture::gainArea(int band) const {
    const auto place = static_cast<std::size_t>(band);
    if (!sounded_ || !shape_.thresholdsDb[place] || std::abs(gainsDb_[place]) < leastSeenDb) return {};
    const BandEnds ends = endsOf(shape_, band, hertz());
    const double end = std::clamp(lineOf(band) - pixelsPerDb * gainsDb_[place], 0.0, height() - 0.5);
    return QRectF(QPointF(ends.left + 1.0, lineOf(band)), QPointF(ends.right - 1.0, end)).normalized();
}

void BandsPicture::paintGain(QPainter& painter, int band) const {
    const QRectF area = gainArea(band);
    if (area.isEmpty()) return;
    painter.fillRect(area, palette::faded(palette::amber, 0.35F));
    painter.setPen(QPen(palette::amber, 1.4));
    if (gainsDb_[static_cast<std::size_t>(band)] < 0.0F)
        painter.drawLine(area.bottomLeft(), area.bottomRight());
    else
        painter.drawLine(area.topLeft(), area.topRight());
}

/// Its threshold, with the number of the band on it and the gain below.
void BandsPicture::paintBand(QPainter& painter, int band) const {
    const auto threshold = shape_.thresholdsDb[static_cast<std::size_t>(band)];
    if (!threshold) return;
    const BandEnds ends = endsOf(shape_, band, hertz());
    paintGain(painter, band);
    const double y = lineOf(band);
    const bool lit = isLit(*thresholdOf(band));
    painter.setPen(QPen(lit ? palette::text : colourOf(band), lit ? 2.0 : 1.4));
    painter.drawLine(QPointF(ends.left + 1.0, y), QPointF(ends.right - 1.0, y));
    const QString value = decimal(*threshold) + tr(" dB");
    const QString words = hasBands() ? QStringLiteral("%1 \u00b7 %2").arg(band + 1).arg(value) : value;
    painter.setFont(theme::figures(metrics::smallSize));
    const QFontMetricsF letters(painter.font());
    const auto hasRoomFor = [&](const QString& text) {
        return letters.horizontalAdvance(text) + 12.0 <= ends.right - ends.left;
    };
    const bool atTop = y < 20.0;
    if (hasRoomFor(words)) {
        painter.setPen(palette::text);
        painter.drawText(QPointF(ends.left + 8.0, atTop ? y + 14.0 : y - 5.0), words);
    }
    const QString gain = signedDb(gainsDb_[static_cast<std::size_t>(band)]);
    if (!sounded_ || !hasRoomFor(gain)) return;
    // On a ground of its own: the gain ends anywhere.
    const QRectF plate(ends.left + 5.0, y + (atTop ? 18.0 : 4.0), letters.horizontalAdvance(gain) + 6.0, 14.0);
    painter.fillRect(plate, palette::faded(palette::background, 0.8F));
    painter.setPen(palette::amber);
    painter.drawText(plate, Qt::AlignCenter, gain);
}

void BandsPicture::paintSplit(QPainter& painter, std::size_t handle) const {
    const BandHandle& split = shape_.handles[handle];
    const double x = std::round(hertz().x(shape_.splitsHz[static_cast<std::size_t>(split.place)])) + 0.5;
    const bool lit = isLit(handle);
    painter.setPen(QPen(palette::text, lit ? 2.0 : 1.2));
    painter.drawLine(QPointF(x, 0.0), QPointF(x, height()));
    painter.setBrush(lit ? palette::amber : palette::text);
    painter.drawEllipse(QPointF(x, height() - 12.0), handleRadius, handleRadius);
    painter.setFont(theme::figures(metrics::smallSize));
    painter.setPen(palette::text);
    const QString words = controls::said(*split.row.row, split.row.get(slot()));
    const double wide = QFontMetricsF(painter.font()).horizontalAdvance(words);
    const bool leftOfIt = x + 10.0 + wide > width();
    const BandEnds room = endsOf(shape_, split.place + (leftOfIt ? 0 : 1), hertz());
    if (!lit && 10.0 + wide + 2.0 * handleRadius > room.right - room.left) return;
    painter.drawText(QPointF(leftOfIt ? x - 10.0 - wide : x + 10.0, height() - 8.0), words);
}

std::optional<std::size_t> BandsPicture::hit(QPointF at) const {
    return handleAt(shape_, hertz(), levels(), at);
}

double BandsPicture::draggedTo(std::size_t handle, const Drag& drag) const {
    return valueAt(shape_.handles[handle], hertz(), levels(), drag.at);
}

Qt::CursorShape BandsPicture::cursorOf(std::size_t handle) const {
    return shape_.handles[handle].kind == BandHandle::Kind::split ? Qt::SizeHorCursor : Qt::SizeVerCursor;
}

void BandsPicture::handleChosen(std::size_t handle) {
    const BandHandle& chosen = shape_.handles[handle];
    if (chosen.kind == BandHandle::Kind::threshold && hasBands()) emit bandChosen(chosen.place);
}

void BandsPicture::missed(QPointF at) {
    if (hasBands()) emit bandChosen(shape_.bandAt(hertz().hz(at.x())));
}

} // namespace ui::chain
