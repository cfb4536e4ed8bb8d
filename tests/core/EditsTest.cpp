#include "core/Edits.h"

#include "core/AlbumLayout.h"
#include "tests/support/Album.h"

#include <gtest/gtest.h>

using namespace core;

namespace {

/// Tracks named "1", "2", ... with gaps 1000, 2000, ... of sources 1, 2, ...
Album numbered(std::size_t count) {
    std::vector<Track> tracks;
    for (std::size_t i = 1; i <= count; ++i) {
        Track track = tests::track(static_cast<std::uint32_t>(i), 100000);
        track.metadata.title = std::to_string(i);
        track.gapFrames = static_cast<FrameCount>(i) * 1000;
        tracks.push_back(track);
    }
    Album made = tests::album(tracks);
    for (auto& source : made.sources) source.path = "/mixes/" + std::to_string(static_cast<int>(source.id));
    return made;
}

std::string titles(const Album& album) {
    std::string all;
    for (const auto& track : album.tracks) all += (track.opensDisc ? "|" : "") + track.metadata.title;
    return all;
}

} // namespace

TEST(Edits, MovedTracksTakeTheirGapsWithThem) {
    const Album album = numbered(4);
    const Album down = moveTrack(album, album.tracks[0].id, 2);
    EXPECT_EQ(titles(down), "2314");
    EXPECT_EQ(down.tracks[2], album.tracks[0]);
    EXPECT_EQ(titles(moveTrack(album, album.tracks[3].id, 1)), "1423");
    EXPECT_EQ(moveTrack(down, album.tracks[0].id, 0), album);
    EXPECT_EQ(moveTrack(album, album.tracks[1].id, 1), album);
    EXPECT_EQ(titles(moveTrack(album, album.tracks[1].id, 99)), "1342");
}

TEST(Edits, DiscsOpenWhereTheyOpened) {
    Album album = numbered(5);
    album.tracks[2].opensDisc = true;
    ASSERT_EQ(titles(album), "12|345");
    EXPECT_EQ(titles(moveTrack(album, album.tracks[2].id, 0)), "312|45");
    EXPECT_EQ(titles(moveTrack(album, album.tracks[2].id, 4)), "12|453");
    EXPECT_EQ(titles(moveTrack(album, album.tracks[4].id, 0)), "512|34");
    EXPECT_EQ(titles(removeTrack(album, album.tracks[2].id)), "12|45");
    album = removeTrack(album, album.tracks[0].id);
    EXPECT_EQ(titles(removeTrack(album, album.tracks[0].id)), "345");
}

TEST(Edits, TracksMoveTogetherInTheirOrder) {
    const Album album = numbered(6);
    const auto id = [&](std::size_t row) { return album.tracks[row].id; };
    EXPECT_EQ(titles(moveTracks(album, {id(4), id(1)}, 0)), "251346");
    EXPECT_EQ(titles(moveTracks(album, {id(1), id(4)}, 6)), "134625");
    EXPECT_EQ(titles(moveTracks(album, {id(0), id(5)}, 3)), "231645");
    EXPECT_EQ(moveTracks(album, {id(1), id(2)}, 1), album);
    EXPECT_EQ(moveTracks(album, {id(1), id(2)}, 3), album);
    EXPECT_EQ(moveTracks(album, {}, 3), album);
    EXPECT_EQ(moveTracks(album, {id(0), id(5)}, 3).tracks[2].gapFrames, album.tracks[0].gapFrames);
}

TEST(Edits, TracksAreMovedToEitherSideOfADiscsBeginning) {
    Album album = numbered(5);
    album.tracks[3].opensDisc = true;
    const auto id = [&](std::size_t row) { return album.tracks[row].id; };
    EXPECT_EQ(titles(moveTracks(album, {id(0), id(1)}, 3)), "312|45");
    EXPECT_EQ(titles(moveTracks(album, {id(0), id(1)}, 3, true)), "3|1245");
    EXPECT_EQ(titles(moveTracks(album, {id(4)}, 3, true)), "123|54");
    EXPECT_EQ(titles(moveTracks(album, {id(3), id(4)}, 0)), "45123");
    EXPECT_EQ(titles(moveTracks(album, {id(3)}, 3, true)), "123|45");
}

