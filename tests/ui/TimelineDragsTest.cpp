// What dragging, nudging and typing on the timeline do to an album. Pure.
#include "core/Edits.h"
#include "tests/support/Album.h"
#include "ui/timeline/Drags.h"
#include "ui/timeline/Grips.h"
#include "ui/timeline/HandleEdits.h"
#include "ui/timeline/Snap.h"
#include "ui/timeline/Values.h"

#include <gtest/gtest.h>

#include <vector>

using namespace ui::timeline;
using core::FramePos;

namespace {

constexpr FramePos second = 44100;

/// Three tracks of 10 s out of sources of 20 s, 5 s in; 2 s between the first two, a segue of 2 s into the third.
core::Album threeTracks() {
    core::Album album =
        tests::album({tests::track(1, 10 * second), tests::track(2, 10 * second), tests::track(3, 10 * second)});
    for (core::Source& source : album.sources) source.frames = 20 * second;
    for (core::Track& track : album.tracks) track.clips[0].region.from = 5 * second;
    album.tracks[1].gapFrames = 2 * second;
    album.tracks[2].gapFrames = -2 * second;
    return core::normalised(std::move(album));
}

/// The second track in two clips that crossfade over a second.
core::Album crossfaded() {
    core::Album album = threeTracks();
    album = core::splitClip(std::move(album), album.tracks[1].clips[0].id, 5 * second);
    core::Clip& later = album.tracks[1].clips[1];
    later.offset -= second;
    later.region.from -= second;
    later.region.lengthFrames += second;
    return core::normalised(std::move(album));
}

FramePos placeIn(const core::Album& album, const Handle& handle) {
    return placeOf(core::layOut(album), handle).value();
}

core::Album movedBy(const core::Album& album, const Handle& handle, FramePos by) {
    return core::normalised(moved(album, handle, placeIn(album, handle) + by));
}

/// Where the sound of every clip lies against the first one's.
std::vector<FramePos> sounds(const core::Album& album) {
    const auto layout = core::layOut(album);
    std::vector<FramePos> all;
    for (const auto& track : layout.tracks)
        for (const auto& clip : track.clips) all.push_back(clip.at - clip.region.from - layout.tracks[0].in);
    return all;
}

Handle on(const core::Album& album, Part part, std::size_t track = 1, std::size_t clip = 0) {
    return {part, album.tracks[track].id, album.tracks[track].clips[clip].id};
}

Handle mark(const core::Album& album, Part part, std::size_t track = 1) {
    return {part, album.tracks[track].id};
}

} // namespace

TEST(TimelineDrags, MarksMoveAndTheSoundStaysWhereItIs) {
    core::Album album = threeTracks();
    album.tracks[1].indexes = {3 * second, 6 * second};
    for (const Part part : {Part::start, Part::pause, Part::end, Part::index})
        for (const FramePos by : {-second / 4, second / 4}) {
            const core::Album after = movedBy(album, mark(album, part), by);
            EXPECT_NE(after, album) << static_cast<int>(part);
            EXPECT_EQ(sounds(after), sounds(album)) << static_cast<int>(part);
        }
    const core::Album later = movedBy(album, mark(album, Part::start, 0), -second);
    EXPECT_EQ(sounds(later), sounds(album)) << "the first start mark sets the clock, not the sound";
}

TEST(TimelineDrags, MarksKeepTheirOrder) {
    core::Album album = threeTracks();
    album.tracks[1].indexes = {3 * second, 6 * second};
    const core::Album index = movedBy(album, mark(album, Part::index), 9 * second);
    EXPECT_EQ(index.tracks[1].indexes, (std::vector<FramePos>{6 * second - 1, 6 * second}));
    const core::Album start = movedBy(album, mark(album, Part::start), -100 * second);
    EXPECT_EQ(placeIn(start, mark(album, Part::start)), placeIn(album, mark(album, Part::start, 0)));
    const core::Album pause = movedBy(album, mark(album, Part::pause), 100 * second);
    EXPECT_EQ(placeIn(pause, mark(album, Part::pause)), placeIn(album, mark(album, Part::start)) - 1);
}

TEST(TimelineDrags, ABoxTakesTheTracksBehindItAlong) {
    const core::Album album = threeTracks();
    const core::Album after = movedBy(album, mark(album, Part::gap), second);
    EXPECT_EQ(after.tracks[1].gapFrames, 3 * second);
    EXPECT_EQ(placeIn(after, mark(album, Part::gap, 2)), placeIn(album, mark(album, Part::gap, 2)) + second);
    EXPECT_EQ(movedBy(album, mark(album, Part::gap, 0), second), album) << "the first track has no gap";
}

