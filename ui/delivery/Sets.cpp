#include "ui/delivery/Sets.h"

#include "ui/delivery/Targets.h"
#include "ui/desk/Desk.h"

#include <QMenu>

namespace ui::delivery {

Sets::Sets(Desk& desk, Targets& targets, QWidget& within)
    : QObject(&within), desk_(desk), targets_(targets), menu_(new QMenu(tr("Presets of targets"), &within)),
      presets_(desk, within, {core::PresetKind::deliveries()}), commands_(desk.actions()) {
    menu_->setToolTipsVisible(true);
    connect(menu_, &QMenu::aboutToShow, this, [this] {
        menu_->clear();
        presets_.fill(*menu_, uses());
    });
    commands_.add(
        {.id = QStringLiteral("deliver.sets"), .text = tr("Presets of targets"), .menu = Menu::deliver, .run = [this] {
             emit menuAsked();
         }});
    commands_.add({.id = QStringLiteral("deliver.saveSet"),
                   .text = tr("Save the ticked targets as a preset..."),
                   .menu = Menu::deliver,
                   .icon = QStringLiteral("save"),
                   .run = [this] { presets_.save(uses()); },
                   .enabled = [this] { return !targets_.chosen().empty(); }});
}

presets::Uses Sets::uses() {
    return {.kind = core::PresetKind::deliveries(),
            .use = [this](const core::Preset& set) { load(set); },
            .made = [this]() -> std::optional<core::Preset> {
                const auto chosen = targets_.chosen();
                return chosen.empty() ? std::nullopt : std::optional(core::presetOf(chosen, {}, {}));
            },
            .saveText = tr("Save the ticked targets as...")};
}

void Sets::load(const core::Preset& set) {
    targets_.load(set);
    for (const core::Finding& finding : core::rateFindings(set, desk_.album()))
        desk_.say(QString::fromStdString(finding.message));
}

} // namespace ui::delivery
