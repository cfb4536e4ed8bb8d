#include "ui/help/AppCommands.h"

#include "ui/actions/CommandPalette.h"
#include "ui/desk/Desk.h"
#include "ui/help/About.h"
#include "ui/help/Guide.h"
#include "ui/preferences/Preferences.h"

#include <QWidget>

namespace ui::help {

AppCommands::AppCommands(Desk& desk, QWidget& window, std::function<QString()> guidePage)
    : QObject(&window), desk_(desk), window_(window), guidePage_(std::move(guidePage)), commands_(desk.actions()) {
    using preferences::Preferences;
    const auto prefer = [this](Preferences::Page page) { (new Preferences(desk_, page, &window_))->show(); };
    commands_.add({.id = QStringLiteral("app.palette"),
                   .text = tr("Find a command..."),
                   .menu = Menu::help,
                   .key = QKeySequence(QStringLiteral("Ctrl+K")),
                   .icon = QStringLiteral("search"),
                   .run = [this] {
                       auto* const palette = new CommandPalette(desk_.actions(), &window_);
                       palette->move(window_.mapToGlobal(QPoint((window_.width() - palette->width()) / 2, 90)));
                       palette->show();
                   }});
    commands_.add({.id = QStringLiteral("app.guide"),
                   .text = tr("Guide"),
                   .menu = Menu::help,
                   .key = QKeySequence(QStringLiteral("F1")),
                   .icon = QStringLiteral("circle-help"),
                   .run = [this] { showGuide(); }});
    commands_.add(
        {.id = QStringLiteral("app.about"), .text = tr("About and licences"), .menu = Menu::help, .run = [this] {
             (new About(&window_))->show();
         }});
    commands_.addSeparator(Menu::play);
    commands_.addSeparator(Menu::edit);
    commands_.add({.id = QStringLiteral("app.device"),
                   .text = tr("Audio device..."),
                   .menu = Menu::play,
                   .icon = QStringLiteral("headphones"),
                   .run = [prefer] { prefer(Preferences::Page::device); }});
    commands_.add({.id = QStringLiteral("app.preferences"),
                   .text = tr("Preferences..."),
                   .menu = Menu::edit,
                   .key = QKeySequence(QStringLiteral("Ctrl+,")),
                   .icon = QStringLiteral("settings"),
                   .run = [prefer] { prefer(Preferences::Page::device); }});
    commands_.add({.id = QStringLiteral("app.keys"),
                   .text = tr("Keys..."),
                   .menu = Menu::edit,
                   .icon = QStringLiteral("keyboard"),
                   .run = [prefer] { prefer(Preferences::Page::keys); }});
}

void AppCommands::showGuide() {
    if (!guide_) guide_ = new Guide(&window_);
    guide_->showPage(guidePage_());
    guide_->show();
    guide_->raise();
    guide_->activateWindow();
}

} // namespace ui::help
