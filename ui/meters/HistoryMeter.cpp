#include "ui/meters/HistoryMeter.h"

#include "ui/controls/Words.h"
#include "ui/theme/Blend.h"
#include "ui/theme/Segments.h"
#include "ui/theme/Theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui::meters {

namespace {

constexpr double topLufs = -3.0;
constexpr double bottomLufs = -33.0;
constexpr int scaleWidth = 24;

} // namespace

HistoryMeter::HistoryMeter(QWidget* parent) : Indicator(tr("Loudness history"), parent) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setToolTip(tr("Loudness of the last three minutes that were heard: short-term (line) and momentary, LUFS"));
}

void HistoryMeter::add(std::optional<double> momentaryLufs, std::optional<double> shortTermLufs, double seconds) {
    if (history_.add(momentaryLufs, shortTermLufs, seconds)) update();
}

void HistoryMeter::interrupt() {
    if (history_.interrupt()) update();
}

QString HistoryMeter::reading() const {
    std::optional<double> highest, lowest;
    for (std::size_t n = 0; n < history_.size(); ++n) {
        const auto& shortTerm = history_.back(n).shortTermLufs;
        if (!shortTerm) continue;
        highest = std::max(highest.value_or(*shortTerm), *shortTerm);
        lowest = std::min(lowest.value_or(*shortTerm), *shortTerm);
    }
    if (!highest) return tr("nothing heard yet");
    return tr("short-term between %1 and %2 LUFS").arg(decimal(lowest), decimal(highest));
}

double HistoryMeter::y(double lufs) const {
    const double share = (topLufs - std::clamp(lufs, bottomLufs, topLufs)) / (topLufs - bottomLufs);
    return 1.0 + share * (height() - 2.0);
}

void HistoryMeter::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette::background);
    painter.setFont(theme::figures(10));
    const int every = height() < 70 ? 12 : 6;
    for (int lufs = -6; lufs > bottomLufs; lufs -= every) {
        const int at = static_cast<int>(std::lround(y(lufs)));
        painter.fillRect(0, at, width() - scaleWidth, 1, palette::line);
        painter.setPen(palette::dim);
        painter.drawText(QRect(width() - scaleWidth, at - 7, scaleWidth - 3, 14), Qt::AlignRight | Qt::AlignVCenter,
                         decimal(lufs, 0));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette::over(palette::faded(palette::amber, 0.35F), palette::background), 1.0));
    paintCurve(painter, &LoudnessHistory::Step::momentaryLufs);
    painter.setPen(QPen(palette::amber, 1.4));
    paintCurve(painter, &LoudnessHistory::Step::shortTermLufs);
}

/// The newest step at the right; a gap or silence breaks the line.
void HistoryMeter::paintCurve(QPainter& painter, std::optional<double> LoudnessHistory::Step::*what) const {
    const double right = width() - scaleWidth - 1.0;
    const double perStep = right / static_cast<double>(LoudnessHistory::capacity - 1);
    QPolygonF line;
    const auto flush = [&] {
        theme::drawSegments(painter, line);
        line.clear();
    };
    for (std::size_t n = 0; n < history_.size(); ++n) {
        const LoudnessHistory::Step& step = history_.back(n);
        const std::optional<double>& lufs = step.*what;
        if (!lufs) {
            flush();
            continue;
        }
        const QPointF point(right - static_cast<double>(n) * perStep, y(*lufs));
        // More points than pixels say nothing more.
        if (!line.isEmpty() && line.back().x() - point.x() < 0.9)
            line.back().setY(std::min(line.back().y(), point.y()));
        else
            line.append(point);
    }
    flush();
}

} // namespace ui::meters