TEST(Edits, ATrackIsRemovedWithItsBedsAndTheSourcesThatItAloneUsed) {
    Album album = numbered(3);
    album.tracks[2].clips[0].source = SourceId{1};
    album.beds = {{.before = album.tracks[1].id, .clip = {.id = ClipId{500}, .source = SourceId{3}}}};
    album = normalised(std::move(album));
    const Album without = removeTrack(album, album.tracks[1].id);
    EXPECT_EQ(titles(without), "13");
    EXPECT_TRUE(without.beds.empty());
    ASSERT_EQ(without.sources.size(), 1u);
    EXPECT_EQ(without.sources[0].id, SourceId{1});
    EXPECT_EQ(removeTrack(album, album.tracks[0].id).sources.size(), 3u);
}

TEST(Edits, ACrossfadeOfTheWholeOverlapFollowsTheGap) {
    Album album = numbered(3);
    album.tracks[1].enabled = false;
    album = withGap(std::move(album), album.tracks[2].id, -4000);
    EXPECT_EQ(album.tracks[2].fadeIn.lengthFrames, 0) << "where there was none, none is made";
    album.tracks[0].fadeOut = {.lengthFrames = 4000, .shape = FadeShape::sCurve};
    album.tracks[2].fadeIn.lengthFrames = 4000;
    const Album longer = withGap(album, album.tracks[2].id, -9000);
    EXPECT_EQ(longer.tracks[0].fadeOut, (Fade{9000, FadeShape::sCurve}));
    EXPECT_EQ(longer.tracks[2].fadeIn.lengthFrames, 9000);
    EXPECT_EQ(withGap(longer, album.tracks[2].id, -4000), album);
    const Album apart = withGap(album, album.tracks[2].id, 100);
    EXPECT_EQ(apart.tracks[0].fadeOut.lengthFrames + apart.tracks[2].fadeIn.lengthFrames, 0);
    Album other = album;
    other.tracks[2].fadeIn.lengthFrames = 3000;
    EXPECT_EQ(withGap(other, album.tracks[2].id, -9000).tracks[0].fadeOut.lengthFrames, 4000);
}

TEST(Edits, ABedComesUnderItsSeamAndGoesWithItsSource) {
    Album album = numbered(2);
    const Album before = album;
    Source tone = album.sources[0];
    tone.path = "/mixes/room";
    auto [with, source] = withSource(album, tone);
    album = addBed(std::move(with), album.tracks[1].id, source, 10 * cdRate);
    ASSERT_EQ(album.beds.size(), 1u);
    const Clip& bed = album.beds[0].clip;
    const AlbumLayout layout = layOut(album);
    EXPECT_EQ(layout.beds[0].at, layout.tracks[0].soundEnd() - cdRate);
    EXPECT_EQ(layout.beds[0].end(), layout.tracks[1].in + cdRate);
    EXPECT_EQ(bed.fadeIn.lengthFrames, cdRate);
    EXPECT_EQ(album, normalised(album));
    const Album brief = addBed(before, before.tracks[1].id, before.sources[0].id, 1000);
    EXPECT_EQ(brief.beds[0].clip.region.lengthFrames, 1000);
    EXPECT_EQ(brief.beds[0].clip.fadeOut.lengthFrames, 500);
    EXPECT_EQ(brief.beds[0].clip.offset, -1500) << "in the middle of the gap of 2000";
    const Album without = removeBed(album, bed.id);
    EXPECT_EQ(without.sources, before.sources);
    EXPECT_TRUE(without.beds.empty());
    EXPECT_EQ(removeBed(brief, brief.beds[0].clip.id).sources, before.sources) << "a track uses it";
}

TEST(Edits, FindsTheClipsOfTracksAndOfBeds) {
    Album album = numbered(2);
    album.beds = {{.before = album.tracks[1].id, .clip = {.id = ClipId{500}, .source = SourceId{1}}}};
    EXPECT_EQ(findClip(album, album.tracks[1].clips[0].id), &album.tracks[1].clips[0]);
    EXPECT_EQ(findClip(album, ClipId{500}), &album.beds[0].clip);
    EXPECT_EQ(findClip(album, ClipId{501}), nullptr);
}

