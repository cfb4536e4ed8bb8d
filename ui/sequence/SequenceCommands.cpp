#include "ui/sequence/SequenceCommands.h"

#include "core/Edits.h"
#include "ui/actions/CommandSet.h"
#include "ui/controls/Files.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/sequence/SequenceList.h"
#include "ui/settings/Settings.h"

#include <QCoreApplication>
#include <QFileDialog>

#include <algorithm>

namespace ui::sequence {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ui::sequence::SequenceCommands)
};

constexpr const char* mixesFolder = "folders/mixes";

const core::Track* current(const Desk& desk, const Selection& selection) {
    return selection.track() ? core::findTrack(desk.album(), *selection.track()) : nullptr;
}

std::size_t placeOf(const core::Album& album, core::TrackId id) {
    return static_cast<std::size_t>(core::findTrack(album, id) - album.tracks.data());
}

/// "Remove track", "Remove 3 tracks".
QString counted(const QString& one, const QString& many, std::size_t tracks) {
    return tracks == 1 ? one : many.arg(tracks);
}

void duplicate(Desk& desk) {
    const auto tracks = desk.selection().tracks();
    const std::uint32_t before = desk.album().nextId;
    desk.change(counted(Tr::tr("Duplicate track"), Tr::tr("Duplicate %1 tracks"), tracks.size()),
                [&](core::Album album) {
                    for (const core::TrackId track : tracks) album = core::duplicateTrack(std::move(album), track);
                    return album;
                });
    std::vector<core::TrackId> copies;
    for (const core::Track& track : desk.album().tracks)
        if (static_cast<std::uint32_t>(track.id) >= before) copies.push_back(track.id);
    if (!copies.empty()) desk.selection().selectTracks(copies, copies.front());
}

/// What follows the removed ones is selected then; behind the last, what is ahead of them.
void remove(Desk& desk) {
    const auto tracks = desk.selection().tracks();
    if (tracks.empty()) return;
    const std::size_t place = placeOf(desk.album(), tracks.front());
    desk.change(counted(Tr::tr("Remove track"), Tr::tr("Remove %1 tracks"), tracks.size()), [&](core::Album album) {
        for (const core::TrackId track : tracks) album = core::removeTrack(std::move(album), track);
        return album;
    });
    const auto& left = desk.album().tracks;
    if (!left.empty()) desk.selection().selectTrack(left[std::min(place, left.size() - 1)].id);
}

void enableOrDisable(Desk& desk) {
    const core::Track* const track = current(desk, desk.selection());
    const bool enable = !track->enabled;
    desk.change(enable ? Tr::tr("Enable") : Tr::tr("Disable"), [&](core::Album album) {
        for (const core::TrackId each : desk.selection().tracks())
            album = core::setEnabled(std::move(album), each, enable);
        return album;
    });
}

void openDisc(Desk& desk) {
    const core::TrackId id = *desk.selection().track();
    const bool opens = !current(desk, desk.selection())->opensDisc;
    desk.change(opens ? Tr::tr("Open a disc") : Tr::tr("Join discs"), [&](core::Album album) {
        core::findTrack(album, id)->opensDisc = opens;
        return album;
    });
}

void openSide(Desk& desk) {
    const core::TrackId id = *desk.selection().track();
    const bool opens = !current(desk, desk.selection())->opensSide;
    desk.change(opens ? Tr::tr("Open a side") : Tr::tr("Join sides"), [&](core::Album album) {
        core::findTrack(album, id)->opensSide = opens;
        return album;
    });
}

bool canMove(const Desk& desk, const Selection& selection, int step) {
    if (selection.tracks().empty()) return false;
    if (step < 0) return placeOf(desk.album(), selection.tracks().front()) > 0;
    return placeOf(desk.album(), selection.tracks().back()) + 1 < desk.album().tracks.size();
}

/// The first of them opened a disc, and ends the one ahead of it now: what stays behind them opens theirs.
core::Album withEndOfDisc(core::Album album, const std::vector<core::TrackId>& tracks) {
    const auto first = album.tracks.begin() + static_cast<std::ptrdiff_t>(placeOf(album, tracks.front()));
    const auto stays = std::find_if(first, album.tracks.end(), [&](const core::Track& track) {
        return std::ranges::find(tracks, track.id) == tracks.end();
    });
    first->opensDisc = false;
    if (stays != album.tracks.end()) stays->opensDisc = true;
    return album;
}

/// One place up or down. At a disc's beginning they cross that first and keep their place on the album.
core::Album moved(core::Album album, const std::vector<core::TrackId>& tracks, int step) {
    const std::size_t first = placeOf(album, tracks.front());
    const std::size_t behind = placeOf(album, tracks.back()) + 1;
    if (step < 0 && album.tracks[first].opensDisc) return withEndOfDisc(std::move(album), tracks);
    const bool crossesDown = step > 0 && album.tracks[behind].opensDisc;
    const std::size_t before = step < 0 ? first - 1 : crossesDown ? behind : behind + 1;
    return core::moveTracks(std::move(album), tracks, before, step < 0 || crossesDown);
}

void move(Desk& desk, int step) {
    const auto tracks = desk.selection().tracks();
    desk.change(counted(Tr::tr("Move track"), Tr::tr("Move %1 tracks"), tracks.size()),
                [&](core::Album album) { return moved(std::move(album), tracks, step); });
}

