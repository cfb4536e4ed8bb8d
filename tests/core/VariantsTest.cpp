#include "core/Variants.h"

#include "core/Error.h"
#include "tests/support/Album.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace core;

namespace {

/// A track that plays source 1; sources 2 and 3 are there for versions.
Album withThreeSources() {
    Album album = tests::album({tests::track(1, 44100), tests::track(2, 44100), tests::track(3, 44100)});
    album.tracks.resize(1);
    return album;
}

constexpr auto instrumental = Version::Kind::instrumental;

} // namespace

TEST(Variants, AVersionTakesThePlaceOfOneOfItsKindAndItsSourceGoes) {
    Album album = withThreeSources();
    const TrackId track = album.tracks[0].id;
    album = withVersion(album, track, {.kind = instrumental, .source = SourceId{2}});
    album = withVersion(album, track, {.kind = Version::Kind::tv, .source = SourceId{3}});
    ASSERT_EQ(album.tracks[0].versions.size(), 2U);
    album = withVersion(album, track, {.kind = instrumental, .source = SourceId{3}, .titleSuffix = " (Inst.)"});
    ASSERT_EQ(album.tracks[0].versions.size(), 1U); // a source is one version
    EXPECT_EQ(album.tracks[0].versions[0].titleSuffix, " (Inst.)");
    EXPECT_EQ(findSource(album, SourceId{2}), nullptr);
    EXPECT_NE(findSource(album, SourceId{3}), nullptr);
    album = withoutVersion(album, track, instrumental);
    EXPECT_TRUE(album.tracks[0].versions.empty());
    EXPECT_EQ(findSource(album, SourceId{3}), nullptr);
    EXPECT_NE(findSource(album, SourceId{1}), nullptr); // it is played
}

TEST(Variants, ADeliveryOfAVersionHasItsSoundInPlaceItsTitleAndItsCode) {
    Album album = withThreeSources();
    Track& track = album.tracks[0];
    track.clips[0].region.from = 1000;
    track.metadata = {.title = "Tide", .isrc = "DEA712600001"};
    track.versions = {{.kind = instrumental,
                       .source = SourceId{2},
                       .offset = 441,
                       .titleSuffix = " (Instrumental)",
                       .isrc = "DEA712600002"}};
    Track made = albumFor(album, {.version = instrumental}).tracks[0];
    EXPECT_EQ(made.clips[0].source, SourceId{2});
    EXPECT_EQ(made.clips[0].region.from, 1441);
    EXPECT_EQ(made.metadata.title, "Tide (Instrumental)");
    EXPECT_EQ(made.metadata.isrc, "DEA712600002");
    track.versions[0].isrc.clear();
    made = albumFor(album, {.version = instrumental}).tracks[0];
    EXPECT_EQ(made.metadata.isrc, "DEA712600001");
    EXPECT_EQ(albumFor(album, {.version = Version::Kind::tv}).tracks[0], track); // has none of that kind
}

TEST(Variants, ASourceThatIsPlayedElsewhereStays) {
    Album album = tests::album({tests::track(1, 44100), tests::track(2, 44100)});
    const TrackId track = album.tracks[0].id;
    album = withVersion(album, track, {.kind = instrumental, .source = SourceId{2}});
    album = withoutVersion(album, track, instrumental);
    EXPECT_NE(findSource(album, SourceId{2}), nullptr);
}

TEST(Variants, ASourceStaysWhereABedAReferenceOrAnotherTracksVersionNeedsIt) {
    for (const int user : {0, 1, 2}) {
        Album album = withThreeSources();
        album.tracks.push_back(album.tracks[0]);
        album.tracks[1].id = TrackId{90};
        const TrackId track = album.tracks[0].id;
        const Version version{.kind = instrumental, .source = SourceId{2}};
        album.tracks[0].versions = {version};
        if (user == 0) album.beds = {{.before = track, .clip = {.id = ClipId{91}, .source = SourceId{2}}}};
        if (user == 1) album.references = {{.source = SourceId{2}}};
        if (user == 2) album.tracks[1].versions = {version};
        EXPECT_NE(findSource(withoutVersion(album, track, instrumental), SourceId{2}), nullptr) << user;
    }
}

TEST(Variants, EarlierMixesStandBesideEachOther) {
    constexpr auto earlier = Version::Kind::earlierMix;
    Album album = withThreeSources();
    const TrackId track = album.tracks[0].id;
    album = withVersion(album, track, {.kind = earlier, .source = SourceId{2}});
    album = withVersion(album, track, {.kind = earlier, .source = SourceId{3}});
    EXPECT_EQ(album.tracks[0].versions.size(), 2U);
}

TEST(Variants, TheSameFileAsItsOwnVersionAgainKeepsItsSource) {
    Album album = withThreeSources();
    const TrackId track = album.tracks[0].id;
    album = withVersion(album, track, {.kind = instrumental, .source = SourceId{2}});
    album = withVersion(album, track, {.kind = instrumental, .source = SourceId{2}, .offset = 5});
    EXPECT_NE(findSource(album, SourceId{2}), nullptr);
    EXPECT_EQ(album.tracks[0].versions.at(0).offset, 5);
}

TEST(Variants, AVersionSaysBehindTheTitleWhatItIs) {
    EXPECT_EQ(usualSuffix(instrumental), " (Instrumental)");
    EXPECT_EQ(usualSuffix(Version::Kind::tv), " (TV Track)");
    EXPECT_EQ(usualSuffix(Version::Kind::earlierMix), "");
}

TEST(Variants, AMasterBeginsAsTheMainOneWithSlotsOfItsOwn) {
    Album album = withThreeSources();
    album.masters[0].albumChain = {{.id = SlotId{50}, .settings = LimiterSettings{.ceilingDbtp = -3.0}}};
    album.nextId = 51;
    const Album made = withMaster(album, "vinyl");
    ASSERT_EQ(made.masters.size(), 2U);
    EXPECT_EQ(made.masters[0], album.masters[0]);
    EXPECT_EQ(made.masters[1].albumChain[0].settings, album.masters[0].albumChain[0].settings);
    EXPECT_NE(made.masters[1].albumChain[0].id, SlotId{50});
    EXPECT_THROW(withMaster(made, "vinyl"), Error);
    EXPECT_THROW(withMaster(made, ""), Error);
    EXPECT_EQ(withoutMaster(made, "vinyl").masters, album.masters);
}

TEST(Variants, TheMainMasterAndOneThatADeliveryAsksForStay) {
    Album album = withMaster(withThreeSources(), "vinyl");
    EXPECT_THROW(withoutMaster(album, "main"), Error);
    EXPECT_THROW(withoutMaster(album, "tape"), Error);
    album.deliveries = {{.master = "vinyl"}};
    EXPECT_THROW(withoutMaster(album, "vinyl"), Error);
}

TEST(Variants, SwappedMastersSwapBack) {
    const Album album = withMaster(withMaster(withThreeSources(), "vinyl"), "tape");
    const std::size_t tape = masterPlace(album, "tape");
    EXPECT_EQ(mastersSwapped(album, tape).masters[0].name, "tape");
    EXPECT_EQ(mastersSwapped(mastersSwapped(album, tape), tape), album);
    EXPECT_EQ(masterPlace(album, ""), 0U);
}
