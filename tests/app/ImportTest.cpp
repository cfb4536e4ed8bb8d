// `lacquer import` and `compare`: what `deliver` wrote comes back as an album.
#include "core/ProjectFile.h"
#include "tests/app/Mixes.h"
#include "tests/app/Run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::HasSubstr;

/// A desk with the DDP of two mixes in out/ddp.
class Import : public testing::Test {
  protected:
    Import() {
        for (const char* name : {"one.wav", "two.wav"}) tests::writeMix(desk / ".", {.name = name});
        desk.run({"new", "A.lacquer", "one.wav", "two.wav", "--title", "Blue Hour", "--artist", "Nobody"});
        EXPECT_EQ(desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "ddp"}).status, 0);
    }
    tests::Desk desk;
};

TEST_F(Import, MakesAnAlbumThatIsDeliveredAsTheSameDisc) {
    const auto ran = desk.run({"import", "out", "B.lacquer"});
    ASSERT_EQ(ran.status, 0) << ran.error;
    EXPECT_THAT(ran.out, HasSubstr("B.lacquer: 2 tracks at 44100 Hz"));
    EXPECT_THAT(ran.out, HasSubstr("B.wav"));
    ASSERT_EQ(desk.run({"deliver", "B.lacquer", "--to", "again", "--as", "ddp"}).status, 0);
    EXPECT_EQ(desk.shell("cmp out/ddp/*/IMAGE.DAT again/ddp/*/IMAGE.DAT && cmp out/ddp/*/PQDESCR again/ddp/*/PQDESCR "
                         "&& cmp out/ddp/*/CDTEXT.BIN again/ddp/*/CDTEXT.BIN")
                  .status,
              0);
}

TEST_F(Import, TakesWhatWasDeliveredAsCueOrToc) {
    for (const std::string format : {"cue", "cuebin", "toc"}) {
        ASSERT_EQ(desk.run({"deliver", "A.lacquer", "--to", "out", "--as", format}).status, 0);
        ASSERT_EQ(desk.run({"import", "out/" + format, format + ".lacquer"}).status, 0);
        ASSERT_EQ(desk.run({"deliver", format + ".lacquer", "--to", "from " + format, "--as", "ddp"}).status, 0);
        const auto same = desk.run({"compare", "out/ddp", "from " + format});
        EXPECT_EQ(same.status, 0) << same.out << same.error;
        EXPECT_EQ(desk.run({"compare", "out/ddp", "out/" + format}).status, 0);
        EXPECT_EQ(desk.run({"verify", "out/" + format}).status, 0);
    }
}

TEST_F(Import, PrintsJsonAndSaysWhyItFails) {
    const auto json = desk.run({"import", "out/ddp", "B.lacquer", "--json"}).json();
    EXPECT_EQ(json["tracks"], 2);
    EXPECT_EQ(json["written"].size(), 1u);
    EXPECT_TRUE(json["findings"].empty());
    EXPECT_THAT(desk.run({"import", "out", "B.lacquer"}).error, HasSubstr("is there already"));
    EXPECT_EQ(desk.run({"import", "nowhere", "C.lacquer"}).status, 1);
    EXPECT_EQ(desk.run({"import", "one.wav", "C.lacquer"}).status, 1);
    EXPECT_EQ(desk.run({"import", "out", "C.json"}).status, 2);
    EXPECT_FALSE(std::filesystem::exists(desk / "C.lacquer"));
}

TEST_F(Import, IsComparedWithWhereItCameFrom) {
    ASSERT_EQ(desk.run({"import", "out", "B.lacquer"}).status, 0);
    ASSERT_EQ(desk.run({"deliver", "B.lacquer", "--to", "same", "--as", "ddp"}).status, 0);
    const auto same = desk.run({"compare", "out", "same"});
    EXPECT_EQ(same.status, 0) << same.out << same.error;
    EXPECT_THAT(same.out, HasSubstr("the discs are equal"));
    ASSERT_EQ(desk.run({"set", "B.lacquer", "track.2.title=Harbour", "track.2.level=-6", "track.2.gap=3"}).status, 0);
    ASSERT_EQ(desk.run({"deliver", "B.lacquer", "--to", "other", "--as", "ddp"}).status, 0);
    const auto other = desk.run({"compare", "out", "other"});
    EXPECT_EQ(other.status, 1);
    EXPECT_THAT(other.out, HasSubstr("track 2 title"));
    EXPECT_THAT(other.out, HasSubstr("sectors"));
    EXPECT_THAT(other.out, HasSubstr("samples differ, first at"));
    EXPECT_THAT(other.error, HasSubstr("the discs differ in"));
    const auto json = desk.run({"compare", "out", "other", "--json"}).json();
    EXPECT_FALSE(json["equal"]);
    const auto& sound = json["differences"].back()["sound"]; // Half of what peaks at -0.5 dBFS, wherever it went.
    EXPECT_NEAR(sound["loudestDb"].get<double>(), -6.5, 0.1);
}

} // namespace
