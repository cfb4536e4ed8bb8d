// Make-up by loudness: a module that was matched leaves its music as loud as it was, at whatever level that is.
#include "engine/analysis/LoudnessMatch.h"

#include "core/ChainEdits.h"
#include "core/Edits.h"
#include "core/Error.h"
#include "engine/analysis/AlbumPrint.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace core;
using namespace engine::analysis;
using tests::slot;

namespace {

constexpr int length = 8 * 44100;
constexpr SlotId matched{50};

engine::source::AudioSources music(double peakDb) {
    return tests::audio(
        {{1, tests::musicLike(length, cdRate, peakDb, 1)}, {2, tests::musicLike(length, cdRate, -9.0, 2)}});
}

/// Two tracks; the first has the module between two others, under an album chain.
Album around(const Settings& settings) {
    Track first = tests::track(1, length);
    first.chain = {slot(GainSettings{.gainDb = 2.0}), slot(settings), slot(GainSettings{.gainDb = -20.0})};
    first.chain[1].id = matched;
    Album made = tests::album({first, tests::track(2, length)});
    made.masters[0].albumChain = {slot(LimiterSettings{.driveDb = 12.0})};
    return normalised(made);
}

double changeLu(const Album& album, double peakDb) {
    return loudnessChangeLu(album, matched, music(peakDb)).value();
}

Album afterMatching(const Album& album, double peakDb) {
    return withSlot(album, matched, [&](Slot& each) { each = loudnessMatched(each, changeLu(album, peakDb)); });
}

TEST(LoudnessMatch, GivesACompressorsMusicItsLoudnessBackAtEveryLevel) {
    for (const double peakDb : {-1.0, -12.0, -24.0})
        for (const auto& [thresholdDb, ratio] : {std::pair{-18.0, 2.0}, {-30.0, 4.0}}) {
            const Album album = around(CompressorSettings{.thresholdDb = thresholdDb, .ratio = ratio, .makeupDb = 3.0});
            const Album made = afterMatching(album, peakDb);
            EXPECT_NEAR(changeLu(made, peakDb), 0.0, 0.02) << peakDb << " " << thresholdDb;
            EXPECT_NE(std::get<CompressorSettings>(made.tracks[0].chain[1].settings).makeupDb, 3.0);
            EXPECT_EQ(made.tracks[0].chain[1].outputDb, 0.0);
        }
}

TEST(LoudnessMatch, TurnsTheOutputOfWhatHasNoMakeupOfItsOwn) {
    EqualizerSettings loud;
    loud.bands[0] = {.on = true, .type = EqualizerBand::Type::highShelf, .frequencyHz = 1000.0, .gainDb = 9.0};
    const Album album = around(loud);
    EXPECT_GT(changeLu(album, -12.0), 2.0);
    const Album made = afterMatching(album, -12.0);
    EXPECT_NEAR(changeLu(made, -12.0), 0.0, 0.02);
    EXPECT_LT(made.tracks[0].chain[1].outputDb, -2.0);
}

TEST(LoudnessMatch, TurnsTheOutputWhereDrySoundIsMixedIn) {
    Album album = around(CompressorSettings{.thresholdDb = -40.0, .ratio = 4.0});
    album.tracks[0].chain[1].mixPercent = 50.0;
    const Album made = afterMatching(album, -6.0);
    EXPECT_NEAR(changeLu(made, -6.0), 0.0, 0.02);
    EXPECT_NE(made.tracks[0].chain[1].outputDb, 0.0);
}

TEST(LoudnessMatch, HearsTheWholeAlbumForAModuleOfItsChain) {
    Album album = around(GainSettings{});
    album.masters[0].albumChain.insert(album.masters[0].albumChain.begin(), slot(GainSettings{.gainDb = 4.0}));
    album = normalised(album);
    const SlotId gain = album.masters[0].albumChain[0].id;
    EXPECT_NEAR(loudnessChangeLu(album, gain, music(-6.0)).value(), 4.0, 1e-6);
}

TEST(LoudnessMatch, SaysNothingOfSilenceAndRefusesACeiling) {
    EXPECT_FALSE(loudnessChangeLu(around(GainSettings{}), SlotId{4711}, music(-6.0)));
    EXPECT_FALSE(loudnessChangeLu(around(GainSettings{}), matched, music(-200.0)));
    EXPECT_FALSE(makeupRow(slot(LimiterSettings{})));
    EXPECT_THROW((void)loudnessMatched(slot(LimiterSettings{}), 1.0), Error);
    EXPECT_THROW((void)loudnessMatched(slot(CompressorSettings{}), -60.0), Error);
}

} // namespace
