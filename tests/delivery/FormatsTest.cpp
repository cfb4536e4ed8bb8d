// The formats that a delivery can have: their words, their rates, what becomes of lossy ones.
#include "core/AudioFile.h"
#include "core/Error.h"
#include "core/Ffmpeg.h"
#include "core/FileFormat.h"
#include "engine/delivery/Deliver.h"
#include "tests/delivery/DeliverySupport.h"
#include "tests/support/FullDisk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace {

using namespace engine::delivery;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Formats, LossyFilesHaveTheLengthOfTheRenderAtTheRateThatTheirFormatHas) {
    const tests::ScratchFolder folder;
    const auto report =
        tests::deliverTo(folder.path(), tests::noiseAlbum(2, 88200), tests::deliveries({"mp3", "opus", "vorbis"}));
    for (const auto& [place, rate] : {std::pair{0U, 44100}, {1U, 48000}, {2U, 88200}}) {
        const auto& delivered = report.deliveries[place];
        EXPECT_EQ(delivered.rate, rate);
        for (std::size_t n = 0; n < 2; ++n) {
            core::AudioFile file(delivered.files[n].path);
            std::vector<float> sound(2 * static_cast<std::size_t>(delivered.tracks[n].lengthFrames + 5000));
            EXPECT_EQ(file.read(sound), delivered.tracks[n].lengthFrames);
            EXPECT_EQ(file.facts().rate, rate);
            EXPECT_GT(delivered.files[n].nullDepthDb.value(), 5.0) << delivered.format;
        }
        // Nothing that they were checked with is left beside them: two tracks, the album.
        EXPECT_EQ(tests::namesIn(delivered.files[0].path.parent_path()).size(), 3U) << delivered.format;
    }
    const auto isSaid = [&](const char* words) {
        return std::ranges::any_of(report.findings,
                                   [&](const auto& each) { return each.message.find(words) != std::string::npos; });
    };
    EXPECT_TRUE(isSaid("Opus has no 88200 Hz: the album is resampled to 48000 Hz"));
    EXPECT_FALSE(isSaid("Vorbis has no"));
}

TEST(Formats, AFullDiskIsSeenInEveryFormat) {
    const auto album = tests::noiseAlbum(2);
    for (const auto& word : deliveryWords()) {
        if (core::fileFormatOf(deliveryNamed(word)->format).byFfmpeg && !core::hasFfmpeg()) continue;
        const tests::ScratchFolder folder;
        const tests::FullDisk full(100'000);
        EXPECT_NE(tests::messageOf([&] { tests::deliverTo(folder.path(), album, tests::deliveries({word})); }), "")
            << word;
        EXPECT_THAT(tests::namesIn(folder.path()), IsEmpty()) << word;
    }
}

TEST(Formats, WithoutFfmpegItsFormatsAreRefusedByName) {
    const std::string before = std::getenv("PATH");
    ::setenv("PATH", "/nowhere", 1);
    const tests::ScratchFolder folder;
    const auto message =
        tests::messageOf([&] { tests::deliverTo(folder.path(), tests::noiseAlbum(1), tests::deliveries({"aac"})); });
    ::setenv("PATH", before.c_str(), 1);
    EXPECT_THAT(message, HasSubstr("aac: needs the ffmpeg program"));
}

TEST(DeliveryWords, AreKnownBothWays) {
    const auto words = deliveryWords();
    for (const auto& word : words) EXPECT_EQ(nameOf(deliveryNamed(word).value()), word);
    for (const auto& word : {"ddp", "wav16", "wav20", "wav24", "wav32f", "flac16", "flac20", "flac24", "aiff32f",
                             "w64-24", "mp3", "mp3vbr", "vorbis", "opus", "aac", "alac24"})
        EXPECT_THAT(words, testing::Contains(word));
    for (const auto& word : {"flac32f", "mp324", "alac32f", "ddp16", ""}) EXPECT_EQ(deliveryNamed(word), std::nullopt);
}

TEST(DeliveryWords, OfALossyFormatSayHowItIsEncodedWhateverItsWordLength) {
    auto delivery = deliveryNamed("mp3").value();
    delivery.wordLength = core::Delivery::WordLength::int16;
    EXPECT_EQ(wordOf(delivery), "320 kb/s");
    EXPECT_THAT(wordOf(deliveryNamed("aac").value()), HasSubstr("estimate"));
}

} // namespace
