#include "core/FileFormat.h"

#include <gtest/gtest.h>

using namespace core;
using enum Delivery::Format;

TEST(FileFormat, GoesAtTheAlbumsRateOrAtTheNearestThatItHas) {
    const auto rate = [](Delivery::Format format, int albumRate, std::optional<int> asked = std::nullopt) {
        return rateOf({.format = format, .rate = asked}, albumRate);
    };
    EXPECT_EQ(rate(wav, 96000), 96000);
    EXPECT_EQ(rate(wav, 96000, 44100), 44100);
    EXPECT_EQ(rate(ddp, 96000), 44100);
    EXPECT_EQ(rate(mp3, 44100), 44100);
    EXPECT_EQ(rate(mp3, 176400), 44100);
    EXPECT_EQ(rate(mp3Vbr, 192000), 48000);
    EXPECT_EQ(rate(mp3, 96000, 44100), 44100);
    EXPECT_EQ(rate(opus, 44100), 48000);
    EXPECT_EQ(rate(vorbis, 192000), 192000);
    EXPECT_EQ(rate(aac, 192000), 96000);
    EXPECT_EQ(rate(aac, 176400), 88200);
}

TEST(FileFormat, TakesFloatsWhereItIsLossy) {
    EXPECT_EQ(wordLengthOf({.format = mp3}), Delivery::WordLength::float32);
    EXPECT_EQ(wordLengthOf({.format = ddp}), Delivery::WordLength::int16);
    EXPECT_EQ(wordLengthOf({.format = alac}), Delivery::WordLength::int24);
}

TEST(FileFormat, MakesDiscsAtTheirOneRateAndWord) {
    for (const auto format : {ddp, cue, cueBin, toc}) {
        EXPECT_TRUE(isDisc({.format = format}));
        EXPECT_EQ(rateOf({.format = format, .rate = 96000}, 48000), cdRate);
        EXPECT_EQ(wordLengthOf({.format = format, .wordLength = Delivery::WordLength::int24}),
                  Delivery::WordLength::int16);
    }
    for (const auto format : {wav, flac, mp3, vinyl}) EXPECT_FALSE(isDisc({.format = format}));
}
