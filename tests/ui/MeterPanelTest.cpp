// The needles over a real engine: what is heard through ALSA's file plug-in is what they say.
#include "ui/meters/MeterPanel.h"
#include "tests/realtime/SoundServers.h"
#include "tests/ui/DeskFixture.h"
#include "tests/ui/Paints.h"
#include "ui/controls/Words.h"
#include "ui/meters/BigNumber.h"

#include <gtest/gtest.h>

#include <QAccessible>

#include <cmath>

namespace {

using namespace ui::meters;
using tests::DeskFixture;

class Meters : public testing::Test {
  protected:
    Meters() {
        panel.resize(284, 900);
        EXPECT_TRUE(DeskFixture::open(panel));
        listening().choose({.name = "capfile"});
    }
    ~Meters() override {
        listening().closeDevice();
        listening().choose({}); // For whoever comes next: it is remembered.
    }
    ui::Listening& listening() { return fixture.desk().listening(); }
    /// Plays the album to its end.
    void play() {
        listening().play();
        ASSERT_TRUE(DeskFixture::waitFor(
            [this] { return listening().transport().framesPlayed > 0 && !listening().transport().playing; }));
        ASSERT_TRUE(
            DeskFixture::waitFor([this] { return listening().meters().sinceReset.integratedLufs.has_value(); }));
    }

    tests::AlsaFile alsa;
    DeskFixture fixture;
    MeterPanel panel{fixture.desk()};
};

TEST_F(Meters, TheBigNumberSaysWhatWasHeardAndTheRenderBesideIt) {
    fixture.import(1, 6.0);
    ASSERT_TRUE(fixture.settle());
    auto* const big = panel.findChild<BigNumber*>();
    big->choose(Quantity::integrated);
    const auto album = fixture.desk().print().newest()->album;
    EXPECT_EQ(big->renderLine(), renderWords(album, Quantity::integrated) + QStringLiteral(" \u00b7 render"));
    play();
    const auto heard = [this] { return *listening().meters().sinceReset.integratedLufs; };
    EXPECT_TRUE(DeskFixture::waitFor([&] { return std::abs(heard() - *album.integratedLufs) < 0.2; })) << heard();
    EXPECT_TRUE(big->reading().startsWith(ui::decimal(heard()))) << big->reading().toStdString();
    fixture.desk().change(QStringLiteral("Level"), [](core::Album changed) {
        changed.tracks[0].levelDb = -3.0;
        return changed;
    });
    EXPECT_TRUE(big->renderLine().endsWith(QStringLiteral("older render")));
}

TEST_F(Meters, ResetForgetsWhatWasHeard) {
    fixture.import(1, 4.0);
    play();
    // What was played and not yet measured when one resets is measured afterwards: then that is forgotten.
    EXPECT_TRUE(DeskFixture::waitFor([this] {
        fixture.desk().actions().action(QStringLiteral("meters.reset"))->trigger();
        return !listening().meters().sinceReset.integratedLufs;
    }));
    auto* const big = panel.findChild<BigNumber*>();
    EXPECT_TRUE(DeskFixture::waitFor([&] { return big->reading().startsWith(QChar(0x2013)); }));
}

TEST_F(Meters, TheBigNumberIsChosenWithTheArrowsAndRemembered) {
    auto* const big = panel.findChild<BigNumber*>();
    big->choose(Quantity::integrated);
    QTest::keyClick(big, Qt::Key_Down);
    EXPECT_EQ(big->quantity(), Quantity::shortTerm);
    QTest::keyClick(big, Qt::Key_End);
    EXPECT_EQ(big->quantity(), Quantity::truePeak);
    const BigNumber later;
    EXPECT_EQ(later.quantity(), Quantity::truePeak);
    big->choose(Quantity::integrated);
}

TEST_F(Meters, NothingIsPaintedWhileNothingMoves) {
    fixture.import(1, 3.0);
    ASSERT_TRUE(fixture.settle());
    play();
    tests::Paints paints(panel);
    const auto seconds = [&](int count) {
        for (int n = 0; n < count; ++n) {
            panel.follow(1.0);
            DeskFixture::paint(panel);
        }
    };
    seconds(10); // The needles fall.
    EXPECT_GT(paints.count, 0);
    paints.count = 0;
    seconds(10);
    EXPECT_EQ(paints.count, 0);
}

TEST_F(Meters, EveryPaintedMeterHasANameAndSaysWhatItShows) {
    for (QWidget* each : panel.findChildren<QWidget*>()) {
        const bool painted =
            qobject_cast<ui::controls::Indicator*>(each) || each->inherits("ui::meters::CorrelationBar");
        if (!painted) continue;
        auto* const face = QAccessible::queryAccessibleInterface(each);
        ASSERT_TRUE(face);
        EXPECT_FALSE(face->text(QAccessible::Name).isEmpty()) << each->metaObject()->className();
        EXPECT_FALSE(face->text(QAccessible::Value).isEmpty()) << face->text(QAccessible::Name).toStdString();
    }
}

TEST_F(Meters, EverythingFitsIntoASmallWindow) {
    panel.resize(236, 616);
    DeskFixture::turn();
    for (QWidget* each : panel.findChildren<QWidget*>()) {
        if (!each->isVisible()) continue;
        const QRect where(each->mapTo(&panel, QPoint()), each->size());
        EXPECT_TRUE(panel.rect().contains(where)) << each->metaObject()->className();
        EXPECT_GE(each->height(), each->minimumSizeHint().height()) << each->metaObject()->className();
    }
    EXPECT_LE(panel.minimumSizeHint().height(), 616);
}

} // namespace
