// What a file tells its player: by how much to level it, and how it was encoded. Read from the delivered files.
#include "core/BroadcastExtension.h"
#include "core/Ffmpeg.h"
#include "core/FileFormat.h"
#include "core/ReplayGain.h"
#include "core/Tags.h"
#include "engine/metering/MeasureFile.h"
#include "tests/delivery/DeliverySupport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace engine::delivery;
using testing::IsEmpty;

/// Two tracks that are not as loud as each other.
tests::SoundingAlbum unevenAlbum() {
    auto sounding = tests::noiseAlbum(2, 48000);
    sounding.album.tracks[1].levelDb = -9.0;
    return sounding;
}

TEST(PlayerTags, LevelEveryFileByWhatWasMeasuredOfIt) {
    const tests::ScratchFolder folder;
    std::vector<std::string> words = {"flac24", "mp3", "vorbis", "opus"};
    if (core::hasFfmpeg()) words.insert(words.end(), {"aac", "alac24"});
    const auto report = tests::deliverTo(folder.path(), unevenAlbum(), tests::deliveries(words));
    for (std::size_t n = 0; n < words.size(); ++n) {
        const auto& delivered = report.deliveries[n];
        const auto gains = words[n] == "opus" ? core::opusReplayGain : core::replayGain;
        ASSERT_EQ(delivered.files.size(), 3U);
        for (std::size_t track = 0; track < 2; ++track)
            EXPECT_EQ(core::readTags(delivered.files[track].path).replayGain,
                      gains(delivered.tracks[track].loudness, delivered.album))
                << words[n];
        EXPECT_EQ(core::readTags(delivered.files[2].path).replayGain, gains(delivered.album, delivered.album));
    }
}

TEST(PlayerTags, BringTheFileToTheReferenceThatTheyName) {
    const tests::ScratchFolder folder;
    const auto report = tests::deliverTo(folder.path(), unevenAlbum(), tests::deliveries({"flac24"}));
    const auto& file = report.deliveries[0].files[1].path;
    const double gainDb = std::stod(core::readTags(file).replayGain.at("REPLAYGAIN_TRACK_GAIN"));
    EXPECT_NEAR(engine::metering::measureFile(file).loudness.integratedLufs.value() + gainDb, -18.0, 0.006);
}

TEST(PlayerTags, AreNotInFilesForTheTrade) {
    const tests::ScratchFolder folder;
    const auto report = tests::deliverTo(folder.path(), unevenAlbum(), tests::deliveries({"wav24", "aiff24"}));
    for (const auto& delivered : report.deliveries)
        for (const auto& file : delivered.files) EXPECT_THAT(core::readTags(file.path).replayGain, IsEmpty());
    EXPECT_EQ(core::readBext(report.deliveries[0].files[1].path).loudness.integratedLufs.has_value(), true);
}

TEST(PlayerTags, SayHowALossyFileWasEncoded) {
    const tests::ScratchFolder folder;
    const auto report = tests::deliverTo(folder.path(), unevenAlbum(), tests::deliveries({"mp3", "vorbis", "flac24"}));
    EXPECT_EQ(core::readTags(report.deliveries[0].files[0].path).encoderSettings, "MP3, 320 kb/s");
    EXPECT_EQ(core::readTags(report.deliveries[1].files[2].path).encoderSettings, "Ogg Vorbis, quality 8");
    EXPECT_EQ(core::readTags(report.deliveries[2].files[0].path).encoderSettings, "");
}

} // namespace