TEST(Edits, AnAddedTrackHasIdsOfItsOwn) {
    Album album = numbered(1);
    album.tracks[0].chain = {{.id = SlotId{50}, .settings = GainSettings{}}};
    album.tracks[0].automation = {{SlotId{50}, "gain", {{0, 1.0}}}};
    const Album twice = addTrack(album, album.tracks[0]);
    ASSERT_EQ(twice.tracks.size(), 2u);
    EXPECT_EQ(twice.tracks[0], album.tracks[0]);
    EXPECT_NE(twice.tracks[1].id, twice.tracks[0].id);
    EXPECT_NE(twice.tracks[1].clips[0].id, twice.tracks[0].clips[0].id);
    EXPECT_NE(twice.tracks[1].chain[0].id, SlotId{50});
    EXPECT_EQ(twice.tracks[1].automation[0].slot, twice.tracks[1].chain[0].id);
    EXPECT_EQ(titles(insertTrack(numbered(2), numbered(3).tracks[2], 1)), "132");
}

TEST(Edits, ADuplicateStandsBehindItsTrackWithoutItsIsrc) {
    Album album = numbered(3);
    album.tracks[1].metadata.isrc = "QM4TX2600017";
    const Album twice = duplicateTrack(album, album.tracks[1].id);
    EXPECT_EQ(titles(twice), "1223");
    EXPECT_EQ(twice.tracks[2].metadata.isrc, "");
    EXPECT_EQ(twice.tracks[2].gapFrames, 2000);
}

TEST(Edits, OneFileIsOneSource) {
    const auto [once, first] = withSource(Album{}, {.path = "/a.wav", .digest = "1"});
    const auto [again, same] = withSource(once, {.path = "/a.wav", .digest = "1"});
    EXPECT_EQ(again, once);
    EXPECT_EQ(same, first);
    const auto [changed, other] = withSource(once, {.path = "/a.wav", .digest = "2"});
    EXPECT_EQ(changed.sources.size(), 2u);
    EXPECT_NE(other, first);
}

TEST(Edits, ASplitClipSoundsAsBefore) {
    Album album = numbered(1);
    Clip& whole = album.tracks[0].clips[0];
    whole.region.from = 77;
    whole.fadeIn.lengthFrames = 10;
    whole.fadeOut.lengthFrames = 20;
    const Album split = splitClip(album, whole.id, 400);
    const auto clips = layOut(split).tracks[0].clips;
    ASSERT_EQ(clips.size(), 2u);
    EXPECT_EQ(clips[0].id, whole.id);
    EXPECT_EQ(clips[0].region, (Region{77, 400}));
    EXPECT_EQ(clips[1].region, (Region{477, 99600}));
    EXPECT_EQ(clips[1].at, clips[0].end());
    EXPECT_EQ(clips[0].fadeIn.lengthFrames, 10);
    EXPECT_EQ(clips[0].fadeOut.lengthFrames, 0);
    EXPECT_EQ(clips[1].fadeIn.lengthFrames, 0);
    EXPECT_EQ(clips[1].fadeOut.lengthFrames, 20);
    for (const FramePos outside : {-1, 0, 100000, 200000}) EXPECT_EQ(splitClip(album, whole.id, outside), album);
}

TEST(Edits, ARemovedPieceLeavesTheOthersWhereTheyAreInTheirTrack) {
    const Album whole = numbered(2);
    Album album = splitClip(whole, whole.tracks[0].clips[0].id, 400);
    const ClipId head = album.tracks[0].clips[0].id, tail = album.tracks[0].clips[1].id;
    const auto tailOnly = layOut(removeClip(album, head)).tracks;
    ASSERT_EQ(tailOnly[0].clips.size(), 1u);
    EXPECT_EQ(tailOnly[0].clips[0].region, (Region{400, 99600}));
    EXPECT_EQ(tailOnly[1].in, layOut(album).tracks[1].in - 400) << "the album closes up";
    const auto headOnly = layOut(removeClip(album, tail)).tracks;
    ASSERT_EQ(headOnly[0].clips.size(), 1u);
    EXPECT_EQ(headOnly[0].lengthFrames, 400);
    EXPECT_EQ(removeClip(album, tail).sources, album.sources) << "the other piece uses it";
    EXPECT_EQ(removeClip(whole, head), whole) << "a track is not emptied";
}

