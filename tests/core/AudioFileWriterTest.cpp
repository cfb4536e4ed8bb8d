#include "core/AudioFileWriter.h"

#include "core/AudioFile.h"
#include "core/Error.h"
#include "core/SafeFile.h"
#include "tests/support/FullDisk.h"
#include "tests/support/Scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
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
    void writeFloats(const std::filesystem::path& to, Delivery::Format format, std::span<const float> samples) {
        AudioFileWriter writer(to, format, float32, 48000, static_cast<FrameCount>(samples.size() / 2));
        writer.write(samples);
        writer.finish();
    }
    tests::ScratchFolder folder;
    std::filesystem::path path = folder / "sound";
};

/// Dark noise, sides different: what is a frame off does not null, as it does with a slow sine.
std::vector<float> music(FrameCount frames) {
    std::mt19937 random(7);
    std::vector<float> sound;
    float left = 0.0F;
    float right = 0.0F;
    const auto draw = [&] { return static_cast<float>(random()) / 4294967296.0F - 0.5F; };
    for (FrameCount n = 0; n < frames; ++n) {
        sound.push_back(left += 0.2F * (draw() - left));
        sound.push_back(right += 0.2F * (draw() - right));
    }
    return sound;
}

/// By how much the difference is softer than the sound, with the decoded one moved by frames. Edges left out.
double depthDb(std::span<const float> sound, std::span<const float> decoded, int offFrames) {
    double energy = 0.0;
    double error = 0.0;
    for (std::size_t n = 4; n + 4 < sound.size(); ++n) {
        const double difference = double{decoded[n + static_cast<std::size_t>(2 * offFrames)]} - double{sound[n]};
        energy += double{sound[n]} * double{sound[n]};
        error += difference * difference;
    }
    return 10.0 * std::log10(energy / error);
}

using AudioFileWriterTest = Writing;

} // namespace

TEST_F(AudioFileWriterTest, KeepsEveryInteger) {
    const std::pair<Delivery::Format, const char*> containers[] = {
        {wav, "WAV"}, {flac, "FLAC"}, {aiff, "AIFF"}, {caf, "CAF"}, {w64, "W64"}};
    for (const auto& [format, container] : containers)
        for (const int bits : {16, 20, 24}) {
            const auto written = ramp(10000, bits);
            write(path, format, bits == 16 ? int16 : bits == 20 ? int20 : int24, written, 10000);
            AudioFile file(path);
            EXPECT_EQ(file.facts().container, container);
            EXPECT_EQ(file.facts().wordLength, bits == 20 ? 24 : bits);
            EXPECT_EQ(file.facts().rate, 48000);
            std::vector<std::int32_t> read(written.size());
            EXPECT_EQ(file.read(read), 10000);
            EXPECT_EQ(read, written);
        }
}

TEST_F(AudioFileWriterTest, KeepsEveryFloat) {
    // Long enough that libsndfile's AIFF is longer than the head with a peak chunk which it begins with.
    std::vector<float> written = {1.5F, -3.25F, 0x1p-149F, -0.0F, 0.1F, 1.0F};
    written.resize(200, 0.25F);
    for (const auto format : {wav, aiff, caf, w64}) {
        AudioFileWriter writer(path, format, float32, 44100, 100);
        writer.write(written);
        writer.finish();
        AudioFile file(path);
        EXPECT_EQ(file.facts().encoding, "32-bit float");
        std::vector<float> read(200);
        EXPECT_EQ(file.read(read), 100);
        EXPECT_EQ(std::memcmp(read.data(), written.data(), sizeof(float) * 200), 0);
    }
}

TEST_F(AudioFileWriterTest, MakesLossyFilesThatAreDecodedToEveryFrameInItsPlace) {
    for (const auto format : {mp3, mp3Vbr, vorbis, opus})
        for (const FrameCount frames : {1, 1151, 48000, 100'003}) {
            const auto written = music(frames);
            writeFloats(path, format, written);
            AudioFile file(path);
            EXPECT_TRUE(file.facts().isLossy);
            std::vector<float> read(written.size() + 20'000);
            ASSERT_EQ(file.read(read), frames) << static_cast<int>(format);
            if (frames < 48000) continue;
            EXPECT_GT(depthDb(written, read, 0), 13.0) << static_cast<int>(format);
            for (const int off : {-1, 1}) EXPECT_LT(depthDb(written, read, off), 10.0) << static_cast<int>(format);
        }
}

TEST_F(AudioFileWriterTest, MakesMp3OfConstantAndOfVariableRate) {
    const std::vector<float> silence(2 * 48000 * 4);
    writeFloats(path, mp3, silence);
    EXPECT_NEAR(static_cast<double>(std::filesystem::file_size(path)), 4 * 320'000 / 8, 3000);
    writeFloats(path, mp3Vbr, silence);
    EXPECT_LT(std::filesystem::file_size(path), 4 * 64'000 / 8);
}

TEST_F(AudioFileWriterTest, MakesTheSameBytesOfTheSameSoundThoughOggDrawsNumbersByLot) {
    const auto sound = music(48000);
    for (const auto format : {aiff, caf, w64, mp3, mp3Vbr, vorbis, opus}) {
        for (const char* name : {"a", "b"}) writeFloats(folder / name, format, sound);
        EXPECT_EQ(readFile(folder / "a"), readFile(folder / "b")) << static_cast<int>(format);
    }
}

TEST_F(AudioFileWriterTest, MakesTheSameLossyBytesHoweverTheSoundIsCut) {
    auto sound = music(100'000);
    for (std::size_t n = 0; n < sound.size(); ++n)
        if (n / 20'000 % 2 == 0) sound[n] *= 0.01F; // so that a block has something to be chosen for
    for (const auto format : {mp3, mp3Vbr, vorbis, opus}) {
        writeFloats(folder / "whole", format, sound);
        AudioFileWriter writer(path, format, float32, 48000, 100'000);
        for (std::size_t at = 0; at < sound.size(); at += 666)
            writer.write(std::span<const float>(sound).subspan(at, std::min<std::size_t>(666, sound.size() - at)));
        writer.finish();
        EXPECT_EQ(readFile(path), readFile(folder / "whole")) << static_cast<int>(format);
    }
}

TEST_F(AudioFileWriterTest, RefusesAnAiffThatWouldPass4GiB) {
    const FrameCount most = ((std::int64_t{1} << 32) - (std::int64_t{64} << 20)) / 6;
    EXPECT_NO_THROW((AudioFileWriter{path, aiff, int24, 44100, most}));
    EXPECT_THROW((AudioFileWriter{path, aiff, int24, 44100, most + 1}), Error);
    EXPECT_NO_THROW((AudioFileWriter{path, caf, int24, 44100, most + 1}));
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
    for (const auto format : {wav, flac, aiff, caf, w64}) {
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
    for (const auto format : {wav, aiff, caf, w64}) {
        write(path, format, int24, samples, 5000);
        const tests::FullDisk fullForIt(std::filesystem::file_size(path) - 1);
        EXPECT_THROW(write(path, format, int24, samples, 5000), Error) << static_cast<int>(format);
    }
}

TEST_F(AudioFileWriterTest, WritesNoOtherNumberOfFramesThanWasAnnounced) {
    EXPECT_THROW(write(path, wav, int16, ramp(10, 16), 11), Error);
}
