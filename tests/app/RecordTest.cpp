// Records, singles, versions and masters through the program.
#include "tests/app/Mixes.h"
#include "tests/app/Run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

/// Three mixes on an album, 24 bits.
class Record : public testing::Test {
  protected:
    Record() {
        std::vector<std::string> make = {"new",      "A.lacquer", "--title", "Blue Hour",
                                         "--artist", "Nobody",    "--gap",   "2"};
        for (const char* name : {"one.wav", "two.wav", "three.wav"}) {
            tests::writeMix(desk / ".", {.name = name, .encoding = 3, .peakDb = -3.0});
            make.emplace_back(name);
        }
        EXPECT_EQ(desk.run(make).status, 0);
    }
    std::string shown() const { return desk.run({"show", "A.lacquer"}).out; }

    tests::Desk desk;
};

TEST_F(Record, IsSetUpInFriendlyWordsAndShownWithItsSides) {
    EXPECT_THAT(shown(), Not(HasSubstr("Sides")));
    const auto set = desk.run({"set", "A.lacquer", "track.2.opensSide=on", "vinyl.rpm=45", "vinyl.inches=7",
                               "vinyl.good=4:00", "vinyl.runout.B=LQ 1 B"});
    EXPECT_EQ(set.status, 0) << set.error;
    EXPECT_THAT(shown(), HasSubstr("Sides, 45 rpm, 7 inches, good to 4:00, possible to 5:00"));
    EXPECT_THAT(shown(), HasSubstr("runout: LQ 1 B"));
    const auto json = desk.run({"show", "A.lacquer", "--json"}).json();
    EXPECT_EQ(json["sides"].size(), 2U);
    EXPECT_EQ(json["sides"][1]["bands"][0]["band"], "B1");
    for (const char* wrong : {"vinyl.rpm=78", "vinyl.inches=11", "vinyl.most=long", "vinyl.runout.9=x"})
        EXPECT_EQ(desk.run({"set", "A.lacquer", wrong}).status, 1) << wrong;
}

TEST_F(Record, StandsInTheReportAsAPageAndOnPaper) {
    ASSERT_EQ(desk.run({"set", "A.lacquer", "track.2.opensSide=on", "vinyl.runout.B=LQ 1 B"}).status, 0);
    for (const char* const zip : {"", "--zip"}) { // two targets for one folder, each of them asked for by itself
        std::vector<std::string> deliver = {"deliver", "A.lacquer", "--to", std::string("out") + zip, "--as", "ddp"};
        deliver.insert(deliver.end(), {"--reason", "short"});
        if (*zip) deliver.emplace_back(zip);
        ASSERT_EQ(desk.run(deliver).status, 0);
    }
    ASSERT_EQ(desk.run({"report", "A.lacquer"}).status, 0);
    const std::string page = tests::textOf(desk / "A.report.html");
    EXPECT_THAT(page, HasSubstr("Runout: LQ 1 B"));
    EXPECT_THAT(page, Not(HasSubstr("go to the folder")));
    const auto paper = desk.shell("pdftotext -layout A.report.pdf -");
    EXPECT_THAT(paper.out, HasSubstr("Runout: LQ 1 B"));
    EXPECT_THAT(paper.out, HasSubstr("B2"));
}

TEST_F(Record, IsDeliveredWithItsBreakListAndVerified) {
    ASSERT_EQ(desk.run({"set", "A.lacquer", "track.2.opensSide=on"}).status, 0);
    const auto ran = desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "vinyl", "--json"});
    ASSERT_EQ(ran.status, 0) << ran.error;
    const auto delivery = ran.json()["deliveries"][0];
    EXPECT_EQ(delivery["files"].size(), 3U);
    EXPECT_EQ(delivery["sides"][1]["bands"][1]["title"], "three");
    EXPECT_THAT(tests::textOf(desk / "out/vinyl/Nobody - Blue Hour - Break list.txt"),
                HasSubstr(delivery["sides"][1]["bands"][1]["start"].get<std::string>()));
    EXPECT_EQ(desk.run({"verify", "out/vinyl"}).status, 0);
    std::fstream(desk / "out/vinyl/Nobody - Blue Hour - Break list.txt", std::ios::in | std::ios::out) << "b";
    EXPECT_EQ(desk.run({"verify", "out/vinyl"}).status, 1);
}

