#include "ui/timeline/Scene.h"

#include "core/Edits.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"
#include "ui/timeline/CloseUp.h"
#include "ui/timeline/Loudness.h"
#include "ui/timeline/Marks.h"
#include "ui/timeline/Ruler.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ui::timeline {

namespace {

using namespace palette;

bool isChosen(const Scene& scene, core::TrackId track) {
    return scene.chosen.holds({Part::gap, track});
}

/// Empty where the sound is only still to come.
QString absenceOf(Desk& desk, core::SourceId id) {
    const core::Source* const source = core::findSource(desk.album(), id);
    if (!source || !desk.sounds().isLost(id)) return {};
    const auto tr = [](const char* words) { return QCoreApplication::translate("ui::timeline::Scene", words); };
    const QString words = desk.sounds().isMissing(id)
                              ? tr("\u26a0 %1 is missing \u00b7 right-click to find or replace it")
                              : tr("\u26a0 %1 is another file now \u00b7 right-click to find or replace it");
    return words.arg(fileName(source->path));
}

ClipWaves wavesOf(Desk& desk, const core::PlacedClip& clip, const Scene& scene, QColor colour) {
    ClipWaves waves;
    waves.clip = clip;
    waves.source = desk.sounds().waveform(clip.source);
    waves.audio = desk.sounds().audio(clip.source);
    if (!waves.audio) waves.absence = absenceOf(desk, clip.source);
    waves.colour = colour;
    setPrint(waves, scene.print, scene.printLayout, scene.older);
    if (scene.closeUp && (waves.closeUp = scene.closeUp->stretch())) waves.older = !scene.closeUp->isCurrent();
    return waves;
}

void paintRuler(QPainter& painter, const Scene& scene) {
    const QRectF& ruler = scene.layout.rows.ruler;
    if (scene.loop) {
        const QRectF range(QPointF(scene.scale.x(scene.loop->from), ruler.bottom() - 6.0),
                           QPointF(scene.scale.x(scene.loop->to), ruler.bottom() - 1.0));
        painter.fillRect(range, faded(amber, 0.55F));
    }
    painter.setFont(theme::figures(metrics::smallSize));
    for (const Tick& tick : ticks(scene.scale, scene.album->rate, scene.size.width())) {
        const double x = std::floor(tick.x) + 0.5;
        const bool says = !tick.label.isEmpty();
        painter.setPen(says ? faint : line);
        painter.drawLine(QPointF(x, ruler.bottom() - (says ? 8.0 : 5.0)), QPointF(x, ruler.bottom() - 1.0));
        // Half a time at the right edge would be read as another one.
        if (!says || x + 3.0 + painter.fontMetrics().horizontalAdvance(tick.label) > scene.size.width()) continue;
        painter.setPen(dim);
        painter.drawText(QPointF(x + 3.0, ruler.bottom() - 11.0), tick.label);
    }
    if (scene.magnification == 1.0) return;
    const QString words =
        QCoreApplication::translate("ui::timeline::Scene", "waves \u00d7%1").arg(std::lround(scene.magnification));
    const double wide = QFontMetricsF(painter.font()).horizontalAdvance(words) + 12.0;
    const QRectF plate(scene.size.width() - wide, ruler.top(), wide, ruler.height() - 9.0);
    painter.fillRect(plate, background);
    painter.setPen(amber);
    painter.drawText(plate, Qt::AlignCenter, words);
}

/// Corners and borders far outside of the canvas are of no use to the painter.
QRectF nearCanvas(const QRectF& rect, double width) {
    return QRectF(QPointF(std::max(rect.left(), -16.0), rect.top()),
                  QPointF(std::min(rect.right(), width + 16.0), rect.bottom()));
}

void paintBox(QPainter& painter, const QRectF& rect, bool chosen) {
    painter.setPen(QPen(chosen ? amber : line, 1.0));
    painter.setBrush(chosen ? selection : panel);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3.0, 3.0);
}