TEST(TimelineDrags, AnInPointLeavesTheSoundWhereItIs) {
    const core::Album album = threeTracks();
    for (const FramePos by : {-second, 3 * second}) {
        const core::Album after = movedBy(album, on(album, Part::in), by);
        EXPECT_EQ(sounds(after), sounds(album));
        EXPECT_EQ(after.tracks[1].gapFrames, 2 * second + by);
        EXPECT_EQ(after.tracks[1].clips[0].region.from, 5 * second + by);
    }
    const core::Album most = movedBy(album, on(album, Part::in), -100 * second);
    EXPECT_EQ(most.tracks[1].clips[0].region.from, 0);
}

TEST(TimelineDrags, BehindAnOutPointTheAlbumClosesUpAndGapsKeepTheirLength) {
    const core::Album album = threeTracks();
    const core::Album after = movedBy(album, on(album, Part::out), -second);
    EXPECT_EQ(after.tracks[2].gapFrames, album.tracks[2].gapFrames);
    EXPECT_EQ(placeIn(after, mark(album, Part::gap, 2)), placeIn(album, mark(album, Part::gap, 2)) - second);
    const core::Album most = movedBy(album, on(album, Part::out), 100 * second);
    EXPECT_EQ(most.tracks[1].clips[0].region.lengthFrames, 15 * second) << "to the end of its source";
}

TEST(TimelineDrags, ASlipTakesOtherSoundIntoTheSamePlace) {
    const core::Album album = threeTracks();
    const core::ClipId clip = album.tracks[1].clips[0].id;
    const core::Album after = slipped(album, clip, second);
    EXPECT_EQ(after.tracks[1].clips[0].region, (core::Region{4 * second, 10 * second}));
    EXPECT_EQ(core::layOut(after).tracks[1].in, core::layOut(album).tracks[1].in);
    EXPECT_EQ(slipped(album, clip, 100 * second).tracks[1].clips[0].region.from, 0);
    EXPECT_EQ(slipped(album, clip, -100 * second).tracks[1].clips[0].region.from, 10 * second);
}

TEST(TimelineDrags, FadesReachFromNothingToTheWholeTrack) {
    const core::Album album = threeTracks();
    EXPECT_EQ(movedBy(album, mark(album, Part::fadeIn), second).tracks[1].fadeIn.lengthFrames, second);
    EXPECT_EQ(movedBy(album, mark(album, Part::fadeOut), -second).tracks[1].fadeOut.lengthFrames, second);
    EXPECT_EQ(movedBy(album, mark(album, Part::fadeOut), second).tracks[1].fadeOut.lengthFrames, 0);
    EXPECT_EQ(movedBy(album, mark(album, Part::fadeIn), 99 * second).tracks[1].fadeIn.lengthFrames, 10 * second);
}

TEST(TimelineDrags, ACrossfadeMovesThroughTheMusicWhichStays) {
    const core::Album album = crossfaded();
    const Handle inTrack = on(album, Part::crossfade, 1, 1);
    for (const FramePos by : {-second, second}) {
        const core::Album after = movedBy(album, inTrack, by);
        EXPECT_EQ(sounds(after), sounds(album));
        EXPECT_EQ(placeIn(after, inTrack), placeIn(album, inTrack) + by);
    }
    const Handle between = mark(album, Part::crossfade, 2);
    const core::Album after = movedBy(album, between, second);
    EXPECT_EQ(sounds(after), sounds(album));
    EXPECT_EQ(placeIn(after, between), placeIn(album, between) + second);
    EXPECT_EQ(after.tracks[2].gapFrames, album.tracks[2].gapFrames);
}

TEST(TimelineDrags, AClipMovesInItsTrackWhileTheOthersStay) {
    const core::Album album = crossfaded();
    const core::Album after = movedBy(album, on(album, Part::clip, 1, 0), -second);
    const auto before = sounds(album);
    auto wanted = before;
    wanted[1] -= second;
    EXPECT_EQ(sounds(after), wanted);
}

TEST(TimelineDrags, ABedMovesUnderItsSeam) {
    core::Album album = threeTracks();
    album.beds = {{.before = album.tracks[1].id,
                   .clip = {.id = core::ClipId{900}, .source = core::SourceId{1}, .region = {0, second}}}};
    const core::Album after = movedBy(album, {Part::clip, {}, core::ClipId{900}}, -second / 2);
    EXPECT_EQ(after.beds[0].clip.offset, -second / 2);
    EXPECT_EQ(sounds(after), sounds(album));
}

