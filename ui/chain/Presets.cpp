#include "ui/chain/Presets.h"

#include "ui/chain/SlotEdit.h"
#include "ui/desk/Desk.h"

#include <QMenu>

namespace ui::chain {

namespace {

std::vector<core::PresetKind> kinds() {
    std::vector<core::PresetKind> all = {nullptr};
    for (const core::Module& module : core::modules()) all.emplace_back(&module);
    return all;
}

} // namespace

Presets::Presets(Desk& desk, QWidget& within)
    : QObject(&within), desk_(desk), within_(within), moduleMenu_(new QMenu(&within)), presets_(desk, within, kinds()),
      commands_(desk.actions()) {
    moduleMenu_->setToolTipsVisible(true);
    connect(moduleMenu_, &QMenu::aboutToShow, this, &Presets::fillModuleMenu);
    registerCommands();
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
                   .run = [this, selected] { presets_.save(ofModule(*selected())); },
                   .enabled = has});
    commands_.add({.id = QStringLiteral("chain.saveChain"),
                   .text = tr("Save the whole chain..."),
                   .menu = Menu::chain,
                   .icon = QStringLiteral("save"),
                   .run = [this, place] { presets_.save(ofChain(*place())); },
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

QMenu* Presets::makeChainMenu(std::function<std::optional<core::ChainPlace>()> place, QWidget* parent) {
    auto* const menu = new QMenu(tr("Saved chains"), parent);
    menu->setToolTipsVisible(true);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, place = std::move(place)] {
        menu->clear();
        if (const auto at = place()) presets_.fill(*menu, ofChain(*at));
    });
    return menu;
}

void Presets::fillModuleMenu() {
    moduleMenu_->clear();
    if (const auto slot = desk_.selection().slot()) presets_.fill(*moduleMenu_, ofModule(*slot));
}

presets::Uses Presets::ofModule(core::SlotId slot) {
    const core::Module& module = core::moduleOf(*findSlot(desk_.album(), slot));
    return {.kind = &module,
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

presets::Uses Presets::ofChain(core::ChainPlace place) {
    const auto isThere = [this, place] { return core::hasChain(desk_.album(), place); };
    return {.kind = nullptr,
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

} // namespace ui::chain
