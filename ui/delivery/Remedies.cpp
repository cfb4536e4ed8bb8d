#include "ui/delivery/Remedies.h"

#include "ui/desk/Desk.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <set>

namespace ui::delivery {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ui::delivery::Remedies)
};

/// The row of the track in "tracks.3.endMark", from 0.
std::optional<std::size_t> trackIn(const QString& place) {
    const QStringList parts = place.split(QLatin1Char('.'));
    if (parts.size() < 2 || parts.front() != QStringLiteral("tracks")) return std::nullopt;
    return parts[1].toULongLong() - 1;
}

/// The track with its end in view where that is in question, else with its beginning.
void showTrack(Desk& desk, std::size_t row, const QString& place) {
    if (row >= desk.album().tracks.size()) return;
    const core::TrackId track = desk.album().tracks[row].id;
    desk.selection().selectTrack(track);
    const core::PlacedTrack* const placed = core::findTrack(desk.layout(), track);
    if (!placed) return;
    desk.listening().locate(place.endsWith(QStringLiteral("endMark")) ? placed->end : placed->start);
}

core::Album withMastersNamedApart(core::Album album) {
    std::set<std::string> names;
    for (core::Master& master : album.masters) {
        const std::string name = master.name;
        for (int n = 2; !names.insert(master.name).second; ++n) master.name = name + " " + std::to_string(n);
    }
    return album;
}

/// What no field of the window shows is mended at once.
void mendTarget(Desk& desk, const QString& setting, std::size_t delivery) {
    desk.change(remedyWords(QStringLiteral("deliveries.1.") + setting), [&](core::Album album) {
        if (delivery >= album.deliveries.size()) return album;
        core::Delivery& each = album.deliveries[delivery];
        if (setting == QStringLiteral("master")) each.master.clear();
        return album;
    });
}

} // namespace

QString remedyWords(const QString& place) {
    if (place == QStringLiteral("sources")) return Tr::tr("Look in a folder...");
    if (place == QStringLiteral("masters")) return Tr::tr("Number the masters");
    if (place.endsWith(QStringLiteral(".master"))) return Tr::tr("Take the main master");
    if (place == QStringLiteral("tracks") || place == QStringLiteral("beds")) return Tr::tr("Show the album");
    if (trackIn(place) && !place.contains(QStringLiteral(".metadata."))) return Tr::tr("Show the track");
    return Tr::tr("Mend it");
}

std::optional<TargetPlace> targetIn(const QString& place) {
    const QStringList parts = place.split(QLatin1Char('.'));
    if (parts.size() != 3 || parts.front() != QStringLiteral("deliveries")) return std::nullopt;
    return TargetPlace{parts[1].toULongLong() - 1, parts[2]};
}

void mendElsewhere(Desk& desk, const QString& place, std::size_t delivery) {
    if (place == QStringLiteral("sources")) return desk.actions().action(QStringLiteral("album.findMixes"))->trigger();
    if (place == QStringLiteral("masters")) return desk.change(remedyWords(place), withMastersNamedApart);
    if (const auto target = targetIn(place)) return mendTarget(desk, target->setting, delivery);
    if (const auto row = trackIn(place)) showTrack(desk, *row, place);
    desk.actions().action(QStringLiteral("view.album"))->trigger();
}

} // namespace ui::delivery
