#include "core/AudioFileWriter.h"

#include "core/AudioFile.h"
#include "core/Error.h"
#include "core/SafeFile.h"
#include "tests/support/FullDisk.h"
#include "tests/support/Scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <random>

using namespace core;
using enum Delivery::Format;
using enum Delivery::WordLength;
using testing::HasSubstr;

namespace {

/// 1, 2, 3 ... as values of that many bits, left-justified, with both extremes at the end. Interleaved.
std::vector<std::int32_t> ramp(int frames, int bits) {
    std::vector<std::int32_t> samples;
    for (int i = 0; i < 2 * frames - 2; ++i) samples.push_back((i + 1) * (1 << (32 - bits)));
    samples.push_back(INT32_MIN);
    samples.push_back((INT32_MAX >> (32 - bits)) * (1 << (32 - bits)));
    return samples;
}

class Writing : public testing::Test {
  protected:
    void write(const std::filesystem::path& to, Delivery::Format format, Delivery::WordLength wordLength,
               std::span<const std::int32_t> samples, FrameCount announced) {
        AudioFileWriter writer(to, format, wordLength, 48000, announced);
        writer.write(samples);
        writer.finish();
    }
    tests::ScratchFolder folder;
    std::filesystem::path path = folder / "sound";
};

using AudioFileWriterTest = Writing;

} // namespace

TEST_F(AudioFileWriterTest, KeepsEveryInteger) {
    for (const auto format : {wav, flac})
        for (const int bits : {16, 20, 24}) {
            const auto written = ramp(10000, bits);
            write(path, format, bits == 16 ? int16 : bits == 20 ? int20 : int24, written, 10000);
            AudioFile file(path);
            EXPECT_EQ(file.facts().container, format == wav ? "WAV" : "FLAC");
            EXPECT_EQ(file.facts().wordLength, bits == 20 ? 24 : bits);
            EXPECT_EQ(file.facts().rate, 48000);
            std::vector<std::int32_t> read(written.size());
            EXPECT_EQ(file.read(read), 10000);
            EXPECT_EQ(read, written);
        }
}

TEST_F(AudioFileWriterTest, KeepsEveryFloat) {
    const std::vector<float> written = {1.5F, -3.25F, 0x1p-149F, -0.0F, 0.1F, 1.0F};
    AudioFileWriter writer(path, wav, float32, 44100, 3);
    writer.write(written);
    writer.finish();
    AudioFile file(path);
    EXPECT_EQ(file.facts().encoding, "32-bit float");
    std::vector<float> read(6);
    EXPECT_EQ(file.read(read), 3);
    EXPECT_EQ(std::memcmp(read.data(), written.data(), sizeof(float) * 6), 0);
}

TEST_F(AudioFileWriterTest, WritesTheSameBytesAtAnyTime) {
    for (const auto wordLength : {int24, float32}) {
        for (const char* name : {"a", "b"}) {
            AudioFileWriter writer(folder / name, wav, wordLength, 44100, 2);
            if (wordLength == float32)
                writer.write(std::array{0.1F, 0.2F, 0.3F, 0.4F});
            else
                writer.write(std::array{256, 512, 768, 1024});
            writer.finish();
        }
        EXPECT_EQ(readFile(folder / "a"), readFile(folder / "b"));
        EXPECT_THAT(readFile(folder / "a"), Not(HasSubstr("PEAK"))); // which holds the time of writing
    }
}

TEST_F(AudioFileWriterTest, MakesAnRf64OnlyWhereAWavWouldPassItsLimit) {
    const FrameCount most = ((std::int64_t{1} << 32) - (std::int64_t{64} << 20)) / 6;
    AudioFileWriter{path, wav, int24, 44100, most};
    EXPECT_EQ(readFile(path).substr(0, 4), "RIFF");
    AudioFileWriter{path, wav, int24, 44100, most + 1};
    EXPECT_EQ(readFile(path).substr(0, 4), "RF64");
}

TEST_F(AudioFileWriterTest, SaysThatTheDiskIsFull) {
    std::mt19937 random(1);
    std::vector<std::int32_t> samples(1'000'000); // noise: FLAC makes nothing of a ramp
    for (auto& sample : samples) sample = static_cast<std::int32_t>(random() & 0xFFFFFF00U);
    for (const auto format : {wav, flac}) {
        const tests::FullDisk full(200'000);
        try {
            write(path, format, int24, samples, 500'000);
            ADD_FAILURE() << "a full disk went unseen";
        } catch (const Error& error) {
            EXPECT_THAT(error.what(), HasSubstr("cannot be written"));
        }
    }
}

TEST_F(AudioFileWriterTest, SeesTheLastBlockThatDoesNotFit) {
    const auto samples = ramp(5000, 24);
    write(path, flac, int24, samples, 5000);
    const auto whole = std::filesystem::file_size(path);
    for (const std::uintmax_t missing : {1U, 100U, 5000U}) {
        const tests::FullDisk full(whole - missing);
        EXPECT_THROW(write(path, flac, int24, samples, 5000), Error) << missing;
    }
    const tests::FullDisk full(44 + 6 * 5000 - 1);
    EXPECT_THROW(write(path, wav, int24, samples, 5000), Error);
}

TEST_F(AudioFileWriterTest, WritesNoOtherNumberOfFramesThanWasAnnounced) {
    EXPECT_THROW(write(path, wav, int16, ramp(10, 16), 11), Error);
}
