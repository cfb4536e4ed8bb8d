// `lacquer new`, `show`, `set`, `chain` and `modules`: an album from mixes to a mastered sequence.
#include "app/Text.h"
#include "core/Parameter.h"
#include "core/ProjectFile.h"
#include "tests/app/Mixes.h"
#include "tests/app/Run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace {

using tests::Desk;

/// A desk with an album A.lacquer of three short mixes at 44.1 kHz.
class Album : public testing::Test {
  protected:
    Album() {
        for (const char* name : {"one.wav", "two.wav", "three.wav"}) tests::writeMix(desk / ".", {.name = name});
        EXPECT_EQ(desk.run({"new", "A.lacquer", "one.wav", "two.wav", "three.wav", "--title", "Blue Hour", "--artist",
                            "Nobody", "--gap", "1.5"})
                      .status,
                  0);
    }

    core::Album saved() const { return core::loadAlbum(desk / "A.lacquer"); }

    tests::Ran set(std::vector<std::string> assignments) const {
        assignments.insert(assignments.begin(), {"set", "A.lacquer"});
        return desk.run(assignments);
    }

    nlohmann::json shown() const { return desk.run({"show", "A.lacquer", "--json"}).json(); }

    Desk desk;
};

TEST_F(Album, ShowsWhatItWasMadeOf) {
    const auto json = shown();
    EXPECT_EQ(json["title"], "Blue Hour");
    EXPECT_EQ(json["rate"], 44100);
    ASSERT_EQ(json["tracks"].size(), 3U);
    EXPECT_EQ(json["tracks"][0]["startFrames"], 0);
    EXPECT_EQ(json["tracks"][0]["lengthFrames"], 5 * 44100 + 8820); // its start lies 200 ms ahead of the sound
    EXPECT_EQ(json["tracks"][1]["title"], "two");
    EXPECT_EQ(json["tracks"][1]["artist"], "Nobody");
    EXPECT_EQ(json["tracks"][1]["gapFrames"], 66150);
    EXPECT_EQ(json["tracks"][1]["source"], (desk / "two.wav").string());
    EXPECT_EQ(json["lengthSeconds"], json["lengthFrames"].get<double>() / 44100);
}

TEST_F(Album, KeepsThePromisedShapeOfItsJson) {
    const auto keys = [](const nlohmann::json& object) {
        std::vector<std::string> all;
        for (const auto& [key, value] : object.items()) all.push_back(key);
        std::ranges::sort(all);
        return all;
    };
    const auto json = shown();
    EXPECT_EQ(keys(json), (std::vector<std::string>{"artist", "findings", "lengthFrames", "lengthSeconds",
                                                    "musicBrainzDiscIds", "rate", "title", "tracks", "upc"}));
    EXPECT_EQ(keys(json["tracks"][0]),
              (std::vector<std::string>{"artist", "gapFrames", "isrc", "lengthFrames", "levelDb", "number", "source",
                                        "startFrames", "title"}));
}

TEST_F(Album, TakesMetadataGapsLevelsAndFades) {
    ASSERT_EQ(set({"upc=036000291452", "track.2.title=Harbour", "track.2.isrc=USRC11607839", "track.2.gap=-1",
                   "track.2.level=-0.8", "track.3.fadeOut=2.5", "track.3.clip.1.gain=1.25", "track.1.copyPermitted=on"})
                  .status,
              0);
    const core::Album album = saved();
    EXPECT_EQ(album.metadata.upc, "036000291452");
    EXPECT_EQ(album.tracks[1].metadata.title, "Harbour");
    EXPECT_EQ(album.tracks[1].gapFrames, -44100);
    EXPECT_EQ(album.tracks[1].levelDb, -0.8);
    EXPECT_EQ(album.tracks[2].fadeOut.lengthFrames, 110250);
    EXPECT_EQ(album.tracks[2].clips[0].gainDb, 1.25);
    EXPECT_TRUE(album.tracks[0].metadata.copyPermitted);
}

