#include "tests/support/Album.h"
#include "tests/support/Render.h"

#include <gtest/gtest.h>

using namespace core;
using tests::album;
using tests::audio;
using tests::onBoth;
using tests::ramp;
using tests::render;
using tests::track;

namespace {

/// A track that starts its file at its first sound.
Track startingAtOnce(Track made) {
    made.startMark = 0;
    return made;
}

} // namespace

TEST(Renderer, PlaysTheRegionAfterTheGap) {
    Track only = track(1, 200);
    only.clips[0].region.from = 100;
    only.startMark = -588;
    const auto out = render(album({only}), audio({{1, onBoth(ramp(1000))}}));
    EXPECT_EQ(out.left[587], 0.0);
    EXPECT_EQ(out.left[588], 101.0);
    EXPECT_EQ(out.left[787], 300.0);
    EXPECT_EQ(out.frames(), 788);
}

TEST(Renderer, PlaysTracksInOrderWithTheirGaps) {
    Track second = track(2, 50);
    second.gapFrames = 30;
    const auto out =
        render(album({startingAtOnce(track(1, 100)), second}), audio({{1, onBoth(ramp(100))}, {2, onBoth(ramp(50))}}));
    EXPECT_EQ(out.left[99], 100.0);
    EXPECT_EQ(out.left[100], 0.0);
    EXPECT_EQ(out.left[129], 0.0);
    EXPECT_EQ(out.left[130], 1.0);
    EXPECT_EQ(out.left[179], 50.0);
}

TEST(Renderer, SumsTheTracksOfASegue) {
    Track second = track(1, 100);
    second.gapFrames = -40;
    const auto out = render(album({startingAtOnce(track(1, 100)), second}), audio({{1, onBoth(ramp(100))}}));
    EXPECT_EQ(out.left[59], 60.0);
    EXPECT_EQ(out.left[60], 61.0 + 1.0);
    EXPECT_EQ(out.left[99], 100.0 + 40.0);
    EXPECT_EQ(out.left[100], 41.0);
}

TEST(Renderer, KeepsTheChannelsApart) {
    const auto out = render(album({startingAtOnce(track(1, 100))}), audio({{1, {ramp(100), tests::silence(100)}}}));
    EXPECT_EQ(out.left[99], 100.0);
    EXPECT_EQ(out.right[99], 0.0);
}

TEST(Renderer, IsSilentWhereASourceIsMissing) {
    const auto out = render(album({startingAtOnce(track(1, 100)), track(2, 100)}), audio({{2, onBoth(ramp(100))}}));
    EXPECT_EQ(out.left[99], 0.0);
    EXPECT_EQ(out.left[100], 1.0);
}

TEST(Renderer, LetsNoNotANumberThrough) {
    auto broken = onBoth(ramp(100));
    broken.left[10] = std::numeric_limits<double>::quiet_NaN();
    broken.right[11] = std::numeric_limits<double>::infinity();
    const auto out = render(album({startingAtOnce(track(1, 100))}), audio({{1, broken}}));
    EXPECT_EQ(out.left[10], 0.0);
    EXPECT_EQ(out.right[11], 0.0);
    EXPECT_EQ(out.left[11], 12.0);
}

TEST(Renderer, PlaysBedsUnderTheSeam) {
    Album made = album({startingAtOnce(track(1, 100)), track(2, 100)});
    made.tracks[1].gapFrames = 50;
    Clip clip;
    clip.source = SourceId{3};
    clip.region.lengthFrames = 20;
    clip.offset = -40;
    clip.gainDb = -6.0;
    made.beds = {{.before = made.tracks[1].id, .clip = clip}};
    const auto out = render(made, audio({{3, onBoth(tests::Signal(20, 1.0))}}));
    EXPECT_EQ(out.left[109], 0.0);
    EXPECT_NEAR(out.left[110], 0.5012, 0.0001);
    EXPECT_NEAR(out.left[129], 0.5012, 0.0001);
    EXPECT_EQ(out.left[130], 0.0);
}