TEST(Edits, AReplacedMixKeepsTheMusicInPlace) {
    Album album = numbered(2);
    Track& track = album.tracks[0];
    track.clips[0].region = {5000, 90000};
    track.versions = {{.kind = Version::Kind::instrumental, .source = SourceId{2}, .offset = 30}};
    track.metadata.isrc = "QM4TX2600017";
    auto [with, fresh] = withSource(album, {.path = "/mixes/new.wav"});
    const Album replaced = replaceSource(with, track.id, SourceId{1}, fresh, {.offset = -100, .gainDb = -0.5});
    const Track& after = replaced.tracks[0];
    EXPECT_EQ(after.clips[0].source, fresh);
    EXPECT_EQ(after.clips[0].region, (Region{4900, 90000}));
    EXPECT_EQ(after.clips[0].offset, 0);
    EXPECT_EQ(after.metadata, track.metadata);
    ASSERT_EQ(after.versions.size(), 2u);
    EXPECT_EQ(after.versions[0].offset, 130);
    EXPECT_EQ(after.versions[1],
              (Version{.kind = Version::Kind::earlierMix, .source = SourceId{1}, .offset = 100, .gainDb = -0.5}));
}

TEST(Edits, AMixIsNotReplacedByItself) {
    const Album album = numbered(1);
    EXPECT_EQ(replaceSource(album, album.tracks[0].id, SourceId{1}, SourceId{1}, {.offset = 5}), album);
}

TEST(Edits, GoingBackToTheEarlierMixIsTheSameEditTheOtherWay) {
    Album album = numbered(1);
    auto [with, fresh] = withSource(album, {.path = "/mixes/new.wav"});
    const Album there = replaceSource(with, album.tracks[0].id, SourceId{1}, fresh, {123, 1.5});
    const Album back = replaceSource(there, album.tracks[0].id, fresh, SourceId{1}, {-123, -1.5});
    EXPECT_EQ(back.tracks[0].clips, album.tracks[0].clips);
    ASSERT_EQ(back.tracks[0].versions.size(), 1u);
    EXPECT_EQ(back.tracks[0].versions[0].source, fresh);
    EXPECT_EQ(back.tracks[0].versions[0].offset, 123);
}

TEST(Edits, AnAlbumAtAnotherRateKeepsAllTimes) {
    Album album = numbered(2);
    album.rate = 44100;
    Track& track = album.tracks[1];
    track.clips[0].region = {.from = 44100, .lengthFrames = 2 * 44100};
    track.clips[0].fadeIn.lengthFrames = 441;
    track.gapFrames = -22050;
    track.startMark = -8820;
    track.indexes = {44100};
    album.beds = {{.before = track.id, .clip = {.source = album.sources[0].id, .region = {0, 882}, .offset = -441}}};
    album = normalised(album);
    const Album doubled = withRate(album, 88200);
    EXPECT_EQ(doubled.rate, 88200);
    EXPECT_EQ(doubled.tracks[1].clips[0].region, (Region{.from = 88200, .lengthFrames = 4 * 44100}));
    EXPECT_EQ(doubled.tracks[1].clips[0].fadeIn.lengthFrames, 882);
    EXPECT_EQ(doubled.tracks[1].gapFrames, -44100);
    EXPECT_EQ(doubled.tracks[1].startMark, -17640);
    EXPECT_EQ(doubled.tracks[1].indexes, std::vector<FramePos>{88200});
    EXPECT_EQ(doubled.beds[0].clip.offset, -882);
    EXPECT_EQ(layOut(doubled).end, 2 * layOut(album).end);
    EXPECT_EQ(withRate(doubled, 44100), album);
}