void addMixes(Desk& desk, QWidget& over) {
    const QStringList chosen = QFileDialog::getOpenFileNames(
        &over, Tr::tr("Add mixes"), settings::value(QLatin1String(mixesFolder)).toString(), audioFilter());
    if (chosen.empty()) return;
    std::vector<std::filesystem::path> files;
    for (const QString& each : chosen) files.push_back(pathOf(each));
    settings::setValue(QLatin1String(mixesFolder), pathText(files.front().parent_path()));
    desk.sounds().importMixes(files);
}

void addTrackCommands(CommandSet& commands, Desk& desk, SequenceList& list) {
    const auto has = [&desk] { return current(desk, desk.selection()) != nullptr; };
    const auto notFirst = [&desk] {
        const core::Track* const track = current(desk, desk.selection());
        return track && track != desk.album().tracks.data();
    };
    commands.add({.id = QStringLiteral("track.playFromHere"),
                  .text = Tr::tr("Play from here"),
                  .menu = Menu::track,
                  .key = QKeySequence(QStringLiteral("Ctrl+Return")),
                  .icon = QStringLiteral("play"),
                  .run = [&desk] { playFrom(desk, *desk.selection().track()); },
                  .enabled =
                      [&desk] {
                          const core::Track* const track = current(desk, desk.selection());
                          return track && track->enabled;
                      }});
    commands.addSeparator(Menu::track);
    commands.add({.id = QStringLiteral("track.rename"),
                  .text = Tr::tr("Edit title"),
                  .menu = Menu::track,
                  .key = QKeySequence(QStringLiteral("Ctrl+T")),
                  .icon = QStringLiteral("pencil"),
                  .run = [&desk, &list] { list.editTitle(*desk.selection().track()); },
                  .enabled = has});
    commands.add({.id = QStringLiteral("track.editGap"),
                  .text = Tr::tr("Edit the gap before"),
                  .menu = Menu::track,
                  .key = QKeySequence(QStringLiteral("G")),
                  .run = [&desk, &list] { list.editGap(*desk.selection().track()); },
                  .enabled = notFirst});
    commands.addSeparator(Menu::track);
    commands.add({.id = QStringLiteral("track.duplicate"),
                  .text = Tr::tr("Duplicate"),
                  .menu = Menu::track,
                  .key = QKeySequence(QStringLiteral("Ctrl+D")),
                  .icon = QStringLiteral("copy"),
                  .run = [&desk] { duplicate(desk); },
                  .enabled = has});
    commands.add({.id = QStringLiteral("track.remove"),
                  .text = Tr::tr("Remove"),
                  .menu = Menu::track,
                  .key = QKeySequence(Qt::Key_Delete),
                  .icon = QStringLiteral("trash-2"),
                  .within = &list,
                  .run = [&desk] { remove(desk); },
                  .enabled = has});
    commands.add({.id = QStringLiteral("track.enabled"),
                  .text = Tr::tr("Enabled"),
                  .menu = Menu::track,
                  .key = QKeySequence(QStringLiteral("Ctrl+0")),
                  .run = [&desk] { enableOrDisable(desk); },
                  .enabled = has,
                  .checked =
                      [&desk] {
                          const core::Track* const track = current(desk, desk.selection());
                          return track && track->enabled;
                      }});
    commands.addSeparator(Menu::track);
    commands.add({.id = QStringLiteral("track.up"),
                  .text = Tr::tr("Move up"),
                  .menu = Menu::track,
                  .key = QKeySequence(QStringLiteral("Alt+Up")),
                  .icon = QStringLiteral("arrow-up"),
                  .run = [&desk] { move(desk, -1); },
                  .enabled = [&desk] { return canMove(desk, desk.selection(), -1); }});
    commands.add({.id = QStringLiteral("track.down"),
                  .text = Tr::tr("Move down"),
                  .menu = Menu::track,
                  .key = QKeySequence(QStringLiteral("Alt+Down")),
                  .icon = QStringLiteral("arrow-down"),
                  .run = [&desk] { move(desk, 1); },
                  .enabled = [&desk] { return canMove(desk, desk.selection(), 1); }});
    commands.add({.id = QStringLiteral("track.opensDisc"),
                  .text = Tr::tr("Opens a disc"),
                  .menu = Menu::track,
                  .run = [&desk] { openDisc(desk); },
                  .enabled = notFirst,
                  .checked =
                      [&desk] {
                          const core::Track* const track = current(desk, desk.selection());
                          return track && track->opensDisc;
                      }});
    commands.add({.id = QStringLiteral("track.opensSide"),
                  .text = Tr::tr("Opens a side of a record"),
                  .menu = Menu::track,
                  .run = [&desk] { openSide(desk); },
                  .enabled = notFirst,
                  .checked =
                      [&desk] {
                          const core::Track* const track = current(desk, desk.selection());
                          return track && track->opensSide;
                      }});
}

} // namespace

void playFrom(Desk& desk, core::TrackId track) {
    const core::PlacedTrack* const placed = core::findTrack(desk.layout(), track);
    if (placed) desk.listening().playFrom(placed->start);
}

void addCommands(CommandSet& commands, Desk& desk, SequenceList& list) {
    commands.add({.id = QStringLiteral("album.addMixes"),
                  .text = Tr::tr("Add mixes..."),
                  .menu = Menu::album,
                  .key = QKeySequence(QStringLiteral("Ctrl+I")),
                  .icon = QStringLiteral("file-plus-2"),
                  .run = [&desk, &list] { addMixes(desk, *list.window()); }});
    addTrackCommands(commands, desk, list);
}

} // namespace ui::sequence
