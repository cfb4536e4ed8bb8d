// The loudness that a delivery reports is that of its files.
#include "engine/delivery/Deliver.h"
#include "engine/metering/MeasureFile.h"
#include "tests/delivery/DeliverySupport.h"

#include <gtest/gtest.h>

namespace {

/// Short tracks, loud and soft by turns: most of what the gates look at lies over a seam or a gap.
tests::SoundingAlbum restlessAlbum() {
    auto sounding = tests::noiseAlbum(4, 44100, 1.0);
    for (std::size_t n = 0; n < sounding.album.tracks.size(); ++n) {
        auto& track = sounding.album.tracks[n];
        track.levelDb = n % 2 == 0 ? 0.0 : -17.0;
        if (n == 2) track.gapFrames = -44100;
    }
    return sounding;
}

TEST(DeliveredLoudness, OfTheAlbumIsThatOfTheAlbumFile) {
    const tests::ScratchFolder folder;
    auto wanted = tests::deliveries({"wav16", "wav32f", "flac24"});
    wanted[2].rate = 96000;
    const auto report = tests::deliverTo(folder.path(), restlessAlbum(), wanted);
    for (const auto& delivered : report.deliveries) {
        const auto albumFile = engine::metering::measureFile(delivered.files.back().path);
        EXPECT_EQ(delivered.album, albumFile.loudness) << delivered.format;
    }
}

TEST(DeliveredLoudness, OfATrackIsThatOfItsFile) {
    const tests::ScratchFolder folder;
    const auto report = tests::deliverTo(folder.path(), restlessAlbum(), tests::deliveries({"wav24"}));
    const auto& delivered = report.deliveries.at(0);
    for (std::size_t n = 0; n < delivered.tracks.size(); ++n)
        EXPECT_EQ(delivered.tracks[n].loudness, engine::metering::measureFile(delivered.files[n].path).loudness) << n;
}

TEST(DeliveredLoudness, OfTheAlbumLeavesOutWhatIsHiddenAheadOfItsFirstTrack) {
    const tests::ScratchFolder folder;
    auto sounding = restlessAlbum();
    sounding.album.tracks[0].startMark = 3 * 44100; // Three loud seconds in the pause ahead of INDEX 01.
    sounding.album.tracks[0].pauseMark = 0;
    sounding.album.tracks[0].clips[0].region.lengthFrames = 4 * 44100;
    const auto report = tests::deliverTo(folder.path(), sounding, tests::deliveries({"wav24"}));
    const auto& delivered = report.deliveries.at(0);
    EXPECT_EQ(delivered.album, engine::metering::measureFile(delivered.files.back().path).loudness);
}

} // namespace
