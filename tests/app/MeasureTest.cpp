// `lacquer measure`: the figures of files, in the promised shape.
#include "tests/app/Mixes.h"
#include "tests/app/Run.h"

#include <gtest/gtest.h>
#include <sndfile.hh>

#include <string>
#include <vector>

namespace {

using tests::Desk;

/// Five seconds of digital silence.
void writeSilence(const std::filesystem::path& file) {
    SndfileHandle out(file.string(), SFM_WRITE, SF_FORMAT_WAV | SF_FORMAT_PCM_16, 2, 44100);
    const std::vector<short> zeros(2 * 5 * 44100);
    out.write(zeros.data(), static_cast<sf_count_t>(zeros.size()));
}

TEST(Measure, SilenceIsNullAndNeverNan) {
    const Desk desk;
    writeSilence(desk / "silence.wav");
    const auto ran = desk.run({"measure", "silence.wav", "--json"});
    ASSERT_EQ(ran.status, 0) << ran.error;
    for (const char* key :
         {"integratedLufs", "rangeLu", "truePeakDbtp", "samplePeakDb", "maxMomentaryLufs", "maxShortTermLufs"}) {
        EXPECT_TRUE(ran.json()["files"][0].at(key).is_null()) << key;
        EXPECT_TRUE(ran.json()["album"].at(key).is_null()) << key;
    }
}

TEST(Measure, SaysRateLengthAndChannelsOfEachFile) {
    const Desk desk;
    tests::writeMix(desk / ".", {.name = "mono.wav", .rate = 48000, .channels = 1});
    tests::writeMix(desk / ".", {.name = "stereo.flac", .rate = 96000});
    const auto ran = desk.run({"measure", "mono.wav", "stereo.flac", "--json"});
    ASSERT_EQ(ran.status, 0) << ran.error;
    const auto files = ran.json()["files"];
    EXPECT_EQ(files[0]["channels"], 1);
    EXPECT_EQ(files[0]["rate"], 48000);
    EXPECT_EQ(files[0]["frames"], 5 * 48000);
    EXPECT_EQ(files[1]["channels"], 2);
    EXPECT_EQ(files[1]["frames"], 5 * 96000);
    EXPECT_LT(files[1]["samplePeakDb"], 0.0);
    EXPECT_GE(files[1]["truePeakDbtp"], files[1]["samplePeakDb"]);
}

TEST(Measure, PrintsATableForPeople) {
    const Desk desk;
    writeSilence(desk / "silence.wav");
    const auto ran = desk.run({"measure", "silence.wav"});
    EXPECT_EQ(ran.status, 0);
    EXPECT_NE(ran.out.find("silence.wav"), std::string::npos);
    EXPECT_NE(ran.out.find("LUFS"), std::string::npos);
    EXPECT_EQ(ran.out.find("nan"), std::string::npos);
}

} // namespace
