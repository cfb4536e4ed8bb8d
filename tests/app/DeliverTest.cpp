// The main job from end to end through the program: mixes of every format in, DDP, WAV and FLAC out, verified.
#include "core/ProjectFile.h"
#include "tests/app/Mixes.h"
#include "tests/app/Run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;
using tests::Desk;

std::vector<fs::path> filesOf(const nlohmann::json& delivery) {
    std::vector<fs::path> files;
    for (const auto& file : delivery["files"]) files.emplace_back(file["path"].get<std::string>());
    return files;
}

/// The samples of the track files, laid end to end, and those of the album file, which is the longest.
template <class Read>
auto tracksAndAlbum(const nlohmann::json& delivery, Read read) {
    decltype(read(fs::path())) joined;
    decltype(read(fs::path())) album;
    for (const fs::path& file : filesOf(delivery)) {
        const auto samples = read(file);
        const bool isTrack = std::isdigit(static_cast<unsigned char>(file.filename().string().front())) != 0;
        if (isTrack)
            joined.insert(joined.end(), samples.begin(), samples.end());
        else
            album = samples;
    }
    return std::pair(joined, album);
}

/// The sound of a fileset from track 1's start on.
std::vector<short> imageOf(const fs::path& folder) {
    const std::string bytes = tests::textOf(folder / "IMAGE.DAT");
    std::vector<short> samples(bytes.size() / sizeof(short));
    std::memcpy(samples.data(), bytes.data(), bytes.size());
    return {samples.begin() + 150 * 588 * 2, samples.end()};
}

/// Eight mixes, mastered: chains on the album and on two tracks, a segue, metadata.
class Delivery : public testing::Test {
  protected:
    Delivery() {
        std::vector<std::string> make = {"new", "A.lacquer", "--title", "Blue Hour", "--artist", "Nobody"};
        for (const tests::Mix& mix : tests::mixedMixes()) {
            tests::writeMix(desk / ".", mix);
            make.push_back(mix.name);
        }
        EXPECT_EQ(desk.run(make).status, 0);
        for (const std::vector<std::string>& chain : std::vector<std::vector<std::string>>{{"album", "equalizer"},
                                                                                           {"album", "compressor"},
                                                                                           {"album", "limiter"},
                                                                                           {"2", "equalizer"},
                                                                                           {"3", "compressor"}}) {
            EXPECT_EQ(desk.run({"chain", "A.lacquer", chain[0], "add", chain[1]}).status, 0);
        }
        EXPECT_EQ(
            desk.run({"set", "A.lacquer", "upc=036000291452", "track.1.isrc=USRC11607839", "track.3.gap=-1",
                      "track.2.fadeOut=1", "track.3.fadeIn=1", "track.4.level=-2", "album.chain.equalizer.band1.gain=2",
                      "album.chain.limiter.drive=3", "track.2.chain.equalizer.band1.gain=-3"})
                .status,
            0);
    }

    nlohmann::json deliver(std::vector<std::string> with) const {
        with.insert(with.begin(), {"deliver", "A.lacquer", "--json", "--to"});
        const auto ran = desk.run(with);
        EXPECT_EQ(ran.status, 0) << ran.error;
        return ran.json()["deliveries"];
    }

    Desk desk;
};

TEST_F(Delivery, OfEightMixesVerifiesAgainstItsAlbum) {
    const auto delivered = deliver({"out", "--as", "ddp", "--as", "wav16", "--as", "wav24", "--as", "flac24"});
    ASSERT_EQ(delivered.size(), 4U);
    for (const auto& delivery : delivered) EXPECT_EQ(delivery["tracks"].size(), 8U) << delivery["format"];
    EXPECT_EQ(desk.run({"verify", "out/ddp"}).status, 0);
    EXPECT_EQ(tests::textOf(desk / "out/ddp/Nobody_Blue-Hour PQ sheet.pdf").substr(0, 5), "%PDF-");
    const auto verified = desk.run({"verify", "out/ddp", "--against", "A.lacquer", "--json"});
    EXPECT_EQ(verified.status, 0) << verified.error;
    EXPECT_EQ(verified.json()["well"], true);
    EXPECT_EQ(verified.json()["tracks"], 8);
}

