#include "ui/timeline/Loudness.h"

#include "ui/controls/Words.h"
#include "ui/theme/Blend.h"
#include "ui/theme/Segments.h"
#include "ui/theme/Theme.h"
#include "ui/timeline/Scene.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <optional>

namespace ui::timeline {

namespace {

using namespace palette;

constexpr double shownLu = 25.0;
constexpr double scaleWidth = 26.0;
constexpr double apart = 10.0; ///< Figures of the scale, at least.

/// The stretch of the album that shows the loudness of a track's file, and where it was when it was printed.
struct Stretch {
    Span now;
    core::FrameCount sincePrint = 0;
};

std::vector<Stretch> stretchesOf(const Scene& scene) {
    std::vector<Stretch> all;
    const auto& tracks = scene.album->tracks;
    for (std::size_t n = 0; n < tracks.size(); ++n) {
        const core::PlacedTrack* const was = core::findTrack(scene.printLayout, tracks[n].id);
        if (!was) continue;
        all.push_back({{tracks[n].start, scene.album->fileEnd(n)}, tracks[n].in - was->in});
    }
    return all;
}

/// The loudest value of each pixel, as a line.
QPolygonF lineOf(const Scene& scene, const Stretch& stretch, const LoudnessScale& loudness, const QRectF& row) {
    const auto& values = scene.print->shortTermLufs;
    const double step = static_cast<double>(scene.print->stepFrames);
    const auto placeOf = [&](double frame) {
        return (frame - static_cast<double>(stretch.sincePrint + scene.print->waveformBegin)) / step;
    };
    const double perPixel = std::max(scene.scale.framesPerPixel, step);
    const double first = std::max(static_cast<double>(stretch.now.from), scene.scale.left);
    const double last = std::min(static_cast<double>(stretch.now.to), scene.scale.frameAt(scene.size.width()));
    QPolygonF points;
    for (double frame = std::floor(first / perPixel) * perPixel; frame < last + perPixel; frame += perPixel) {
        const double from = std::floor(placeOf(frame));
        const double to = std::max(std::floor(placeOf(frame + perPixel)), from + 1.0);
        if (to <= 0.0 || from >= static_cast<double>(values.size())) continue;
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>(std::max(from, 0.0));
        const auto end = values.begin() + static_cast<std::ptrdiff_t>(std::min(to, static_cast<double>(values.size())));
        const double x =
            (std::clamp(frame + perPixel / 2.0, first, last) - scene.scale.left) / scene.scale.framesPerPixel;
        points << QPointF(x, loudness.y(*std::max_element(begin, end), row));
    }
    return points;
}

} // namespace

double LoudnessScale::y(double lufs, const QRectF& rect) const {
    return rect.top() + std::clamp((top - lufs) / (top - bottom), 0.0, 1.0) * rect.height();
}

std::vector<double> LoudnessScale::values() const {
    std::vector<double> all;
    for (double value = std::floor(top / 10.0) * 10.0; value >= bottom; value -= 10.0)
        if (value < top && value > bottom) all.push_back(value);
    return all;
}

LoudnessScale loudnessScaleOf(const std::vector<float>& shortTermLufs) {
    if (shortTermLufs.empty()) return {};
    const double loudest = std::ranges::max(shortTermLufs);
    const double top = std::clamp(std::ceil((loudest + 1.0) / 5.0) * 5.0, -40.0, 5.0);
    return {top, top - shownLu};
}

void paintLoudness(QPainter& painter, const Scene& scene) {
    const QRectF& row = scene.layout.rows.loudness;
    const QRectF room = row.adjusted(0.0, 2.0, -scaleWidth, -2.0);
    const LoudnessScale loudness = loudnessScaleOf(scene.print ? scene.print->shortTermLufs : std::vector<float>());
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(theme::figures(10));
    double above = -apart; // Of the figure written last: in a low row not every one has room.
    for (const double value : loudness.values()) {
        const double y = std::floor(loudness.y(value, room)) + 0.5;
        painter.setPen(line);
        painter.drawLine(QPointF(0.0, y), QPointF(room.right(), y));
        if (y - above < apart) continue;
        above = y;
        painter.setPen(dim);
        painter.drawText(QRectF(room.right(), y - 7.0, scaleWidth - 3.0, 14.0), Qt::AlignRight | Qt::AlignVCenter,
                         decimal(value, 0));
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    if (scene.print) {
        painter.save();
        painter.setClipRect(room.adjusted(0.0, -2.0, 0.0, 2.0));
        painter.setPen(QPen(scene.older ? over(faded(teal, 0.5F), background) : teal, 1.2));
        for (const Stretch& stretch : stretchesOf(scene))
            theme::drawSegments(painter, lineOf(scene, stretch, loudness, room));
        painter.restore();
    }
    const QFont font = theme::words(10);
    const QString name = QCoreApplication::translate("ui::timeline::Loudness", "short-term loudness, LUFS");
    // At the right, where no playhead stands when one begins.
    const double wide = QFontMetricsF(font).horizontalAdvance(name) + 8.0;
    const QRectF words(room.right() - wide, row.bottom() - 13.0, wide, 13.0);
    painter.fillRect(words, faded(background, 0.75F));
    painter.setFont(font);
    painter.setPen(teal);
    painter.drawText(words, Qt::AlignCenter, name);
}

} // namespace ui::timeline
