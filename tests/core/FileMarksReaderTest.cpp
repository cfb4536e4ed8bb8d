#include "core/FileMarksReader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace {

using namespace core;

FileMarks telling() {
    return {.ean = "0123456789012",
            .isCd = true,
            .end = 1764000,
            .tracks = {{.number = 1, .title = "One", .isrc = "GBXYZ2600001", .start = 0},
                       {.number = 2,
                        .title = "2 x 2",
                        .preEmphasis = true,
                        .pause = 441000,
                        .start = 529200,
                        .indexes = {588000, 646800}},
                       {.number = 3, .title = "", .start = 882000}}};
}

TEST(FileMarksReader, ReadsTheCueSheetBlockThatIsWritten) {
    auto expected = telling();
    for (auto& track : expected.tracks) track.title.clear();
    EXPECT_EQ(marksOfCueSheetBlock(cueSheetBlock(telling())), expected);
}

TEST(FileMarksReader, ReadsTheCuePointsThatAreWritten) {
    FileMarks expected;
    for (const auto& track : telling().tracks)
        expected.tracks.push_back(
            {.number = track.number, .title = track.title, .start = track.start, .indexes = track.indexes});
    EXPECT_EQ(marksOfCueChunks(cueChunks(telling())), expected);
}

TEST(FileMarksReader, TakesPointsOfOthersForStarts) {
    auto chunks = cueChunks({.tracks = {{.number = 1, .start = 700}, {.number = 2, .start = 300}}});
    chunks.pop_back(); // No labels.
    const auto marks = marksOfCueChunks(chunks);
    ASSERT_EQ(marks.tracks.size(), 2u);
    EXPECT_EQ(marks.tracks[0].start, 300);
    EXPECT_EQ(marks.tracks[1].start, 700);
}

// Under AddressSanitizer: whatever the bytes.
TEST(FileMarksReader, SurvivesGarbage) {
    std::mt19937 random(20261129);
    const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    const auto broken = [&](std::string bytes) {
        for (std::size_t n = 1 + below(6); n > 0; --n) bytes[below(bytes.size())] = static_cast<char>(below(256));
        if (below(3) == 0) bytes.resize(below(bytes.size()));
        return bytes;
    };
    for (int round = 0; round < 3000; ++round) {
        for (const auto& track : marksOfCueSheetBlock(broken(cueSheetBlock(telling()))).tracks)
            EXPECT_GE(track.start, 0);
        auto chunks = cueChunks(telling());
        for (auto& chunk : chunks) chunk.bytes = broken(chunk.bytes);
        EXPECT_LE(marksOfCueChunks(chunks).tracks.size(), 5u);
    }
}

} // namespace
