#include "engine/delivery/FileNames.h"

#include "tests/support/Album.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace engine::delivery;
using testing::ElementsAre;

std::vector<std::string> namesOf(const std::vector<std::string>& titles,
                                 const std::string& names = "{number} {title}") {
    std::vector<core::Track> tracks;
    for (const auto& title : titles) {
        tracks.push_back(tests::track(1, 44100));
        tracks.back().metadata.title = title;
    }
    const auto album = tests::album(tracks);
    return trackFileNames(album, cutsOf(album, core::layOut(album), 44100), names, ".wav");
}

TEST(FileNames, FillInTheTemplate) {
    EXPECT_THAT(namesOf({"One", "Two"}), ElementsAre("01 One.wav", "02 Two.wav"));
    EXPECT_THAT(namesOf({"One"}, "{disc}-{number} {album} [{title}]"), ElementsAre("1-01  [One].wav"));
}

TEST(FileNames, ATrackWithoutTitleIsCalledByItsNumber) {
    EXPECT_THAT(namesOf({"", "??"}, "{title}"), ElementsAre("Track 01.wav", "Track 02.wav"));
}

TEST(FileNames, AreCutAtACharacter) {
    std::string umlauts;
    for (int n = 0; n < 150; ++n) umlauts += "ü";
    for (const auto& name : namesOf({umlauts, umlauts + "!"}, "{title}")) {
        EXPECT_LE(name.size(), 200);
        EXPECT_TRUE(name.ends_with(".wav"));
    }
}

TEST(FileNames, AreAllDifferentWhereCapitalsDoNotCount) {
    EXPECT_THAT(namesOf({"Same", "same", "Same"}, "{title}"), ElementsAre("Same.wav", "same (2).wav", "Same (3).wav"));
}

TEST(FileNames, NameTheAlbumOtherThanItsTracks) {
    core::Album album;
    EXPECT_EQ(albumFileName(album, ".wav", {}), "Album.wav");
    album.metadata = {.title = "Weather", .artist = "The Generators"};
    EXPECT_EQ(albumFileName(album, ".flac", {}), "The Generators - Weather.flac");
    EXPECT_EQ(albumFileName(album, ".wav", {"the generators - weather.wav"}), "The Generators - Weather (2).wav");
}

TEST(FileNames, KnowTheirFields) {
    EXPECT_EQ(unknownField("{number} {title} {artist} {album} {isrc} {disc}"), std::nullopt);
    EXPECT_EQ(unknownField("{number} {name}"), "{name}");
    EXPECT_EQ(unknownField("{number"), "{number");
}

} // namespace
