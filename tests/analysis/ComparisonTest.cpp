#include "engine/analysis/Comparison.h"

#include "core/AlbumLayout.h"
#include "core/Edits.h"
#include "engine/dsp/FixedMath.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

#include <gtest/gtest.h>

using namespace core;
using engine::analysis::comparisonAlbum;
using tests::slot;

namespace {

/// Two tracks over a segue with fades, chains of every kind and automation.
Album mastered() {
    Track first = tests::track(1, 20000);
    first.levelDb = 1.0;
    first.chain = {slot(LimiterSettings{.driveDb = 6.0}), slot(GainSettings{.gainDb = -3.0})};
    first.chain[1].id = SlotId{50};
    first.automation = {{.slot = SlotId{50}, .parameter = "gain", .points = {{0, -20.0}, {9000, 0.0}}}};
    first.fadeOut.lengthFrames = 3000;
    Track second = tests::track(2, 20000);
    second.gapFrames = -2000;
    Album made = tests::album({first, second});
    made.masters[0].albumChain = {slot(CompressorSettings{}), slot(LimiterSettings{})};
    return normalised(made);
}

engine::source::AudioSources music() {
    return tests::audio({{1, tests::musicLike(20000, cdRate, -6.0, 1)}, {2, tests::musicLike(20000, cdRate, -6.0, 2)}});
}

} // namespace

TEST(ComparisonAlbum, IsTheMixesAtTheGivenGainsAndTheSamePlaces) {
    const Album album = mastered();
    const std::vector gains{2.5};
    const Album bare = comparisonAlbum(album, gains);
    EXPECT_TRUE(bare.masters[0].albumChain.empty());
    EXPECT_TRUE(bare.tracks[0].chain.empty());
    EXPECT_EQ(bare.tracks[0].levelDb, 3.5);
    EXPECT_EQ(bare.tracks[1].levelDb, 0.0); // no gain was given
    EXPECT_EQ(bare, normalised(bare));
    const AlbumLayout before = layOut(album), after = layOut(bare);
    EXPECT_EQ(before.end, after.end);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(before.tracks[i].in, after.tracks[i].in);
        EXPECT_EQ(before.tracks[i].start, after.tracks[i].start);
    }
}

TEST(ComparisonAlbum, SoundsLikeTheMixAtItsGain) {
    const auto mix = tests::musicLike(20000, cdRate, -6.0, 1);
    Track only = tests::track(1, 20000);
    only.startMark = 0;
    only.chain = {slot(LimiterSettings{.driveDb = 6.0}), slot(EqualizerSettings{})};
    Album made = tests::album({only});
    made.masters[0].albumChain = {slot(CompressorSettings{.thresholdDb = -30.0})};
    const auto sound = tests::render(comparisonAlbum(made, std::vector{-2.5}), music());
    const double gain = engine::dsp::fixed::dbToGain(-2.5);
    for (std::size_t i = 0; i < 20000; ++i) ASSERT_EQ(sound.left[i], gain * double{static_cast<float>(mix.left[i])});
}
