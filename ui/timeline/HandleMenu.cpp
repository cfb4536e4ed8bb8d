#include "ui/timeline/HandleMenu.h"

#include "core/Edits.h"
#include "ui/desk/Desk.h"
#include "ui/timeline/HandleEdits.h"
#include "ui/timeline/ShapeMenu.h"
#include "ui/timeline/Values.h"
#include "ui/timeline/View.h"

#include <QCoreApplication>
#include <QMenu>

#include <algorithm>

namespace ui::timeline {

namespace {

QString tr(const char* words) {
    return QCoreApplication::translate("ui::timeline::HandleMenu", words);
}

void addShapesOf(QMenu& menu, Desk& desk, const Handle& handle) {
    const auto shape = shapeOf(desk.album(), handle);
    if (!shape) return;
    menu.addSeparator();
    addShapes(menu, *shape, [&desk, handle](core::FadeShape each) {
        desk.change(tr("Fade shape"), [&](core::Album album) { return withShape(std::move(album), handle, each); });
    });
}

void addOfHandle(QMenu& menu, Desk& desk, const Handle& handle, std::function<void(const Handle&)> typeValue) {
    const QString value = valueText(desk.album(), desk.layout(), handle);
    menu.addAction(tr("%1: %2...").arg(nameOf(handle), value), [handle, typeValue] { typeValue(handle); });
    if (hasDefault(handle)) {
        menu.addAction(resetName(handle), [&desk, handle] {
            const QString step = goesAtReset(handle) ? resetName(handle) : nameOf(handle);
            desk.change(step, [&](core::Album album) { return reset(std::move(album), handle); });
        });
    }
    addShapesOf(menu, desk, handle);
    const bool isSegue = handle.part == Part::crossfade && handle.clip == core::ClipId{};
    if (!isSegue) return;
    menu.addAction(tr("Fade over the whole overlap"), [&desk, handle] {
        desk.change(tr("Crossfade"), [&](core::Album album) { return withSegueFades(std::move(album), handle.track); });
    });
}

void addOfPlace(QMenu& menu, Desk& desk, core::TrackId track, core::FramePos at) {
    menu.addAction(tr("Split here"), [&desk, track, at] {
        desk.change(tr("Split"), [&](core::Album album) { return split(std::move(album), {track}, at); });
    });
    menu.addAction(tr("Add an index here"), [&desk, at] {
        desk.change(tr("Add index"), [&](core::Album album) { return withIndex(std::move(album), at); });
    });
    const core::Album paused = withPause(desk.album(), track, at);
    menu.addAction(tr("Set the pause mark here"),
                   [&desk, track, at] {
                       desk.change(tr("Pause mark"),
                                   [&](core::Album album) { return withPause(std::move(album), track, at); });
                   })
        ->setEnabled(paused != desk.album());
}

void addOfBeds(QMenu& menu, Desk& desk) {
    if (QAction* const add = desk.actions().action(QStringLiteral("timeline.addBed"))) menu.addAction(add);
}

/// Whose sound is gone can be found where it is now, or get another mix.
void addOfLost(QMenu& menu, Desk& desk, const core::PlacedTrack& track) {
    const bool isLost = std::ranges::any_of(track.clips, [&](const core::PlacedClip& clip) {
        return desk.sounds().isLost(clip.source) && !desk.sounds().audio(clip.source);
    });
    if (!isLost) return;
    for (const char* id : {"album.findMixes", "track.replaceMix"})
        menu.addAction(desk.actions().action(QLatin1String(id)));
    menu.addSeparator();
}

void addOfRange(QMenu& menu, Desk& desk, View& view, const core::PlacedTrack* track) {
    menu.addSeparator();
    if (track) {
        const Span span{track->in, track->soundEnd()};
        menu.addAction(tr("Zoom to the track"), [&view, span] { view.show(span); });
        menu.addAction(tr("Loop the track"), [&desk, span] { desk.listening().setLoop(span.from, span.to); });
    }
    menu.addAction(tr("Clear the loop"), [&desk] { desk.listening().setLoop({}); })
        ->setEnabled(desk.listening().loop().has_value());
}

} // namespace

void fillMenu(QMenu& menu, Desk& desk, View& view, const MenuPlace& place,
              std::function<void(const Handle&)> typeValue) {
    const core::PlacedTrack* track = place.handle ? core::findTrack(desk.layout(), place.handle->track) : nullptr;
    if (track) addOfLost(menu, desk, *track);
    const bool isFirst = track && !previousOf(desk.layout(), *track);
    if (place.handle && !(place.handle->part == Part::gap && isFirst))
        addOfHandle(menu, desk, *place.handle, std::move(typeValue));
    if (track) {
        menu.addSeparator();
        addOfPlace(menu, desk, track->id, place.at);
        addOfBeds(menu, desk);
    }
    addOfRange(menu, desk, view, track);
}

} // namespace ui::timeline
