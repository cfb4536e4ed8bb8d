// Where things lie in the chains and what a pointer means there: no widgets.
#include "engine/dsp/Compressor.h"
#include "ui/chain/BalanceCurve.h"
#include "ui/chain/BandHandles.h"
#include "ui/chain/Bands.h"
#include "ui/chain/CurveAxis.h"
#include "ui/chain/DeliveryTile.h"
#include "ui/chain/EqualizerCurve.h"
#include "ui/chain/EqualizerNodes.h"
#include "ui/chain/FlowRows.h"
#include "ui/chain/Harmonics.h"
#include "ui/chain/StaticCurve.h"
#include "ui/chain/StereoHandles.h"
#include "ui/chain/TileLayout.h"

#include "engine/dsp/EqualizerBand.h"

#include <gtest/gtest.h>

#include <array>

namespace {

using namespace ui::chain;

constexpr FrequencyAxis hertz{.left = 0.0, .width = 900.0, .lowestHz = 20.0, .highestHz = 20000.0};
constexpr DecibelAxis decibels{.top = 0.0, .height = 240.0, .highestDb = 12.0, .lowestDb = -12.0};

TEST(CurveAxis, GoesToPixelsAndBack) {
    EXPECT_NEAR(hertz.x(20.0), 0.0, 1e-9);
    EXPECT_NEAR(hertz.x(200.0), 300.0, 1e-9);
    EXPECT_NEAR(hertz.hz(600.0), 2000.0, 1e-6);
    EXPECT_NEAR(decibels.y(0.0), 120.0, 1e-9);
    EXPECT_NEAR(decibels.db(decibels.y(-3.3)), -3.3, 1e-9);
}

TEST(TileLayout, PutsTrackAlbumAndDeliveriesInOneRow) {
    const TileLayout layout = layTiles({.track = 3, .album = 1, .deliveries = 1}, 1000, 88);
    ASSERT_EQ(layout.of(Group::track).tiles.size(), 3u);
    int last = -1;
    for (const GroupTiles& group : layout.groups) {
        EXPECT_GT(group.label.left(), last);
        last = group.label.right();
        for (const QRect& tile : group.tiles) {
            EXPECT_GT(tile.left(), last);
            last = tile.right();
        }
        if (!group.add.isEmpty()) last = group.add.right();
    }
    EXPECT_LE(layout.width, 1000);
    EXPECT_EQ(layout.of(Group::delivery).add, QRect());
}

TEST(TileLayout, GrowsBeyondTheWidthOnlyWhenTheTilesWouldBeTooSmall) {
    EXPECT_LE(layTiles({.track = 3, .album = 2}, 732, 88).width, 732);
    EXPECT_GT(layTiles({.track = 9, .album = 2}, 732, 88).width, 732);
}

TEST(TileLayout, OffersAnEmptyChainInAWholeTile) {
    const TileLayout layout = layTiles({.track = 0, .album = 1}, 1000, 88);
    EXPECT_EQ(layout.of(Group::track).add.width(), layout.of(Group::album).tiles[0].width());
    EXPECT_LT(layout.of(Group::album).add.width(), layout.of(Group::track).add.width());
}

TEST(TileLayout, PutsTheChoiceOfTheMasterAheadOfTheAlbumsTiles) {
    EXPECT_EQ(layTiles({.track = 3, .album = 1}, 1000, 88).of(Group::album).master, QRect());
    const TileLayout layout = layTiles({.track = 3, .album = 1, .master = {120, 28}}, 800, 88);
    const GroupTiles& album = layout.of(Group::album);
    EXPECT_EQ(album.master.size(), QSize(120, 28));
    EXPECT_GT(album.master.left(), album.label.right());
    EXPECT_LT(album.master.right(), album.tiles[0].left());
    EXPECT_EQ(album.master.center().y(), album.label.center().y());
    EXPECT_LE(layout.width, 800) << "the tiles make room for it";
    EXPECT_EQ(landingAt(layout, album.master.center()), (Landing{Group::album, 0}));
}

TEST(TileLayout, LandsAheadOfTheTileWhoseMiddleWasNotPassed) {
    const TileLayout layout = layTiles({.track = 2, .album = 1, .deliveries = 1}, 1000, 88);
    const auto& track = layout.of(Group::track).tiles;
    EXPECT_EQ(landingAt(layout, track[0].center() - QPoint(5, 0)), (Landing{Group::track, 0}));
    EXPECT_EQ(landingAt(layout, track[0].center() + QPoint(5, 0)), (Landing{Group::track, 1}));
    EXPECT_EQ(landingAt(layout, layout.of(Group::track).add.center()), (Landing{Group::track, 2}));
    EXPECT_EQ(landingAt(layout, layout.of(Group::album).label.center()), (Landing{Group::album, 0}));
    EXPECT_EQ(landingAt(layout, layout.of(Group::delivery).tiles[0].center()), std::nullopt);
    EXPECT_EQ(landingMark(layout, {Group::track, 1}).center().x(), (track[0].right() + track[1].left()) / 2);
}

TEST(BalanceCurve, HasItsPointsAtTheirFrequenciesAndShares) {
    core::SpectralBalanceSettings settings;
    settings.bands[3].sharePercent = 200.0;
    settings.bands[5].sharePercent = 0.0;
    const BalancePlot plot{QSizeF(900, 240)};
    const auto nodes = balanceNodes(settings, plot);
    ASSERT_EQ(nodes.size(), 6u);
    EXPECT_NEAR(plot.hertz().hz(nodes[3].at.x()), 1250.0, 1e-6);
    EXPECT_NEAR(nodes[0].at.y(), 120.0, 1e-9); // 100 % in the middle
    EXPECT_NEAR(nodes[3].at.y(), 12.0, 1e-9);
    EXPECT_NEAR(nodes[5].at.y(), 228.0, 1e-9);
    EXPECT_NEAR(plot.shareOfWay(nodes[0].at.y() - nodes[3].at.y()), 100.0, 1e-9);
    EXPECT_EQ(nodeAt(nodes, nodes[5].at + QPointF(3, -4), 0), 5);
}

TEST(BalanceCurve, HangsWhatIsTakenFromTheTop) {
    const BalancePlot plot{QSizeF(900, 240)};
    EXPECT_EQ(plot.yOfTaken(0.0), 0.0);
    EXPECT_NEAR(plot.yOfTaken(-6.0), 60.0, 1e-9);
    EXPECT_NEAR(plot.yOfTaken(-40.0), 120.0, 1e-9);
    std::array<float, 256> before, after;
    before.fill(-40.0F);
    after.fill(-43.0F);
    before[100] = after[100] = -200.0F; // silence loses nothing
    after[200] = -30.0F;                // nor does what has grown
    const auto taken = takenDb(before, after);
    EXPECT_NEAR(taken[0], -3.0, 1e-6);
    EXPECT_NEAR(taken[100], -2.0, 1e-6);
    EXPECT_NEAR(taken[200], -2.0, 1e-6);
    EXPECT_NEAR(taken[255], -3.0, 1e-6);
}

TEST(EqualizerNodes, AreHitWithinReachTheNearestFirst) {
    const std::array<EqualizerNode, 3> nodes = {{{0, {100, 100}}, {4, {110, 100}}, {7, {110, 100}}}};
    EXPECT_EQ(nodeAt(nodes, {102, 100}, 0), 0);
    EXPECT_EQ(nodeAt(nodes, {112, 100}, 7), 7);
    EXPECT_EQ(nodeAt(nodes, {112, 100}, 4), 4);
    EXPECT_EQ(nodeAt(nodes, {140, 100}, 4), std::nullopt);
}

TEST(EqualizerNodes, MoveFrequencyAndGainAndLeaveTheGainOfCuts) {
    core::EqualizerBand bell{.frequencyHz = 200.0, .gainDb = 1.0};
    bell = moved(bell, {300.0, -20.0}, hertz, decibels);
    EXPECT_NEAR(bell.frequencyHz, 2000.0, 1e-6);
    EXPECT_NEAR(bell.gainDb, 3.0, 1e-9);
    const core::EqualizerBand cut{.type = core::EqualizerBand::Type::lowCut, .frequencyHz = 200.0};
    EXPECT_EQ(moved(cut, {0.0, -20.0}, hertz, decibels).gainDb, 0.0);
    EXPECT_NEAR(sharpened(cut, 60.0).resonanceQ, 2.0 * cut.resonanceQ, 1e-9);
    EXPECT_EQ(sharpened(cut, 60.0).q, cut.q);
    EXPECT_NEAR(sharpened(bell, -60.0).q, 0.5, 1e-9);
}

TEST(EqualizerCurve, IsTheSumThatTheSoundGets) {
    core::EqualizerSettings settings;
    settings.bands[0] = {.on = true, .frequencyHz = 100.0, .gainDb = 3.0};
    settings.bands[1] = {
        .on = true, .channel = core::EqualizerBand::Channel::side, .frequencyHz = 5000.0, .gainDb = -4.0};
    settings.bands[2] = {.on = false, .frequencyHz = 1000.0, .gainDb = 9.0};
    const std::vector<double> hz = {50.0, 100.0, 1000.0, 5000.0};
    EqualizerCurve curve(44100);
    curve.show(settings, hz);
    using enum core::EqualizerBand::Channel;
    EXPECT_EQ(curve.apart(), (std::vector{mid, side}));
    for (const auto channel : {core::EqualizerBand::Channel::mid, core::EqualizerBand::Channel::side}) {
        const auto total = curve.total(channel);
        for (std::size_t at = 0; at < hz.size(); ++at)
            EXPECT_NEAR(total[at], engine::dsp::magnitudeDb(settings, hz[at], 44100, channel), 1e-9);
    }
    EXPECT_NEAR(curve.band(2)[2], 9.0, 0.01);
    settings.bands[0].gainDb = 6.0;
    curve.show(settings, hz);
    EXPECT_NEAR(curve.total(core::EqualizerBand::Channel::mid)[1], 6.0, 0.01);
    settings.bands[1].channel = left;
    curve.show(settings, hz);
    EXPECT_EQ(curve.apart(), (std::vector{left, right}));
}

TEST(EqualizerCurve, InLinearAndMixedPhaseIsWhatTheTapsMakeOfTheBands) {
    using enum core::EqualizerBand::Channel;
    core::EqualizerSettings settings;
    settings.bands[0] = {.on = true, .frequencyHz = 60.0, .gainDb = 12.0, .q = 10.0};
    const std::vector<double> hz = {60.0, 1000.0};
    EqualizerCurve curve(44100);
    for (const auto phase : {core::EqualizerSettings::Phase::linear, core::EqualizerSettings::Phase::mixed}) {
        settings.phase = phase;
        for (const int taps : {4096, 65536}) {
            settings.taps = taps;
            curve.show(settings, hz);
            const double heard = curve.total(stereo)[0];
            EXPECT_EQ(curve.totalDb(stereo, 60.0), heard);
            if (taps == 65536)
                EXPECT_NEAR(heard, 12.0, 0.05);
            else
                EXPECT_LT(heard, 9.0); // too few to ring that long
            EXPECT_NEAR(curve.band(0)[0], 12.0, 1e-6);
            EXPECT_NEAR(curve.total(stereo)[1], 0.0, 0.01);
        }
    }
    settings.bands[1] = {.on = true, .channel = side, .frequencyHz = 1000.0, .gainDb = -4.0};
    curve.show(settings, hz);
    EXPECT_NEAR(curve.total(side)[1], -4.0, 0.01);
    EXPECT_NEAR(curve.total(mid)[1], 0.0, 0.01);
    EXPECT_NEAR(curve.totalDb(stereo, 1000.0), 0.0, 0.01);
    settings.phase = core::EqualizerSettings::Phase::minimum;
    curve.show(settings, hz);
    EXPECT_NEAR(curve.total(side)[1], -4.0, 0.01);
    settings = {.phase = core::EqualizerSettings::Phase::linear, .bands = {}};
    settings.bands[0] = {.on = true, .type = core::EqualizerBand::Type::notch, .frequencyHz = 200.0, .q = 4.0};
    curve.show(settings, hz);
    EXPECT_LT(curve.totalDb(stereo, 200.0), -60.0);
    curve.show(settings, hz, EqualizerCurve::Zeros::filled);
    EXPECT_GT(curve.totalDb(stereo, 200.0), -40.0) << "as it was in earlier versions";
}

TEST(Bands, AreInUseOnceTheyAreOnOrTurned) {
    core::Slot slot{.settings = core::EqualizerSettings{}};
    EXPECT_TRUE(usedBands(slot).empty());
    EXPECT_EQ(freeBand(slot), 0);
    switchOn(slot, 0);
    std::get<core::EqualizerSettings>(slot.settings).bands[3].gainDb = 2.0;
    EXPECT_EQ(usedBands(slot), (std::vector{0, 3}));
    EXPECT_EQ(freeBand(slot), 1);
    clearBand(slot, 3);
    EXPECT_EQ(usedBands(slot), std::vector{0});
    EXPECT_TRUE(usedBands(core::Slot{.settings = core::GainSettings{}}).empty());
}

TEST(StaticCurve, HandlesComeBackToWhereTheyAreDragged) {
    core::CompressorSettings settings{.thresholdDb = -20.0, .ratio = 4.0, .kneeDb = 6.0};
    EXPECT_NEAR(handleAt(settings, CurveHandle::ratio).outDb, -15.0, 1e-9);
    settings = dragged(settings, CurveHandle::ratio, {0.0, -10.0});
    EXPECT_NEAR(settings.ratio, 2.0, 1e-9);
    EXPECT_NEAR(handleAt(settings, CurveHandle::ratio).outDb, -10.0, 1e-9);
    settings = dragged(settings, CurveHandle::knee, {-26.0, 0.0});
    EXPECT_NEAR(settings.kneeDb, 12.0, 1e-9);
    EXPECT_EQ(dragged(settings, CurveHandle::knee, {-4.0, 0.0}).kneeDb, 0.0);
    EXPECT_EQ(dragged(settings, CurveHandle::ratio, {0.0, -40.0}).ratio, 20.0);
    EXPECT_EQ(dragged(settings, CurveHandle::ratio, {0.0, 5.0}).ratio, 1.0);
}

TEST(StereoHandles, ComeBackToWhereTheyAreDragged) {
    const StereoPlot plot{{12.0, 12.0, 900.0, 220.0}};
    const core::StereoSettings settings{.widthPercent = 50.0, .sideDb = 3.0};
    for (const StereoHandle handle : stereoHandles) {
        const QPointF to = plot.at(settings, handle) + QPointF(30.0, -20.0);
        core::Slot slot;
        slot.settings = settings;
        core::assign(slot, rowOf(handle), plot.valueAt(settings, handle, to));
        const QPointF now = plot.at(std::get<core::StereoSettings>(slot.settings), handle);
        if (isWidth(handle))
            EXPECT_NEAR(now.y(), to.y(), 1e-9);
        else
            EXPECT_NEAR(now.x(), to.x(), 1e-9);
    }
}

TEST(StereoHandles, AreHitBeforeTheLinesOfTheSplitsAndStayInside) {
    const StereoPlot plot{{12.0, 12.0, 900.0, 220.0}};
    const core::StereoSettings settings;
    const QPointF split = plot.at(settings, StereoHandle::lowSplit);
    EXPECT_EQ(plot.hit(settings, split + QPointF(3.0, 60.0)), StereoHandle::lowSplit);
    EXPECT_EQ(plot.hit(settings, split + QPointF(30.0, 60.0)), std::nullopt);
    EXPECT_EQ(plot.hit(settings, plot.at(settings, StereoHandle::middleWidth) + QPointF(4.0, 4.0)),
              StereoHandle::middleWidth);
    EXPECT_EQ(plot.at(settings, StereoHandle::monoBelow), QPointF(12.0, 232.0)); // Off: at the left end.
    const core::StereoSettings widest{.widthPercent = 200.0, .lowWidthPercent = 200.0};
    EXPECT_EQ(plot.at(widest, StereoHandle::lowWidth).y(), 12.0);
}

TEST(StereoHandles, SplitsDoNotPassEachOther) {
    const StereoPlot plot{{0.0, 0.0, 900.0, 220.0}};
    const core::StereoSettings settings{.lowSplitHz = 200.0, .highSplitHz = 2000.0};
    EXPECT_EQ(plot.valueAt(settings, StereoHandle::lowSplit, {899.0, 0.0}), 2000.0);
    EXPECT_EQ(plot.valueAt(settings, StereoHandle::highSplit, {1.0, 0.0}), 200.0);
}

TEST(FlowRows, BreakWhereTheWidthEnds) {
    const std::array<QSize, 3> sizes = {{{100, 40}, {100, 60}, {100, 40}}};
    EXPECT_EQ(flow(sizes, 400, 10).height, 60);
    const FlowRows two = flow(sizes, 210, 10);
    EXPECT_EQ(two.places[1].topLeft(), QPoint(110, 0));
    EXPECT_EQ(two.places[2].topLeft(), QPoint(0, 65));
    EXPECT_EQ(two.height, 105);
}

TEST(DeliveryTile, SaysWhatComesBehindTheAlbumChain) {
    using Delivery = core::Delivery;
    const QString dot = QStringLiteral(" \u00b7 ");
    EXPECT_EQ(deliveryLines({.format = Delivery::Format::ddp}, 96000),
              (QStringList{QStringLiteral("44.1 k") + dot + QStringLiteral("guard 0.0"),
                           QStringLiteral("16 bit") + dot + QStringLiteral("TPDF")}));
    EXPECT_EQ(deliveryLines({.wordLength = Delivery::WordLength::float32}, 96000),
              (QStringList{QStringLiteral("96 k") + dot + QStringLiteral("no guard"), QStringLiteral("32 bit float")}));
    EXPECT_EQ(deliveryLines({.ceilingDbtp = -1.0}, 48000)[0],
              QStringLiteral("48 k") + dot + QStringLiteral("guard \u22121.0"));
}

TEST(Harmonics, AreThoseOfTheCurve) {
    // 1.5 c - 0.5 c^3 of c = x / 1.5: a sine of that amplitude has a third harmonic of a quarter of the cube's.
    core::SaturatorSettings settings{.curve = core::SaturatorSettings::Curve::softClip, .driveDb = 6.0};
    const double c = std::pow(10.0, (-12.0 + 6.0) / 20.0) / 1.5;
    const double third = c * c * c / 8.0, first = 1.5 * c - 3.0 * third;
    const auto odd = harmonicsDb(settings, -12.0);
    EXPECT_NEAR(odd[0], 0.0, 1e-9);
    EXPECT_NEAR(odd[2], 20.0 * std::log10(third / first), 1e-6);
    EXPECT_LT(odd[1], -190.0);
    settings.balancePercent = 100.0;
    EXPECT_GT(harmonicsDb(settings, -12.0)[1], -40.0);
    settings.driveDb = 0.0; // off
    EXPECT_LT(harmonicsDb(settings, -12.0)[1], -190.0);
    EXPECT_EQ(Saturated(settings)(0.7), 0.7);
}

TEST(BandHandles, LieWhereBandsEndAndAtTheirThresholds) {
    core::MultibandSettings settings{.count = 3, .split1Hz = 200.0, .split2Hz = 2000.0};
    settings.bands[1].bypass = true;
    settings.bands[2].thresholdDb = -6.0;
    core::Slot slot;
    slot.settings = settings;
    const BandsShape shape = bandsShape(slot);
    ASSERT_EQ(shape.bands(), 3);
    ASSERT_EQ(shape.handles.size(), 4u); // the bypassed band has no threshold
    EXPECT_EQ(shape.bandAt(100.0), 0);
    EXPECT_EQ(shape.bandAt(200.0), 1);
    EXPECT_EQ(shape.bandAt(5000.0), 2);
    EXPECT_NEAR(endsOf(shape, 1, hertz).left, 300.0, 1e-9);
    EXPECT_NEAR(endsOf(shape, 1, hertz).right, 600.0, 1e-9);
    EXPECT_EQ(endsOf(shape, 2, hertz).right, 900.0);
    const double y = decibels.y(-6.0);
    const auto hit = [&](QPointF at) { return handleAt(shape, hertz, decibels, at); };
    EXPECT_EQ(core::parameterId(shape.handles[*hit({305.0, 20.0})].row), "split1");
    EXPECT_EQ(core::parameterId(shape.handles[*hit({750.0, y + 3.0})].row), "band3.threshold");
    EXPECT_EQ(core::parameterId(shape.handles[*hit({603.0, y})].row), "split2"); // ahead of the threshold
    EXPECT_FALSE(hit({750.0, y + 20.0}));
    EXPECT_FALSE(hit({450.0, y}));
    EXPECT_NEAR(valueAt(shape.handles[*hit({600.0, y})], hertz, decibels, {300.0, 0.0}), 200.0, 1e-6);
    slot.settings = core::DeEsserSettings{};
    EXPECT_EQ(bandsShape(slot).bands(), 2);
    EXPECT_FALSE(bandsShape(slot).thresholdsDb[0]);
}

} // namespace
