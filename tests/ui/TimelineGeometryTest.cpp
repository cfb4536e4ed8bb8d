// Where things lie on the timeline: scale, ruler, boxes. Pure.
#include "tests/support/Album.h"
#include "ui/timeline/Loudness.h"
#include "ui/timeline/Ruler.h"
#include "ui/timeline/TimelineLayout.h"

#include "core/Edits.h"

#include <gtest/gtest.h>

using namespace ui::timeline;

namespace {

/// Three tracks of 10 s at 44.1 kHz; the third runs into the second by 2 s.
core::Album threeTracks() {
    core::Album album = tests::album({tests::track(1, 441000), tests::track(2, 441000), tests::track(3, 441000)});
    album.tracks[1].gapFrames = 88200;
    album.tracks[2].gapFrames = -88200;
    return core::normalised(std::move(album));
}

std::vector<QString> labels(const std::vector<Tick>& ticks) {
    std::vector<QString> all;
    for (const Tick& tick : ticks)
        if (!tick.label.isEmpty()) all.push_back(tick.label);
    return all;
}

} // namespace

TEST(TimeScale, KeepsTheFrameUnderThePointerWhenZooming) {
    const TimeScale scale{1000.0, 64.0};
    const TimeScale closer = zoomed(scale, 4.0, 300.0);
    EXPECT_DOUBLE_EQ(closer.framesPerPixel, 16.0);
    EXPECT_DOUBLE_EQ(closer.frameAt(300.0), scale.frameAt(300.0));
}

TEST(TimeScale, ComesAsCloseAsSingleFramesAndNoCloser) {
    TimeScale scale{0.0, 1.0};
    for (int n = 0; n < 50; ++n) scale = limited(zoomed(scale, 2.0, 500.0), {0, 1000000}, 1000.0);
    EXPECT_DOUBLE_EQ(scale.framesPerPixel, finestFramesPerPixel);
    EXPECT_DOUBLE_EQ(scale.frameAt(500.0), 500.0);
}

TEST(TimeScale, ShowsTheWholeAlbumAtMostAndNoPlaceBesideIt) {
    const Span album{-441, 4410000};
    const TimeScale all = fitted(album, 1000.0);
    EXPECT_DOUBLE_EQ(all.x(album.from), marginPixels);
    EXPECT_DOUBLE_EQ(all.x(album.to), 1000.0 - marginPixels);
    EXPECT_EQ(limited(zoomed(all, 0.1, 700.0), album, 1000.0), all);
    TimeScale far{1e9, 16.0};
    far = limited(far, album, 1000.0);
    EXPECT_DOUBLE_EQ(far.x(album.to), 1000.0 - marginPixels);
}

TEST(TimeScale, FollowsTheSoundWhenTheClockIsSetAnewByTheFirstStartMark) {
    core::Album album = threeTracks();
    const auto before = core::layOut(album);
    album.tracks[0].startMark = -44100;
    const auto after = core::layOut(album);
    EXPECT_EQ(clockShift(before, after), after.tracks[0].in - before.tracks[0].in);
    EXPECT_EQ(clockShift(before, after), 44100 - 8820);
    album.tracks[1].gapFrames += 1000;
    EXPECT_EQ(clockShift(after, core::layOut(album)), 0);
    album.tracks[0].clips[0].region.from += 500;
    EXPECT_EQ(clockShift(after, core::layOut(album)), 0) << "slipped sound is meant to be seen moving";
}

TEST(Ruler, CountsInStepsOfAClockAndCloseUpInDecimals) {
    const int rate = 44100;
    EXPECT_EQ(labels(ticks({0.0, rate / 10.0}, rate, 450.0)),
              (std::vector<QString>{QStringLiteral("0:00"), QStringLiteral("0:10"), QStringLiteral("0:20"),
                                    QStringLiteral("0:30"), QStringLiteral("0:40")}));
    EXPECT_EQ(labels(ticks({rate * 60.0, rate / 1000.0}, rate, 250.0)),
              (std::vector<QString>{QStringLiteral("1:00.0"), QStringLiteral("1:00.1"), QStringLiteral("1:00.2")}));
    EXPECT_EQ(tickLabel(3723.0, 0), QStringLiteral("1:02:03"));
    EXPECT_EQ(tickLabel(-2.0, 0), QStringLiteral("\u22120:02"));
}