TEST_F(Album, TrimsAClipInSecondsOfItsMix) {
    ASSERT_EQ(set({"track.1.clip.1.in=0.5", "track.1.clip.1.out=4.5"}).status, 0);
    const core::Clip clip = saved().tracks[0].clips[0];
    EXPECT_EQ(clip.region, (core::Region{.from = 22050, .lengthFrames = 4 * 44100}));
    EXPECT_EQ(clip.offset, 0);
}

TEST_F(Album, SetsRowsByNameAndByPlace) {
    ASSERT_EQ(desk.run({"chain", "A.lacquer", "album", "add", "limiter"}).status, 0);
    ASSERT_EQ(desk.run({"chain", "A.lacquer", "album", "add", "equalizer", "--at", "1"}).status, 0);
    ASSERT_EQ(set({"album.chain.limiter.ceiling=-1.5", "album.chain.1.band3.type=highShelf",
                   "album.chain.equalizer.mix=80", "album.chain.2.enabled=off"})
                  .status,
              0);
    const core::Chain chain = saved().masters[0].albumChain;
    ASSERT_EQ(chain.size(), 2U);
    EXPECT_EQ(std::get<core::LimiterSettings>(chain[1].settings).ceilingDbtp, -1.5);
    EXPECT_EQ(std::get<core::EqualizerSettings>(chain[0].settings).bands[2].type, core::EqualizerBand::Type::highShelf);
    EXPECT_EQ(chain[0].mixPercent, 80.0);
    EXPECT_FALSE(chain[1].enabled);
}

TEST_F(Album, SwitchesAnUntouchedBandOnWithItsFirstSetting) {
    ASSERT_EQ(desk.run({"chain", "A.lacquer", "3", "add", "equalizer"}).status, 0);
    ASSERT_EQ(
        set({"track.3.chain.1.band1.gain=1.5", "track.3.chain.1.band2.on=off", "track.3.chain.1.band2.gain=3"}).status,
        0);
    const auto equalizer = std::get<core::EqualizerSettings>(saved().tracks[2].chain[0].settings);
    EXPECT_TRUE(equalizer.bands[0].on);
    EXPECT_EQ(equalizer.bands[0].gainDb, 1.5);
    EXPECT_FALSE(equalizer.bands[1].on);
}

TEST_F(Album, MatchesAModulesLoudnessByTheChainCommand) {
    ASSERT_EQ(desk.run({"chain", "A.lacquer", "2", "add", "gain"}).status, 0);
    ASSERT_EQ(set({"track.2.chain.gain.gain=4"}).status, 0);
    const auto matched = desk.run({"chain", "A.lacquer", "2", "match", "gain"});
    EXPECT_EQ(matched.status, 0);
    EXPECT_NE(matched.out.find("4.0 LU louder; Output is -4.00 dB now"), std::string::npos) << matched.out;
    EXPECT_EQ(saved().tracks[1].chain[0].outputDb, -4.0);
    ASSERT_EQ(desk.run({"chain", "A.lacquer", "album", "add", "limiter"}).status, 0);
    EXPECT_EQ(desk.run({"chain", "A.lacquer", "album", "match", "1"}).status, 1);
    EXPECT_EQ(desk.run({"chain", "A.lacquer", "2", "match"}).status, 2);
}

TEST_F(Album, FollowsWithTheMakeUpByLoudness) {
    using testing::HasSubstr;
    const auto makeup = [&] {
        return std::get<core::CompressorSettings>(saved().tracks[1].chain[0].settings).makeupDb;
    };
    const auto leftLu = [&] { // What is left between out and in.
        const auto out = desk.run({"chain", "A.lacquer", "2", "match", "compressor"}).out;
        const auto at = out.find("made the sound ");
        return at == std::string::npos ? 99.0 : std::stod(out.substr(at + 15));
    };
    ASSERT_EQ(desk.run({"chain", "A.lacquer", "2", "add", "compressor"}).status, 0);
    const auto on = set({"track.2.chain.compressor.threshold=-30", "track.2.chain.compressor.makeupByLoudness=on"});
    EXPECT_THAT(on.out, HasSubstr("compressor: Make-up by loudness is ")) << on.error;
    const double first = makeup();
    EXPECT_GT(first, 0.5);
    EXPECT_LT(leftLu(), 0.05);
    EXPECT_EQ(makeup(), first);
    EXPECT_THAT(set({"track.2.chain.compressor.threshold=-50"}).out, HasSubstr("Make-up by loudness is "));
    EXPECT_GT(makeup(), first + 1.0);
    EXPECT_LT(leftLu(), 0.05);
    EXPECT_EQ(set({"track.2.title=Other", "track.1.level=-3"}).out, "");
    ASSERT_EQ(set({"track.2.chain.compressor.makeup=1"}).status, 0);
    EXPECT_EQ(set({"track.2.chain.compressor.threshold=-20"}).out, "");
    EXPECT_EQ(makeup(), 1.0);
}

