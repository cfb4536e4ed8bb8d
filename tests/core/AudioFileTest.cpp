#include "core/AudioFile.h"

#include "core/Error.h"
#include "core/SafeFile.h"
#include "tests/support/Scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sndfile.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

using namespace core;
using testing::HasSubstr;

namespace {

constexpr int rampFrames = 5000;

/// 1, 2, 3 ... in steps of 16 bits' smallest value, in any format that libsndfile writes.
void writeRamp(const std::filesystem::path& path, int format, int channels = 2, int frames = rampFrames,
               int rate = 48000) {
    SF_INFO info{.samplerate = rate, .channels = channels, .format = format};
    SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &info);
    ASSERT_NE(file, nullptr) << sf_strerror(nullptr);
    std::vector<float> ramp(static_cast<std::size_t>(frames * channels));
    for (std::size_t i = 0; i < ramp.size(); ++i) ramp[i] = static_cast<float>(i % 30000 + 1) / 32768.0F;
    sf_command(file, SFC_SET_CLIPPING, nullptr, SF_TRUE);
    sf_writef_float(file, ramp.data(), frames);
    sf_close(file);
}

std::string messageOf(const std::filesystem::path& path) {
    try {
        AudioFile file(path);
        std::vector<float> block(4096);
        while (file.read(block) > 0) continue;
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

/// Everything, in blocks of an odd size.
std::vector<double> read(AudioFile& file) {
    std::vector<double> all;
    std::vector<double> block(2 * 777);
    while (const FrameCount frames = file.read(block))
        all.insert(all.end(), block.begin(), block.begin() + frames * file.facts().channels);
    return all;
}

/// The checksum of an Ogg page (RFC 3533, section 6: polynomial 0x04c11db7, no reflection, nothing inverted).
std::uint32_t oggChecksum(std::string_view page) {
    std::uint32_t sum = 0;
    for (const char byte : page) {
        sum ^= static_cast<std::uint32_t>(static_cast<unsigned char>(byte)) << 24;
        for (int bit = 0; bit < 8; ++bit) sum = (sum << 1) ^ ((sum & 0x80000000U) != 0 ? 0x04c11db7U : 0U);
    }
    return sum;
}

/// The first page with sound ends `frames` ahead of 0 on the stream's clock, as where encoders are cut.
void startAhead(const std::filesystem::path& path, std::int64_t frames) {
    std::ifstream in(path, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(in), {});
    std::size_t at = 0;
    std::int64_t clock = 0;
    for (; clock == 0; std::memcpy(&clock, &bytes[at + 6], sizeof clock)) at = bytes.find("OggS", at + 4);
    clock = -frames;
    std::memcpy(&bytes[at + 6], &clock, sizeof clock);
    std::memset(&bytes[at + 22], 0, 4);
    const std::uint32_t sum = oggChecksum(std::string_view(bytes).substr(at, bytes.find("OggS", at + 4) - at));
    std::memcpy(&bytes[at + 22], &sum, sizeof sum);
    std::ofstream(path, std::ios::binary) << bytes;
}

class Reading : public testing::Test {
  protected:
    tests::ScratchFolder folder;
    std::filesystem::path path = folder / "sound";
};

using AudioFileTest = Reading;

struct Lossless {
    int format;
    AudioFacts facts;
};

class AudioFileOf : public AudioFileTest, public testing::WithParamInterface<Lossless> {};

AudioFacts facts(const char* container, const char* encoding, int wordLength) {
    return {48000, 2, rampFrames, container, encoding, wordLength, false};
}

} // namespace

INSTANTIATE_TEST_SUITE_P(Containers, AudioFileOf,
                         testing::Values(Lossless{SF_FORMAT_WAV | SF_FORMAT_PCM_16, facts("WAV", "16-bit PCM", 16)},
                                         Lossless{SF_FORMAT_WAVEX | SF_FORMAT_PCM_24, facts("WAV", "24-bit PCM", 24)},
                                         Lossless{SF_FORMAT_WAV | SF_FORMAT_PCM_32, facts("WAV", "32-bit PCM", 32)},
                                         Lossless{SF_FORMAT_WAV | SF_FORMAT_FLOAT, facts("WAV", "32-bit float", 0)},
                                         Lossless{SF_FORMAT_WAV | SF_FORMAT_DOUBLE, facts("WAV", "64-bit float", 0)},
                                         Lossless{SF_FORMAT_RF64 | SF_FORMAT_PCM_24, facts("RF64", "24-bit PCM", 24)},
                                         Lossless{SF_FORMAT_W64 | SF_FORMAT_PCM_24, facts("W64", "24-bit PCM", 24)},
                                         Lossless{SF_FORMAT_AIFF | SF_FORMAT_PCM_16, facts("AIFF", "16-bit PCM", 16)},
                                         Lossless{SF_FORMAT_AIFF | SF_FORMAT_FLOAT, facts("AIFF", "32-bit float", 0)},
                                         Lossless{SF_FORMAT_CAF | SF_FORMAT_PCM_24, facts("CAF", "24-bit PCM", 24)},
                                         Lossless{SF_FORMAT_FLAC | SF_FORMAT_PCM_24, facts("FLAC", "24-bit PCM", 24)}));

TEST_P(AudioFileOf, GivesEveryFrameAtItsPlace) {
    writeRamp(path, GetParam().format);
    AudioFile file(path);
    EXPECT_EQ(file.facts(), GetParam().facts);
    const auto samples = read(file);
    ASSERT_EQ(samples.size(), 2U * rampFrames);
    for (std::size_t i = 0; i < samples.size(); ++i) ASSERT_EQ(samples[i], static_cast<double>(i + 1) / 32768.0) << i;
    file.rewind();
    EXPECT_EQ(read(file), samples);
}

TEST_F(AudioFileTest, ReadsLossyFilesAndSaysThatTheyAre) {
    const auto check = [&](int format, const char* container, const char* encoding) {
        writeRamp(path, format);
        AudioFile file(path);
        EXPECT_TRUE(file.facts().isLossy) << encoding;
        EXPECT_EQ(file.facts().container, container);
        EXPECT_EQ(file.facts().encoding, encoding);
        const auto frames = static_cast<FrameCount>(read(file).size()) / 2;
        EXPECT_NEAR(static_cast<double>(frames), rampFrames, 3 * 1152) << encoding;
    };
    check(SF_FORMAT_OGG | SF_FORMAT_VORBIS, "Ogg", "Vorbis");
    check(SF_FORMAT_OGG | SF_FORMAT_OPUS, "Ogg", "Opus");
    check(SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, "MP3", "MP3");
}

TEST_F(AudioFileTest, GivesAFloatMixOverFullScaleUnclipped) {
    SF_INFO info{.samplerate = 44100, .channels = 1, .format = SF_FORMAT_WAV | SF_FORMAT_FLOAT};
    SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &info);
    const std::array<float, 3> loud = {1.75F, -2.5F, 0x1p-140F};
    sf_writef_float(file, loud.data(), 3);
    sf_close(file);
    AudioFile reader(path);
    EXPECT_EQ(reader.facts().channels, 1);
    EXPECT_EQ(read(reader), (std::vector<double>{1.75, -2.5, 0x1p-140}));
}