TEST_F(Record, ASingleStandsBesideTheAlbum) {
    const auto ran = desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "wav24", "--single", "2"});
    ASSERT_EQ(ran.status, 0) << ran.error;
    EXPECT_TRUE(fs::exists(desk / "out/wav24 single 02/two.wav"));
    EXPECT_EQ(desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "wav24"}).status, 0);
    EXPECT_EQ(desk.run({"deliver", "A.lacquer", "--to", "no", "--as", "wav24", "--single", "9"}).status, 1);
    EXPECT_FALSE(fs::exists(desk / "no"));
}

TEST_F(Record, AVersionIsBoundToItsTrackAndDelivered) {
    // The same song, a fifth of a second later and softer.
    tests::writeMix(desk / ".",
                    {.name = "inst.wav", .encoding = 3, .peakDb = -6.0, .silenceAhead = 0.2, .song = "two.wav"});
    const auto bound = desk.run({"version", "A.lacquer", "2", "inst.wav"});
    ASSERT_EQ(bound.status, 0) << bound.error;
    EXPECT_THAT(bound.out, HasSubstr("(8820 frames)"));
    EXPECT_THAT(shown(), HasSubstr("instrumental version inst.wav"));
    const auto ran = desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "wav24", "--versions", "instrumental"});
    ASSERT_EQ(ran.status, 0) << ran.error;
    EXPECT_TRUE(fs::exists(desk / "out/wav24 instrumental/02 two (Instrumental).wav"));
    EXPECT_THAT(ran.out, HasSubstr("no instrumental version: the main one is delivered in its place"));
    EXPECT_EQ(desk.run({"version", "A.lacquer", "2", "--remove"}).status, 0);
    EXPECT_THAT(shown(), Not(HasSubstr("instrumental version")));
    EXPECT_EQ(desk.run({"version", "A.lacquer", "2", "--remove"}).status, 1);
}

TEST_F(Record, AMasterHasAChainOfItsOwnAndIsDelivered) {
    ASSERT_EQ(desk.run({"chain", "A.lacquer", "album", "add", "gain"}).status, 0);
    ASSERT_EQ(desk.run({"master", "A.lacquer", "add", "vinyl"}).status, 0);
    ASSERT_EQ(desk.run({"chain", "A.lacquer", "album", "--master", "vinyl", "add", "stereo"}).status, 0);
    ASSERT_EQ(desk.run({"set", "A.lacquer", "--master", "vinyl", "album.chain.gain.gain=-6"}).status, 0);
    const auto list = desk.run({"master", "A.lacquer"});
    EXPECT_EQ(list.out, "main (main): 1 modules\nvinyl: 2 modules\n");
    const auto levelOf = [&](const std::vector<std::string>& more, const char* to) {
        std::vector<std::string> with = {"deliver", "A.lacquer", "--to", to, "--as", "wav24", "--json"};
        with.insert(with.end(), more.begin(), more.end());
        const auto ran = desk.run(with);
        EXPECT_EQ(ran.status, 0) << ran.error;
        return ran.json()["deliveries"][0]["tracks"][0]["integratedLufs"].get<double>();
    };
    EXPECT_NEAR(levelOf({}, "a") - levelOf({"--master", "vinyl"}, "b"), 6.0, 0.05);
    EXPECT_EQ(desk.run({"deliver", "A.lacquer", "--to", "c", "--as", "wav24", "--master", "tape"}).status, 1);
    EXPECT_EQ(desk.run({"master", "A.lacquer", "remove", "vinyl"}).status, 0);
}

} // namespace