TEST_F(Album, SetsMovesAndTakesAwayPointsOfACourse) {
    ASSERT_EQ(desk.run({"chain", "A.lacquer", "2", "add", "gain"}).status, 0);
    const auto points = [&] { return saved().tracks[1].automation.at(0).points; };
    using Points = std::vector<core::AutomationPoint>;
    ASSERT_EQ(set({"track.2.chain.gain.gain@0.5=-3,sCurve", "track.2.chain.gain.gain@0.25=1.5"}).status, 0);
    EXPECT_EQ(points(), (Points{{11025, 1.5}, {22050, -3.0, core::FadeShape::sCurve}}));
    ASSERT_EQ(set({"track.2.chain.gain.gain@0.25=@1"}).status, 0);
    EXPECT_EQ(points(), (Points{{22050, -3.0, core::FadeShape::sCurve}, {44100, 1.5}}));
    EXPECT_THAT(desk.run({"show", "A.lacquer"}).out, testing::HasSubstr("gain gain automated"));
    ASSERT_EQ(set({"track.2.chain.gain.gain@0.5=off"}).status, 0);
    EXPECT_EQ(points(), (Points{{44100, 1.5}}));
    ASSERT_EQ(set({"track.2.chain.gain.gain@all=off"}).status, 0);
    EXPECT_TRUE(saved().tracks[1].automation.empty());
}

TEST_F(Album, SaysWhyAPointCannotBe) {
    ASSERT_EQ(desk.run({"chain", "A.lacquer", "2", "add", "gain"}).status, 0);
    ASSERT_EQ(desk.run({"chain", "A.lacquer", "2", "add", "equalizer"}).status, 0);
    ASSERT_EQ(set({"track.2.chain.gain.gain@0.5=-3"}).status, 0);
    const auto refused = [&](const char* assignment) {
        const auto ran = set({assignment});
        EXPECT_EQ(ran.status, 1) << assignment;
        EXPECT_EQ(std::ranges::count(ran.error, '\n'), 1) << ran.error;
        return ran.error;
    };
    using testing::HasSubstr;
    EXPECT_THAT(refused("track.2.chain.gain.gain@0.5=90"), HasSubstr("-24 to 24 dB"));
    EXPECT_THAT(refused("track.2.chain.gain.gain@soon=1"), HasSubstr("not a number of seconds"));
    EXPECT_THAT(refused("track.2.chain.gain.gain@-1=1"), HasSubstr("from the track's in point on"));
    EXPECT_THAT(refused("track.2.chain.gain.gain@7=off"), HasSubstr("there are points at 0.500"));
    EXPECT_THAT(refused("track.2.chain.gain.gain@0.5=@soon"), HasSubstr("\"soon\" is not a number of seconds"));
    EXPECT_THAT(refused("track.2.chain.gain.gain@all=1"), HasSubstr("can only be set to off"));
    EXPECT_THAT(refused("track.2.chain.gain.loud@1=1"), HasSubstr("the gain has no \"loud\""));
    EXPECT_THAT(refused("track.2.chain.gain@1=1"), HasSubstr("name a module and its row"));
    EXPECT_THAT(refused("track.1.chain.gain.gain@1=1"), HasSubstr("track 1's chain has no gain"));
    EXPECT_THAT(refused("track.2.chain.gain.enabled@1=on"), HasSubstr("cannot be automated"));
    EXPECT_THAT(refused("track.2.chain.gain.gain@1=1,soft"), HasSubstr("is no shape; there are linear"));
    EXPECT_THAT(refused("track.2.chain.equalizer.band1.type@1=bell"), HasSubstr("cannot be automated"));
    EXPECT_THAT(refused("track.2.chain.equalizer.band1.on@1=off"), HasSubstr("cannot be automated"));
    EXPECT_THAT(refused("album.chain.gain.gain@1=1"), HasSubstr("runs along a track"));
    EXPECT_EQ(saved().tracks[1].automation.at(0).points.size(), 1U);
}

