#include "ui/chain/ChainCommands.h"

#include "core/ChainText.h"
#include "core/Edits.h"
#include "core/Error.h"
#include "engine/analysis/LoudnessMatch.h"
#include "ui/chain/SlotEdit.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>
#include <cmath>

namespace ui::chain {

namespace {

QString idOf(const char* command, const core::Module& module) {
    return QLatin1String(command) + QString::fromUtf8(module.id.data(), static_cast<qsizetype>(module.id.size()));
}

} // namespace

ChainCommands::ChainCommands(Desk& desk, QWidget& within) : QObject(&within), desk_(desk), commands_(desk.actions()) {
    registerAdding();
    registerEditing(within);
    registerCopying(within);
}

std::optional<core::ChainPlace> ChainCommands::placeOf(Group group) const {
    if (group == Group::album) return core::ChainPlace{.track = {}, .master = desk_.selection().master(desk_.album())};
    const auto track = desk_.selection().track();
    if (group == Group::delivery || !track || !core::findTrack(desk_.album(), *track)) return std::nullopt;
    return core::ChainPlace{*track};
}

std::optional<ChainCommands::Selected> ChainCommands::selected() const {
    const auto slot = desk_.selection().slot();
    const auto place = slot ? chainPlaceOf(desk_.album(), *slot) : std::nullopt;
    if (!place) return std::nullopt;
    const core::Chain& chain = core::chainAt(desk_.album(), *place);
    const auto found = std::ranges::find(chain, *slot, &core::Slot::id);
    return Selected{*slot, *place, static_cast<std::size_t>(found - chain.begin())};
}

QString ChainCommands::nameOfSelected() const {
    return nameOf(core::moduleOf(*findSlot(desk_.album(), *desk_.selection().slot())));
}

void ChainCommands::registerAdding() {
    for (const core::Module& module : core::modules())
        commands_.add({.id = idOf("chain.add.", module),
                       .text = nameOf(module),
                       .menu = Menu::chain,
                       .submenu = tr("Add to the track"),
                       .run = [this, &module] { add(module, *placeOf(Group::track)); },
                       .enabled = [this] { return placeOf(Group::track).has_value(); }});
    for (const core::Module& module : core::modules())
        commands_.add({.id = idOf("chain.addAlbum.", module),
                       .text = nameOf(module),
                       .menu = Menu::chain,
                       .submenu = tr("Add to the album"),
                       .run = [this, &module] { add(module, *placeOf(Group::album)); },
                       .enabled = [this] { return !desk_.album().tracks.empty(); }});
    commands_.addSeparator(Menu::chain);
}

void ChainCommands::registerEditing(QWidget& within) {
    const auto has = [this] { return selected().has_value(); };
    const auto change = [this](const QString& label, void (*edit)(core::Slot&)) {
        const core::SlotId id = selected()->id;
        desk_.change(label, [id, edit](core::Album album) { return core::withSlot(std::move(album), id, edit); });
    };
    commands_.add({.id = QStringLiteral("chain.enabled"),
                   .text = tr("Module on"),
                   .menu = Menu::chain,
                   .key = QKeySequence(QStringLiteral("E")),
                   .icon = QStringLiteral("power"),
                   .run = [this] { setEnabled(selected()->id, !findSlot(desk_.album(), selected()->id)->enabled); },
                   .enabled = has,
                   .checked =
                       [this] {
                           const auto slot = selected();
                           return slot && findSlot(desk_.album(), slot->id)->enabled;
                       }});
    commands_.add({.id = QStringLiteral("chain.swapAlternative"),
                   .text = tr("Hear the other of A and B of the module"),
                   .menu = Menu::chain,
                   .key = QKeySequence(QStringLiteral("Shift+A")),
                   .run = [this] { hearOther(); },
                   .enabled = has});
    commands_.add({.id = QStringLiteral("chain.copyAlternative"),
                   .text = tr("Copy what is heard to the other of A and B"),
                   .menu = Menu::chain,
                   .run =
                       [this, change] {
                           const bool isB = findSlot(desk_.album(), selected()->id)->swapped;
                           change((isB ? tr("%1: copy B to A") : tr("%1: copy A to B")).arg(nameOfSelected()),
                                  [](core::Slot& slot) { slot.alternative = slot.settings; });
                       },
                   .enabled = has});
    commands_.add({.id = QStringLiteral("chain.matchLoudness"),
                   .text = tr("Match the module's loudness"),
                   .menu = Menu::chain,
                   .run = [this] { matchLoudness(); },
                   .enabled =
                       [this] {
                           const auto slot = selected();
                           return slot && desk_.sounds().known() &&
                                  engine::analysis::makeupRow(*findSlot(desk_.album(), slot->id)).has_value();
                       }});
    commands_.add({.id = QStringLiteral("chain.reset"),
                   .text = tr("Reset the module"),
                   .menu = Menu::chain,
                   .icon = QStringLiteral("rotate-ccw"),
                   .run = [this, change] { change(tr("%1: reset").arg(nameOfSelected()), core::resetSlot); },
                   .enabled = has});
    commands_.add({.id = QStringLiteral("chain.moveLeft"),
                   .text = tr("Move the module to the left"),
                   .menu = Menu::chain,
                   .key = QKeySequence(QStringLiteral("Alt+Left")),
                   .within = &within,
                   .run = [this] { move(-1); },
                   .enabled = [this] { return selected() && selected()->at > 0; }});
    commands_.add({.id = QStringLiteral("chain.moveRight"),
                   .text = tr("Move the module to the right"),
                   .menu = Menu::chain,
                   .key = QKeySequence(QStringLiteral("Alt+Right")),
                   .within = &within,
                   .run = [this] { move(1); },
                   .enabled =
                       [this] {
                           const auto slot = selected();
                           return slot && slot->at + 1 < core::chainAt(desk_.album(), slot->place).size();
                       }});
    commands_.add({.id = QStringLiteral("chain.remove"),
                   .text = tr("Remove the module"),
                   .menu = Menu::chain,
                   .key = QKeySequence(Qt::Key_Delete),
                   .icon = QStringLiteral("trash-2"),
                   .within = &within,
                   .run = [this] { remove(); },
                   .enabled = has});
    commands_.addSeparator(Menu::chain);
}

void ChainCommands::registerCopying(QWidget& within) {
    // What the clipboard holds is looked at when it is asked for: another program may take its time to say.
    const auto hasTracks = [this] { return !desk_.album().tracks.empty(); };
    commands_.add({.id = QStringLiteral("chain.copy"),
                   .text = tr("Copy the module"),
                   .menu = Menu::chain,
                   .key = QKeySequence(QKeySequence::Copy),
                   .icon = QStringLiteral("copy"),
                   .within = &within,
                   .run = [this] { copy(); },
                   .enabled = [this] { return selected().has_value(); }});
    commands_.add({.id = QStringLiteral("chain.copyAll"),
                   .text = tr("Copy the whole chain"),
                   .menu = Menu::chain,
                   .key = QKeySequence(QStringLiteral("Ctrl+Shift+C")),
                   .within = &within,
                   .run = [this] { copyChain(); },
                   .enabled = [this] { return selected().has_value(); }});
    commands_.add({.id = QStringLiteral("chain.paste"),
                   .text = tr("Paste into the chains of the selected tracks"),
                   .menu = Menu::chain,
                   .key = QKeySequence(QKeySequence::Paste),
                   .icon = QStringLiteral("clipboard-paste"),
                   .within = &within,
                   .run = [this] { paste(); },
                   .enabled = hasTracks});
    commands_.add({.id = QStringLiteral("chain.pasteAll"),
                   .text = tr("Replace the chains of the selected tracks by what was copied"),
                   .menu = Menu::chain,
                   .run = [this] { replaceByCopied(); },
                   .enabled = hasTracks});
}

void ChainCommands::add(const core::Module& module, core::ChainPlace place) {
    const auto slot = selected();
    const std::size_t end = core::chainAt(desk_.album(), place).size();
    const std::size_t at = slot && slot->place == place ? slot->at + 1 : end;
    desk_.change(tr("Add %1").arg(nameOf(module)),
                 [&](core::Album album) { return core::addSlot(std::move(album), place, module.standard(), at); });
    desk_.selection().selectSlot(core::chainAt(desk_.album(), place)[at].id);
}

void ChainCommands::fillAddMenu(QMenu& menu, Group group) {
    menu.setToolTipsVisible(true);
    for (const core::Module& module : core::modules()) {
        auto* const action = menu.addAction(nameOf(module), this, [this, &module, group] {
            if (const auto place = placeOf(group)) add(module, *place);
        });
        action->setToolTip(QString::fromUtf8(module.says.data(), static_cast<qsizetype>(module.says.size())));
    }
}

void ChainCommands::drop(core::SlotId slot, const Landing& landing) {
    const auto from = chainPlaceOf(desk_.album(), slot);
    const auto to = placeOf(landing.group);
    if (!from || !to) return;
    const core::Chain& chain = core::chainAt(desk_.album(), *from);
    const auto at = static_cast<std::size_t>(std::ranges::find(chain, slot, &core::Slot::id) - chain.begin());
    // The landing counts the tiles as they stand, the edit as they stand without the one that moves.
    const std::size_t place = *from == *to && landing.at > at ? landing.at - 1 : landing.at;
    desk_.change(tr("Move %1").arg(nameOf(core::moduleOf(chain[at]))),
                 [&](core::Album album) { return core::moveSlot(std::move(album), *from, slot, *to, place); });
}

void ChainCommands::setEnabled(core::SlotId slot, bool enabled) {
    const QString name = nameOf(core::moduleOf(*findSlot(desk_.album(), slot)));
    desk_.change(enabled ? tr("%1 on").arg(name) : tr("%1 off").arg(name), [=](core::Album album) {
        return core::withSlot(std::move(album), slot, [enabled](core::Slot& each) { each.enabled = enabled; });
    });
}

/// Straight back again takes the switch back: however often one compares, the history holds one step at most.
void ChainCommands::hearOther() {
    const core::SlotId id = selected()->id;
    if (switchedSlot_ == id && switched_ == desk_.sharedAlbum() && desk_.document().canUndo()) return desk_.undo();
    const bool isB = findSlot(desk_.album(), id)->swapped;
    desk_.change((isB ? tr("%1: hear A") : tr("%1: hear B")).arg(nameOfSelected()),
                 [id](core::Album album) { return core::withSlot(std::move(album), id, core::swapAlternative); });
    switched_ = desk_.sharedAlbum();
    switchedSlot_ = id;
}

/// Measured by a job: what comes out of the module against what comes in.
void ChainCommands::matchLoudness() {
    const core::Slot slot = *findSlot(desk_.album(), selected()->id);
    desk_.jobs().start(
        Job::Kind::asked, tr("Measuring what the module does to the loudness"),
        [album = desk_.sharedAlbum(), audio = desk_.sounds().audio(), id = slot.id](JobProgress& progress,
                                                                                    std::stop_token stop) {
            return engine::analysis::loudnessChangeLu(
                *album, id, audio, [&](double share) { progress.share(share); }, stop);
        },
        [this, slot](std::optional<double> changeLu) { matchLoudness(slot, changeLu); });
}

void ChainCommands::matchLoudness(const core::Slot& slot, std::optional<double> changeLu) {
    const QString name = nameOf(core::moduleOf(slot));
    const core::Slot* const now = findSlot(desk_.album(), slot.id);
    if (!now || *now != slot)
        return desk_.complain(tr("%1 was changed while it was measured: match it again").arg(name));
    if (!changeLu) return desk_.complain(tr("%1 has nothing to hear whose loudness could be matched").arg(name));
    try {
        const core::Slot made = engine::analysis::loudnessMatched(slot, *changeLu);
        desk_.change(tr("%1: match the loudness").arg(name), [&made](core::Album album) {
            return core::withSlot(std::move(album), made.id, [&made](core::Slot& each) { each = made; });
        });
        const auto row = *engine::analysis::makeupRow(made);
        const QString label = QString::fromUtf8(row.row->label.data(), static_cast<qsizetype>(row.row->label.size()));
        desk_.say((*changeLu < 0.0 ? tr("%1 made the sound %2 LU quieter: %3 is %4 dB now")
                                   : tr("%1 made the sound %2 LU louder: %3 is %4 dB now"))
                      .arg(name)
                      .arg(std::abs(*changeLu), 0, 'f', 1)
                      .arg(label)
                      .arg(row.get(made), 0, 'f', 2));
    } catch (const core::Error& why) {
        desk_.complain(QString::fromUtf8(why.what()));
    }
}

void ChainCommands::remove() {
    const Selected slot = *selected();
    const core::Chain& chain = core::chainAt(desk_.album(), slot.place);
    std::optional<core::SlotId> next;
    if (slot.at + 1 < chain.size()) next = chain[slot.at + 1].id;
    if (!next && slot.at > 0) next = chain[slot.at - 1].id;
    const QString label = tr("Remove %1").arg(nameOfSelected());
    if (next) desk_.selection().selectSlot(next);
    desk_.change(label, [&](core::Album album) { return core::removeSlot(std::move(album), slot.place, slot.id); });
}

void ChainCommands::move(int by) {
    const Selected slot = *selected();
    const auto to = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(slot.at) + by);
    desk_.change(tr("Move %1").arg(nameOfSelected()),
                 [&](core::Album album) { return core::moveSlot(std::move(album), slot.place, slot.id, to); });
}

