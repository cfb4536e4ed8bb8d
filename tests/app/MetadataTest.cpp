// `lacquer metadata` and `lacquer isrc`: the table out and in, a preview of formats, codes in a run.
#include "core/ProjectFile.h"
#include "core/SafeFile.h"
#include "tests/app/Mixes.h"
#include "tests/app/Run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::HasSubstr;

/// A desk with an album A.lacquer of three short mixes.
class Metadata : public testing::Test {
  protected:
    Metadata() {
        for (const char* name : {"one.wav", "two.wav", "three.wav"}) tests::writeMix(desk / ".", {.name = name});
        EXPECT_EQ(desk.run({"new", "A.lacquer", "one.wav", "two.wav", "three.wav", "--artist", "Nobody"}).status, 0);
    }
    core::Album saved() const { return core::loadAlbum(desk / "A.lacquer"); }
    tests::Desk desk;
};

TEST_F(Metadata, GoesOutIntoATableAndComesBack) {
    ASSERT_EQ(desk.run({"set", "A.lacquer", "producer=P", "track.2.producer=Q, \"R\"", "label=Møbel"}).status, 0);
    const core::Album before = saved();
    ASSERT_EQ(desk.run({"metadata", "A.lacquer", "--csv", "table.csv"}).status, 0);
    ASSERT_EQ(desk.run({"set", "A.lacquer", "producer=", "track.2.producer=", "label=", "track.1.title=x"}).status, 0);
    ASSERT_EQ(desk.run({"metadata", "A.lacquer", "--from", "table.csv"}).status, 0);
    EXPECT_EQ(saved(), before);
    const auto again = desk.run({"metadata", "A.lacquer", "--csv", "table.csv"});
    EXPECT_EQ(again.status, 1);
    EXPECT_THAT(again.error, HasSubstr("table.csv: is there already"));
}

TEST_F(Metadata, TakesNothingOfATableThatIsWrong) {
    const std::string before = core::readFile(desk / "A.lacquer");
    core::writeFile(desk / "bad.csv", "track;title\r\n1;New\r\n7;Newer\r\n");
    const auto ran = desk.run({"metadata", "A.lacquer", "--from", "bad.csv"});
    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.error, HasSubstr("bad.csv: line 3, column \"track\": there is no track 7; the album has 3"));
    EXPECT_EQ(core::readFile(desk / "A.lacquer"), before);
}

TEST_F(Metadata, ShowsWhatTracksInherit) {
    ASSERT_EQ(desk.run({"set", "A.lacquer", "mixer=M", "track.3.mixer=N"}).status, 0);
    const auto said = desk.run({"metadata", "A.lacquer"}).out;
    EXPECT_THAT(said, HasSubstr("mixer                   M (the album's)"));
    EXPECT_THAT(said, HasSubstr("mixer                   N\n"));
    const auto json = desk.run({"metadata", "A.lacquer", "--json"}).json();
    EXPECT_EQ(json["album"]["mixer"], "M");
    EXPECT_EQ(json["tracks"][0]["mixer"], "M");
    EXPECT_THAT(json["tracks"][0]["inherited"], testing::ElementsAre("artist", "mixer"));
    EXPECT_THAT(json["tracks"][2]["inherited"], testing::ElementsAre("artist"));
}

TEST_F(Metadata, PreviewsWhatFormatsKeep) {
    ASSERT_EQ(desk.run({"set", "A.lacquer", "producer=P", "track.1.title=Cœur", "track.2.message=hello"}).status, 0);
    const auto said = desk.run({"metadata", "A.lacquer", "--as", "mp3", "--as", "ddp"}).out;
    EXPECT_THAT(said, HasSubstr("track 2 message         lost: \"hello\""));
    EXPECT_THAT(said, HasSubstr("track 1 title           \"Cœur\" becomes \"Coeur\""));
    EXPECT_THAT(said, HasSubstr("album producer          lost: \"P\""));
    const auto json = desk.run({"metadata", "A.lacquer", "--as", "caf24", "--json"}).json();
    EXPECT_EQ(json["formats"][0]["format"], "caf24");
    for (const auto& text : json["formats"][0]["texts"]) EXPECT_TRUE(text["kept"].is_null());
    const auto wrong = desk.run({"metadata", "A.lacquer", "--as", "cassette"});
    EXPECT_EQ(wrong.status, 1);
    EXPECT_THAT(wrong.error, HasSubstr("there is no format \"cassette\""));
}

TEST_F(Metadata, NumbersTheTracksThatAreOn) {
    ASSERT_EQ(desk.run({"set", "A.lacquer", "track.2.enabled=off"}).status, 0);
    const auto ran = desk.run({"isrc", "A.lacquer", "--start", "QZ-ABC-26-00009"});
    EXPECT_EQ(ran.status, 0) << ran.error;
    EXPECT_THAT(ran.out, HasSubstr("3  QZABC2600010"));
    EXPECT_EQ(saved().tracks[0].metadata.isrc, "QZABC2600009");
    EXPECT_EQ(saved().tracks[1].metadata.isrc, "");
    const auto over = desk.run({"isrc", "A.lacquer", "--start", "QZABC2699999"});
    EXPECT_EQ(over.status, 1);
    EXPECT_THAT(over.error, HasSubstr("no code left for track 3"));
    EXPECT_EQ(saved().tracks[0].metadata.isrc, "QZABC2600009");
}

TEST_F(Metadata, ShowTellsTheMusicBrainzId) {
    const auto json = desk.run({"show", "A.lacquer", "--json"}).json();
    ASSERT_EQ(json["musicBrainzDiscIds"].size(), 1u);
    const std::string id = json["musicBrainzDiscIds"][0];
    EXPECT_EQ(id.size(), 28u);
    EXPECT_THAT(desk.run({"show", "A.lacquer"}).out, HasSubstr("MusicBrainz disc id  " + id));
}

} // namespace
