#include "ui/controls/Knob.h"

#include "ui/controls/Rows.h"
#include "ui/theme/Theme.h"

#include <QPainter>
#include <QtMath>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

namespace ui::controls {

namespace {

constexpr int arcSize = 36;
constexpr int arcWidth = 4;
constexpr double dotSize = 4.5; ///< Radius.
constexpr int valueHeight = 18;
constexpr int lineHeight = 15;
constexpr int longestName = 92; ///< In one line, px.
constexpr int least = 60;
constexpr double arcBegin = 225.0; ///< Degrees from three o'clock, against the clock, as QPainter has them.
constexpr double arcSpan = 270.0;

/// Kept: a module's knobs are made anew whenever it is chosen. The window's thread only.
int widestValue(const core::Parameter& row) {
    static std::map<const core::Parameter*, int> kept;
    const auto [it, isNew] = kept.try_emplace(&row, 0);
    if (!isNew) return it->second;
    const QFontMetrics figures(theme::figures(12));
    int& widest = it->second;
    for (const double way : {0.0, 0.1, 0.5, 0.9, 1.0})
        widest = std::max(widest, figures.horizontalAdvance(said(row, core::valueAt(row, way))));
    return widest;
}

/// A long name in two lines, parted at the space nearest to its middle.
QString inTwoLines(QString name) {
    qsizetype best = -1;
    for (qsizetype at = name.indexOf(QLatin1Char(' ')); at >= 0; at = name.indexOf(QLatin1Char(' '), at + 1))
        if (best < 0 || std::abs(2 * at - name.size()) < std::abs(2 * best - name.size())) best = at;
    if (best >= 0) name[best] = QLatin1Char('\n');
    return name;
}

} // namespace

Knob::Knob(const core::Parameter& row, const QString& name, QWidget* parent) : ValueControl(row, name, parent) {
    const QFontMetrics words(theme::words(12));
    caption_ = words.horizontalAdvance(name) > longestName ? inTwoLines(name) : name;
    const QSize caption = words.size(0, caption_);
    const int lines = static_cast<int>(caption_.count(QLatin1Char('\n'))) + 1;
    size_ = QSize(std::max({least, widestValue(row) + 6, caption.width() + 8}),
                  4 + arcSize + 2 + valueHeight + lineHeight * lines + 4);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QRect Knob::valueRect() const {
    return {0, 4 + arcSize + 2, width(), valueHeight};
}

void Knob::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle((width() - arcSize) / 2.0 + arcWidth / 2.0, 4 + arcWidth / 2.0, arcSize - arcWidth,
                        arcSize - arcWidth);
    const auto arc = [&](QColor colour, double from, double to) {
        painter.setPen(QPen(colour, arcWidth, Qt::SolidLine, Qt::FlatCap));
        painter.drawArc(circle, static_cast<int>(16.0 * (arcBegin - arcSpan * from)),
                        static_cast<int>(-16.0 * arcSpan * (to - from)));
    };
    const double way = core::wayOf(row(), value());
    const double origin = core::wayOf(row(), originOf(row()));
    constexpr double mark = 0.008; // so that a value at the origin is seen
    arc(isHovered() || isHeld() ? palette::faint : palette::line, 0.0, 1.0);
    const QColor lit = isEnabled() ? palette::amber : palette::faint;
    arc(course() ? palette::faint : lit, std::max(0.0, std::min(way, origin) - mark),
        std::min(1.0, std::max(way, origin) + mark));

    if (course()) { // a point, on the arc where its course has it
        const double angle = qDegreesToRadians(arcBegin - arcSpan * core::wayOf(row(), *course()));
        painter.setPen(QPen(palette::panel, 1.5));
        painter.setBrush(lit);
        painter.drawEllipse(circle.center() + QPointF(std::cos(angle), -std::sin(angle)) * circle.width() / 2.0,
                            dotSize, dotSize);
        painter.setBrush(Qt::NoBrush);
    }
    painter.setFont(theme::figures(12));
    painter.setPen(!isEnabled() ? palette::faint : isHeld() ? palette::amber : palette::text);
    painter.drawText(valueRect(), Qt::AlignCenter, said(row(), written()));
    painter.setFont(theme::words(12));
    painter.setPen(isEnabled() ? palette::dim : palette::faint);
    painter.drawText(QRect(2, valueRect().bottom() + 1, width() - 4, height() - valueRect().bottom() - 1),
                     Qt::AlignHCenter | Qt::AlignTop, caption_);
    if (!hasFocus()) return;
    painter.setPen(QPen(palette::amber, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::corner, metrics::corner);
}

} // namespace ui::controls
