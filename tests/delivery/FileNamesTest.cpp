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

TEST(FileNames, AreSafeOnEverySystem) {
    EXPECT_EQ(safeFileName("AC/DC: Back\\Black"), "AC-DC- Back-Black");
    EXPECT_EQ(safeFileName("what? *really* <now> \"x\" a|b"), "what really (now) 'x' a-b");
    EXPECT_EQ(safeFileName("  ..hidden.. "), "hidden");
    EXPECT_EQ(safeFileName("one\ntwo\x7F\u202Ethree"), "onetwothree");
    EXPECT_EQ(safeFileName("con"), "_con");
    EXPECT_EQ(safeFileName("LPT1.old"), "_LPT1.old");
    EXPECT_EQ(safeFileName("console"), "console");
    EXPECT_EQ(safeFileName("a\xFF"
                           "b"),
              "ab");
    EXPECT_EQ(safeFileName("../../etc/passwd"), "-..-etc-passwd");
}

TEST(FileNames, AreCutAtACharacter) {
    std::string umlauts;
    for (int n = 0; n < 150; ++n) umlauts += "ü";
    EXPECT_EQ(safeFileName(umlauts, 101).size(), 100);
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
