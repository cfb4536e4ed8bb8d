#include "ui/chain/BandsPicture.h"

#include "ui/chain/SpectrumPaint.h"
#include "ui/controls/Rows.h"
#include "ui/controls/Words.h"
#include "ui/theme/Theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui::chain {

namespace {

constexpr double fine = 0.1;
constexpr double handleRadius = 5.0;

bool isOwnKey(const QKeyEvent& event) {
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) return false;
    const int key = event.key();
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

/// Neighbours differ; they also have their numbers.
QColor colourOf(int band) {
    const std::array colours = {palette::blue, palette::good, palette::amber, palette::teal};
    return colours[static_cast<std::size_t>(band) % colours.size()];
}

} // namespace

BandsPicture::BandsPicture(const core::Module& module, SlotEdit& edit, QWidget* parent)
    : ModulePicture(parent), edit_(edit) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Bands of the %1").arg(nameOf(module)));
    setToolTip(tr("Drag a line, or choose one with Left and Right and move it with Up and Down (Shift: fine)"));
    slot_.settings = module.standard();
    shape_ = bandsShape(slot_);
}

FrequencyAxis BandsPicture::hertz() const {
    return {.left = 0.0, .width = width() * 1.0, .lowestHz = 20.0, .highestHz = 20000.0};
}

DecibelAxis BandsPicture::levels() const {
    return {.top = 0.0, .height = height() * 1.0, .highestDb = highestSpectrumDb, .lowestDb = lowestSpectrumDb};
}

void BandsPicture::showSlot(const core::Slot& slot, int, int band) {
    if (slot.id != slot_.id) hasSpectrum_ = false;
    if (slot == slot_ && band == band_) return;
    const bool another = band != band_;
    slot_ = slot;
    band_ = band;
    shape_ = bandsShape(slot_);
    chosen_ = std::min(chosen_, shape_.handles.size() - 1);
    if (hovered_ && *hovered_ >= shape_.handles.size()) hovered_.reset();
    if (another && !before_ && chosen().place != band) {
        const auto of = std::ranges::find_if(shape_.handles, [band](const BandHandle& handle) {
            return handle.kind == BandHandle::Kind::threshold && handle.place == band;
        });
        if (of != shape_.handles.end()) chosen_ = static_cast<std::size_t>(of - shape_.handles.begin());
    }
    controls::announceValue(this);
    update();
}

void BandsPicture::showReading(const engine::SlotReading* reading) {
    if (!reading || reading->slot != slot_.id || reading->steps == steps_) return;
    steps_ = reading->steps;
    spectrumBefore_ = reading->spectrumBeforeDb;
    spectrumAfter_ = reading->spectrumAfterDb;
    reductionDb_ = reading->gainReductionDb;
    hasSpectrum_ = true;
    update();
}

QString BandsPicture::spokenText() const {
    const core::ParameterRef& row = chosen().row;
    const QString name = controls::nameOf(*row.row) + QLatin1Char(' ') + controls::said(*row.row, spokenValue());
    return row.row->banded ? tr("band %1: %2").arg(row.band + 1).arg(name) : name;
}

double BandsPicture::spokenValue() const {
    return chosen().row.get(slot_);
}

double BandsPicture::spokenLeast() const {
    return chosen().row.row->range.min;
}

