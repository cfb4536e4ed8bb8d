// Tags, marks and the broadcast extension of delivered files, read from the files.
#include "engine/delivery/FileTexts.h"

#include "core/FileFormat.h"
#include "core/FlacCueSheet.h"
#include "core/RiffChunks.h"
#include "core/SafeFile.h"
#include "engine/delivery/DeliveryLane.h"
#include "tests/delivery/DeliverySupport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace engine::delivery;

tests::SoundingAlbum dated(int rate = core::cdRate) {
    auto sounding = tests::noiseAlbum(2, rate);
    sounding.album.metadata.date = "2026-11-22";
    sounding.album.metadata.label = "Møbel";
    sounding.album.tracks[0].metadata.title = "Café";
    sounding.album.tracks[0].indexes = {rate};
    return sounding;
}

TEST(FileTexts, AWavSaysWhoMadeItWhereItLiesAndHowLoudItIs) {
    const tests::ScratchFolder folder;
    const auto report = tests::deliverTo(folder.path(), dated(), tests::deliveries({"wav24"}));
    const auto& delivered = report.deliveries[0];
    const auto second = core::readBext(delivered.files[1].path);
    EXPECT_EQ(second.description, "The Generators - Noise 2 (Weather)");
    EXPECT_EQ(second.originator, "Mobel");
    EXPECT_EQ(second.originatorReference, "GBXYZ2600002");
    EXPECT_EQ(second.date, "2026-11-22");
    EXPECT_EQ(second.timeReference, delivered.tracks[1].startFrames);
    EXPECT_EQ(second.codingHistory, "A=PCM,F=44100,W=24,M=stereo,T=Lacquer; 24 bit, TPDF dither\r\n");
    for (std::size_t n = 0; n < 3; ++n) {
        const auto& meant = n < 2 ? delivered.tracks[n].loudness : delivered.album;
        const auto found = core::readBext(delivered.files[n].path).loudness;
        EXPECT_NEAR(found.integratedLufs.value(), meant.integratedLufs.value(), 0.0051);
        EXPECT_NEAR(found.truePeakDbtp.value(), meant.truePeakDbtp.value(), 0.0051);
        EXPECT_NEAR(found.maxMomentaryLufs.value(), meant.maxMomentaryLufs.value(), 0.0051);
        EXPECT_NEAR(found.maxShortTermLufs.value(), meant.maxShortTermLufs.value(), 0.0051);
    }
    EXPECT_EQ(core::readBext(delivered.files[0].path).description, "The Generators - Cafe (Weather)");
    EXPECT_EQ(core::readBext(delivered.files[2].path).description, "The Generators - Weather");
}

TEST(FileTexts, OfADeliveryWithoutMetersLeaveTheLoudnessOpen) {
    const auto extension = broadcastOf({.title = "T", .artist = "A"}, deliveryNamed("wav16").value(), 48000, -5);
    EXPECT_EQ(extension.loudness, core::Loudness{});
    EXPECT_EQ(extension.timeReference, 0);
    EXPECT_EQ(extension.originator, "Lacquer");
}

TEST(FileTexts, TheAlbumsFileMarksItsTracksToTheFrame) {
    const auto sounding = dated(96000);
    const auto job = jobFor(sounding.album, deliveryNamed("wav24").value());
    const auto marks = marksOf(job.album, job.layout, job.cuts, false);
    ASSERT_EQ(marks.tracks.size(), 2);
    EXPECT_FALSE(marks.isCd);
    EXPECT_EQ(marks.tracks[0].start, 0);
    EXPECT_EQ(marks.tracks[0].indexes, std::vector<core::FramePos>{job.layout.tracks[0].indexes[0]});
    EXPECT_EQ(marks.tracks[1].start, job.layout.tracks[1].start);
    EXPECT_EQ(marks.tracks[1].isrc, "GBXYZ2600002");
    EXPECT_EQ(marks.end, job.layout.end);
}

TEST(FileTexts, AFlacOf44100HzMarksThemAsTheCdHasThem) {
    const tests::ScratchFolder folder;
    const auto sounding = dated(96000);
    auto wanted = tests::deliveries({"flac16"});
    wanted[0].rate = 44100;
    const auto report = tests::deliverTo(folder.path(), sounding, wanted);
    const auto job = jobFor(sounding.album, wanted[0]);
    const auto marks = marksOf(job.album, job.layout, job.cuts, true);
    const auto cd = core::cdLayout(job.layout, 0);
    EXPECT_TRUE(marks.isCd);
    EXPECT_EQ(marks.ean, "0123456789012");
    EXPECT_EQ(marks.tracks[0].start, 0);
    EXPECT_EQ(marks.tracks[0].pause, std::nullopt);
    EXPECT_EQ(marks.tracks[1].start, 588 * (cd.tracks[1].index01 - 150));
    EXPECT_EQ(marks.tracks[1].pause, 588 * (cd.tracks[1].index00.value() - 150));
    EXPECT_EQ(marks.end, 588 * (cd.leadOut - 150));
    EXPECT_EQ(core::readCueSheetBlock(report.deliveries[0].files[2].path), core::cueSheetBlock(marks));
    EXPECT_EQ(core::readCueSheetBlock(report.deliveries[0].files[0].path), "");
}

TEST(FileTexts, EveryFormatThatCanKeepsTheTags) {
    const tests::ScratchFolder folder;
    const auto sounding = dated();
    for (const std::string word : {"wav16", "aiff24", "flac24", "mp3", "mp3vbr", "vorbis", "opus", "caf24", "w64-16"}) {
        const auto report = tests::deliverTo(folder / word, sounding, tests::deliveries({word}));
        const auto tags = core::readTags(report.deliveries[0].files[0].path);
        const bool isLost = word == "caf24" || word == "w64-16";
        EXPECT_EQ(tags.title, isLost ? "" : "Café") << word;
        EXPECT_EQ(tags.isrc, isLost ? "" : "GBXYZ2600001") << word;
        EXPECT_EQ(std::ranges::any_of(
                      report.findings,
                      [](const auto& finding) { return finding.message.find("without tags") != std::string::npos; }),
                  isLost)
            << word;
    }
}

} // namespace