void ChainCommands::copy() {
    toClipboard({*findSlot(desk_.album(), selected()->id)});
    desk_.say(tr("%1 is copied").arg(nameOfSelected()));
}

void ChainCommands::copyChain() {
    const core::Chain& chain = core::chainAt(desk_.album(), selected()->place);
    toClipboard(chain);
    desk_.say(tr("%1 copied").arg(counted(std::ssize(chain), tr("module"), tr("modules"))));
}

void ChainCommands::toClipboard(const core::Chain& chain) {
    QGuiApplication::clipboard()->setText(QString::fromStdString(core::chainText(chain)));
}

/// Empty, and said so, where it holds none.
core::Chain ChainCommands::fromClipboard() {
    try {
        core::Chain chain = core::chainFrom(QGuiApplication::clipboard()->text().toStdString());
        if (!chain.empty()) return chain;
    } catch (const core::Error&) {
        // Something else was copied last.
    }
    desk_.say(tr("The clipboard holds no module: copy one first"));
    return {};
}

/// Where the selected slot is the album's, into the album chain; else into the chain of every selected track.
void ChainCommands::paste() {
    const core::Chain copied = fromClipboard();
    if (copied.empty()) return;
    const auto slot = selected();
    const auto first = slot ? slot->place : placeOf(Group::track).value_or(*placeOf(Group::album));
    const std::size_t at = slot ? slot->at + 1 : core::chainAt(desk_.album(), first).size();
    const QString label =
        copied.size() == 1 ? tr("Paste %1").arg(nameOf(core::moduleOf(copied.front()))) : tr("Paste a chain");
    desk_.change(label, [&](core::Album album) {
        album = core::insertSlots(std::move(album), first, copied, at);
        if (!first.track) return album;
        for (const core::TrackId track : desk_.selection().tracks())
            if (track != *first.track)
                album = core::insertSlots(std::move(album), {track}, copied,
                                          core::chainAt(std::as_const(album), {track}).size());
        return album;
    });
    desk_.selection().selectSlot(core::chainAt(desk_.album(), first)[at].id);
}

void ChainCommands::replaceByCopied() {
    const core::Chain copied = fromClipboard();
    if (copied.empty()) return;
    const auto slot = selected();
    const auto first = slot ? slot->place : placeOf(Group::track).value_or(*placeOf(Group::album));
    desk_.change(tr("Replace the chain"), [&](core::Album album) {
        album = core::withChain(std::move(album), first, copied);
        if (!first.track) return album;
        for (const core::TrackId track : desk_.selection().tracks())
            if (track != *first.track) album = core::withChain(std::move(album), {track}, copied);
        return album;
    });
}

} // namespace ui::chain
