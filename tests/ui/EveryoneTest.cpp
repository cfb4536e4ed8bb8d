// The window for everyone: names for what can be focused, contrast of words, no row broken by a long or foreign title.
#include "core/ChainEdits.h"
#include "core/Parameter.h"
#include "tests/ui/DeskFixture.h"
#include "ui/help/About.h"
#include "ui/help/Guide.h"
#include "ui/history/HistoryList.h"
#include "ui/theme/Palette.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAccessible>
#include <QScrollBar>

#include <cmath>

namespace {

using tests::DeskFixture;

/// Every widget that Tab or a click can reach and that a screen reader would find nameless.
QStringList nameless(const QWidget& root) {
    QStringList found;
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        const bool isPart = widget->objectName().startsWith(QStringLiteral("qt_")) ||
                            qobject_cast<QScrollBar*>(widget) ||
                            widget->inherits("QComboBoxListView"); // the list of a box that has the name
        if (widget->focusPolicy() == Qt::NoFocus || isPart) continue;
        QAccessibleInterface* const spoken = QAccessible::queryAccessibleInterface(widget);
        if (spoken && !spoken->text(QAccessible::Name).isEmpty()) continue;
        found << QString::fromLatin1(widget->metaObject()->className()) + QStringLiteral(" in ") +
                     QString::fromLatin1(widget->parentWidget()->metaObject()->className());
    }
    return found;
}

/// Relative luminance (WCAG 2.1).
double luminance(QColor colour) {
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(QColor a, QColor b) {
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

TEST(Everyone, FindsANameOnEveryWidgetThatTakesTheFocus) {
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
        EXPECT_EQ(nameless(window).join(QStringLiteral("; ")).toStdString(), "");
    }
    window.showPage(ui::MainWindow::Page::delivery);
    EXPECT_EQ(nameless(window).join(QStringLiteral("; ")).toStdString(), "");
}

TEST(Everyone, FindsANameInEveryDialog) {
    DeskFixture fixture;
    fixture.import(1);
    const ui::MainWindow window(fixture.desk());
    ui::help::Guide guide;
    ui::help::About about;
    about.setAttribute(Qt::WA_DeleteOnClose, false);
    ui::history::HistoryList history(fixture.desk());
    for (const QWidget* dialog :
         {static_cast<QWidget*>(&guide), static_cast<QWidget*>(&about), static_cast<QWidget*>(&history)})
        EXPECT_EQ(nameless(*dialog).join(QStringLiteral("; ")).toStdString(), "");
}

TEST(Everyone, CanReadEveryWord) {
    using namespace ui::palette;
    for (const QColor ground : {background, panel, raised})
        for (const QColor words : {text, dim, amber, blue, teal, good, wrongText})
            EXPECT_GE(contrast(words, ground), 4.5)
                << words.name().toStdString() << " on " << ground.name().toStdString();
    EXPECT_GE(contrast(amber, selection), 4.5);
    EXPECT_GE(contrast(text, selection), 4.5);
    EXPECT_GE(contrast(background, amber), 4.5);
}

TEST(Everyone, KeepsTheWindowsSizesWithAnyTitle) {
    DeskFixture fixture;
    fixture.import(3);
    ui::MainWindow window(fixture.desk());
    window.resize(1280, 720);
    window.show();
    const QSize before = window.minimumSizeHint();
    fixture.desk().change(QStringLiteral("Titles"), [](core::Album album) {
        album.metadata.title = std::string(300, 'W');
        album.tracks[0].metadata.title = std::string(400, 'M');
        album.tracks[1].metadata.title = "\u6d77\u306e\u4e0a\u306e\u5149\u3068\u98a8\u306e\u6b4c";
        album.tracks[2].metadata.title = "\u05e9\u05d9\u05e8 \u05e9\u05dc \u05d4\u05d9\u05dd";
        return album;
    });
    QTest::qWait(50);
    EXPECT_EQ(window.size(), QSize(1280, 720));
    EXPECT_LE(window.minimumSizeHint().width(), std::max(before.width(), 1280));
}

TEST(Everyone, PressesTheFocusedButtonWithEnter) {
    DeskFixture fixture;
    fixture.import(1);
    ui::MainWindow window(fixture.desk());
    window.show();
    window.activateWindow();
    QAbstractButton* mono = nullptr;
    for (auto* button : window.findChildren<QAbstractButton*>())
        if (button->text() == QStringLiteral("Mono")) mono = button;
    ASSERT_TRUE(mono);
    mono->setFocus();
    QTest::keyClick(mono, Qt::Key_Return);
    EXPECT_TRUE(fixture.desk().listening().monitor().mono);
}

} // namespace
