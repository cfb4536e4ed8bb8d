#include "ui/chain/Presets.h"

#include "core/Edits.h"
#include "ui/chain/SavePreset.h"
#include "ui/chain/SlotEdit.h"
#include "ui/desk/Desk.h"

#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

namespace ui::chain {

namespace {

/// In a menu an ampersand would go, and what looks like HTML would be taken for it.
QString menuText(const std::string& name) {
    return QString::fromStdString(name).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

QString toolTip(const std::string& purpose) {
    const QString text = QString::fromStdString(purpose);
    return Qt::mightBeRichText(text) ? text.toHtmlEscaped() : text;
}

} // namespace

Presets::Presets(Desk& desk, QWidget& within)
    : QObject(&within), desk_(desk), within_(within), moduleMenu_(new QMenu(&within)), commands_(desk.actions()) {
    moduleMenu_->setToolTipsVisible(true);
    connect(moduleMenu_, &QMenu::aboutToShow, this, &Presets::fillModuleMenu);
    registerCommands();
    readAll();
}

void Presets::registerCommands() {
    const auto selected = [this] { return desk_.selection().slot(); };
    const auto place = [this, selected] {
        const auto slot = selected();
        return slot ? chainPlaceOf(desk_.album(), *slot) : std::nullopt;
    };
    const auto has = [place] { return place().has_value(); };
    commands_.addSeparator(Menu::chain);
    commands_.add({.id = QStringLiteral("chain.presets"),
                   .text = tr("Presets of the module"),
                   .menu = Menu::chain,
                   .key = QKeySequence(QStringLiteral("P")),
                   .run = [this] { emit moduleMenuAsked(); },
                   .enabled = has});
    commands_.add({.id = QStringLiteral("chain.savePreset"),
                   .text = tr("Save the module's settings as a preset..."),
                   .menu = Menu::chain,
                   .run = [this, selected] { save(ofModule(*selected())); },
                   .enabled = has});
    commands_.add({.id = QStringLiteral("chain.saveChain"),
                   .text = tr("Save the whole chain..."),
                   .menu = Menu::chain,
                   .icon = QStringLiteral("save"),
                   .run = [this, place] { save(ofChain(*place())); },
                   .enabled = has});
    commands_.add({.id = QStringLiteral("chain.loadChain"),
                   .text = tr("Load a chain in the place of this one"),
                   .menu = Menu::chain,
                   .icon = QStringLiteral("folder-open"),
                   .run =
                       [this, place] {
                           auto* const menu = makeChainMenu(place, &within_);
                           connect(menu, &QMenu::aboutToHide, menu, &QObject::deleteLater);
                           menu->popup(within_.mapToGlobal(QPoint(0, 0)));
                       },
                   .enabled = has});
}

void Presets::readAll() {
    desk_.jobs().start(
        Job::Kind::unseen, tr("Reading the presets"),
        [](JobProgress&, std::stop_token) {
            std::map<Shelf, core::PresetShelf> shelves;
            for (const core::Module& module : core::modules()) shelves[&module] = core::presetShelf(&module);
            shelves[nullptr] = core::presetShelf(nullptr);
            return shelves;
        },
        [self = QPointer(this)](std::map<Shelf, core::PresetShelf> shelves) {
            if (self) self->shelves_ = std::move(shelves);
        });
}

QMenu* Presets::makeChainMenu(std::function<std::optional<core::ChainPlace>()> place, QWidget* parent) {
    auto* const menu = new QMenu(tr("Saved chains"), parent);
    menu->setToolTipsVisible(true);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, place = std::move(place)] {
        menu->clear();
        if (const auto at = place()) fill(*menu, ofChain(*at));
    });
    return menu;
}

void Presets::fillModuleMenu() {
    moduleMenu_->clear();
    if (const auto slot = desk_.selection().slot()) fill(*moduleMenu_, ofModule(*slot));
}

/// What other programs did to the files meanwhile is there the next time.
void Presets::fill(QMenu& menu, const Uses& uses) {
    const auto found = shelves_.find(uses.shelf);
    if (found == shelves_.end()) {
        menu.addAction(tr("Still being read"))->setEnabled(false);
        return;
    }
    const core::PresetShelf& shelf = found->second;
    addPresets(menu, shelf.factory, uses.use);
    if (!shelf.own.empty()) menu.addSeparator();
    addPresets(menu, shelf.own, uses.use);
    menu.addSeparator();
    menu.addAction(uses.saveText, this, [this, uses] { save(uses); })->setEnabled(uses.made().has_value());
    if (!shelf.own.empty()) {
        QMenu* const removing = menu.addMenu(tr("Delete"));
        for (const core::Preset& preset : shelf.own)
            removing->addAction(menuText(preset.name), this,
                                [this, of = uses.shelf, name = preset.name] { askToRemove(of, name); });
    }
    for (const std::string& trouble : shelf.troubles) {
        QAction* const broken = menu.addAction(tr("A file cannot be read"));
        broken->setEnabled(false);
        broken->setToolTip(toolTip(trouble));
    }
    readAll();
}

