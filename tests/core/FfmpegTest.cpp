#include "core/Ffmpeg.h"

#include "core/Error.h"
#include "core/Mp4Edit.h"
#include "core/SafeFile.h"
#include "core/Tags.h"
#include "tests/support/FullDisk.h"
#include "tests/support/Scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

using namespace core;
using enum Delivery::Format;
using enum Delivery::WordLength;

namespace {

class Ffmpeg : public testing::Test {
  protected:
    void SetUp() override {
        if (!hasFfmpeg()) GTEST_SKIP() << "no ffmpeg on PATH";
    }
    tests::ScratchFolder folder;
    std::filesystem::path path = folder / "a sound: it's 100%.m4a";
};

/// 1, 2, 3 ... in words of that many bits, left-justified.
std::vector<std::int32_t> ramp(std::size_t frames, int bits) {
    std::vector<std::int32_t> words(2 * frames);
    for (std::size_t n = 0; n < words.size(); ++n) words[n] = static_cast<std::int32_t>((n + 1) << (32 - bits));
    return words;
}

std::vector<float> sines(std::size_t frames) {
    std::vector<float> sound;
    for (std::size_t n = 0; n < frames; ++n) {
        sound.push_back(static_cast<float>(0.5 * std::sin(0.3 * static_cast<double>(n))));
        sound.push_back(static_cast<float>(0.4 * std::sin(0.7 * static_cast<double>(n))));
    }
    return sound;
}

} // namespace

TEST_F(Ffmpeg, KeepsEveryWordOfAlacThroughItsTags) {
    for (const int bits : {16, 24}) {
        const auto written = ramp(10'007, bits);
        FfmpegEncoder encoder(path, alac, bits == 16 ? int16 : int24, 48000);
        encoder.write(written);
        encoder.finish();
        const Tags tags{.title = "Größe",
                        .trackNumber = 3,
                        .trackTotal = 5,
                        .isrc = "DEA712600001",
                        .songwriter = "A. Writer",
                        .arranger = "C. Arranger",
                        .producer = "D. Producer",
                        .mixer = "E. Mixer",
                        .engineer = "F. Engineer",
                        .conductor = "G. Conductor",
                        .media = "Digital Media",
                        .encoderSettings = "256 kb/s",
                        .replayGain = replayGain({.integratedLufs = -9.0}, {.integratedLufs = -11.0}),
                        .cover = {std::string("\x89PNG\r\n\x1a\n\0odd", 12), "image/png"}};
        writeTags(path, tags);
        EXPECT_EQ(readTags(path), tags);
        FfmpegDecoder decoder(path, true);
        std::vector<std::int32_t> read(written.size() + 8);
        EXPECT_EQ(decoder.read(read), 10'007);
        read.resize(written.size());
        EXPECT_EQ(read, written);
        EXPECT_EQ(editOf(path).length, 10'007);
    }
}

TEST_F(Ffmpeg, SaysToTheFrameHowLongAnAacIsAndPlaysItInItsPlace) {
    for (const std::size_t frames : {1U, 44'100U, 50'000U}) {
        const auto written = sines(frames);
        FfmpegEncoder encoder(path, aac, float32, 44100);
        encoder.write(written);
        encoder.finish();
        const Mp4Edit edit = editOf(path);
        EXPECT_EQ(edit.clock, 44100);
        EXPECT_EQ(edit.length, static_cast<FrameCount>(frames));
        EXPECT_EQ(edit.skipped, 1024);
        if (frames == 1) continue;
        FfmpegDecoder decoder(path, false);
        std::vector<float> read(written.size() + 4096);
        ASSERT_GE(decoder.read(read), edit.length);
        double error = 0.0;
        for (std::size_t n = 10'000; n + 10'000 < written.size(); ++n) error += std::pow(read[n] - written[n], 2.0);
        EXPECT_LT(error / static_cast<double>(written.size()), 1e-6);
    }
}

TEST_F(Ffmpeg, MakesTheSameBytesOfTheSameSound) {
    for (const char* name : {"a", "b"}) {
        FfmpegEncoder encoder(folder / name, aac, float32, 44100);
        encoder.write(sines(30'000));
        encoder.finish();
    }
    EXPECT_EQ(readFile(folder / "a"), readFile(folder / "b"));
}

TEST_F(Ffmpeg, SaysWhyItCouldNotWrite) {
    try {
        FfmpegEncoder encoder(folder / "no such folder" / "a.m4a", aac, float32, 44100);
        for (int n = 0; n < 100; ++n) encoder.write(sines(10'000));
        encoder.finish();
        FAIL() << "nothing was said";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("No such file"));
    }
}

TEST_F(Ffmpeg, SaysThatTheDiskIsFull) {
    const tests::FullDisk full(20'000);
    EXPECT_THROW(
        {
            FfmpegEncoder encoder(path, alac, int24, 44100);
            for (int n = 0; n < 20; ++n) encoder.write(ramp(50'000, 24));
            encoder.finish();
        },
        Error);
}

TEST(WithoutFfmpeg, ItIsSaidWhatIsMissing) {
    const std::string before = std::getenv("PATH");
    ::setenv("PATH", "/nowhere", 1);
    EXPECT_FALSE(hasFfmpeg());
    const tests::ScratchFolder folder;
    EXPECT_THROW(FfmpegEncoder(folder / "a.m4a", aac, float32, 44100), Error);
    ::setenv("PATH", before.c_str(), 1);
}