TEST_F(Album, AsksForThePlaceOfAModuleThatStandsTwice) {
    desk.run({"chain", "A.lacquer", "album", "add", "gain"});
    desk.run({"chain", "A.lacquer", "album", "add", "gain"});
    const auto ran = set({"album.chain.gain.gain=1"});
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.error.find("1 and 2"), std::string::npos) << ran.error;
    EXPECT_EQ(set({"album.chain.2.gain=1"}).status, 0);
}

TEST_F(Album, MovesRemovesAndClearsModules) {
    for (const char* module : {"equalizer", "compressor", "limiter"})
        ASSERT_EQ(desk.run({"chain", "A.lacquer", "2", "add", module}).status, 0);
    ASSERT_EQ(desk.run({"chain", "A.lacquer", "2", "move", "limiter", "1"}).status, 0);
    ASSERT_EQ(desk.run({"chain", "A.lacquer", "2", "remove", "2"}).status, 0);
    const core::Chain chain = saved().tracks[1].chain;
    ASSERT_EQ(chain.size(), 2U);
    EXPECT_TRUE(std::holds_alternative<core::LimiterSettings>(chain[0].settings));
    EXPECT_TRUE(std::holds_alternative<core::CompressorSettings>(chain[1].settings));
    ASSERT_EQ(desk.run({"chain", "A.lacquer", "2", "clear"}).status, 0);
    EXPECT_TRUE(saved().tracks[1].chain.empty());
}

TEST_F(Album, TakesAnyOtherPlaceOfTheFileAsJson) {
    ASSERT_EQ(set({"tracks.2.indexes=[44100, 88200]", "track.1.fadeOut.shape=linear", "masters.1.name=loud"}).status,
              0);
    EXPECT_EQ(saved().tracks[1].indexes, (std::vector<core::FramePos>{44100, 88200}));
    EXPECT_EQ(saved().tracks[0].fadeOut.shape, core::FadeShape::linear);
    EXPECT_EQ(saved().masters[0].name, "loud");
}

TEST_F(Album, ShowsIndexPointsBedsAndDeliveries) {
    core::Album album = saved();
    album.tracks[1].indexes = {88200};
    album.beds = {{.before = album.tracks[1].id, .clip = album.tracks[0].clips[0]}};
    album.beds[0].clip.id = core::ClipId{album.nextId++};
    album.beds[0].clip.gainDb = -30.0;
    album.deliveries = {{.format = core::Delivery::Format::ddp, .ceilingDbtp = -1.5}};
    core::saveAlbum(desk / "A.lacquer", album);
    const std::string page = desk.run({"show", "A.lacquer"}).out;
    EXPECT_THAT(page, testing::HasSubstr("index 02 00:10:"));
    EXPECT_THAT(page, testing::HasSubstr("at track 2, 0.0 s from its first sound: one.wav, 5.0 s, -30.0 dB"));
    EXPECT_THAT(page, testing::HasSubstr("ddp, ceiling -1.5 dBTP"));
}

TEST_F(Album, KeepsItsTimesAtAnotherRate) {
    ASSERT_EQ(set({"rate=48000"}).status, 0);
    const auto json = shown();
    EXPECT_EQ(json["rate"], 48000);
    EXPECT_EQ(json["lengthSeconds"], 3 * 5 + 2 * 1.5 + 0.2);
    EXPECT_EQ(json["tracks"][1]["lengthFrames"], 5 * 48000 + 9600);
    EXPECT_EQ(json["tracks"][1]["gapFrames"], 72000);
}