TEST(TimelineHandles, ShapesAreThoseOfBothSidesOfACrossfade) {
    const core::Album album = crossfaded();
    const core::Album after = withShape(album, mark(album, Part::crossfade, 2), core::FadeShape::exponential);
    EXPECT_EQ(after.tracks[1].fadeOut.shape, core::FadeShape::exponential);
    EXPECT_EQ(after.tracks[2].fadeIn.shape, core::FadeShape::exponential);
    const core::Album inside = withShape(album, on(album, Part::crossfade, 1, 1), core::FadeShape::linear);
    EXPECT_EQ(inside.tracks[1].clips[0].fadeOut.shape, core::FadeShape::linear);
    EXPECT_EQ(inside.tracks[1].clips[1].fadeIn.shape, core::FadeShape::linear);
    EXPECT_EQ(shapeOf(inside, on(album, Part::crossfade, 1, 1)), core::FadeShape::linear);
    EXPECT_FALSE(shapeOf(album, mark(album, Part::start)));
}

TEST(TimelineHandles, AreSteppedThroughInARing) {
    const core::Album album = threeTracks();
    const auto layout = core::layOut(album);
    const auto all = handlesOf(layout, album.tracks[1].id);
    std::optional<Handle> handle;
    for (const Handle& each : all) {
        handle = stepFrom(album, layout, album.tracks[1].id, handle, 1);
        EXPECT_EQ(handle, each);
    }
    EXPECT_EQ(stepFrom(album, layout, album.tracks[1].id, handle, 1), all.front());
    EXPECT_EQ(stepFrom(album, layout, album.tracks[1].id, all.front(), -1), all.back());
    EXPECT_NE(std::ranges::find(all, mark(album, Part::pause)), all.end()) << "a pause is there by default";
}

TEST(TimelineHandles, GoBackToWhatTheyAreByDefault) {
    core::Album album = threeTracks();
    album.tracks[1].startMark = -100;
    album.tracks[1].fadeIn.lengthFrames = second;
    album.tracks[1].clips[0].gainDb = 3.0;
    album.tracks[1].indexes = {second};
    EXPECT_FALSE(reset(album, mark(album, Part::start)).tracks[1].startMark);
    EXPECT_EQ(reset(album, mark(album, Part::fadeIn)).tracks[1].fadeIn.lengthFrames, 0);
    EXPECT_EQ(reset(album, on(album, Part::gain)).tracks[1].clips[0].gainDb, 0.0);
    EXPECT_TRUE(reset(album, mark(album, Part::index)).tracks[1].indexes.empty());
}

TEST(TimelineHandles, AnIndexAndAPauseComeOnlyWhereTheyBelong) {
    const core::Album album = threeTracks();
    const auto layout = core::layOut(album);
    const core::Album indexed = withIndex(album, layout.tracks[1].in + second);
    EXPECT_EQ(indexed.tracks[1].indexes, std::vector<FramePos>{second});
    EXPECT_EQ(withIndex(album, -second), album);
    EXPECT_EQ(withPause(album, album.tracks[1].id, layout.tracks[1].in + second), album);
    EXPECT_EQ(withPause(album, album.tracks[1].id, layout.tracks[1].start - second).tracks[1].pauseMark,
              layout.tracks[1].start - second - layout.tracks[1].in);
}

TEST(TimelineHandles, ASplitChangesNothingThatIsHeard) {
    const core::Album album = threeTracks();
    const core::Album after = split(album, {album.tracks[1].id}, core::layOut(album).tracks[1].in + second);
    ASSERT_EQ(after.tracks[1].clips.size(), 2u);
    EXPECT_EQ(after.tracks[2].clips.size(), 1u);
    EXPECT_EQ(core::layOut(after).end, core::layOut(album).end);
}

TEST(TimelineSnap, DrawsToSectorsOfTheDiscAndBeatsOfTheTrack) {
    core::Album album = threeTracks();
    const auto layout = core::layOut(album);
    const Handle start = mark(album, Part::start);
    EXPECT_EQ(snapped(Snap::sector, album, layout, start, 588 * 100 + 200, {}, 0), 588 * 100);
    EXPECT_EQ(snapped(Snap::sector, album, layout, start, 588 * 100 + 400, {}, 0), 588 * 101);
    const FramePos in = layout.tracks[1].in;
    EXPECT_EQ(snapped(Snap::beat, album, layout, start, in + second + 900, {}, 0), in + second + 900);
    album.tracks[1].tempoBpm = 120.0;
    EXPECT_EQ(snapped(Snap::beat, album, layout, start, in + second + 900, {}, 0), in + second);
    EXPECT_EQ(snapped(Snap::off, album, layout, start, 12345, {}, 0), 12345);
}