double BandsPicture::spokenMost() const {
    return chosen().row.row->range.max;
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
    if (hasSpectrum_) {
        paintSpectrum(painter, spectrumBefore_, axis, scale, SpectrumLook::filled);
        paintSpectrum(painter, spectrumAfter_, axis, scale, SpectrumLook::line);
    }
    for (int band = 0; band < shape_.bands(); ++band) paintBand(painter, band);
    for (std::size_t n = 0; n < shape_.handles.size(); ++n)
        if (shape_.handles[n].kind == BandHandle::Kind::split) paintSplit(painter, n);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(theme::figures(metrics::smallSize));
    if (hasSpectrum_) {
        painter.setPen(palette::amber);
        painter.drawText(rect().adjusted(0, 4, -8, 0), Qt::AlignRight | Qt::AlignTop,
                         tr("gain reduction %1 dB").arg(decimal(reductionDb_)));
    }
    if (!hasFocus()) return;
    painter.setPen(QPen(palette::amber, 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

/// Its threshold, with the number of the band on it.
void BandsPicture::paintBand(QPainter& painter, int band) const {
    const auto threshold = shape_.thresholdsDb[static_cast<std::size_t>(band)];
    if (!threshold) return;
    const BandEnds ends = endsOf(shape_, band, hertz());
    const double y = std::round(levels().y(*threshold)) + 0.5;
    const bool isChosen = hasFocus() && chosen().kind == BandHandle::Kind::threshold && chosen().place == band;
    const bool lit = isChosen || (hovered_ && shape_.handles[*hovered_].kind == BandHandle::Kind::threshold &&
                                  shape_.handles[*hovered_].place == band);
    painter.setPen(QPen(lit ? palette::text : colourOf(band), lit ? 2.0 : 1.4));
    painter.drawLine(QPointF(ends.left + 1.0, y), QPointF(ends.right - 1.0, y));
    const QString value = decimal(*threshold) + tr(" dB");
    const QString words = hasBands() ? QStringLiteral("%1 \u00b7 %2").arg(band + 1).arg(value) : value;
    painter.setFont(theme::figures(metrics::smallSize));
    if (QFontMetricsF(painter.font()).horizontalAdvance(words) + 12.0 > ends.right - ends.left) return;
    painter.setPen(palette::text);
    painter.drawText(QPointF(ends.left + 8.0, y < 20.0 ? y + 14.0 : y - 5.0), words);
}

void BandsPicture::paintSplit(QPainter& painter, std::size_t handle) const {
    const BandHandle& split = shape_.handles[handle];
    const double x = std::round(hertz().x(shape_.splitsHz[static_cast<std::size_t>(split.place)])) + 0.5;
    const bool lit = handle == hovered_ || (handle == chosen_ && (hasFocus() || before_));
    painter.setPen(QPen(palette::text, lit ? 2.0 : 1.2));
    painter.drawLine(QPointF(x, 0.0), QPointF(x, height()));
    painter.setBrush(lit ? palette::amber : palette::text);
    painter.drawEllipse(QPointF(x, height() - 12.0), handleRadius, handleRadius);
    painter.setFont(theme::figures(metrics::smallSize));
    painter.setPen(palette::text);
    const QString words = controls::said(*split.row.row, split.row.get(slot_));
    const double wide = QFontMetricsF(painter.font()).horizontalAdvance(words);
    const bool leftOfIt = x + 10.0 + wide > width();
    painter.drawText(QPointF(leftOfIt ? x - 10.0 - wide : x + 10.0, height() - 8.0), words);
}

void BandsPicture::choose(std::size_t handle) {
    chosen_ = handle;
    if (chosen().kind == BandHandle::Kind::threshold && hasBands()) emit bandChosen(chosen().place);
    controls::announceValue(this);
    update();
}

void BandsPicture::grab() {
    edit_.grab(labelOf(core::moduleOf(slot_), chosen().row));
}

void BandsPicture::letGo() {
    if (!before_ && !stepsByKey_) return;
    before_.reset();
    stepsByKey_ = false;
    QToolTip::hideText();
    edit_.letGo();
    update();
}

void BandsPicture::mousePressEvent(QMouseEvent* event) {
    letGo();
    if (event->button() != Qt::LeftButton) return;
    const auto hit = handleAt(shape_, hertz(), levels(), event->position());
    if (!hit) {
        if (hasBands()) emit bandChosen(shape_.bandAt(hertz().hz(event->position().x())));
        return;
    }
    choose(*hit);
    if (event->modifiers() & Qt::AltModifier) return edit_.set(chosen().row, chosen().row.row->standard);
    before_ = spokenValue();
    grab();
}

void BandsPicture::mouseMoveEvent(QMouseEvent* event) {
    if (!before_) {
        const auto under = handleAt(shape_, hertz(), levels(), event->position());
        if (under == hovered_) return;
        hovered_ = under;
        setCursor(!under                                                   ? Qt::ArrowCursor
                  : shape_.handles[*under].kind == BandHandle::Kind::split ? Qt::SizeHorCursor
                                                                           : Qt::SizeVerCursor);
        return update();
    }
    edit_.set(chosen().row,
              std::clamp(valueAt(chosen(), hertz(), levels(), event->position()), spokenLeast(), spokenMost()));
    QToolTip::showText(event->globalPosition().toPoint() + QPoint(12, -32), spokenText(), this);
}

void BandsPicture::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) letGo();
}

void BandsPicture::keyPressEvent(QKeyEvent* event) {
    if (before_) {
        if (event->key() != Qt::Key_Escape) return;
        edit_.set(chosen().row, *before_);
        return letGo();
    }
    if (!isOwnKey(*event)) return ModulePicture::keyPressEvent(event);
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        letGo();
        const bool back = event->key() == Qt::Key_Left;
        return choose(back ? chosen_ - (chosen_ > 0 ? 1 : 0) : std::min(chosen_ + 1, shape_.handles.size() - 1));
    }
    // A key that is held down repeats: one step of the history from press to release.
    if (!std::exchange(stepsByKey_, true)) grab();
    const double size = event->modifiers() & Qt::ShiftModifier ? fine : 1.0;
    edit_.set(chosen().row,
              controls::stepped(*chosen().row.row, spokenValue(), event->key() == Qt::Key_Up ? size : -size));
}

void BandsPicture::keyReleaseEvent(QKeyEvent* event) {
    if (!event->isAutoRepeat() && !before_) letGo();
    ModulePicture::keyReleaseEvent(event);
}

void BandsPicture::focusInEvent(QFocusEvent* event) {
    ModulePicture::focusInEvent(event);
    update();
}

void BandsPicture::focusOutEvent(QFocusEvent* event) {
    letGo();
    ModulePicture::focusOutEvent(event);
    update();
}

void BandsPicture::leaveEvent(QEvent*) {
    hovered_.reset();
    update();
}

/// Its own keys are no shortcuts while it has the focus; every other key ends what they began.
bool BandsPicture::event(QEvent* event) {
    if (event->type() == QEvent::Hide) letGo();
    if (event->type() == QEvent::ShortcutOverride) {
        if (before_ || isOwnKey(*static_cast<QKeyEvent*>(event))) {
            event->accept();
            return true;
        }
        letGo();
    }
    return ModulePicture::event(event);
}

} // namespace ui::chain
