#include "ui/meters/Levels.h"

#include "ui/controls/Words.h"
#include "ui/meters/LevelScale.h"
#include "ui/theme/Motion.h"
#include "ui/theme/Theme.h"

#include <QLinearGradient>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui::meters {

namespace {

constexpr int barWidth = 24;
constexpr int between = 8;
constexpr int scaleWidth = 26;
constexpr int reductionWidth = 8;
constexpr int lampHeight = 5;
constexpr int topRoom = lampHeight + 3;
constexpr int bottomRoom = 16; ///< For the letters.
constexpr int tick = 3;        ///< How far the true peak's marks stand out.
constexpr float peakOpacity = 0.42F;

} // namespace

Levels::Levels(QWidget* parent) : Indicator(tr("Level"), parent) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setToolTip(
        tr("Level of the print: bright to the root mean square of 300 ms, pale to the sample peak; the line is the "
           "held peak, the ticks the highest true peak since reset. GR: what the album's chain takes"));
}

QSize Levels::sizeHint() const {
    return {tick + 2 * barWidth + 2 * between + scaleWidth + reductionWidth + between, 170};
}

QSize Levels::minimumSizeHint() const {
    return {sizeHint().width(), 84};
}

QRect Levels::barRect(std::size_t channel) const {
    return {tick + static_cast<int>(channel) * (barWidth + between), topRoom, barWidth,
            height() - topRoom - bottomRoom};
}

QRect Levels::reductionRect() const {
    const QRect right = barRect(1);
    return {right.right() + 1 + between + scaleWidth + between, topRoom, reductionWidth, right.height()};
}

int Levels::heightOf(double db) const {
    return static_cast<int>(std::lround(levelShare(db) * barRect(0).height()));
}

Levels::Strip Levels::stripOf(const Channel& channel) const {
    return {.rms = heightOf(channel.rms.db()),
            .peak = heightOf(channel.peak.db()),
            .held = heightOf(channel.peak.heldDb()),
            .truePeak = heightOf(channel.truePeakDbtp),
            .over = channel.truePeakDbtp > 0.0};
}

void Levels::show(const engine::MeterReading& reading, bool sounds, double seconds) {
    const bool atOnce = theme::reducedMotion();
    for (std::size_t c = 0; c < channels_.size(); ++c) {
        Channel& channel = channels_[c];
        channel.peak.move(sounds ? reading.samplePeakDb[c] : silenceDb, seconds, atOnce);
        channel.rms.move(sounds ? reading.rmsDb[c] : silenceDb, seconds, atOnce);
        if (sounds) channel.truePeakDbtp = std::max(channel.truePeakDbtp, reading.truePeakDbtp[c]);
        const Strip strip = stripOf(channel);
        if (strip == strips_[c]) continue;
        strips_[c] = strip;
        update(barRect(c).adjusted(-tick, 0, tick, 0));
    }
    // Taken decibels fall back like a level does: over the scale's own marks.
    reduction_.move(sounds ? -reading.gainReductionDb : 0.0, seconds, atOnce);
    const int reduction = barRect(0).height() - heightOf(-std::max(0.0, reduction_.db()));
    if (reduction == reductionPixels_) return;
    reductionPixels_ = reduction;
    update(reductionRect());
}

void Levels::showClipped(bool clipped) {
    if (clipped == clipped_) return;
    clipped_ = clipped;
    update();
}

void Levels::reset() {
    for (Channel& channel : channels_) channel.truePeakDbtp = silenceDb;
    for (Channel& channel : channels_) channel.peak.rest();
}

QString Levels::reading() const {
    const auto said = [](double db) { return db > -100.0 ? decimal(db) : tr("silence"); };
    return tr("left %1 dB, right %2 dB, album chain takes %3 dB%4")
        .arg(said(channels_[0].peak.db()), said(channels_[1].peak.db()), decimal(std::max(0.0, reduction_.db())),
             clipped_ ? tr(", clipped") : QString());
}

void Levels::resizeEvent(QResizeEvent*) {
    renewBar();
    for (std::size_t c = 0; c < channels_.size(); ++c) strips_[c] = stripOf(channels_[c]);
    reductionPixels_ = barRect(0).height() - heightOf(-std::max(0.0, reduction_.db()));
}