TEST_F(AudioFileTest, RefusesOtherEncodingsByName) {
    writeRamp(path, SF_FORMAT_WAV | SF_FORMAT_ALAW);
    EXPECT_THAT(messageOf(path), HasSubstr("holds A-Law. Lacquer reads WAV"));
    writeRamp(path, SF_FORMAT_WAV | SF_FORMAT_IMA_ADPCM);
    EXPECT_THAT(messageOf(path), HasSubstr("holds IMA ADPCM."));
    writeRamp(path, SF_FORMAT_CAF | SF_FORMAT_ALAC_24);
    EXPECT_THAT(messageOf(path), HasSubstr("ALAC"));
}

TEST_F(AudioFileTest, RefusesOtherContainersAndOtherFiles) {
    for (const int format : {SF_FORMAT_AU, SF_FORMAT_VOC, SF_FORMAT_PAF, SF_FORMAT_SVX, SF_FORMAT_NIST}) {
        writeRamp(path, format | SF_FORMAT_PCM_16, format == SF_FORMAT_SVX ? 1 : 2);
        EXPECT_THAT(messageOf(path), HasSubstr("is no audio file that Lacquer reads")) << std::hex << format;
    }
    writeFile(path, "Dear diary, today I heard a song.");
    EXPECT_THAT(messageOf(path), HasSubstr("is no audio file that Lacquer reads"));
    writeFile(path, std::string("RIFF\x24\0\0\0WAVEfmt ", 16));
    EXPECT_THAT(messageOf(path), HasSubstr("cannot be read as audio"));
    writeFile(path, "");
    EXPECT_THAT(messageOf(path), HasSubstr("is empty"));
    EXPECT_THAT(messageOf(folder.path()), HasSubstr("cannot be read"));
    EXPECT_THAT(messageOf(folder / "none.wav"), HasSubstr("none.wav: cannot be read: there is no such file"));
}

