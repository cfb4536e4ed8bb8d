#include "ui/timeline/Marks.h"

#include "core/Fade.h"
#include "ui/theme/Theme.h"
#include "ui/timeline/Scene.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui::timeline {

namespace {

using namespace palette;

constexpr int fadePoints = 48;

void paintFade(QPainter& painter, const core::Fade& fade, bool isIn, const QRectF& rect, const TimeScale& scale) {
    const double wide = scale.pixels(fade.lengthFrames);
    if (wide < 1.0) return;
    const double x = isIn ? rect.left() : rect.right() - wide;
    painter.drawPolyline(fadeLine(fade, isIn, QRectF(x, rect.top() + 1.0, wide, rect.height() - 2.0)));
}

void paintGainLine(QPainter& painter, const core::PlacedClip& clip, const QRectF& rect, double width, bool chosen) {
    if (!chosen && clip.gainDb == 0.0) return;
    const double y = std::floor(gainY(clip.gainDb, rect)) + 0.5;
    painter.setPen(QPen(faded(text, chosen ? 0.4F : 0.25F), 1.0, Qt::DashLine));
    painter.drawLine(QPointF(std::max(rect.left(), 0.0), y), QPointF(std::min(rect.right(), width), y));
}

QPolygonF pennant(double x, double top, bool left) {
    const double tip = left ? x - flagWidth : x + flagWidth;
    const double shoulder = left ? tip + 4.0 : tip - 4.0;
    return QPolygonF({{x, top},
                      {shoulder, top},
                      {tip, top + flagHeight / 2.0},
                      {shoulder, top + flagHeight},
                      {x, top + flagHeight}});
}

void paintFlag(QPainter& painter, const Grip& grip, QColor colour) {
    const double x = std::floor(grip.at.x()) + 0.5;
    const double top = grip.at.y() + 3.0;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(faded(colour, 0.7F));
    painter.drawLine(QPointF(x, top), QPointF(x, grip.box.bottom() - 1.0));
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    if (grip.handle.part == Part::pause) {
        painter.drawRect(QRectF(x - 9.0, top + 1.0, 3.0, flagHeight - 2.0));
        painter.drawRect(QRectF(x - 4.0, top + 1.0, 3.0, flagHeight - 2.0));
        return;
    }
    painter.drawPolygon(pennant(x, top, grip.handle.part == Part::end));
    if (grip.handle.part != Part::index) return;
    painter.setFont(theme::figures(9, QFont::Medium));
    painter.setPen(background);
    painter.drawText(QRectF(x, top, flagWidth - 3.0, flagHeight), Qt::AlignCenter,
                     QString::number(grip.handle.index + 2));
}

void paintSquare(QPainter& painter, const Grip& grip, GripState state, QColor colour) {
    const QRectF square(grip.at.x() - gripSize + 0.5, grip.at.y() - gripSize + 0.5, 2.0 * gripSize - 1.0,
                        2.0 * gripSize - 1.0);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(colour, 1.0));
    painter.setBrush(state == GripState::still ? background : colour);
    if (grip.handle.part != Part::crossfade) return painter.drawRect(square);
    painter.drawPolygon(QPolygonF({{square.center().x(), square.top() - 1.0},
                                   {square.right() + 1.0, square.center().y()},
                                   {square.center().x(), square.bottom() + 1.0},
                                   {square.left() - 1.0, square.center().y()}}));
}

/// An edge is seen when it is touched; until then the box's border stands for it.
void paintEdge(QPainter& painter, const Grip& grip, GripState state, QColor colour) {
    if (state == GripState::still) return;
    const double x = std::floor(grip.at.x()) + 0.5;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(colour, state == GripState::taken ? 3.0 : 2.0));
    painter.drawLine(QPointF(x, grip.area.top()), QPointF(x, grip.area.bottom()));
}

QColor colourOf(GripState state, bool ofSelectedTrack) {
    if (state == GripState::taken) return amber;
    if (state == GripState::hovered) return text;
    return ofSelectedTrack ? amber : faint;
}

} // namespace

QPolygonF fadeLine(const core::Fade& fade, bool isIn, const QRectF& rect) {
    const int points = std::clamp(static_cast<int>(rect.width()), 2, fadePoints);
    QPolygonF line;
    for (int n = 0; n <= points; ++n) {
        const double position = static_cast<double>(n) / points;
        const double gain = core::fadeGain(fade.shape, isIn ? position : 1.0 - position);
        line << QPointF(rect.left() + position * rect.width(), rect.bottom() - gain * rect.height());
    }
    return line;
}

void paintFades(QPainter& painter, const Scene& scene) {
    for (const TrackBox& box : scene.layout.tracks) {
        const core::PlacedTrack& track = scene.album->tracks[box.place];
        const bool chosen = scene.chosen.holds({Part::gap, box.id});
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(faded(text, chosen ? 0.85F : 0.55F), 1.2));
        paintFade(painter, track.fadeIn, true, box.waves, scene.scale);
        paintFade(painter, track.fadeOut, false, box.waves, scene.scale);
        painter.setPen(QPen(faded(text, 0.5F), 1.0));
        for (const ClipBox& clip : box.clips) {
            paintFade(painter, track.clips[clip.place].fadeIn, true, clip.rect, scene.scale);
            paintFade(painter, track.clips[clip.place].fadeOut, false, clip.rect, scene.scale);
        }
        painter.setRenderHint(QPainter::Antialiasing, false);
        for (const ClipBox& clip : box.clips)
            paintGainLine(painter, track.clips[clip.place], clip.rect, scene.size.width(), chosen);
        if (box.clips.size() < 2) continue;
        painter.setPen(faded(text, 0.3F));
        for (const ClipBox& clip : box.clips)
            for (const double x : {clip.rect.left(), clip.rect.right()})
                painter.drawLine(QPointF(x, clip.rect.top()), QPointF(x, clip.rect.bottom()));
    }
    for (const ClipBox& bed : scene.layout.beds) {
        const bool chosen = scene.chosen.clip == bed.id;
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(QPen(faded(text, chosen ? 0.85F : 0.55F), 1.0));
        paintFade(painter, scene.album->beds[bed.place].fadeIn, true, bed.rect, scene.scale);
        paintFade(painter, scene.album->beds[bed.place].fadeOut, false, bed.rect, scene.scale);
        painter.setRenderHint(QPainter::Antialiasing, false);
        paintGainLine(painter, scene.album->beds[bed.place], bed.rect, scene.size.width(), chosen);
    }
}

void paintGrips(QPainter& painter, const Scene& scene) {
    for (const Grip& grip : scene.grips) {
        const bool chosen = scene.chosen.holds(grip.handle);
        // Squares would litter an album of many tracks: they come where one works, flags stay.
        if (chosen || isMark(grip.handle.part) || grip.handle.part == Part::crossfade)
            paintGrip(painter, grip, GripState::still, chosen);
    }
}

void paintGrip(QPainter& painter, const Grip& grip, GripState state, bool ofSelectedTrack) {
    const QColor colour = colourOf(state, ofSelectedTrack);
    if (isMark(grip.handle.part)) return paintFlag(painter, grip, colour);
    if (grip.handle.part == Part::in || grip.handle.part == Part::out) return paintEdge(painter, grip, state, colour);
    paintSquare(painter, grip, state, colour);
}

} // namespace ui::timeline