TEST_F(Delivery, TheImageIsTheJoinedTracksOfTheFiles) {
    const auto delivered = deliver({"out", "--as", "ddp", "--as", "wav16", "--rate", "44100"});
    const auto [joined, album] = tracksAndAlbum(delivered[1], tests::samples16);
    EXPECT_EQ(joined, album);
    std::vector<short> image = imageOf(desk / "out/ddp/Nobody_Blue-Hour");
    ASSERT_GE(image.size(), joined.size());
    EXPECT_LT(image.size() - joined.size(), 588U * 2U);
    EXPECT_TRUE(std::all_of(image.begin() + static_cast<std::ptrdiff_t>(joined.size()), image.end(),
                            [](short sample) { return sample == 0; }));
    image.resize(joined.size());
    EXPECT_EQ(image, joined);
}

TEST_F(Delivery, ThreadsAndBlocksChangeNoBit) {
    const auto one = deliver({"one", "--as", "wav32f", "--threads", "1", "--block", "64"});
    const auto all = deliver({"all", "--as", "wav32f", "--block", "4096"});
    EXPECT_EQ(tracksAndAlbum(one[0], tests::samplesFloat), tracksAndAlbum(all[0], tests::samplesFloat));
}

TEST_F(Delivery, WritesTheOtherFormatsAndSaysHowWellTheLossyOnesNull) {
    const auto delivered = deliver({"out", "--as", "wav16", "--as", "aiff16", "--as", "w64-16", "--as", "mp3vbr"});
    const auto pcm = tracksAndAlbum(delivered[0], tests::samples16);
    EXPECT_EQ(tracksAndAlbum(delivered[1], tests::samples16), pcm);
    EXPECT_EQ(tracksAndAlbum(delivered[2], tests::samples16), pcm);
    for (const auto& file : delivered[1]["files"]) EXPECT_FALSE(file.contains("nullDepthDb"));
    for (const auto& file : delivered[3]["files"]) EXPECT_GT(file["nullDepthDb"], 3.0);
    const auto ran = desk.run({"deliver", "A.lacquer", "--to", "fast", "--as", "opus", "--rate", "96000"});
    EXPECT_EQ(ran.status, 1);
    EXPECT_NE(ran.error.find("96000 Hz; 48000 can"), std::string::npos) << ran.error;
}

TEST_F(Delivery, KeepsThePromisedShapeOfItsJson) {
    const auto ran = desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "flac16", "--json"});
    ASSERT_EQ(ran.status, 0) << ran.error;
    EXPECT_GT(ran.json()["timesRealTime"], 0.0);
    EXPECT_TRUE(ran.json()["findings"].is_array());
    const auto delivery = ran.json()["deliveries"][0];
    EXPECT_EQ(delivery["format"], "flac16");
    EXPECT_EQ(delivery["path"], (desk / "out/flac16").string());
    EXPECT_EQ(delivery["files"].size(), 9U);
    EXPECT_EQ(delivery["files"][0]["sha256"].get<std::string>().size(), 64U);
    EXPECT_EQ(delivery["files"][0]["bytes"], fs::file_size(filesOf(delivery)[0]));
    for (const char* key :
         {"number", "title", "startFrames", "lengthFrames", "integratedLufs", "rangeLu", "truePeakDbtp"})
        EXPECT_TRUE(delivery["tracks"][0].contains(key)) << key;
}

TEST_F(Delivery, FailsWhereATargetIsUnlessToldToReplaceIt) {
    deliver({"out", "--as", "wav16"});
    const auto again = desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "wav16"});
    EXPECT_EQ(again.status, 1);
    EXPECT_NE(again.error.find("out/wav16"), std::string::npos) << again.error;
    deliver({"out", "--as", "wav16", "--replace"});
}

TEST_F(Delivery, OfACancelledJobLeavesNothing) {
    // Minutes of sound: however late a busy machine lets the signal come, it comes before their end.
    std::vector<std::string> make = {"new", "Long.lacquer", "--chain", "safety"};
    make.insert(make.end(), 90, tests::mixedMixes()[0].name);
    ASSERT_EQ(desk.run(make).status, 0);
    const auto ran =
        desk.interrupted({"deliver", "Long.lacquer", "--to", "out", "--as", "ddp", "--as", "wav24"}, desk / "out");
    EXPECT_EQ(ran.status, 1) << ran.error;
    EXPECT_EQ(ran.error, "lacquer: cancelled\n");
    EXPECT_TRUE(!fs::exists(desk / "out") || fs::is_empty(desk / "out"));
}

