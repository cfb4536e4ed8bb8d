#include "core/Edits.h"

#include "tests/support/Album.h"
#include "tests/support/FullAlbum.h"
#include "tests/support/RandomEdits.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

using namespace core;

namespace {

/// A track with a limiter, a gain and an automated gain.
Album withChains() {
    Track track = tests::track(1, 1000);
    track.chain = {{.settings = LimiterSettings{}}, {.settings = GainSettings{}}};
    Album made = tests::album({track, tests::track(2, 500)});
    made.tracks[0].automation = {{made.tracks[0].chain[1].id, "gain", {{10, 1.0}, {20, 2.0}}}};
    return made;
}

void expectUniqueIds(const Album& album) {
    std::set<std::uint32_t> tracks, clips, slots, sources;
    std::uint32_t highest = 0;
    const auto look = [&](auto id, std::set<std::uint32_t>& seen) {
        EXPECT_NE(id, decltype(id){});
        EXPECT_TRUE(seen.insert(static_cast<std::uint32_t>(id)).second);
        highest = std::max(highest, static_cast<std::uint32_t>(id));
    };
    for (const auto& source : album.sources) look(source.id, sources);
    for (const auto& track : album.tracks) {
        look(track.id, tracks);
        for (const auto& clip : track.clips) look(clip.id, clips);
        for (const auto& slot : track.chain) look(slot.id, slots);
    }
    for (const auto& bed : album.beds) look(bed.clip.id, clips);
    for (const auto& master : album.masters)
        for (const auto& slot : master.albumChain) look(slot.id, slots);
    EXPECT_TRUE(album.nextId > highest || highest == std::numeric_limits<std::uint32_t>::max());
}

} // namespace

TEST(Normalised, LeavesAnAlbumWithoutFaultAsItIs) {
    EXPECT_EQ(normalised(withChains()), withChains());
    EXPECT_EQ(normalised(Album{}), Album{});
    const Album full = normalised(tests::fullAlbum());
    EXPECT_EQ(normalised(full), full);
}

TEST(Normalised, RepairsWhateverIsBrokenInOneGo) {
    for (unsigned seed = 1; seed <= 100; ++seed) {
        std::mt19937 random(seed);
        Album album = withChains();
        for (int i = 0; i < 25; ++i) {
            album = tests::randomEdit(album, random).apply(album);
            for (unsigned faults = random() % 4; faults > 0; --faults) album = tests::damaged(std::move(album), random);
            album = normalised(std::move(album));
            ASSERT_EQ(normalised(album), album) << "seed " << seed;
            expectUniqueIds(album);
            ASSERT_FALSE(album.masters.empty());
        }
    }
}

TEST(Normalised, TheEarliestClipStandsAtZeroAndAllElseKeepsItsPlaceOnTheSound) {
    Album album = withChains();
    Track& track = album.tracks[0];
    track.clips.push_back(track.clips[0]);
    track.clips[0].offset = 900;
    track.clips[1].offset = 300;
    track.startMark = 0;
    track.pauseMark = -50;
    track.endMark = 1000;
    track.indexes = {500};
    track.gapFrames = 42;
    album.beds = {{.before = track.id, .clip = {.id = ClipId{999}, .offset = -10}}};
    album = normalised(std::move(album));
    const Track& after = album.tracks[0];
    EXPECT_EQ(after.clips[0].offset, 0);
    EXPECT_EQ(after.clips[1].offset, 600);
    EXPECT_EQ(after.startMark, -300);
    EXPECT_EQ(after.pauseMark, -350);
    EXPECT_EQ(after.endMark, 700);
    EXPECT_EQ(after.indexes, std::vector<FramePos>{200});
    EXPECT_EQ(after.automation[0].points[1].at, -280);
    EXPECT_EQ(album.beds[0].clip.offset, -310);
    EXPECT_EQ(after.gapFrames, 42);
}

TEST(Normalised, ParametersLieWithinTheirRows) {
    Album album = withChains();
    album.tracks[0].chain[0].settings = LimiterSettings{.driveDb = NAN, .ceilingDbtp = 6.0};
    album.tracks[0].chain[0].mixPercent = 50.0;
    album.tracks[0].chain[1].outputDb = -1000.0;
    album.tracks[0].chain[1].alternative = GainSettings{1e9};
    album = normalised(std::move(album));
    const Chain& chain = album.tracks[0].chain;
    EXPECT_EQ(std::get<LimiterSettings>(chain[0].settings), (LimiterSettings{.ceilingDbtp = 0.0}));
    EXPECT_EQ(chain[0].mixPercent, 100.0);
    EXPECT_EQ(chain[1].outputDb, -24.0);
    EXPECT_EQ(std::get<GainSettings>(*chain[1].alternative).gainDb, 24.0);
}

TEST(Normalised, AutomationKeepsAPointBeyondItsRowButNoneThatIsNoNumber) {
    Album album = withChains();
    album.tracks[0].automation[0].points = {{10, 1e6}, {20, NAN}, {30, INFINITY}};
    album = normalised(std::move(album));
    EXPECT_EQ(album.tracks[0].automation[0].points, (std::vector<AutomationPoint>{{10, 1e6}}));
}

TEST(Normalised, NothingRefersToWhatIsNotThere) {
    Album album = withChains();
    album.beds = {{.before = TrackId{4711}}};
    album.tracks[0].automation.push_back({SlotId{4711}, "gain", {{0, 0.0}}});
    album.tracks[0].automation.push_back({album.tracks[0].chain[0].id, "gain", {{0, 0.0}}});
    album.tracks[0].automation.push_back({album.tracks[0].chain[1].id, "gain", {{0, 9.0}}});
    album.deliveries = {{.overrides = {{.slot = SlotId{4711}, .bypass = true},
                                       {.slot = album.tracks[0].chain[0].id, .settings = GainSettings{}}}}};
    album = normalised(std::move(album));
    EXPECT_TRUE(album.beds.empty());
    ASSERT_EQ(album.tracks[0].automation.size(), 1u);
    EXPECT_EQ(album.tracks[0].automation[0].points.size(), 2u);
    ASSERT_EQ(album.deliveries[0].overrides.size(), 1u);
    EXPECT_FALSE(album.deliveries[0].overrides[0].settings);
}

TEST(Normalised, ACopiedTrackGetsIdsOfItsOwnAndItsAutomationFollows) {
    Album album = withChains();
    album.tracks.push_back(album.tracks[0]);
    album = normalised(std::move(album));
    expectUniqueIds(album);
    EXPECT_EQ(album.tracks[2].automation[0].slot, album.tracks[2].chain[1].id);
    EXPECT_NE(album.tracks[2].chain[1].id, album.tracks[0].chain[1].id);
    EXPECT_EQ(album.tracks[0], withChains().tracks[0]);
}

TEST(Normalised, IndexesAndClipsStandInOrder) {
    Album album = withChains();
    album.tracks[0].indexes = {30, 10, 30, 20};
    album.tracks[0].automation[0].points = {{20, 2.0}, {10, 1.0}};
    album = normalised(std::move(album));
    EXPECT_EQ(album.tracks[0].indexes, (std::vector<FramePos>{10, 20, 30}));
    EXPECT_EQ(album.tracks[0].automation, withChains().tracks[0].automation);
}
