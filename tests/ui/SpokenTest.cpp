// The window for who hears it: every control that takes the focus, and every meter, has a name, a role and a value, on
// every page and in every dialog.
#include "core/ChainEdits.h"
#include "core/Parameter.h"
#include "tests/ui/DeskFixture.h"
#include "ui/actions/CommandPalette.h"
#include "ui/album/TrackVersions.h"
#include "ui/controls/Indicator.h"
#include "ui/delivery/DeliveryPage.h"
#include "ui/delivery/Targets.h"
#include "ui/help/About.h"
#include "ui/help/Guide.h"
#include "ui/history/HistoryList.h"
#include "ui/notices/NoticeBar.h"
#include "ui/preferences/Preferences.h"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QLineEdit>
#include <QScrollBar>

#include <fstream>
#include <set>

namespace {

using tests::DeskFixture;

QString placeOf(const QWidget& widget) {
    const QWidget* const parent = widget.parentWidget();
    return QString::fromLatin1(widget.metaObject()->className()) + QStringLiteral(" in ") +
           QString::fromLatin1(parent ? parent->metaObject()->className() : "nothing");
}

bool isRead(const QWidget& widget) {
    const bool isPart = widget.objectName().startsWith(QStringLiteral("qt_")) ||
                        qobject_cast<const QScrollBar*>(&widget) ||
                        widget.focusProxy() ||                // passes the focus on to one that is read
                        widget.inherits("QComboBoxListView"); // the list of a box that has the name
    const bool isMeter = qobject_cast<const ui::controls::Indicator*>(&widget);
    return !isPart && (widget.focusPolicy() != Qt::NoFocus || isMeter);
}

/// What a screen reader lacks about the widget; empty where it lacks nothing.
QString lackOf(QWidget& widget) {
    QAccessibleInterface* const spoken = QAccessible::queryAccessibleInterface(&widget);
    if (!spoken) return QStringLiteral("nothing is said of ");
    if (spoken->text(QAccessible::Name).isEmpty()) return QStringLiteral("no name: ");
    // What Qt gives a widget it knows nothing about.
    const std::set<QAccessible::Role> none = {QAccessible::NoRole, QAccessible::Client};
    if (none.contains(spoken->role())) return QStringLiteral("no role: ");
    const std::set<QAccessible::Role> valued = {QAccessible::Slider, QAccessible::Dial, QAccessible::SpinBox,
                                                QAccessible::Indicator, QAccessible::ProgressBar};
    if (!valued.contains(spoken->role())) return {};
    const auto* const value = spoken->valueInterface();
    const bool saysValue = !spoken->text(QAccessible::Value).isEmpty() ||
                           (value && !const_cast<QAccessibleValueInterface*>(value)->currentValue().isNull());
    return saysValue ? QString() : QStringLiteral("no value: ");
}

/// Every widget below `root`, and itself, of which something is lacking.
std::string lacking(QWidget& root) {
    QStringList found;
    auto widgets = root.findChildren<QWidget*>();
    widgets << &root;
    for (QWidget* widget : widgets) {
        if (!isRead(*widget)) continue;
        if (const QString lack = lackOf(*widget); !lack.isEmpty()) found << lack + placeOf(*widget);
    }
    return found.join(QStringLiteral("; ")).toStdString();
}

TEST(Spoken, EveryModuleAndTheDeliveryPageSayWhatTheyAre) {
    DeskFixture fixture;
    fixture.import(2);
    ui::MainWindow window(fixture.desk());
    fixture.desk().change(QStringLiteral("Modules"), [](core::Album album) {
        for (const core::Module& module : core::modules())
            album = core::addSlot(std::move(album), core::ChainPlace{album.tracks[0].id}, module.standard());
        album.deliveries.push_back({});
        return album;
    });
    window.show();
    for (const core::Slot& slot : fixture.album().tracks[0].chain) {
        fixture.desk().selection().selectSlot(slot.id);
        EXPECT_EQ(lacking(window), "");
    }
    window.showPage(ui::MainWindow::Page::delivery);
    EXPECT_EQ(lacking(window), "");
}

TEST(Spoken, TheEmptyDeskSaysWhatItOffers) {
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    window.show();
    EXPECT_EQ(lacking(window), "");
}

TEST(Spoken, NoticesAndTheProofOfADeliverySayWhatTheyAre) {
    DeskFixture fixture;
    fixture.import(1);
    ui::MainWindow window(fixture.desk());
    window.show();
    for (const char* name : {"notes.txt", "cover.jpg"}) std::ofstream(fixture.folder() / name) << "no sound";
    fixture.desk().sounds().importMixes({fixture.folder() / "notes.txt", fixture.folder() / "cover.jpg"});
    ASSERT_TRUE(DeskFixture::waitFor([&] { return window.notices().findChild<QFrame*>(QStringLiteral("refused")); }));
    window.showPage(ui::MainWindow::Page::delivery);
    window.findChild<ui::delivery::Targets*>()->add({});
    auto* const page = window.findChild<ui::delivery::DeliveryPage*>();
    page->setFolder(fixture.folder() / "out");
    page->deliver();
    EXPECT_EQ(lacking(window), "");
    ASSERT_TRUE(DeskFixture::waitFor([&] { return !page->delivering(); }));
    EXPECT_EQ(lacking(window), "");
}

TEST(Spoken, EveryDialogSaysWhatItIs) {
    DeskFixture fixture;
    fixture.import(1);
    const ui::MainWindow window(fixture.desk());
    ui::help::Guide guide;
    ui::help::About about;
    ui::history::HistoryList history(fixture.desk());
    ui::preferences::Preferences devices(fixture.desk(), ui::preferences::Preferences::Page::device);
    ui::preferences::Preferences keys(fixture.desk(), ui::preferences::Preferences::Page::keys);
    ui::album::TrackVersions versions(fixture.desk(), fixture.album().tracks[0].id, nullptr);
    ui::CommandPalette palette(fixture.desk().actions());
    for (QDialog* dialog :
         {static_cast<QDialog*>(&guide), static_cast<QDialog*>(&about), static_cast<QDialog*>(&history),
          static_cast<QDialog*>(&devices), static_cast<QDialog*>(&keys), static_cast<QDialog*>(&versions),
          static_cast<QDialog*>(&palette)}) {
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        EXPECT_EQ(lacking(*dialog), "");
        EXPECT_FALSE(dialog->windowTitle().isEmpty() && dialog->accessibleName().isEmpty())
            << dialog->metaObject()->className();
    }
    QTest::keyClicks(palette.findChild<QLineEdit*>(), QStringLiteral("xylophone"));
    EXPECT_EQ(lacking(palette), "");
}

} // namespace