TEST(TimelineSnap, DrawsCutsToZeroCrossingsOfTheirSource) {
    const core::Album album = threeTracks();
    std::vector<float> samples(static_cast<std::size_t>(2 * 20 * second), 0.5F);
    const FramePos crossing = 7 * second;
    for (FramePos frame = crossing; frame < crossing + 100; ++frame)
        samples[static_cast<std::size_t>(2 * frame)] = samples[static_cast<std::size_t>(2 * frame + 1)] = -0.5F;
    const engine::source::AudioSources audio{
        {core::SourceId{2}, engine::source::AudioSource::fromMemory(44100, samples)}};
    const auto layout = core::layOut(album);
    const FramePos there = layout.tracks[1].in + 2 * second;
    EXPECT_NEAR(
        static_cast<double>(snapped(Snap::zeroCrossing, album, layout, on(album, Part::in), there - 30, audio, 50)),
        static_cast<double>(there), 1.0);
    EXPECT_EQ(snapped(Snap::zeroCrossing, album, layout, on(album, Part::in), there - 300, audio, 50), there - 300);
}

TEST(TimelineValues, AreReadAgainAsTheyAreWritten) {
    core::Album album = threeTracks();
    album.tracks[1].fadeOut.lengthFrames = 3 * second / 2;
    album.tracks[1].clips[0].gainDb = 1.5;
    const auto layout = core::layOut(album);
    EXPECT_EQ(valueText(album, layout, mark(album, Part::fadeOut)), QStringLiteral("1.500 s"));
    EXPECT_EQ(valueText(album, layout, mark(album, Part::gap)), QStringLiteral("2.000 s"));
    EXPECT_EQ(valueText(album, layout, mark(album, Part::start)), QStringLiteral("\u22120.200 s"));
    EXPECT_EQ(valueText(album, layout, on(album, Part::gain)), QStringLiteral("+1.5 dB"));
    for (const Part part : {Part::fadeOut, Part::gap, Part::gain, Part::in, Part::out})
        EXPECT_EQ(core::normalised(*withValue(album, on(album, part), valueText(album, layout, on(album, part)))),
                  album)
            << static_cast<int>(part);
}

TEST(TimelineValues, TakeMillisecondsSamplesAndSectors) {
    EXPECT_EQ(framesOf(QStringLiteral("20 ms"), 44100), 882);
    EXPECT_EQ(framesOf(QStringLiteral("-12 samples"), 44100), -12);
    EXPECT_EQ(framesOf(QStringLiteral("3 sectors"), 48000), 1920);
    EXPECT_EQ(framesOf(QStringLiteral("1:02.5"), 44100), 44100 * 125 / 2);
    EXPECT_FALSE(framesOf(QStringLiteral("soon"), 44100));
    EXPECT_FALSE(withValue(threeTracks(), mark(threeTracks(), Part::fadeIn), QStringLiteral("long")));
}

TEST(TimelineGrips, FlagsComeBeforeFadesAndFadesBeforeEdges) {
    const core::Album album = threeTracks();
    const auto layout = core::layOut(album);
    const TimeScale scale = fitted(extentOf(layout), 1000.0);
    const TimelineLayout boxes = layOut(layout, scale, QSizeF(1000.0, 300.0));
    const auto grips = gripsOf(layout, boxes, scale, {{album.tracks[1].id}, {}});
    for (const Grip& grip : grips) {
        const auto hit = handleAt(grips, layout, boxes, grip.area.center());
        ASSERT_TRUE(hit);
        if (grip.handle.track == album.tracks[1].id && grip.handle.part == Part::fadeOut) {
            EXPECT_EQ(*hit, grip.handle);
        }
    }
    const TrackBox& box = boxes.tracks[1];
    EXPECT_EQ(handleAt(grips, layout, boxes, {box.rect.left() + 2.0, box.waves.bottom() - 4.0}), on(album, Part::in));
    EXPECT_EQ(handleAt(grips, layout, boxes, {box.rect.left() + 40.0, box.waves.bottom() - 4.0}),
              mark(album, Part::gap));
    EXPECT_FALSE(handleAt(grips, layout, boxes, {box.rect.right() + 60.0, box.rect.center().y()}));
}
