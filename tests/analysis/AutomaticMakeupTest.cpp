// Make-up by loudness that follows: what puts a measurement out of date, and what comes of measuring.
#include "engine/analysis/AutomaticMakeup.h"

#include "core/Automation.h"
#include "core/ChainEdits.h"
#include "core/Edits.h"
#include "engine/analysis/LoudnessMatch.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

using namespace core;
using namespace engine::analysis;
using tests::slot;

namespace {

constexpr int length = 6 * 44100;
constexpr SlotId ahead{50};
constexpr SlotId automatic{51};
constexpr SlotId behind{52};
constexpr SlotId ofAlbum{53};

Slot withId(SlotId id, const Settings& settings) {
    Slot made = slot(settings);
    made.id = id;
    return made;
}

const CompressorSettings following{.thresholdDb = -30.0, .ratio = 3.0, .makeupByLoudness = true};

/// Two tracks; the first has an automatic compressor between two gains, the album chain has another.
Album desk() {
    Track first = tests::track(1, length);
    first.chain = {withId(ahead, GainSettings{.gainDb = 2.0}), withId(automatic, following),
                   withId(behind, GainSettings{.gainDb = -6.0})};
    Album made = tests::album({first, tests::track(2, length)});
    made.masters[0].albumChain = {withId(ofAlbum, following)};
    return normalised(made);
}

engine::source::AudioSources music() {
    return tests::audio(
        {{1, tests::musicLike(length, cdRate, -6.0, 1)}, {2, tests::musicLike(length, cdRate, -9.0, 2)}});
}

double makeupDb(const Album& album, SlotId id) {
    Album of = album;
    return std::get<CompressorSettings>(slotOf(of, id).settings).makeupDb;
}

Album turned(const Album& album, SlotId id, const std::function<void(Slot&)>& edit) {
    return withSlot(album, id, edit);
}

Album edited(std::function<void(Album&)> edit) {
    Album album = desk();
    edit(album);
    return normalised(album);
}

TEST(MakeupKey, IsAnotherForAllThatReachesTheModule) {
    const Album album = desk();
    const auto key = makeupKey(album, automatic);
    ASSERT_TRUE(key);
    const auto gain = [](Slot& each) { std::get<GainSettings>(each.settings).gainDb = 5.0; };
    EXPECT_NE(makeupKey(turned(album, ahead, gain), automatic), key);
    EXPECT_NE(makeupKey(turned(album, automatic,
                               [](Slot& each) { std::get<CompressorSettings>(each.settings).thresholdDb = -20.0; }),
                        automatic),
              key);
    EXPECT_NE(makeupKey(edited([](Album& each) { each.tracks[0].clips[0].gainDb = 3.0; }), automatic), key);
    EXPECT_NE(makeupKey(edited([](Album& each) { each.tracks[0].clips[0].region.lengthFrames /= 2; }), automatic), key);
    EXPECT_NE(makeupKey(edited([](Album& each) { each.sources[0].digest = "another"; }), automatic), key);
    EXPECT_NE(makeupKey(withPoint(album, {album.tracks[0].id, ahead, "gain"}, {.at = 100, .value = 1.0}), automatic),
              key);
}

TEST(MakeupKey, IsTheSameForWhatDoesNot) {
    const Album album = desk();
    const auto key = makeupKey(album, automatic);
    const auto gain = [](Slot& each) { std::get<GainSettings>(each.settings).gainDb = 5.0; };
    EXPECT_EQ(makeupKey(turned(album, behind, gain), automatic), key);
    EXPECT_EQ(makeupKey(turned(album, automatic,
                               [](Slot& each) { std::get<CompressorSettings>(each.settings).makeupDb = 7.0; }),
                        automatic),
              key);
    EXPECT_EQ(makeupKey(turned(album, automatic, [](Slot& each) { each.enabled = false; }), automatic), key);
    EXPECT_EQ(makeupKey(turned(album, ofAlbum, [](Slot& each) { each.outputDb = 3.0; }), automatic), key);
    EXPECT_EQ(makeupKey(withPoint(album, {album.tracks[0].id, behind, "gain"}, {.at = 100, .value = 1.0}), automatic),
              key);
    EXPECT_EQ(makeupKey(edited([](Album& each) {
                            each.metadata.title = "Another";
                            each.tracks[0].metadata.title = "Another";
                            each.tracks[0].levelDb = -3.0;
                            each.tracks[0].fadeOut.lengthFrames = 44100;
                            each.tracks[0].gapFrames = 100;
                            each.tracks[0].indexes = {44100};
                            each.tracks[1].clips[0].gainDb = 3.0;
                            each.sources[1].digest = "another";
                        }),
                        automatic),
              key);
    EXPECT_FALSE(makeupKey(album, SlotId{4711}));
}

TEST(MakeupKey, OfTheAlbumChainHearsEveryTrack) {
    const Album album = desk();
    const auto key = makeupKey(album, ofAlbum);
    EXPECT_NE(makeupKey(turned(album, behind, [](Slot& each) { each.outputDb = 3.0; }), ofAlbum), key);
    EXPECT_NE(makeupKey(edited([](Album& each) { each.tracks[1].levelDb = -3.0; }), ofAlbum), key);
    EXPECT_EQ(makeupKey(edited([](Album& each) { each.tracks[1].metadata.title = "Another"; }), ofAlbum), key);
}

TEST(AutomaticMakeup, GivesEveryModuleItsLoudnessBackOneAfterTheOther) {
    AutomaticMakeup measured;
    EXPECT_EQ(measured.stale(desk()), (std::vector{automatic, ofAlbum}));
    const Album made = measured.followed(desk(), music());
    EXPECT_GT(makeupDb(made, automatic), 3.0);
    for (const SlotId id : {automatic, ofAlbum})
        EXPECT_NEAR(loudnessChangeLu(made, id, music()).value(), 0.0, 0.02) << static_cast<int>(id);
    EXPECT_TRUE(measured.stale(made).empty());
}

TEST(AutomaticMakeup, MeasuresNothingThatStoodInAnOpenedAlbumOrWasMeasuredBefore) {
    const Album opened = desk();
    AutomaticMakeup measured;
    measured.trust(opened);
    EXPECT_TRUE(measured.stale(opened).empty());
    const Album changed = turned(opened, ahead, [](Slot& each) { each.inputDb = 6.0; });
    EXPECT_EQ(measured.stale(changed), (std::vector{automatic, ofAlbum}));
    const Album made = measured.followed(changed, music());
    EXPECT_TRUE(measured.stale(opened).empty());
    // Without sound to measure: what it says now is what it remembers.
    EXPECT_EQ(measured.followed(changed, {}), made);
}

TEST(AutomaticMakeup, LeavesWhatIsTurnedByHandAndWhatHasACourse) {
    Album album = desk();
    Slot& compressor = slotOf(album, automatic);
    turnByHand(compressor, *findParameter(moduleOf(compressor), "threshold"), -20.0);
    EXPECT_TRUE(isMadeUpByLoudness(compressor));
    turnByHand(compressor, *findParameter(moduleOf(compressor), "makeup"), 4.0);
    EXPECT_FALSE(isMadeUpByLoudness(compressor));
    EXPECT_EQ(madeUpByLoudness(album), (std::vector{ofAlbum}));
    const Album course = withPoint(desk(), {desk().tracks[0].id, automatic, "makeup"}, {.at = 100, .value = 1.0});
    EXPECT_EQ(madeUpByLoudness(course), (std::vector{ofAlbum}));
}

TEST(AutomaticMakeup, GoesAsFarAsItsRowAndLeavesSilenceAlone) {
    const Album album = turned(desk(), automatic, [](Slot& each) {
        each.inputDb = -24.0;
        each.settings = CompressorSettings{.thresholdDb = -60.0, .ratio = 20.0, .makeupByLoudness = true};
    });
    AutomaticMakeup measured;
    const Album made = measured.followed(album, music());
    EXPECT_EQ(makeupDb(made, automatic), 24.0);
    EXPECT_TRUE(measured.stale(made).empty());
    AutomaticMakeup deaf;
    EXPECT_EQ(deaf.followed(album, tests::audio({{1, tests::onBoth(tests::silence(length))},
                                                 {2, tests::onBoth(tests::silence(length))}})),
              album);
    EXPECT_TRUE(deaf.stale(album).empty());
}

TEST(AutomaticMakeup, DoesNotMeasureAnAlbumWithoutOneOfItsMixes) {
    auto sounds = music();
    sounds.erase(SourceId{2});
    AutomaticMakeup measured;
    const Album made = measured.followed(desk(), sounds);
    EXPECT_NE(makeupDb(made, automatic), 0.0);
    EXPECT_EQ(makeupDb(made, ofAlbum), 0.0);
    EXPECT_EQ(measured.stale(made), (std::vector{ofAlbum}));
}

TEST(AutomaticMakeup, TurnsTheOutputWhereOnlyTheMiddleIsWorkedOn) {
    const Album album = turned(desk(), automatic, [](Slot& each) {
        std::get<CompressorSettings>(each.settings).channel = DynamicsChannel::mid;
    });
    AutomaticMakeup measured;
    const Album made = measured.followed(album, music());
    EXPECT_EQ(makeupDb(made, automatic), 0.0);
    EXPECT_NEAR(loudnessChangeLu(made, automatic, music()).value(), 0.0, 0.02);
}

} // namespace
