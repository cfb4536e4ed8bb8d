// Mastering without a mouse: every step through the focus and the keys that a person would use.
#include "engine/delivery/FileNames.h"
#include "tests/ui/DeskFixture.h"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QApplication>

namespace {

using tests::DeskFixture;

/// The window on an album of four mixes, saved, as one opens it.
class KeysAlone : public testing::Test {
  protected:
    KeysAlone() {
        fixture.import(4, 5.0);
        fixture.saveAs(fixture.folder() / "Album.lacquer");
        window.resize(1680, 1050);
        EXPECT_TRUE(DeskFixture::open(window));
        EXPECT_TRUE(fixture.settle());
    }

    static QWidget* focused() {
        QWidget* const popup = QApplication::activePopupWidget();
        return popup ? popup->focusWidget() : QApplication::focusWidget();
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
        ASSERT_TRUE(DeskFixture::waitFor([] { return focused() != nullptr; }));
        QTest::keyClick(focused(), key, with);
        DeskFixture::turn();
    }
    static void write(const char* text) { QTest::keyClicks(focused(), QString::fromUtf8(text)); }
    /// Out of the command palette.
    static void command(const char* words) {
        press(Qt::Key_K, Qt::ControlModifier);
        ASSERT_TRUE(DeskFixture::waitFor([] { return QApplication::activePopupWidget() && focused(); }));
        write(words);
        press(Qt::Key_Return);
    }
    /// As often as it takes.
    static testing::AssertionResult tabTo(const char* name) {
        for (int presses = 0; presses < 150; ++presses) {
            QAccessibleInterface* const spoken = QAccessible::queryAccessibleInterface(focused());
            if (spoken && spoken->text(QAccessible::Name) == QString::fromUtf8(name))
                return testing::AssertionSuccess();
            press(Qt::Key_Tab);
        }
        return testing::AssertionFailure() << name << " is not reached by the tabulator";
    }

    DeskFixture fixture;
    ui::MainWindow window{fixture.desk()};
};

TEST_F(KeysAlone, MasterAnAlbumToADelivery) {
    const core::Album before = fixture.album();
    ASSERT_TRUE(tabTo("Tracks"));
    press(Qt::Key_Home);
    press(Qt::Key_Down, Qt::AltModifier);
    EXPECT_EQ(fixture.album().tracks[1].id, before.tracks[0].id);
    command("edit the gap before");
    write("-0.5");
    press(Qt::Key_Return);
    EXPECT_EQ(fixture.album().tracks[1].gapFrames, -22050);

    for (const char* module : {"equalizer", "compressor", "limiter"})
        command((std::string("add to the album: ") + module).c_str());
    ASSERT_EQ(fixture.album().masters[0].albumChain.size(), 3u);
    ASSERT_TRUE(tabTo("Drive"));
    for (int notches = 0; notches < 10; ++notches) press(Qt::Key_Up);
    EXPECT_GT(std::get<core::LimiterSettings>(fixture.album().masters[0].albumChain[2].settings).driveDb, 0.5);

    command("delivery page");
    for (const char* target : {"+ DDP", "+ WAV"}) {
        ASSERT_TRUE(tabTo(target));
        press(Qt::Key_Return);
    }
    ASSERT_EQ(fixture.album().deliveries.size(), 2u);
    press(Qt::Key_E, Qt::ControlModifier);
    const auto delivered = fixture.folder() / "delivered";
    EXPECT_TRUE(DeskFixture::waitFor([&] { return exists(delivered / "wav24" / "Album.wav"); }));
    const auto fileset = delivered / "ddp" / engine::delivery::filesetName(fixture.album(), 0, 1);
    EXPECT_TRUE(DeskFixture::waitFor([&] { return exists(fileset / "IMAGE.DAT"); }));
}

} // namespace
