#include "core/Edits.h"
#include "core/Error.h"
#include "core/ProjectFile.h"
#include "tests/support/FullAlbum.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace core;
using testing::HasSubstr;

namespace {

const Album album = tests::fullAlbum();

std::string messageOf(std::string_view place, std::string_view json) {
    try {
        withValueAt(album, place, json);
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

} // namespace

TEST(ProjectPlace, TakesAJsonValue) {
    EXPECT_EQ(withValueAt(album, "tracks.2.indexes", "[588, 1176]").tracks[1].indexes,
              (std::vector<FramePos>{588, 1176}));
    EXPECT_EQ(withValueAt(album, "tracks.1.tempoBpm", "null").tracks[0].tempoBpm, std::nullopt);
    EXPECT_EQ(withValueAt(album, "tracks.1.metadata.preEmphasis", "false").tracks[0].metadata.preEmphasis, false);
    const Album shelf = withValueAt(album, "tracks.1.chain.1.settings.band24.type", "lowShelf");
    EXPECT_EQ(std::get<EqualizerSettings>(shelf.tracks[0].chain[0].settings).bands[23].type,
              EqualizerBand::Type::lowShelf);
}

TEST(ProjectPlace, TakesTextWithoutQuotes) {
    EXPECT_EQ(withValueAt(album, "metadata.label", "Blue Note").metadata.label, "Blue Note");
    EXPECT_EQ(withValueAt(album, "metadata.label", "4000").metadata.label, "4000");
    EXPECT_EQ(withValueAt(album, "metadata.label", "\"4 \\\"x\\\"\"").metadata.label, "4 \"x\"");
    EXPECT_EQ(withValueAt(album, "tracks.1.fadeIn.shape", "linear").tracks[0].fadeIn.shape, FadeShape::linear);
}

TEST(ProjectPlace, ChangesNothingElse) {
    Album expected = album;
    expected.metadata.label = "Blue Note";
    EXPECT_EQ(withValueAt(album, "metadata.label", "Blue Note"), expected);
    EXPECT_EQ(withValueAt(album, "metadata.label", "Blue Note", "/music/album"), expected);
}

TEST(ProjectPlace, BehindTheLastOfAListAdds) {
    const Album more = withValueAt(album, "masters.2.albumChain.2", R"({"module": "gain", "settings": {"gain": -3}})");
    ASSERT_EQ(more.masters[1].albumChain.size(), 2U);
    EXPECT_EQ(std::get<GainSettings>(more.masters[1].albumChain[1].settings).gainDb, -3.0);
    EXPECT_NE(more.masters[1].albumChain[1].id, SlotId{});
}

TEST(ProjectPlace, PutsAFileNextToTheProjectFile) {
    EXPECT_EQ(withValueAt(album, "metadata.cover", "art/new.png", "/music/album").metadata.cover,
              "/music/album/art/new.png");
    EXPECT_EQ(withValueAt(album, "metadata.cover", "/elsewhere/new.png", "/music/album").metadata.cover,
              "/elsewhere/new.png");
}

TEST(ProjectPlace, NamesAnUnknownKeyAndThoseThatWouldBeRight) {
    EXPECT_EQ(messageOf("tracks.1.fadeIn.curve", "1"),
              "\"curve\" is not a key of tracks.1.fadeIn, which has: lengthFrames, shape");
    EXPECT_THAT(messageOf("metdata.title", "x"), HasSubstr("\"metdata\" is not a key of the album, which has: rate, "));
    EXPECT_THAT(messageOf("tracks.9.gapFrames", "1"),
                HasSubstr("\"9\" is not a place of tracks, whose places are 1 to 2"));
    EXPECT_THAT(messageOf("tracks.1.chain.3.settings.cieling", "-1"),
                HasSubstr("which has: drive, ceiling, lookAhead, attack, release"));
    EXPECT_THAT(messageOf("metadata.title.x", "1"), HasSubstr("metadata.title is a single value"));
}

TEST(ProjectPlace, TakesNoNewUnknownKeyInsideAValue) {
    EXPECT_EQ(messageOf("tracks.1.fadeIn", R"({"lengthFrames": 1, "curve": 2})"),
              "\"curve\" is not a key of tracks.1.fadeIn, which has: lengthFrames, shape");
    EXPECT_THAT(messageOf("tracks.1.chain.3.settings", R"({"celing": 2})"), HasSubstr("\"celing\" is not a key of"));
    EXPECT_THAT(messageOf("tracks", R"([{"metadata": {"name": "x"}}])"), HasSubstr("of tracks.1.metadata, which has"));
}

TEST(ProjectPlace, NamesABadValueAndWhatItShouldBe) {
    EXPECT_EQ(messageOf("tracks.2.levelDb", "loud"),
              "tracks.2.levelDb is \"loud\", should be a number from -200 to 200");
    EXPECT_THAT(messageOf("tracks.2.indexes", "7"), HasSubstr("tracks.2.indexes is 7, should be a list"));
    EXPECT_THAT(messageOf("tracks.1.chain.3.settings.ceiling", "1"), HasSubstr("should be a number from -12 to 0"));
}

TEST(ProjectPlace, IsReadAsItWouldBeWritten) {
    EXPECT_EQ(jsonAt(album, "tracks.1.fadeIn"), "{ \"lengthFrames\": 100, \"shape\": \"sCurve\" }");
    EXPECT_EQ(jsonAt(album, "metadata.label"), "\"Lacquer\"");
    for (const char* place : {"tracks.1", "masters", "deliveries.1", "metadata", ""})
        EXPECT_EQ(messageOf(std::string(place) + (*place ? "." : "") + "nonsense", "1").substr(0, 10), "\"nonsense\"");
}