TEST(Ruler, LeavesRoomForItsWordsAtEveryZoom) {
    for (double framesPerPixel = finestFramesPerPixel; framesPerPixel < 1e6; framesPerPixel *= 1.7) {
        double last = -1e9;
        const auto all = ticks({5000.0, framesPerPixel}, 96000, 1200.0);
        EXPECT_LT(all.size(), 200u);
        for (const Tick& tick : all) {
            if (tick.label.isEmpty()) continue;
            EXPECT_GE(tick.x - last, 83.9);
            last = tick.x;
        }
    }
}

TEST(TimelineLayout, PutsOddTracksUpAndEvenOnesDownSoThatSeguesAreSeen) {
    const auto album = core::layOut(threeTracks());
    const TimelineLayout layout = ui::timeline::layOut(album, fitted(extentOf(album), 1000.0), QSizeF(1000.0, 300.0));
    ASSERT_EQ(layout.tracks.size(), 3u);
    EXPECT_EQ(layout.tracks[0].rect.top(), layout.tracks[2].rect.top());
    EXPECT_GT(layout.tracks[1].rect.top(), layout.tracks[0].rect.bottom());
    EXPECT_GT(layout.tracks[1].rect.right(), layout.tracks[2].rect.left());
    EXPECT_EQ(layout.at(layout.tracks[2].rect.center()), &layout.tracks[2]);
    EXPECT_EQ(layout.rows.beds.height(), 0.0);
    EXPECT_EQ(layout.rows.loudness.bottom(), 300.0);
}

TEST(TimelineLayout, GivesASingleTrackTheRoomOfBothLanes) {
    core::Album album = threeTracks();
    const auto three = ui::timeline::layOut(core::layOut(album), {0.0, 100.0}, QSizeF(1000.0, 300.0));
    album.tracks.resize(1);
    const auto one = ui::timeline::layOut(core::layOut(album), {0.0, 100.0}, QSizeF(1000.0, 300.0));
    EXPECT_EQ(one.tracks[0].rect.top(), three.rows.upper.top());
    EXPECT_EQ(one.tracks[0].rect.bottom(), three.rows.lower.bottom());
    EXPECT_EQ(one.rows.loudness, three.rows.loudness);
}

TEST(TimelineLayout, HoldsOnlyWhatIsInSight) {
    const auto album = core::layOut(threeTracks());
    const TimelineLayout layout = ui::timeline::layOut(album, {0.0, 100.0}, QSizeF(1000.0, 300.0));
    ASSERT_EQ(layout.tracks.size(), 1u);
    EXPECT_EQ(layout.tracks[0].id, album.tracks[0].id);
}

TEST(TimelineLayout, HasARowForBedsWhereThereAreSome) {
    core::Album album = threeTracks();
    album.beds = {
        {.before = album.tracks[1].id, .clip = {.source = core::SourceId{1}, .region = {0, 44100}, .offset = -22050}}};
    const auto placed = core::layOut(core::normalised(std::move(album)));
    const TimelineLayout layout = ui::timeline::layOut(placed, fitted(extentOf(placed), 1000.0), QSizeF(1000.0, 300.0));
    ASSERT_EQ(layout.beds.size(), 1u);
    EXPECT_GT(layout.beds[0].rect.top(), layout.rows.upper.bottom());
    EXPECT_LT(layout.beds[0].rect.bottom(), layout.rows.lower.top());
    EXPECT_EQ(layout.bedAt(layout.beds[0].rect.center()), &layout.beds[0]);
}

TEST(TimelineLayout, ReadsAGainWhereItIsDrawn) {
    const QRectF rect(0.0, 20.0, 100.0, 180.0);
    EXPECT_DOUBLE_EQ(gainY(12.0, rect), 20.0);
    EXPECT_DOUBLE_EQ(gainAt(gainY(-3.0, rect), rect), -3.0);
    EXPECT_DOUBLE_EQ(gainY(-90.0, rect), 200.0);
}

TEST(LoudnessLine, TakesItsScaleFromTheLoudestOfThePrint) {
    const LoudnessScale scale = loudnessScaleOf({-70.0F, -17.0F, -9.4F});
    EXPECT_EQ(scale, (LoudnessScale{-5.0, -30.0}));
    EXPECT_EQ(scale.values(), (std::vector<double>{-10.0, -20.0}));
    EXPECT_DOUBLE_EQ(scale.y(-17.5, QRectF(0.0, 0.0, 10.0, 20.0)), 10.0);
}