void Presets::addPresets(QMenu& menu, const std::vector<core::Preset>& presets,
                         const std::function<void(const core::Preset&)>& use) {
    for (const core::Preset& preset : presets)
        menu.addAction(menuText(preset.name), this, [use, preset] { use(preset); })
            ->setToolTip(toolTip(preset.purpose));
}

Presets::Uses Presets::ofModule(core::SlotId slot) {
    const core::Module& module = core::moduleOf(*findSlot(desk_.album(), slot));
    return {.shelf = &module,
            .use =
                [this, slot, &module](const core::Preset& preset) {
                    if (!findSlot(desk_.album(), slot)) return;
                    desk_.change(tr("%1: %2").arg(nameOf(module), QString::fromStdString(preset.name)),
                                 [&](core::Album album) {
                                     return core::withSlot(std::move(album), slot,
                                                           [&](core::Slot& each) { core::usePreset(each, preset); });
                                 });
                },
            .made = [this, slot]() -> std::optional<core::Preset> {
                const core::Slot* const kept = findSlot(desk_.album(), slot);
                return kept ? std::optional(core::presetOf(*kept, {}, {})) : std::nullopt;
            },
            .saveText = tr("Save the settings as...")};
}

Presets::Uses Presets::ofChain(core::ChainPlace place) {
    const auto isThere = [this, place] { return !place.track || core::findTrack(desk_.album(), *place.track); };
    return {.shelf = nullptr,
            .use =
                [this, place, isThere](const core::Preset& preset) {
                    if (!isThere()) return;
                    desk_.change(
                        tr("Load the chain %1").arg(QString::fromStdString(preset.name)),
                        [&](core::Album album) { return core::withChain(std::move(album), place, preset.chain); });
                    desk_.selection().selectSlot(core::chainAt(desk_.album(), place).front().id);
                },
            .made = [this, place, isThere]() -> std::optional<core::Preset> {
                if (!isThere()) return std::nullopt;
                const core::Chain& chain = core::chainAt(desk_.album(), place);
                return chain.empty() ? std::nullopt : std::optional(core::Preset{{}, {}, chain});
            },
            .saveText = tr("Save this chain as...")};
}

/// What is saved is what stands there when the question is asked.
void Presets::save(const Uses& uses) {
    const auto made = uses.made();
    if (!made) return;
    auto* const question = new SavePreset(shelves_[uses.shelf], uses.shelf != nullptr, &within_);
    connect(question, &QDialog::accepted, this, [this, question, shelf = uses.shelf, preset = *made]() mutable {
        preset.name = question->name().toStdString();
        preset.purpose = question->purpose().toStdString();
        const auto existing = question->replaces() ? core::Existing::replace : core::Existing::keep;
        write(tr("Saving a preset"), [shelf, preset, existing] {
            const auto name = QString::fromStdString(core::savePreset(shelf, preset, existing));
            return (shelf ? tr("The settings are saved as %1") : tr("The chain is saved as %1")).arg(name);
        });
    });
    question->open();
}

void Presets::askToRemove(Shelf shelf, const std::string& name) {
    const QString shown = QString::fromStdString(name);
    auto* const question =
        new QMessageBox(QMessageBox::NoIcon, tr("Lacquer"),
                        (shelf ? tr("Delete the preset %1?") : tr("Delete the saved chain %1?")).arg(shown),
                        QMessageBox::NoButton, &within_);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(tr("Its file goes for good. Albums that were made with it keep their settings."));
    question->setAttribute(Qt::WA_DeleteOnClose);
    const auto* const removing = question->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(QMessageBox::Cancel));
    connect(question, &QMessageBox::buttonClicked, this,
            [this, removing, shelf, name, shown](const QAbstractButton* button) {
                if (button != removing) return;
                write(tr("Deleting a preset"), [shelf, name, shown] {
                    core::removePreset(shelf, name);
                    return tr("%1 is deleted").arg(shown);
                });
            });
    question->open();
}

template <class Work>
void Presets::write(const QString& title, Work work) {
    desk_.jobs().start(
        Job::Kind::unseen, title, [work = std::move(work)](JobProgress&, std::stop_token) { return work(); },
        [self = QPointer(this)](const QString& said) {
            if (!self) return;
            self->desk_.say(said);
            self->readAll();
        },
        [self = QPointer(this)](const QString& why) {
            if (self) self->desk_.complain(why);
        });
}

} // namespace ui::chain