TEST_F(Delivery, WritesTheAlbumsOwnWhenNoneIsAsked) {
    EXPECT_EQ(desk.run({"deliver", "A.lacquer", "--to", "out"}).status, 1);
    ASSERT_EQ(desk.run({"set", "A.lacquer", R"(deliveries=[{"format": "flac", "wordLength": "int16"}])"}).status, 0);
    EXPECT_EQ(deliver({"out"})[0]["format"], "flac16");
}

TEST_F(Delivery, TakesADitherAndBlanksSilenceWhenAsked) {
    const auto plain = deliver({"plain", "--as", "wav16"});
    const auto shaped = deliver({"shaped", "--as", "wav16", "--dither", "gentleShaping", "--blank-silence"});
    EXPECT_EQ(plain[0]["word"], "16 bit, TPDF dither");
    EXPECT_EQ(shaped[0]["word"], "16 bit, gently shaped dither, none in silence");
    EXPECT_NE(plain[0]["files"][0]["sha256"], shaped[0]["files"][0]["sha256"]);
    EXPECT_EQ(desk.run({"deliver", "A.lacquer", "--to", "no", "--as", "wav16", "--dither", "louder"}).status, 2);
}

TEST_F(Delivery, OfATrackTooShortForACdStopsAheadOfTheFirstByte) {
    ASSERT_EQ(desk.run({"set", "A.lacquer", "track.1.clip.1.out=2", "track.2.gap=0"}).status, 0);
    EXPECT_EQ(desk.run({"show", "A.lacquer"}).status, 0);
    const auto ran = desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "ddp"});
    EXPECT_EQ(ran.status, 1);
    EXPECT_TRUE(ran.error.starts_with("lacquer: ")) << ran.error;
    EXPECT_FALSE(fs::exists(desk / "out/ddp"));
}

TEST_F(Delivery, KeepsTheReasonThatAnsweredARule) {
    ASSERT_EQ(desk.run({"set", "A.lacquer", "upc=036000291453"}).status, 0); // Wrong check digit: a rule.
    EXPECT_EQ(desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "ddp"}).status, 1);
    deliver({"out", "--as", "ddp", "--reason", "the label insists"});
    EXPECT_EQ(core::loadAlbum(desk / "A.lacquer").deliveries.at(0).reason, "the label insists");
    deliver({"again", "--as", "ddp"});
}

TEST_F(Delivery, VerifiesWithTheCeilingThatItWasGiven) {
    deliver({"out", "--as", "ddp", "--ceiling", "-9"});
    EXPECT_EQ(desk.run({"verify", "out/ddp", "--against", "A.lacquer"}).status, 1);
    EXPECT_EQ(desk.run({"verify", "out/ddp", "--against", "A.lacquer", "--ceiling", "-9"}).status, 0);
}

TEST_F(Delivery, VerifiesWithTheDitherThatItWasGiven) {
    deliver({"out", "--as", "ddp", "--dither", "strongShaping"});
    EXPECT_EQ(desk.run({"verify", "out/ddp", "--against", "A.lacquer"}).status, 1);
    EXPECT_EQ(desk.run({"verify", "out/ddp", "--against", "A.lacquer", "--dither", "strongShaping"}).status, 0);
}

TEST_F(Delivery, VerifiesWithoutTheCeilingThatTheAlbumsOwnHas) {
    ASSERT_EQ(desk.run({"set", "A.lacquer", R"(deliveries.1={"format":"ddp","ceilingDbtp":-9})"}).status, 0);
    deliver({"out", "--as", "ddp"});
    EXPECT_EQ(desk.run({"verify", "out/ddp", "--against", "A.lacquer"}).status, 0);
}

TEST_F(Delivery, DamagedIsFound) {
    deliver({"out", "--as", "ddp"});
    std::fstream image(desk / "out/ddp/Nobody_Blue-Hour/IMAGE.DAT", std::ios::in | std::ios::out | std::ios::binary);
    image.seekp(1'000'000);
    image.put(static_cast<char>(image.peek() ^ 1));
    image.close();
    const auto ran = desk.run({"verify", "out/ddp", "--json"});
    EXPECT_EQ(ran.status, 1);
    EXPECT_EQ(ran.json()["well"], false);
    EXPECT_NE(ran.out.find("IMAGE.DAT"), std::string::npos);
}

} // namespace
