#include "core/FileMarks.h"

#include "core/AudioFile.h"
#include "core/AudioFileWriter.h"
#include "core/FlacCueSheet.h"
#include "core/SafeFile.h"
#include "core/Tags.h"
#include "tests/support/Scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sndfile.h>

#include <cstring>

using namespace core;
using enum Delivery::Format;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

FileMarks twoTracks() {
    return {.ean = "4006381333931",
            .isCd = true,
            .end = 588 * 20,
            .tracks = {{.number = 1, .title = "Über", .isrc = "DEA712600001", .indexes = {588 * 3}},
                       {.number = 2, .title = "Zwei", .preEmphasis = true, .pause = 588 * 9, .start = 588 * 10}}};
}

std::filesystem::path written(const tests::ScratchFolder& folder, Delivery::Format format, const FileMarks& marks) {
    const auto path = folder / "album";
    std::vector<std::int32_t> ramp(2 * 588 * 20);
    for (std::size_t n = 0; n < ramp.size(); ++n) ramp[n] = static_cast<std::int32_t>(n + 1) << 8;
    AudioFileWriter writer(path, format, Delivery::WordLength::int24, 44100, 588 * 20);
    writer.write(ramp);
    writer.finish();
    writeTags(path, {.title = "Album"}, marks);
    AudioFile file(path);
    std::vector<std::int32_t> read(ramp.size());
    EXPECT_EQ(file.read(read), 588 * 20);
    EXPECT_EQ(read, ramp);
    EXPECT_EQ(readTags(path).title, "Album");
    return path;
}

/// The frames of the cue points, or of an AIFF's markers, by libsndfile.
std::vector<FramePos> pointsIn(const std::filesystem::path& path) {
    SF_INFO info{};
    SNDFILE* file = sf_open(path.c_str(), SFM_READ, &info);
    SF_CUES cues{};
    std::vector<FramePos> points;
    if (sf_command(file, SFC_GET_CUE, &cues, sizeof cues))
        for (unsigned n = 0; n < cues.cue_count; ++n) {
            points.push_back(cues.cue_points[n].sample_offset);
            // A WAV says it twice; of an AIFF libsndfile fills in one of them.
            const bool isWav = (info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_WAV;
            EXPECT_TRUE(!isWav || cues.cue_points[n].position == cues.cue_points[n].sample_offset);
        }
    sf_close(file);
    return points;
}

} // namespace

TEST(FileMarks, AreCuePointsWithNamesInAWavAndMarkersInAnAiff) {
    const tests::ScratchFolder folder;
    for (const auto format : {wav, aiff}) {
        const auto path = written(folder, format, twoTracks());
        EXPECT_THAT(pointsIn(path), ElementsAre(0, 588 * 3, 588 * 10)) << static_cast<int>(format);
        const std::string bytes = readFile(path);
        for (const char* name : {"01 Über", "01.02 Über", "02 Zwei"}) EXPECT_THAT(bytes, HasSubstr(name));
    }
}

TEST(FileMarks, AreOfACdInAFlacFile) {
    const tests::ScratchFolder folder;
    const std::string block = readCueSheetBlock(written(folder, flac, twoTracks()));
    // RFC 9639, section 8.7: 396 bytes ahead of the tracks, 36 a track, 12 an index; the lead-out is a track too.
    ASSERT_EQ(block.size(), 396 + 3 * 36 + 4 * 12);
    const auto number = [&](std::size_t at, std::size_t bytes) {
        std::int64_t value = 0;
        for (std::size_t n = 0; n < bytes; ++n) value = value << 8 | static_cast<unsigned char>(block[at + n]);
        return value;
    };
    EXPECT_EQ(block.substr(0, 13), "4006381333931");
    EXPECT_EQ(number(128, 8), 88200);
    EXPECT_EQ(number(136, 1), 0x80);
    EXPECT_EQ(number(395, 1), 3);
    EXPECT_EQ(block.substr(396 + 9, 12), "DEA712600001");
    EXPECT_EQ(number(396 + 36, 8), 0);
    EXPECT_EQ(number(396 + 36 + 8, 1), 1);
    EXPECT_EQ(number(396 + 48, 8), 588 * 3);
    EXPECT_EQ(number(396 + 48 + 8, 1), 2);
    const std::size_t second = 396 + 36 + 24; // begins with its pause
    EXPECT_EQ(number(second, 8), 588 * 9);
    EXPECT_EQ(number(second + 8, 1), 2);
    EXPECT_EQ(number(second + 21, 1), 0x40);
    EXPECT_EQ(number(second + 36 + 8, 1), 0);
    EXPECT_EQ(number(second + 48, 8), 588);
    EXPECT_EQ(number(block.size() - 36, 8), 588 * 20);
    EXPECT_EQ(number(block.size() - 28, 1), 170);
}

TEST(FileMarks, TakeThePlaceOfOlderOnesAndMoveTheSoundOnlyWhereTheyNeedTo) {
    const tests::ScratchFolder folder;
    FileMarks many = twoTracks();
    for (int n = 3; n <= 99; ++n)
        many.tracks.push_back({.number = n, .title = "T", .start = 588 * 11, .indexes = {588 * 12, 588 * 13}});
    const auto path = written(folder, flac, many);
    EXPECT_EQ(readCueSheetBlock(path), cueSheetBlock(many));
    const auto size = std::filesystem::file_size(path);
    writeCueSheetBlock(path, cueSheetBlock(twoTracks()));
    EXPECT_EQ(readCueSheetBlock(path), cueSheetBlock(twoTracks()));
    EXPECT_EQ(std::filesystem::file_size(path), size);
    EXPECT_EQ(audioFacts(path).frames, 588 * 20);
}