TEST_F(AudioFileTest, RefusesMoreThanTwoChannelsAndNoSound) {
    writeRamp(path, SF_FORMAT_WAV | SF_FORMAT_PCM_16, 6);
    EXPECT_THAT(messageOf(path), HasSubstr("has 6 channels; Lacquer takes mono and stereo mixes"));
    writeRamp(path, SF_FORMAT_WAV | SF_FORMAT_PCM_16, 2, 0);
    EXPECT_THAT(messageOf(path), HasSubstr("holds no sound"));
}

TEST_F(AudioFileTest, CountsTheFramesOfAFileThatDoesNotTell) {
    writeRamp(path, SF_FORMAT_FLAC | SF_FORMAT_PCM_16);
    std::string bytes = readFile(path);
    // STREAMINFO's count of samples: 36 bits that end with byte 25; 0 = unknown (RFC 9639, section 8.2).
    bytes[21] = static_cast<char>(bytes[21] & 0xF0);
    for (std::size_t i = 22; i < 26; ++i) bytes[i] = 0;
    writeFile(path, bytes);
    AudioFile file(path);
    EXPECT_EQ(file.facts().frames, rampFrames);
    EXPECT_EQ(read(file).size(), 2U * rampFrames);
}

TEST_F(AudioFileTest, TakesAnOggWhoseClockStartsAheadOfZero) {
    writeRamp(path, SF_FORMAT_OGG | SF_FORMAT_VORBIS, 2, 3 * 48000);
    startAhead(path, 104);
    AudioFile file(path);
    const auto frames = static_cast<std::size_t>(file.facts().frames);
    EXPECT_EQ(read(file).size(), 2U * frames);
}

TEST_F(AudioFileTest, SaysThatAFileIsCutShort) {
    for (const int format : {SF_FORMAT_FLAC | SF_FORMAT_PCM_24, SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III}) {
        writeRamp(path, format, 2, 200'000);
        const std::string bytes = readFile(path);
        writeFile(path, bytes.substr(0, bytes.size() / 2));
        EXPECT_NE(messageOf(path), "no error") << std::hex << format;
    }
}

TEST_F(AudioFileTest, SaysThatPlainSamplesAreCutShort) {
    for (const int container : {SF_FORMAT_WAV, SF_FORMAT_WAVEX, SF_FORMAT_RF64, SF_FORMAT_W64, SF_FORMAT_AIFF}) {
        writeRamp(path, container | SF_FORMAT_PCM_24);
        const std::string bytes = readFile(path);
        EXPECT_EQ(messageOf(path), "no error") << std::hex << container;
        writeFile(path, bytes.substr(0, bytes.size() - 3000));
        EXPECT_THAT(messageOf(path), HasSubstr("3000 bytes of the sound")) << std::hex << container;
    }
}

TEST_F(AudioFileTest, TakesWhatAPipeWasRecordedInto) {
    writeRamp(path, SF_FORMAT_WAV | SF_FORMAT_PCM_16);
    std::string bytes = readFile(path);
    const std::size_t size = bytes.find("data") + 4;
    for (const char* unknown : {"\xff\xff\xff\xff", "\x00\xf0\xff\x7f"}) { // ffmpeg's and SoX's
        bytes.replace(size, 4, unknown, 4);
        writeFile(path, bytes);
        EXPECT_EQ(AudioFile(path).facts().frames, rampFrames);
    }
}

TEST_F(AudioFileTest, TakesPathsOfAnyLength) {
    auto deep = folder.path();
    for (int level = 0; level < 8; ++level) deep /= std::string(200, 'd');
    std::filesystem::create_directories(deep);
    writeRamp(path, SF_FORMAT_WAV | SF_FORMAT_PCM_16);
    std::filesystem::rename(path, deep / "\xff.wav");
    EXPECT_EQ(audioFacts(deep / "\xff.wav").frames, rampFrames);
}