TEST_F(Album, AppliesAllAssignmentsOrNone) {
    const std::string before = tests::textOf(desk / "A.lacquer");
    EXPECT_EQ(set({"title=Other", "track.1.gap=soon"}).status, 1);
    EXPECT_EQ(tests::textOf(desk / "A.lacquer"), before);
}

TEST_F(Album, StartsWithEmptyChainsOrAFactoryOne) {
    EXPECT_TRUE(saved().masters[0].albumChain.empty());
    ASSERT_EQ(desk.run({"new", "B.lacquer", "one.wav", "--chain", "safety"}).status, 0);
    const core::Chain chain = core::loadAlbum(desk / "B.lacquer").masters[0].albumChain;
    ASSERT_EQ(chain.size(), 1U);
    EXPECT_EQ(std::get<core::LimiterSettings>(chain[0].settings).ceilingDbtp, -1.0);
}

TEST_F(Album, TakesANewMixOfASongInThePlaceOfTheOld) {
    tests::writeMix(desk / ".", {.name = "new.wav", .peakDb = -3.5, .silenceAhead = 0.25, .song = "two.wav"});
    ASSERT_EQ(set({"track.2.title=Harbour", "track.2.level=-1"}).status, 0);
    const auto ran = desk.run({"replace", "A.lacquer", "2", "new.wav"});
    ASSERT_EQ(ran.status, 0) << ran.error;
    EXPECT_NE(ran.out.find("11025 frames"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("3.0 dB softer"), std::string::npos) << ran.out;
    const core::Album album = saved();
    EXPECT_EQ(core::findSource(album, album.tracks[1].clips[0].source)->path, desk / "new.wav");
    EXPECT_EQ(album.tracks[1].clips[0].region.from, 11025);
    EXPECT_EQ(album.tracks[1].metadata.title, "Harbour");
    EXPECT_EQ(album.tracks[1].levelDb, -1.0);
    EXPECT_EQ(album.tracks[1].versions.size(), 1U);
}

TEST(NewAlbum, TakesTheCommonestRateAndTheHigherOfTwo) {
    const Desk desk;
    tests::writeMix(desk / ".", {.name = "low.wav"});
    tests::writeMix(desk / ".", {.name = "high.wav", .rate = 96000});
    ASSERT_EQ(desk.run({"new", "A.lacquer", "low.wav", "high.wav"}).status, 0);
    EXPECT_EQ(core::loadAlbum(desk / "A.lacquer").rate, 96000);
}

TEST_F(Album, FitsOnAPageOfAHundredColumns) {
    set({"track.2.title=とても長い日本語のタイトルはどこかで切らなければならないので切る", "track.1.gap=0"});
    const auto ran = desk.run({"show", "A.lacquer"});
    ASSERT_EQ(ran.status, 0);
    EXPECT_NE(ran.out.find("00:02:00"), std::string::npos);
    std::istringstream lines(ran.out);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(app::displayWidth(line), 100) << line;
}

TEST_F(Album, SurvivesAReaderThatHasSeenEnough) {
    const auto ran = desk.shell("set -o pipefail; for i in 1 2 3; do \"$LACQUER\" modules --json | head -1; done");
    EXPECT_EQ(ran.status, 0) << ran.error;
    EXPECT_EQ(ran.error, "");
}

TEST(Modules, ListTheRowsOfEveryModule) {
    const Desk desk;
    const auto all = desk.run({"modules", "--json"}).json()["modules"];
    EXPECT_EQ(all.size(), core::modules().size());
    const auto limiter = desk.run({"modules", "limiter", "--json"}).json()["modules"][0];
    EXPECT_EQ(limiter["id"], "limiter");
    EXPECT_TRUE(std::ranges::any_of(limiter["parameters"], [](const auto& row) {
        return row["id"] == "ceiling" && row["unit"] == "dBTP" && row["range"][1] == 0.0 && row["default"] == -1.0;
    }));
}

} // namespace
