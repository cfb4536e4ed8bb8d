#include "ui/timeline/Commands.h"

#include "ui/actions/CommandSet.h"
#include "ui/controls/Files.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/settings/Settings.h"
#include "ui/timeline/HandleEdits.h"
#include "ui/timeline/TimelineCanvas.h"

#include <QCoreApplication>
#include <QFileDialog>

#include <algorithm>

namespace ui::timeline {

namespace {

constexpr double keyFactor = 2.0; ///< Zoom of a key press.

QString tr(const char* words) {
    return QCoreApplication::translate("ui::timeline::Commands", words);
}

const QString snapKey = QStringLiteral("timeline/snap");

/// The selected clip where its track has several, else the selected tracks.
std::optional<Span> selectedSpan(const Desk& desk) {
    std::optional<Span> span;
    const auto add = [&](core::FramePos from, core::FramePos to) {
        span = span ? Span{std::min(span->from, from), std::max(span->to, to)} : Span{from, to};
    };
    const Selection& selection = desk.selection();
    for (const core::PlacedTrack& track : desk.layout().tracks) {
        if (!selection.holds(track.id)) continue;
        const auto clip = std::ranges::find_if(
            track.clips, [&](const core::PlacedClip& each) { return each.id == selection.clip(); });
        if (selection.tracks().size() == 1 && track.clips.size() > 1 && clip != track.clips.end())
            add(clip->at, clip->end());
        else
            add(track.in, track.soundEnd());
    }
    return span;
}

/// The tracks that sound at the place: of the selected ones, if any does.
std::vector<core::TrackId> tracksAt(Desk& desk, core::FramePos at) {
    std::vector<core::TrackId> all;
    for (const core::PlacedTrack& track : desk.layout().tracks)
        if (at > track.in && at < track.soundEnd()) all.push_back(track.id);
    std::vector<core::TrackId> chosen;
    std::ranges::copy_if(all, std::back_inserter(chosen),
                         [&](core::TrackId track) { return desk.selection().holds(track); });
    return chosen.empty() ? all : chosen;
}

core::FramePos playhead(Desk& desk) {
    return desk.listening().transport().position;
}

core::FramePos snappedPlayhead(Desk& desk, Snap snap, const Handle& handle) {
    return snapped(snap, desk.album(), desk.layout(), handle, playhead(desk), desk.sounds().audio(),
                   desk.album().rate / 50);
}

void addZoom(CommandSet& commands, Desk& desk, View& view) {
    const auto hasTracks = [&desk] { return !desk.album().tracks.empty(); };
    // At the playhead where it is in sight: what one listens to is what one looks at.
    const auto zoom = [&desk, &view](double factor) {
        const double x = view.scale().x(playhead(desk));
        view.zoom(factor, x >= 0.0 && x < view.width() ? x : view.width() / 2.0);
    };
    commands.add({.id = QStringLiteral("timeline.zoomIn"),
                  .text = tr("Zoom in"),
                  .menu = Menu::view,
                  .key = QKeySequence(Qt::Key_Plus),
                  .icon = QStringLiteral("zoom-in"),
                  .run = [zoom] { zoom(keyFactor); },
                  .enabled = hasTracks});
    commands.add({.id = QStringLiteral("timeline.zoomOut"),
                  .text = tr("Zoom out"),
                  .menu = Menu::view,
                  .key = QKeySequence(Qt::Key_Minus),
                  .icon = QStringLiteral("zoom-out"),
                  .run = [zoom] { zoom(1.0 / keyFactor); },
                  .enabled = hasTracks});
    commands.add({.id = QStringLiteral("timeline.zoomAll"),
                  .text = tr("Zoom to the album"),
                  .menu = Menu::view,
                  .key = QKeySequence(QStringLiteral("Z")),
                  .icon = QStringLiteral("maximize"),
                  .run = [&view] { view.showAll(); },
                  .enabled = hasTracks});
    commands.add({.id = QStringLiteral("timeline.zoomSelection"),
                  .text = tr("Zoom to the selection"),
                  .menu = Menu::view,
                  .key = QKeySequence(QStringLiteral("Shift+Z")),
                  .run =
                      [&desk, &view] {
                          if (const auto span = selectedSpan(desk)) view.show(*span);
                      },
                  .enabled = [&desk] { return selectedSpan(desk).has_value(); }});
    commands.add({.id = QStringLiteral("timeline.higherWaves"),
                  .text = tr("Higher waveforms"),
                  .menu = Menu::view,
                  .key = QKeySequence(QStringLiteral("Ctrl++")),
                  .run = [&view] { view.magnify(keyFactor); },
                  .enabled = hasTracks});
    commands.add({.id = QStringLiteral("timeline.lowerWaves"),
                  .text = tr("Lower waveforms"),
                  .menu = Menu::view,
                  .key = QKeySequence(QStringLiteral("Ctrl+-")),
                  .run = [&view] { view.magnify(1.0 / keyFactor); },
                  .enabled = hasTracks});
    commands.addSeparator(Menu::view);
}

void addSnap(CommandSet& commands, TimelineCanvas& canvas) {
    const struct {
        const char* id;
        QString text;
        Snap snap;
    } choices[] = {{"timeline.snapOff", tr("Snap: off"), Snap::off},
                   {"timeline.snapZeroCrossing", tr("Snap: zero crossing"), Snap::zeroCrossing},
                   {"timeline.snapBeat", tr("Snap: beat"), Snap::beat},
                   {"timeline.snapSector", tr("Snap: CD sector"), Snap::sector}};
    const int kept = settings::value(snapKey).toInt();
    canvas.setSnap(static_cast<Snap>(std::clamp(kept, 0, static_cast<int>(std::size(choices)) - 1)));
    for (const auto& choice : choices)
        commands.add({.id = QLatin1String(choice.id),
                      .text = choice.text,
                      .menu = Menu::view,
                      .run =
                          [&canvas, snap = choice.snap] {
                              canvas.setSnap(snap);
                              settings::setValue(snapKey, static_cast<int>(snap));
                          },
                      .checked = [&canvas, snap = choice.snap] { return canvas.snap() == snap; }});
    commands.addSeparator(Menu::view);
}

void splitAtPlayhead(Desk& desk, Snap snap) {
    const auto tracks = tracksAt(desk, playhead(desk));
    if (tracks.empty()) return;
    const core::FramePos at = snappedPlayhead(desk, snap, {Part::end, tracks.front()});
    desk.change(tr("Split"), [&](core::Album album) { return split(std::move(album), tracks, at); });
}

void addIndexAtPlayhead(Desk& desk, TimelineCanvas& canvas) {
    const core::FramePos here = playhead(desk);
    for (std::size_t n = 0; n < desk.layout().tracks.size(); ++n) {
        const core::PlacedTrack& track = desk.layout().tracks[n];
        if (here <= track.start || here >= desk.layout().fileEnd(n)) continue;
        const core::TrackId id = track.id;
        const core::FramePos at = snappedPlayhead(desk, canvas.snap(), {Part::end, id});
        desk.change(tr("Add index"), [at](core::Album album) { return withIndex(std::move(album), at); });
        desk.selection().selectTrack(id);
        const core::PlacedTrack& now = *core::findTrack(desk.layout(), id);
        const auto index = std::ranges::find(now.indexes, at);
        if (index == now.indexes.end()) return;
        return canvas.choose(Handle{Part::index, id, {}, static_cast<std::size_t>(index - now.indexes.begin())});
    }
}

/// Before the selected track.
void addBed(Desk& desk, QWidget& over) {
    const auto track = desk.selection().track();
    if (!track) return;
    const QString file =
        QFileDialog::getOpenFileName(&over, tr("A bed under the seam before this track"), {}, audioFilter());
    if (!file.isEmpty()) desk.sounds().importBed(pathOf(file), *track);
}

void addEdits(CommandSet& commands, Desk& desk, TimelineCanvas& canvas) {
    commands.addSeparator(Menu::track);
    commands.add({.id = QStringLiteral("timeline.split"),
                  .text = tr("Split at the playhead"),
                  .menu = Menu::track,
                  .key = QKeySequence(QStringLiteral("S")),
                  .icon = QStringLiteral("scissors"),
                  .run = [&desk, &canvas] { splitAtPlayhead(desk, canvas.snap()); },
                  .enabled = [&desk] { return !desk.layout().tracks.empty(); }});
    commands.add({.id = QStringLiteral("timeline.addIndex"),
                  .text = tr("Add an index at the playhead"),
                  .menu = Menu::track,
                  .key = QKeySequence(QStringLiteral("M")),
                  .icon = QStringLiteral("flag"),
                  .run = [&desk, &canvas] { addIndexAtPlayhead(desk, canvas); },
                  .enabled = [&desk] { return !desk.layout().tracks.empty(); }});
    commands.add({.id = QStringLiteral("timeline.addBed"),
                  .text = tr("Add a bed under the seam..."),
                  .menu = Menu::track,
                  .key = QKeySequence(QStringLiteral("Ctrl+B")),
                  .icon = QStringLiteral("plus"),
                  .run = [&desk, &canvas] { addBed(desk, canvas); },
                  .enabled = [&desk] { return desk.selection().track().has_value(); }});
    const struct {
        const char* id;
        QString text;
        const char* key;
        int by;
    } steps[] = {{"timeline.nextHandle", tr("Next handle of the track"), "]", 1},
                 {"timeline.previousHandle", tr("Previous handle of the track"), "[", -1}};
    for (const auto& each : steps)
        commands.add({.id = QLatin1String(each.id),
                      .text = each.text,
                      .menu = Menu::track,
                      .key = QKeySequence(QLatin1String(each.key)),
                      .run =
                          [&canvas, by = each.by] {
                              canvas.setFocus();
                              canvas.step(by);
                          },
                      .enabled = [&desk] { return desk.selection().track().has_value(); }});
}

/// Arrow keys belong to whatever has the focus: these only work on the canvas.
void addNudges(CommandSet& commands, Desk& desk, TimelineCanvas& canvas) {
    commands.addSeparator(Menu::edit);
    const struct {
        const char* id;
        QString later, earlier;
        const char* held;
        Step step;
    } nudges[] = {
        {"Sample", tr("Nudge 1 sample later"), tr("Nudge 1 sample earlier"), "Alt+", Step::sample},
        {"Millisecond", tr("Nudge 1 ms later"), tr("Nudge 1 ms earlier"), "", Step::millisecond},
        {"TenMilliseconds", tr("Nudge 10 ms later"), tr("Nudge 10 ms earlier"), "Shift+", Step::tenMilliseconds},
        {"Sector", tr("Nudge 1 sector later"), tr("Nudge 1 sector earlier"), "Alt+Shift+", Step::sector}};
    const auto add = [&](const QString& id, const QString& text, const QString& key, Step step, int by) {
        QAction* const action = commands.add({.id = id,
                                              .text = text,
                                              .menu = Menu::edit,
                                              .key = QKeySequence(key),
                                              .within = &canvas,
                                              .run = [&canvas, step, by] { canvas.nudge(step, by); },
                                              .enabled = [&desk] { return desk.selection().track().has_value(); }});
        action->setShortcutContext(Qt::WidgetShortcut); // not in the field for a value, which lies on the canvas
    };
    for (const auto& each : nudges) {
        const QString name = QStringLiteral("timeline.nudge") + QLatin1String(each.id);
        add(name + QStringLiteral("Later"), each.later, QLatin1String(each.held) + QStringLiteral("Right"), each.step,
            1);
        add(name + QStringLiteral("Earlier"), each.earlier, QLatin1String(each.held) + QStringLiteral("Left"),
            each.step, -1);
    }
}

} // namespace

void addCommands(CommandSet& commands, Desk& desk, View& view, TimelineCanvas& canvas) {
    addZoom(commands, desk, view);
    addSnap(commands, canvas);
    addEdits(commands, desk, canvas);
    addNudges(commands, desk, canvas);
}

} // namespace ui::timeline