/// Of a track whose title has no room.
void paintNumber(QPainter& painter, const Scene& scene, const TrackBox& box, bool chosen) {
    const QFont font = theme::figures(9);
    const QString number = QString::number(scene.album->tracks[box.place].number);
    if (QFontMetricsF(font).horizontalAdvance(number) > box.title.width()) return;
    painter.setFont(font);
    painter.setPen(chosen ? amber : dim);
    painter.drawText(box.title, Qt::AlignCenter, number);
}

void paintTitle(QPainter& painter, const Scene& scene, const TrackBox& box, bool chosen) {
    QRectF room = box.title.intersected(QRectF(0.0, box.title.top(), scene.size.width(), box.title.height()));
    room.adjust(7.0, 0.0, -7.0, 0.0);
    for (const Grip& grip : scene.grips) {
        if (grip.handle.track != box.id || !isMark(grip.handle.part) || !grip.area.intersects(room)) continue;
        if (grip.handle.part == Part::start) room.setLeft(std::min(grip.area.right() + 3.0, room.right()));
        if (grip.handle.part == Part::end) room.setRight(std::max(grip.area.left() - 3.0, room.left()));
    }
    if (room.width() < 14.0) return paintNumber(painter, scene, box, chosen);
    const QString older = QCoreApplication::translate("ui::timeline::Scene", "older");
    const QFont small = theme::words(metrics::smallSize);
    if (scene.older && scene.print && room.width() > 120.0) {
        painter.setFont(small);
        painter.setPen(dim);
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, older);
        room.setRight(room.right() - QFontMetricsF(small).horizontalAdvance(older) - 8.0);
    }
    const QFont font = theme::words(12, chosen ? QFont::DemiBold : QFont::Normal);
    painter.setFont(font);
    painter.setPen(chosen ? amber : text);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                     elided(scene.titles[box.place], font, static_cast<int>(room.width())));
}

/// What is said where there is nothing to draw, and what can be done about it.
void paintAbsence(QPainter& painter, const Scene& scene, const ClipBox& box, const ClipWaves& waves) {
    const QRectF room = box.rect.intersected(QRectF(0.0, box.rect.top(), scene.size.width(), box.rect.height()));
    if (waves.audio || room.width() < 60.0) return;
    const QFont font = theme::words(metrics::smallSize);
    painter.setFont(font);
    painter.setPen(waves.absence.isEmpty() ? dim : amber);
    const QString words = waves.absence.isEmpty()
                              ? QCoreApplication::translate("ui::timeline::Scene", "no sound here yet")
                              : waves.absence;
    painter.drawText(room, Qt::AlignCenter, elided(words, font, static_cast<int>(room.width()) - 12));
}

void paintTracks(QPainter& painter, const Scene& scene) {
    const double width = scene.size.width();
    std::size_t n = 0;
    for (const TrackBox& box : scene.layout.tracks) {
        const bool chosen = isChosen(scene, box.id);
        painter.setRenderHint(QPainter::Antialiasing, true);
        paintBox(painter, nearCanvas(box.rect, width), chosen);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(faded(line, 0.8F));
        for (const double share : {0.25, 0.75}) {
            const double y = std::floor(box.waves.top() + box.waves.height() * share) + 0.5;
            painter.drawLine(QPointF(std::max(box.rect.left(), 0.0), y), QPointF(std::min(box.rect.right(), width), y));
        }
        for (const ClipBox& clip : box.clips) {
            paint(painter, scene.clips[n], clip.rect, scene.scale, width, scene.ratio, scene.magnification);
            paintAbsence(painter, scene, clip, scene.clips[n++]);
        }
        painter.setRenderHint(QPainter::Antialiasing, true);
        paintTitle(painter, scene, box, chosen);
    }
}

/// On a plate at the foot: over the waveform nobody could read it, and the handles are above.
void paintBedTitle(QPainter& painter, const Scene& scene, const ClipBox& bed, bool chosen) {
    const QFont font = theme::words(metrics::smallSize);
    const QRectF room = nearCanvas(bed.rect, scene.size.width()).adjusted(4.0, 0.0, -4.0, -2.0);
    const bool underHandles = chosen && room.height() < 24.0;
    if (room.width() < 24.0 || underHandles) return;
    const QString words = elided(scene.bedTitles[bed.place], font, static_cast<int>(room.width()) - 8);
    const QSizeF size(QFontMetricsF(font).horizontalAdvance(words) + 8.0, 14.0);
    const QRectF plate(QPointF(room.left(), room.bottom() - size.height()), size);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(background, 0.8F));
    painter.drawRoundedRect(plate, 2.0, 2.0);
    painter.setFont(font);
    painter.setPen(chosen ? amber : text);
    painter.drawText(plate, Qt::AlignCenter, words);
}