void Levels::renewBar() {
    const QRect rect = barRect(0);
    if (rect.height() <= 0) return;
    bar_ = QPixmap(rect.size() * devicePixelRatioF());
    bar_.setDevicePixelRatio(devicePixelRatioF());
    bar_.fill(palette::background);
    QLinearGradient colours(0, 0, 0, rect.height());
    colours.setColorAt(0.0, palette::wrong);
    colours.setColorAt(0.03, palette::amber);
    colours.setColorAt(1.0 - levelShare(-4.0), palette::good);
    colours.setColorAt(1.0, palette::faded(palette::good, 0.35F));
    QPainter(&bar_).fillRect(QRect(QPoint(), rect.size()), colours);
}

void Levels::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    if (bar_.devicePixelRatio() != devicePixelRatioF()) renewBar();
    const QRegion& region = event->region();
    painter.fillRect(event->rect(), palette::panel);
    for (std::size_t c = 0; c < channels_.size(); ++c)
        if (region.intersects(barRect(c).adjusted(-tick, 0, tick, 0))) paintStrip(painter, c);
    if (region.intersects(reductionRect())) paintReduction(painter);
    if (region.contains(QPoint(0, 0))) paintScale(painter); // The strips do not reach up there.
}

void Levels::paintStrip(QPainter& painter, std::size_t channel) const {
    const QRect bar = barRect(channel);
    const Strip& strip = strips_[channel];
    painter.fillRect(bar, palette::background);
    const qreal scale = bar_.devicePixelRatio();
    const auto lower = [&](int pixels, float opacity) {
        if (pixels <= 0) return;
        const QRect part(bar.left(), bar.bottom() + 1 - pixels, bar.width(), pixels);
        const QRectF from(0, (bar.height() - pixels) * scale, bar.width() * scale, pixels * scale);
        painter.setOpacity(static_cast<qreal>(opacity));
        painter.drawPixmap(QRectF(part), bar_, from);
        painter.setOpacity(1.0);
    };
    lower(strip.peak, peakOpacity);
    lower(strip.rms, 1.0F);
    const auto line = [&](int pixels, int x, int width, QColor ink) {
        if (pixels > 0) painter.fillRect(x, bar.bottom() + 1 - pixels, width, 2, ink);
    };
    line(strip.held, bar.left(), bar.width(), palette::text);
    const QColor colour = strip.over ? palette::wrong : palette::dim;
    line(strip.truePeak, bar.left() - tick, tick, colour);
    line(strip.truePeak, bar.right() + 1, tick, colour);
}

void Levels::paintReduction(QPainter& painter) const {
    const QRect bar = reductionRect();
    painter.fillRect(bar, palette::background);
    painter.fillRect(bar.left(), bar.top(), bar.width(), reductionPixels_, palette::amber);
}

void Levels::paintScale(QPainter& painter) const {
    for (std::size_t c = 0; c < channels_.size(); ++c) {
        const QRect bar = barRect(c);
        painter.fillRect(bar.left(), 0, bar.width(), lampHeight, clipped_ ? palette::wrong : palette::raised);
    }
    painter.setFont(theme::figures(10));
    painter.setPen(palette::dim);
    const QRect bar = barRect(1);
    const int left = bar.right() + 1 + between;
    constexpr int labelHeight = 12;
    const int apart = std::max(1, bar.height() / static_cast<int>(levelMarksDb.size() - 1));
    int every = 1;
    while (every * apart < labelHeight - 1) every *= 2;
    for (std::size_t n = 0; n < levelMarksDb.size(); n += static_cast<std::size_t>(every)) {
        const int y = bar.bottom() + 1 - heightOf(levelMarksDb[n]);
        painter.drawText(QRect(left, y - labelHeight / 2, scaleWidth, labelHeight), Qt::AlignCenter,
                         decimal(levelMarksDb[n], 0));
    }
    const int below = bar.bottom() + 3;
    const auto letter = [&](const QRect& over, const QString& text) {
        painter.drawText(QRect(over.center().x() - 12, below, 24, bottomRoom - 3), Qt::AlignCenter, text);
    };
    letter(barRect(0), tr("L"));
    letter(barRect(1), tr("R"));
    letter(reductionRect(), tr("GR"));
}

} // namespace ui::meters
