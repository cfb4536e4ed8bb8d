#include "core/MetadataFields.h"
#include "core/Error.h"
#include "core/IsrcRun.h"
#include "core/ProjectFile.h"
#include "tests/support/Album.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

using namespace core;
using testing::HasSubstr;

TEST(MetadataFields, BearTheNamesOfTheProjectFile) {
    std::set<std::string_view> keys;
    const Album album = tests::album({tests::track(1, 1000)});
    for (const auto& field : metadataFields()) {
        EXPECT_TRUE(keys.insert(field.key).second) << field.key;
        const std::string key(field.key);
        if (field.album) {
            EXPECT_EQ(withValueAt(album, "metadata." + key, "some text", "/").metadata.*field.album, "some text")
                << key;
        }
        if (field.track) {
            EXPECT_EQ(withValueAt(album, "tracks.1.metadata." + key, "some text", "/").tracks[0].metadata.*field.track,
                      "some text")
                << key;
        }
    }
    for (const auto& flag : metadataFlags())
        EXPECT_TRUE(withValueAt(album, "tracks.1.metadata." + std::string(flag.key), "true", "/").tracks[0].metadata.*
                    flag.flag)
            << flag.key;
}

TEST(MetadataFields, ATrackWithoutACreditHasTheAlbums) {
    Album album = tests::album({tests::track(1, 1000), tests::track(1, 1000)});
    album.metadata = {.title = "Blue", .artist = "Nobody", .message = "hello", .producer = "P"};
    album.tracks[1].metadata = {.artist = "Somebody", .producer = "Q"};
    EXPECT_EQ(textOf(album, album.tracks[0], &TrackMetadata::producer), "P");
    EXPECT_EQ(textOf(album, album.tracks[1], &TrackMetadata::producer), "Q");
    EXPECT_EQ(textOf(album, album.tracks[0], &TrackMetadata::artist), "Nobody");
    EXPECT_EQ(textOf(album, album.tracks[0], &TrackMetadata::title), "") << "a title is nobody else's";
    EXPECT_EQ(textOf(album, album.tracks[0], &TrackMetadata::message), "");
    EXPECT_EQ(textOf(album, album.tracks[0], *findMetadataField("label")), "");
}

TEST(MetadataFields, EveryCreditIsTheAlbumsWhereATrackHasNone) {
    std::vector<std::string_view> inherited;
    for (const auto& field : metadataFields())
        if (field.inherits) inherited.push_back(field.key);
    EXPECT_THAT(inherited,
                testing::ElementsAre("artist", "songwriter", "composer", "arranger", "producer", "mixer", "conductor"));
}

TEST(IsrcRun, NumbersTheEnabledTracksInOrder) {
    Album album = tests::album({tests::track(1, 9), tests::track(1, 9), tests::track(1, 9), tests::track(1, 9)});
    album.tracks[0].metadata.isrc = "kept";
    album.tracks[2].enabled = false;
    const Album run = withIsrcRun(album, "QZ-ABC-26-00009", 1);
    EXPECT_EQ(run.tracks[0].metadata.isrc, "kept");
    EXPECT_EQ(run.tracks[1].metadata.isrc, "QZABC2600009");
    EXPECT_EQ(run.tracks[2].metadata.isrc, "");
    EXPECT_EQ(run.tracks[3].metadata.isrc, "QZABC2600010");
}

TEST(IsrcRun, RefusesToRunPastTheLastCode) {
    const Album album = tests::album({tests::track(1, 9), tests::track(1, 9), tests::track(1, 9)});
    EXPECT_EQ(withIsrcRun(album, "QZABC2699997").tracks[2].metadata.isrc, "QZABC2699999");
    const auto troubleOf = [&](std::string_view start) -> std::string {
        try {
            withIsrcRun(album, start);
            return {};
        } catch (const Error& why) {
            return why.what();
        }
    };
    EXPECT_THAT(troubleOf("QZABC2699998"), HasSubstr("no code left for track 3"));
    EXPECT_THAT(troubleOf("QZABC26"), HasSubstr("instead of 12"));
    EXPECT_THAT(troubleOf(""), HasSubstr("needs a code to start from"));
}
