#include "ui/presets/PresetMenus.h"

#include "ui/controls/TextQuestion.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/presets/SavePreset.h"

#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

namespace ui::presets {

namespace {

/// What is said of a kind.
struct Words {
    QString save;    ///< The question's title.
    QString saved;   ///< With the name.
    QString remove;  ///< With the name.
    QString removed; ///< What stays.
};

Words wordsFor(core::PresetKind kind) {
    if (kind.isDeliveries())
        return {PresetMenus::tr("Save the targets"), PresetMenus::tr("The targets are saved as %1"),
                PresetMenus::tr("Delete the set of deliveries %1?"),
                PresetMenus::tr("Its file goes for good. Albums that were given it keep their targets.")};
    const QString removed =
        PresetMenus::tr("Its file goes for good. Albums that were made with it keep their settings.");
    if (kind.module())
        return {PresetMenus::tr("Save the settings as a preset"), PresetMenus::tr("The settings are saved as %1"),
                PresetMenus::tr("Delete the preset %1?"), removed};
    return {PresetMenus::tr("Save the chain"), PresetMenus::tr("The chain is saved as %1"),
            PresetMenus::tr("Delete the saved chain %1?"), removed};
}

/// What looks like HTML would be taken for it.
QString toolTip(const std::string& purpose) {
    const QString text = QString::fromStdString(purpose);
    return Qt::mightBeRichText(text) ? text.toHtmlEscaped() : text;
}

} // namespace

PresetMenus::PresetMenus(Desk& desk, QWidget& within, std::vector<core::PresetKind> kinds)
    : QObject(&within), desk_(desk), within_(within), kinds_(std::move(kinds)) {
    readAll();
}

void PresetMenus::readAll() {
    desk_.jobs().start(
        Job::Kind::unseen, tr("Reading the presets"),
        [kinds = kinds_](JobProgress&, std::stop_token) {
            std::map<core::PresetKind, core::PresetShelf> shelves;
            for (const core::PresetKind kind : kinds) shelves[kind] = core::presetShelf(kind);
            return shelves;
        },
        [self = QPointer(this)](std::map<core::PresetKind, core::PresetShelf> shelves) {
            if (self) self->shelves_ = std::move(shelves);
        });
}

/// What other programs did to the files meanwhile is there the next time.
void PresetMenus::fill(QMenu& menu, const Uses& uses) {
    const auto found = shelves_.find(uses.kind);
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
        QMenu* const renaming = menu.addMenu(tr("Rename"));
        QMenu* const removing = menu.addMenu(tr("Delete"));
        for (const core::Preset& preset : shelf.own) {
            renaming->addAction(menuText(preset.name), this,
                                [this, of = uses.kind, name = preset.name] { askToRename(of, name); });
            removing->addAction(menuText(preset.name), this,
                                [this, of = uses.kind, name = preset.name] { askToRemove(of, name); });
        }
    }
    for (const std::string& trouble : shelf.troubles) {
        QAction* const broken = menu.addAction(tr("A file cannot be read"));
        broken->setEnabled(false);
        broken->setToolTip(toolTip(trouble));
    }
    readAll();
}

void PresetMenus::addPresets(QMenu& menu, const std::vector<core::Preset>& presets,
                             const std::function<void(const core::Preset&)>& use) {
    for (const core::Preset& preset : presets)
        menu.addAction(menuText(preset.name), this, [use, preset] { use(preset); })
            ->setToolTip(toolTip(preset.purpose));
}

void PresetMenus::save(const Uses& uses) {
    const auto made = uses.made();
    if (!made) return;
    const Words words = wordsFor(uses.kind);
    auto* const question = new SavePreset(shelves_[uses.kind], words.save, &within_);
    connect(question, &QDialog::accepted, this,
            [this, question, kind = uses.kind, saved = words.saved, preset = *made]() mutable {
                preset.name = question->name().toStdString();
                preset.purpose = question->purpose().toStdString();
                const auto existing = question->replaces() ? core::Existing::replace : core::Existing::keep;
                write(tr("Saving a preset"), [kind, saved, preset, existing] {
                    return saved.arg(QString::fromStdString(core::savePreset(kind, preset, existing)));
                });
            });
    question->open();
}

void PresetMenus::askToRename(core::PresetKind kind, const std::string& name) {
    const QString shown = QString::fromStdString(name);
    const auto rename = [this, kind, name, shown](const QString& text) {
        if (text == shown) return;
        write(tr("Renaming a preset"), [kind, name, shown, to = text.toStdString()] {
            return tr("%1 is called %2 now").arg(shown, QString::fromStdString(core::renamePreset(kind, name, to)));
        });
    };
    controls::ask({.title = tr("Rename"), .label = tr("The new name of %1").arg(menuText(name)), .text = shown},
                  &within_, this, rename);
}

void PresetMenus::askToRemove(core::PresetKind kind, const std::string& name) {
    const QString shown = QString::fromStdString(name);
    const Words words = wordsFor(kind);
    auto* const question =
        new QMessageBox(QMessageBox::NoIcon, tr("Lacquer"), words.remove.arg(shown), QMessageBox::NoButton, &within_);
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(words.removed);
    question->setAttribute(Qt::WA_DeleteOnClose);
    const auto* const removing = question->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(QMessageBox::Cancel));
    connect(question, &QMessageBox::buttonClicked, this,
            [this, removing, kind, name, shown](const QAbstractButton* button) {
                if (button != removing) return;
                write(tr("Deleting a preset"), [kind, name, shown] {
                    core::removePreset(kind, name);
                    return tr("%1 is deleted").arg(shown);
                });
            });
    question->open();
}

template <class Work>
void PresetMenus::write(const QString& title, Work work) {
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

} // namespace ui::presets
