// The modules' pictures: lines, handles and nodes, grabbed with a real mouse and moved with real keys.
#include "tests/ui/ChainStage.h"
#include "tests/ui/Paints.h"
#include "ui/chain/BalancePicture.h"
#include "ui/chain/BandsPicture.h"
#include "ui/chain/EqualizerPicture.h"
#include "ui/chain/LevelTrace.h"
#include "ui/chain/SaturatorPicture.h"
#include "ui/chain/StaticCurve.h"
#include "ui/chain/StereoPicture.h"

#include <gtest/gtest.h>

#include <QAccessible>

#include <cmath>

namespace {

using Stage = tests::ChainStage;
using ui::chain::EqualizerPicture;

const core::EqualizerBand& band(const core::Slot& slot, std::size_t place) {
    return std::get<core::EqualizerSettings>(slot.settings).bands[place];
}

TEST(ChainPictures, MovesTheLinesOfThePicturesByKeys) {
    Stage stage({"compressor"}, {"limiter"});
    stage.desk().selection().selectSlot(stage.albumChain()[0].id);
    auto* const trace = stage.sheet()->findChild<ui::chain::LevelTrace*>();
    trace->setFocus();
    ASSERT_TRUE(trace->hasFocus());
    const std::size_t before = stage.steps();
    QTest::keyPress(trace, Qt::Key_Down);
    QTest::keyPress(trace, Qt::Key_Down); // held down
    QTest::keyRelease(trace, Qt::Key_Down);
    EXPECT_NEAR(std::get<core::LimiterSettings>(stage.albumChain()[0].settings).ceilingDbtp, -1.2, 1e-9);
    EXPECT_EQ(stage.steps(), before + 1);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Limiter: ceiling");
    EXPECT_TRUE(QAccessible::queryAccessibleInterface(trace)->text(QAccessible::Value).contains(QStringLiteral("1.2")));
}

TEST(ChainPictures, GoesFromHandleToHandleOfTheCurveByKeys) {
    Stage stage({"compressor"});
    auto* const curve = stage.sheet()->findChild<ui::chain::StaticCurve*>();
    const auto settings = [&] { return std::get<core::CompressorSettings>(stage.track()[0].settings); };
    curve->setFocus();
    ASSERT_TRUE(curve->hasFocus());
    QTest::keyClick(curve, Qt::Key_Up);
    EXPECT_NEAR(settings().thresholdDb, -17.9, 1e-9);
    QTest::keyClick(curve, Qt::Key_Right);
    EXPECT_TRUE(curve->spokenText().startsWith(QStringLiteral("Ratio")));
    const double ratio = settings().ratio;
    QTest::keyClick(curve, Qt::Key_Up);
    EXPECT_GT(settings().ratio, ratio);
    QTest::keyClick(curve, Qt::Key_Left);
    QTest::keyClick(curve, Qt::Key_Left);
    QTest::keyClick(curve, Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_NEAR(settings().kneeDb, 5.99, 1e-9);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Compressor: knee");
}

TEST(ChainPictures, SetsTheCeilingByItsLineInOneStepAndTakesItBackWithEscape) {
    Stage stage({}, {"limiter"});
    auto* const trace = stage.sheet()->findChild<ui::chain::LevelTrace*>();
    ASSERT_TRUE(trace);
    const auto ceilingDb = [&] { return std::get<core::LimiterSettings>(stage.albumChain()[0].settings).ceilingDbtp; };
    // From +3 dB at the top to -36 dB at the bottom.
    const auto place = [&](double db) { return QPoint(60, qRound(trace->height() * (3.0 - db) / 39.0)); };
    const std::size_t before = stage.steps();
    Stage::drag(trace, place(-1.0), place(-6.0));
    QTest::mouseRelease(trace, Qt::LeftButton, {}, place(-6.0));
    EXPECT_NEAR(ceilingDb(), -6.0, 0.2);
    EXPECT_EQ(stage.steps(), before + 1);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Limiter: ceiling");
    Stage::drag(trace, place(-6.0), place(-11.0));
    EXPECT_NEAR(ceilingDb(), -11.0, 0.2);
    QTest::keyClick(trace, Qt::Key_Escape);
    EXPECT_NEAR(ceilingDb(), -6.0, 0.2);
    EXPECT_EQ(stage.steps(), before + 1);
    Stage::drag(trace, place(-30.0), place(-11.0)); // beside the line: nothing is grabbed
    QTest::mouseRelease(trace, Qt::LeftButton, {}, place(-11.0));
    EXPECT_EQ(stage.steps(), before + 1);
}

TEST(ChainPictures, SetsTheCeilingOfTheClipperToo) {
    Stage stage({"clipper"});
    auto* const trace = stage.sheet()->findChild<ui::chain::LevelTrace*>();
    trace->setFocus();
    QTest::keyClick(trace, Qt::Key_Down);
    EXPECT_NEAR(std::get<core::ClipperSettings>(stage.track()[0].settings).ceilingDbtp, -1.1, 1e-9);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Clipper: ceiling");
}

TEST(ChainPictures, MovesSplitsAndThresholdsOfTheMultibandAndChoosesItsBands) {
    Stage stage({"multiband"});
    auto* const picture = stage.sheet()->findChild<ui::chain::BandsPicture*>();
    ASSERT_TRUE(picture);
    const auto settings = [&] { return std::get<core::MultibandSettings>(stage.track()[0].settings); };
    const auto place = [&](double hz, double db) {
        return QPointF(picture->hertz().x(hz), picture->levels().y(db)).toPoint();
    };
    const std::size_t before = stage.steps();
    Stage::drag(picture, place(1000.0, -80.0), place(2000.0, -80.0));
    QTest::mouseRelease(picture, Qt::LeftButton, {}, place(2000.0, -80.0));
    EXPECT_NEAR(settings().split2Hz, 2000.0, 30.0);
    EXPECT_EQ(stage.steps(), before + 1);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Multiband: split 2");
    Stage::drag(picture, place(300.0, -24.0), place(300.0, -40.0));
    EXPECT_NEAR(settings().bands[1].thresholdDb, -40.0, 0.5);
    QTest::keyClick(picture, Qt::Key_Escape);
    EXPECT_NEAR(settings().bands[1].thresholdDb, -24.0, 1e-9);
    QTest::mouseClick(picture, Qt::LeftButton, {}, place(12000.0, -80.0)); // into the last band
    picture->setFocus();
    EXPECT_TRUE(picture->spokenText().startsWith(QStringLiteral("band 4")));
    QTest::keyClick(picture, Qt::Key_Up);
    EXPECT_NEAR(settings().bands[3].thresholdDb, -23.9, 1e-9);
    QTest::keyClick(picture, Qt::Key_Left);
    EXPECT_TRUE(picture->spokenText().startsWith(QStringLiteral("Split 3")));
    QTest::mousePress(picture, Qt::LeftButton, Qt::AltModifier, place(2000.0, -80.0));
    EXPECT_EQ(settings().split2Hz, 1000.0);
}

TEST(ChainPictures, HangsWhatABandTakesFromItsThresholdAndStandsOnItWhatItAdds) {
    Stage stage({"multiband"});
    auto* const picture = stage.sheet()->findChild<ui::chain::BandsPicture*>();
    ASSERT_TRUE(picture);
    const QImage still = picture->QWidget::grab().toImage();
    engine::SlotReading reading{.slot = stage.track()[0].id, .steps = 1};
    reading.bandGainsDb[1] = -3.0F;
    reading.bandGainsDb[2] = 2.0F;
    picture->showReading(&reading);
    const double line = std::round(picture->levels().y(-24.0)) + 0.5;
    EXPECT_TRUE(picture->gainArea(0).isEmpty());
    EXPECT_EQ(picture->gainArea(1).top(), line);
    EXPECT_EQ(picture->gainArea(2).bottom(), line);
    EXPECT_NEAR(picture->gainArea(1).height() / picture->gainArea(2).height(), 1.5, 1e-9);
    EXPECT_NEAR(picture->gainArea(1).left(), picture->hertz().x(120.0), 1.5);
    EXPECT_NEAR(picture->gainArea(1).right(), picture->hertz().x(1000.0), 1.5);
    const QImage turned = picture->QWidget::grab().toImage();
    for (const int band : {1, 2}) {
        const QPoint middle = picture->gainArea(band).center().toPoint();
        EXPECT_NE(turned.pixelColor(middle), still.pixelColor(middle)) << band;
    }
    stage.desk().change(QStringLiteral("Bypass"), [&](core::Album album) {
        std::get<core::MultibandSettings>(album.tracks[0].chain[0].settings).bands[1].bypass = true;
        return album;
    });
    EXPECT_TRUE(picture->gainArea(1).isEmpty());
}

TEST(ChainPictures, HangsWhatTheDeEsserTakesFromItsThreshold) {
    Stage stage({"deEsser"});
    auto* const picture = stage.sheet()->findChild<ui::chain::BandsPicture*>();
    const engine::SlotReading reading{.slot = stage.track()[0].id, .gainReductionDb = -2.0, .steps = 1};
    picture->showReading(&reading);
    EXPECT_TRUE(picture->gainArea(0).isEmpty());
    EXPECT_EQ(picture->gainArea(1).top(), std::round(picture->levels().y(-30.0)) + 0.5);
    EXPECT_GT(picture->gainArea(1).height(), 4.0);
}

TEST(ChainPictures, MovesTheFrequencyOfTheDeEsser) {
    Stage stage({"deEsser"});
    auto* const picture = stage.sheet()->findChild<ui::chain::BandsPicture*>();
    ASSERT_TRUE(picture);
    const QPoint from = QPointF(picture->hertz().x(6000.0), 20.0).toPoint();
    Stage::drag(picture, from, from + QPoint(40, 0));
    QTest::mouseRelease(picture, Qt::LeftButton, {}, from + QPoint(40, 0));
    EXPECT_NEAR(std::get<core::DeEsserSettings>(stage.track()[0].settings).frequencyHz,
                picture->hertz().hz(picture->hertz().x(6000.0) + 40.0), 50.0);
    EXPECT_EQ(stage.desk().document().undoLabel(), "De-esser: frequency");
}

TEST(ChainPictures, DrivesTheSaturatorByTheHandleOfItsCurveAndByKeys) {
    Stage stage({"saturator"});
    auto* const picture = stage.sheet()->findChild<ui::chain::SaturatorPicture*>();
    ASSERT_TRUE(picture);
    const auto driveDb = [&] { return std::get<core::SaturatorSettings>(stage.track()[0].settings).driveDb; };
    const QPoint from = picture->handle().toPoint();
    // Over the height of the curve, 8 px within the widget, goes the whole range of 24 dB.
    const QPoint by(0, -(picture->height() - 16) / 4);
    const std::size_t before = stage.steps();
    Stage::drag(picture, from, from + by);
    EXPECT_NEAR(driveDb(), 6.0, 0.3);
    QTest::keyClick(picture, Qt::Key_Escape);
    EXPECT_EQ(driveDb(), 0.0);
    EXPECT_EQ(stage.steps(), before);
    Stage::drag(picture, from, from + by);
    QTest::mouseRelease(picture, Qt::LeftButton, {}, from + by);
    EXPECT_NEAR(driveDb(), 6.0, 0.3);
    EXPECT_EQ(stage.steps(), before + 1);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Saturator: drive");
    picture->setFocus();
    const double dragged = driveDb();
    QTest::keyClick(picture, Qt::Key_Up);
    EXPECT_GT(driveDb(), dragged);
    EXPECT_TRUE(picture->spokenText().startsWith(QStringLiteral("Drive")));
    QTest::mousePress(picture, Qt::LeftButton, Qt::AltModifier, picture->handle().toPoint());
    EXPECT_EQ(driveDb(), 0.0);
}

TEST(ChainPictures, ShapesTheDepthOfTheSpectralBalanceByItsPointsAndByKeys) {
    Stage stage({"spectralBalance"});
    auto* const picture = stage.sheet()->findChild<ui::chain::BalancePicture*>();
    ASSERT_TRUE(picture);
    const auto share = [&](std::size_t band) {
        return std::get<core::SpectralBalanceSettings>(stage.track()[0].settings).bands[band].sharePercent;
    };
    const QPoint from = picture->nodes()[4].at.toPoint();
    // Over the height, 12 px within the picture, go 200 %.
    const QPoint by(0, (picture->height() - 24) / 4);
    const std::size_t before = stage.steps();
    Stage::drag(picture, from, from + by);
    EXPECT_NEAR(share(4), 50.0, 1.5);
    QTest::keyClick(picture, Qt::Key_Escape);
    EXPECT_EQ(share(4), 100.0);
    EXPECT_EQ(stage.steps(), before);
    Stage::drag(picture, from, from + by);
    QTest::mouseRelease(picture, Qt::LeftButton, {}, from + by);
    EXPECT_NEAR(share(4), 50.0, 1.5);
    EXPECT_EQ(stage.steps(), before + 1);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Spectral balance: band 5 share");
    picture->setFocus();
    EXPECT_TRUE(picture->spokenText().startsWith(QStringLiteral("4 kHz")));
    QTest::keyClick(picture, Qt::Key_Right);
    QTest::keyClick(picture, Qt::Key_Up);
    EXPECT_GT(share(5), 100.0);
    EXPECT_TRUE(picture->spokenText().startsWith(QStringLiteral("12.5 kHz")));
    QTest::mousePress(picture, Qt::LeftButton, Qt::AltModifier, picture->nodes()[4].at.toPoint());
    EXPECT_EQ(share(4), 100.0);
}

TEST(ChainPictures, SetsTheThresholdByItsHandleOnTheCurve) {
    Stage stage({"compressor"});
    auto* const curve = stage.sheet()->findChild<ui::chain::StaticCurve*>();
    ASSERT_TRUE(curve);
    const auto settings = [&] { return std::get<core::CompressorSettings>(stage.track()[0].settings); };
    // The plot goes from -60 dB to 0, 8 px within the widget.
    const auto pixels = [&](ui::chain::CurvePoint at) {
        return QPoint(qRound(curve->width() - 8 + at.inDb / 60.0 * (curve->width() - 16)),
                      qRound(8 - at.outDb / 60.0 * (curve->height() - 16)));
    };
    const QPoint from = pixels(ui::chain::handleAt(settings(), ui::chain::CurveHandle::threshold));
    const std::size_t before = stage.steps();
    Stage::drag(curve, from, from - QPoint(40, 0));
    QTest::mouseRelease(curve, Qt::LeftButton, {}, from - QPoint(40, 0));
    EXPECT_NEAR(settings().thresholdDb, -18.0 - 40.0 * 60.0 / (curve->width() - 16), 0.5);
    EXPECT_EQ(stage.steps(), before + 1);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Compressor: threshold");
}

TEST(ChainPictures, PaintsOfTheCurveOnlyWhereTheSoundWasAndIs) {
    Stage stage({"compressor"});
    auto* const curve = stage.sheet()->findChild<ui::chain::StaticCurve*>();
    curve->showLevel(-40.0, 0.0);
    Stage::paint(*stage.panel);
    const tests::Paints paints(*curve);
    curve->showLevel(-20.0, -1.0);
    Stage::paint(*stage.panel);
    ASSERT_GE(paints.count, 1);
    EXPECT_FALSE(paints.region.contains(curve->rect().center())); // between the two
    EXPECT_LT(paints.region.boundingRect().width(), curve->width());
}

/// Steps of 10 ms, louder and louder, each a little more reduced.
engine::SlotReading reading(std::uint64_t steps) {
    engine::SlotReading made;
    made.slot = core::SlotId{7};
    made.steps = steps;
    for (std::uint64_t step = steps > 1024 ? steps - 1024 : 0; step < steps; ++step) {
        const auto way = static_cast<float>(step % 300) / 300.0F;
        made.trace[step % 1024] = {
            .inDb = -50.0F + 40.0F * way, .outDb = -52.0F + 30.0F * way, .gainReductionDb = -9.0F * way};
    }
    return made;
}

TEST(ChainPictures, SetsTheWidthOfABandInOneStepAndTakesItBackWithEscape) {
    Stage stage({"stereo"});
    auto* const picture = stage.sheet()->findChild<ui::chain::StereoPicture*>();
    ASSERT_TRUE(picture);
    const auto settings = [&] { return std::get<core::StereoSettings>(stage.track()[0].settings); };
    using Handle = ui::chain::StereoHandle;
    const std::size_t before = stage.steps();
    const QPoint low = picture->at(Handle::lowWidth).toPoint();
    stage.drag(picture, low, low + QPoint(0, 25));
    QTest::mouseRelease(picture, Qt::LeftButton, {}, low + QPoint(0, 25));
    const double dragged = settings().lowWidthPercent;
    EXPECT_LT(dragged, 95.0);
    EXPECT_EQ(stage.steps(), before + 1);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Stereo: low width");
    const QPoint now = picture->at(Handle::lowWidth).toPoint();
    stage.drag(picture, now, now + QPoint(0, 20));
    EXPECT_LT(settings().lowWidthPercent, dragged);
    QTest::keyClick(picture, Qt::Key_Escape);
    EXPECT_EQ(settings().lowWidthPercent, dragged);
    QTest::mouseRelease(picture, Qt::LeftButton, {}, now);
    QTest::mouseClick(picture, Qt::LeftButton, Qt::AltModifier, picture->at(Handle::lowWidth).toPoint());
    EXPECT_EQ(settings().lowWidthPercent, 100.0);
}

TEST(ChainPictures, GoesFromHandleToHandleOfTheWidthByKeys) {
    Stage stage({"stereo"});
    auto* const picture = stage.sheet()->findChild<ui::chain::StereoPicture*>();
    ASSERT_TRUE(picture);
    const auto settings = [&] { return std::get<core::StereoSettings>(stage.track()[0].settings); };
    picture->setFocus();
    ASSERT_TRUE(picture->hasFocus());
    QTest::keyClick(picture, Qt::Key_Left);
    EXPECT_EQ(picture->spokenText(), QStringLiteral("Mono below off"));
    QTest::keyClick(picture, Qt::Key_Up);
    EXPECT_GT(settings().monoBelowHz, core::StereoSettings::monoOffHz);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Stereo: mono below");
    for (int times = 0; times < 9; ++times) QTest::keyClick(picture, Qt::Key_Right);
    EXPECT_TRUE(picture->spokenText().startsWith(QStringLiteral("High width")));
}

TEST(LevelTrace, ShowsTheSameWhetherItsStepsCameOneByOneOrAtOnce) {
    ui::chain::LevelTrace atOnce({}, nullptr), oneByOne({}, nullptr);
    for (auto* const trace : {&atOnce, &oneByOne}) trace->resize(240, 100);
    for (std::uint64_t steps = 1; steps <= 777; ++steps) {
        const auto now = reading(steps);
        oneByOne.showReading(&now);
    }
    const auto whole = reading(777);
    atOnce.showReading(&whole);
    EXPECT_EQ(oneByOne.grab().toImage(), atOnce.grab().toImage());
    EXPECT_EQ(oneByOne.deepestInView(), atOnce.deepestInView());
    const auto more = reading(778);
    atOnce.showReading(&more);
    EXPECT_NE(oneByOne.grab().toImage(), atOnce.grab().toImage());
}

class EqualizerPictureTest : public testing::Test {
  protected:
    EqualizerPictureTest() : picture(*stage.sheet()->findChild<EqualizerPicture*>()) {}
    const core::EqualizerBand& band(std::size_t place) const { return ::band(stage.track()[0], place); }
    QPoint node(int place) const {
        for (const auto& each : picture.nodes())
            if (each.band == place) return each.at.toPoint();
        return {-1, -1};
    }
    void doubleClick(QPoint at) { QTest::mouseDClick(&picture, Qt::LeftButton, {}, at); }

    Stage stage{"equalizer"};
    EqualizerPicture& picture;
};

TEST_F(EqualizerPictureTest, AddsABandWhereItIsDoubleClicked) {
    const QPoint at(picture.width() / 2, picture.height() / 3);
    doubleClick(at);
    ASSERT_TRUE(band(0).on);
    EXPECT_GT(band(0).gainDb, 1.0);
    EXPECT_NEAR(node(0).x(), at.x(), 1);
    EXPECT_NEAR(node(0).y(), at.y(), 1);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Equalizer: add band 1");
}

TEST_F(EqualizerPictureTest, MovesFrequencyAndGainWithANodeInOneStep) {
    doubleClick({picture.width() / 2, picture.height() / 2});
    const std::size_t before = stage.steps();
    const QPoint from = node(0);
    const core::EqualizerBand was = band(0);
    const QPoint to = from + QPoint(60, -picture.height() / 8);
    Stage::drag(&picture, from, to);
    QTest::mouseRelease(&picture, Qt::LeftButton, {}, to);
    EXPECT_GT(band(0).frequencyHz, was.frequencyHz * 1.3);
    EXPECT_GT(band(0).gainDb, was.gainDb + 1.0);
    EXPECT_NEAR(node(0).x(), to.x(), 1);
    EXPECT_NEAR(node(0).y(), to.y(), 1);
    EXPECT_EQ(stage.steps(), before + 1);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Equalizer: band 1");
}

TEST_F(EqualizerPictureTest, TakesADragBackWithEscape) {
    doubleClick({picture.width() / 2, picture.height() / 2});
    const std::size_t before = stage.steps();
    const core::EqualizerBand was = band(0);
    picture.setFocus();
    Stage::drag(&picture, node(0), node(0) + QPoint(60, -30));
    EXPECT_NE(band(0), was);
    QTest::keyClick(&picture, Qt::Key_Escape);
    EXPECT_EQ(band(0), was);
    EXPECT_EQ(stage.steps(), before);
}

TEST_F(EqualizerPictureTest, TurnsQWithCtrl) {
    doubleClick({picture.width() / 2, picture.height() / 3});
    const core::EqualizerBand was = band(0);
    Stage::drag(&picture, node(0), node(0) - QPoint(0, 60), Qt::ControlModifier);
    QTest::mouseRelease(&picture, Qt::LeftButton);
    EXPECT_NEAR(band(0).q, 2.0 * was.q, 0.01);
    EXPECT_EQ(band(0).frequencyHz, was.frequencyHz);
    EXPECT_EQ(band(0).gainDb, was.gainDb);
}

TEST_F(EqualizerPictureTest, SwitchesResetsAndRemovesABand) {
    doubleClick({picture.width() / 2, picture.height() / 3});
    doubleClick(node(0));
    EXPECT_FALSE(band(0).on);
    doubleClick(node(0));
    EXPECT_TRUE(band(0).on);
    QTest::mouseClick(&picture, Qt::LeftButton, Qt::AltModifier, node(0));
    EXPECT_EQ(band(0).gainDb, 0.0);
    picture.setFocus();
    QTest::keyClick(&picture, Qt::Key_Delete);
    EXPECT_EQ(band(0), core::EqualizerBand{});
    EXPECT_TRUE(picture.nodes().empty());
}

TEST_F(EqualizerPictureTest, MarksWhereABandStandsThatTheLevelHasMoved) {
    doubleClick({picture.width() / 4, picture.height() / 2 - 20});
    doubleClick({picture.width() * 3 / 4, picture.height() / 2 - 20});
    const QPointF still = picture.nodes()[1].at;
    engine::SlotReading reading{.slot = stage.track()[0].id, .steps = 1};
    picture.showReading(&reading);
    EXPECT_TRUE(picture.marks().empty());
    reading.bandGainsDb[1] = -6.0F;
    reading.steps = 2;
    picture.showReading(&reading);
    EXPECT_EQ(picture.nodes()[1].at, still);
    ASSERT_EQ(picture.marks().size(), 1u);
    const auto& [moved, at] = picture.marks()[0];
    EXPECT_EQ(moved, 1);
    EXPECT_EQ(at.x(), still.x());
    EXPECT_NEAR(at.y() - still.y(), 6.0 / 26.88 * picture.height(), 0.1); // of 12 dB and some room to either side
    EXPECT_GT(picture.grab().toImage().pixelColor((at + QPointF(11.0, 0.0)).toPoint()).lightness(), 120);
    reading.bandGainsDb[1] = 0.0F;
    reading.steps = 3;
    picture.showReading(&reading);
    EXPECT_TRUE(picture.marks().empty());
}

TEST_F(EqualizerPictureTest, GoesFromBandToBandByFrequencyWithTheArrows) {
    doubleClick({picture.width() * 3 / 4, picture.height() / 2 - 20});
    doubleClick({picture.width() / 4, picture.height() / 2 - 20});
    doubleClick({picture.width() / 2, picture.height() / 2 - 20});
    picture.setFocus();
    QTest::keyClick(&picture, Qt::Key_Left);
    Stage::turn();
    EXPECT_TRUE(stage.sheet()->findChild<QWidget*>(QStringLiteral("band2.gain")));
    QTest::keyClick(&picture, Qt::Key_Right);
    QTest::keyClick(&picture, Qt::Key_Right);
    EXPECT_TRUE(stage.sheet()->findChild<QWidget*>(QStringLiteral("band1.gain")));
    const double was = band(0).gainDb;
    QTest::keyClick(&picture, Qt::Key_Up);
    EXPECT_NEAR(band(0).gainDb, was + 0.1, 1e-9);
}

} // namespace