void paintBeds(QPainter& painter, const Scene& scene) {
    for (std::size_t n = 0; n < scene.layout.beds.size(); ++n) {
        const ClipBox& bed = scene.layout.beds[n];
        const bool chosen = scene.chosen.clip == bed.id;
        painter.setRenderHint(QPainter::Antialiasing, true);
        paintBox(painter, nearCanvas(bed.rect, scene.size.width()), chosen);
        paint(painter, scene.beds[n], bed.rect, scene.scale, scene.size.width(), scene.ratio, scene.magnification);
        paintBedTitle(painter, scene, bed, chosen);
    }
}

void paintLoop(QPainter& painter, const Scene& scene) {
    if (!scene.loop) return;
    const Rows& rows = scene.layout.rows;
    const QRectF range(QPointF(scene.scale.x(scene.loop->from), rows.upper.top()),
                       QPointF(scene.scale.x(scene.loop->to), rows.loudness.bottom()));
    painter.fillRect(range, faded(amber, 0.07F));
    painter.setPen(faded(amber, 0.5F));
    painter.drawLine(range.topLeft(), range.bottomLeft());
    painter.drawLine(range.topRight(), range.bottomRight());
}

} // namespace

Shown shownOf(const Desk& desk) {
    Shown shown;
    shown.layout = desk.layout();
    for (const core::PlacedTrack& track : shown.layout.tracks)
        shown.titles.push_back(QStringLiteral("%1 %2")
                                   .arg(track.number)
                                   .arg(QString::fromStdString(desk.album().tracks[track.row].metadata.title)));
    for (const core::PlacedClip& bed : shown.layout.beds) {
        const core::Source* const source = core::findSource(desk.album(), bed.source);
        shown.bedTitles.push_back(source ? QString::fromStdString(source->path.stem().string()) : QString());
    }
    return shown;
}

Scene sceneOf(Desk& desk, const TimeScale& scale, QSizeF size, double ratio, const CloseUp* closeUp) {
    Scene scene;
    scene.closeUp = closeUp;
    scene.album = &desk.layout();
    scene.scale = scale;
    scene.size = size;
    scene.ratio = ratio;
    scene.layout = layOut(desk.layout(), scale, size);
    scene.chosen = {desk.selection().tracks(), desk.selection().clip()};
    scene.grips = gripsOf(desk.layout(), scene.layout, scale, scene.chosen);
    scene.print = desk.print().newest();
    if (scene.print) scene.printLayout = core::layOut(*desk.print().of());
    scene.older = !desk.print().isCurrent();
    scene.loop = desk.listening().loop();
    Shown shown = shownOf(desk);
    scene.titles = std::move(shown.titles);
    scene.bedTitles = std::move(shown.bedTitles);
    for (const TrackBox& box : scene.layout.tracks) {
        const QColor colour = isChosen(scene, box.id) ? amber : blue;
        for (const core::PlacedClip& clip : desk.layout().tracks[box.place].clips)
            scene.clips.push_back(wavesOf(desk, clip, scene, colour));
    }
    for (const ClipBox& bed : scene.layout.beds)
        scene.beds.push_back(
            wavesOf(desk, desk.layout().beds[bed.place], scene, scene.chosen.clip == bed.id ? amber : blue));
    return scene;
}

void paintScene(QPainter& painter, const Scene& scene) {
    painter.fillRect(QRectF(QPointF(), scene.size), background);
    paintRuler(painter, scene);
    paintTracks(painter, scene);
    paintBeds(painter, scene);
    paintFades(painter, scene);
    paintGrips(painter, scene);
    paintLoudness(painter, scene);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintLoop(painter, scene);
}

} // namespace ui::timeline
