#include "core/BroadcastExtension.h"

#include "core/AudioFile.h"
#include "core/AudioFileWriter.h"
#include "core/Error.h"
#include "core/SafeFile.h"
#include "core/Tags.h"
#include "tests/support/Scratch.h"

#include <gtest/gtest.h>
#include <sndfile.h>

#include <array>

using namespace core;
using enum Delivery::Format;
using enum Delivery::WordLength;

namespace {

BroadcastExtension full() {
    return {.description = "Artist - Title",
            .originator = "Label",
            .originatorReference = "DEA712600001",
            .date = "2026-11-22",
            .timeReference = 5'000'000'000,
            .codingHistory = "A=PCM,F=48000,W=24,M=stereo,T=Lacquer\r\n",
            .loudness = {.integratedLufs = -14.25,
                         .rangeLu = 6.5,
                         .truePeakDbtp = -1.01,
                         .maxMomentaryLufs = -9.0,
                         .maxShortTermLufs = -10.13}};
}

void write(const std::filesystem::path& path, const BroadcastExtension& extension) {
    AudioFileWriter writer(path, wav, int24, 48000, 2, bextBytes(extension));
    writer.write(std::array{256, 512, 768, 1024});
    writer.finish();
}

} // namespace

TEST(BroadcastExtension, ComesBackWholeAndStandsAheadOfTheSound) {
    const tests::ScratchFolder folder;
    const auto path = folder / "sound.wav";
    write(path, full());
    writeTags(path, {.title = "Title"});
    EXPECT_EQ(readBext(path), full());
    const std::string bytes = readFile(path);
    EXPECT_LT(bytes.find("bext"), bytes.find("data"));
    EXPECT_EQ(audioFacts(path).frames, 2);
}

TEST(BroadcastExtension, IsReadByLibsndfileAsVersion2) {
    const tests::ScratchFolder folder;
    write(folder / "sound.wav", full());
    SF_INFO info{};
    SNDFILE* file = sf_open((folder / "sound.wav").c_str(), SFM_READ, &info);
    SF_BROADCAST_INFO read{};
    EXPECT_TRUE(sf_command(file, SFC_GET_BROADCAST_INFO, &read, sizeof read));
    sf_close(file);
    EXPECT_EQ(read.version, 2);
    EXPECT_STREQ(read.description, "Artist - Title");
    EXPECT_EQ(std::string(read.origination_date, 10), "2026-11-22");
    EXPECT_EQ(read.time_reference_low + (std::uint64_t{read.time_reference_high} << 32), 5'000'000'000U);
    EXPECT_EQ(read.loudness_value, -1425);
    EXPECT_EQ(read.loudness_range, 650);
    EXPECT_EQ(read.max_true_peak_level, -101);
    EXPECT_EQ(read.max_momentary_loudness, -900);
    EXPECT_EQ(read.max_shortterm_loudness, -1013);
}

TEST(BroadcastExtension, GetsItsLoudnessLaterAndNothingElseMoves) {
    const tests::ScratchFolder folder;
    auto quiet = full();
    quiet.loudness = {};
    for (const auto& [name, extension] : {std::pair{"a", quiet}, {"b", full()}}) write(folder / name, extension);
    EXPECT_EQ(readBext(folder / "a").loudness, Loudness{});
    EXPECT_NE(readFile(folder / "a"), readFile(folder / "b"));
    writeBextLoudness(folder / "a", full().loudness);
    EXPECT_EQ(readFile(folder / "a"), readFile(folder / "b"));
}

TEST(BroadcastExtension, IsInAnRf64FileToo) {
    const tests::ScratchFolder folder;
    const FrameCount tooMany = std::int64_t{1} << 32;
    AudioFileWriter{folder / "long", wav, int24, 44100, tooMany, bextBytes(full())};
    EXPECT_EQ(readFile(folder / "long").substr(0, 4), "RF64");
    EXPECT_EQ(readBext(folder / "long"), full());
}

TEST(BroadcastExtension, CutsWhatDoesNotFitAndHasNoPlaceWhereThereIsNone) {
    const tests::ScratchFolder folder;
    write(folder / "long", {.description = std::string(300, 'd'), .originator = std::string(40, 'o'), .date = "2026"});
    const auto found = readBext(folder / "long");
    EXPECT_EQ(found.description, std::string(256, 'd'));
    EXPECT_EQ(found.originator, std::string(32, 'o'));
    EXPECT_EQ(found.date, "");
    AudioFileWriter plain(folder / "plain", wav, int24, 48000, 2);
    plain.write(std::array{256, 512, 768, 1024});
    plain.finish();
    EXPECT_EQ(readBext(folder / "plain"), BroadcastExtension{});
    EXPECT_THROW(writeBextLoudness(folder / "plain", {}), Error);
}
