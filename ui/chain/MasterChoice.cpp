#include "ui/chain/MasterChoice.h"

#include "core/Error.h"
#include "core/Variants.h"
#include "ui/controls/TextQuestion.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QMenu>
#include <QStyle>

#include <algorithm>

namespace ui::chain {

namespace {

constexpr int leastWidth = 64;
constexpr int mostWidth = 128;
constexpr int high = 28;
constexpr int beside = 30; ///< The arrow and what lies round the name.

QString nameOf(const core::Master& master) {
    return QString::fromStdString(master.name);
}

} // namespace

MasterChoice::MasterChoice(Desk& desk, QWidget* parent) : QToolButton(parent), desk_(desk), commands_(desk.actions()) {
    setObjectName(QStringLiteral("masters"));
    setProperty("role", "fold");
    setPopupMode(QToolButton::InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::StrongFocus);
    auto* const menu = new QMenu(this);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(*menu); });
    setMenu(menu);
    registerCommands();
    const QAction* const next = desk_.actions().action(QStringLiteral("chain.nextMaster"));
    const auto explain = [this, next] {
        setToolTip(Actions::withKey(tr("The master that is worked on, heard and measured"), next));
    };
    connect(next, &QAction::changed, this, explain);
    explain();
}

void MasterChoice::registerCommands() {
    commands_.addSeparator(Menu::chain);
    commands_.add(
        {.id = QStringLiteral("chain.nextMaster"),
         .text = tr("Work on the next master"),
         .menu = Menu::chain,
         .key = QKeySequence(QStringLiteral("Shift+M")),
         .run = [this] { workOn((desk_.selection().master(desk_.album()) + 1) % desk_.album().masters.size()); },
         .enabled = [this] { return desk_.album().masters.size() > 1; }});
    commands_.add({.id = QStringLiteral("chain.addMaster"),
                   .text = tr("Add a master..."),
                   .menu = Menu::chain,
                   .run = [this] { askForName(); },
                   .enabled = [this] { return !desk_.album().tracks.empty(); }});
    commands_.add({.id = QStringLiteral("chain.removeMaster"),
                   .text = tr("Remove the master that is worked on"),
                   .menu = Menu::chain,
                   .run = [this] { remove(); },
                   .enabled = [this] { return desk_.selection().master(desk_.album()) != 0; }});
    commands_.addSeparator(Menu::chain);
}

/// Amber where what is heard is not what a delivery takes that names no master.
void MasterChoice::showAlbum() {
    const std::size_t place = desk_.selection().master(desk_.album());
    const core::Master& shown = desk_.album().masters[place];
    setAccessibleName(tr("Master: %1").arg(nameOf(shown)));
    setText(elided(menuText(shown.name), theme::words(metrics::smallSize), mostWidth - beside));
    if (property("other").toBool() == (place != 0)) return;
    setProperty("other", place != 0);
    style()->unpolish(this); // The sheet's rule for it changes with the property.
    style()->polish(this);
}

QSize MasterChoice::sizeHint() const {
    const int words = QFontMetrics(theme::words(metrics::smallSize)).horizontalAdvance(text());
    return {std::clamp(words + beside, leastWidth, mostWidth), high};
}

void MasterChoice::fillMenu(QMenu& menu) {
    menu.clear();
    const auto& masters = desk_.album().masters;
    for (std::size_t place = 0; place < masters.size(); ++place) {
        const QString name = menuText(masters[place].name);
        QAction* const action = menu.addAction(place == 0 ? tr("%1 (the main one)").arg(name) : name, this,
                                               [this, place] { workOn(place); });
        action->setCheckable(true);
        action->setChecked(place == desk_.selection().master(desk_.album()));
    }
    menu.addSeparator();
    for (const char* const id : {"chain.addMaster", "chain.removeMaster"})
        menu.addAction(desk_.actions().action(QLatin1String(id)));
}

void MasterChoice::workOn(std::size_t place) {
    const auto& masters = desk_.album().masters;
    if (place >= masters.size()) return;
    desk_.selection().selectMaster(place == 0 ? std::string() : masters[place].name);
    desk_.say(tr("The master %1 is worked on, heard and measured").arg(nameOf(masters[place])));
}

void MasterChoice::askForName() {
    controls::ask({.title = tr("Add a master"),
                   .label = tr("Its name. It begins with the chain of the main master, and is delivered\n"
                               "where a delivery asks for it."),
                   .ok = tr("Add")},
                  window(), this, [this](const QString& name) { add(name.trimmed().toStdString()); });
}

void MasterChoice::add(const std::string& name) {
    try {
        desk_.change(tr("Add the master %1").arg(QString::fromStdString(name)),
                     [&](core::Album album) { return core::withMaster(std::move(album), name); });
        workOn(desk_.album().masters.size() - 1);
    } catch (const core::Error& why) {
        desk_.complain(QString::fromUtf8(why.what()));
    }
}

void MasterChoice::remove() {
    const core::Master& gone = desk_.album().masters[desk_.selection().master(desk_.album())];
    try {
        desk_.change(tr("Remove the master %1").arg(nameOf(gone)),
                     [name = gone.name](core::Album album) { return core::withoutMaster(std::move(album), name); });
    } catch (const core::Error& why) {
        desk_.complain(QString::fromUtf8(why.what()));
    }
}

} // namespace ui::chain
