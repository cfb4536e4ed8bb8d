// The sides of a record, read from the files: their sound against the album's, their cue points and the break list.
#include "core/AudioFile.h"
#include "core/BroadcastExtension.h"
#include "core/FileMarksReader.h"
#include "core/RiffChunks.h"
#include "core/SafeFile.h"
#include "core/Sides.h"
#include "core/Tags.h"
#include "engine/delivery/BreakList.h"
#include "engine/metering/MeasureFile.h"
#include "tests/delivery/DeliverySupport.h"
#include "tests/support/Signals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace engine::delivery;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Four tracks on two sides, at 48 kHz.
tests::SoundingAlbum record() {
    auto sounding = tests::noiseAlbum(4, 48000);
    sounding.album.tracks[2].opensSide = true;
    sounding.album.tracks[3].gapFrames = 0;
    sounding.album.vinyl.runouts = {"LQ 1 A", "LQ 1 B - turn me over"};
    return sounding;
}

core::Delivery vinyl() {
    return deliveryNamed("vinyl").value();
}

TEST(SideFiles, HoldTheAlbumsOwnSamplesWithoutThePauseBetweenThem) {
    const tests::ScratchFolder folder;
    const auto sounding = record();
    const auto report = tests::deliverTo(folder.path(), sounding, {vinyl(), deliveryNamed("wav24").value()});
    EXPECT_THAT(tests::namesIn(folder.path() / "vinyl"),
                ElementsAre("The Generators - Weather - Break list.txt", "The Generators - Weather - Side A.wav",
                            "The Generators - Weather - Side B.wav"));
    EXPECT_EQ(report.deliveries[0].rate, 48000);
    const auto album = tests::wordsOf(report.deliveries[1].files.back().path);
    const auto layout = core::layOut(sounding.album);
    const auto sides = core::sidesOf(sounding.album, layout);
    for (std::size_t n = 0; n < 2; ++n) {
        const auto words = tests::wordsOf(report.deliveries[0].files[n].path);
        ASSERT_EQ(words.size(), 2 * static_cast<std::size_t>(sides[n].lengthFrames()));
        EXPECT_TRUE(std::equal(words.begin(), words.end(), album.begin() + 2 * sides[n].from)) << n;
    }
    EXPECT_LT(sides[0].to, sides[1].from);
}

TEST(SideFiles, MarkTheirBandsByNameAndSayWhichSideTheyAre) {
    const tests::ScratchFolder folder;
    const auto sounding = record();
    const auto report = tests::deliverTo(folder.path(), sounding, {vinyl()});
    const auto& file = report.deliveries[0].files[1].path;
    const auto layout = core::layOut(sounding.album);
    const auto marks = core::marksOfCueChunks(core::readTagChunks(file));
    ASSERT_EQ(marks.tracks.size(), 2U);
    EXPECT_EQ(marks.tracks[0].start, 0);
    EXPECT_EQ(marks.tracks[1].start, layout.tracks[3].start - layout.tracks[2].start);
    EXPECT_THAT(core::readFile(file), HasSubstr("B2 Noise 4"));
    const auto tags = core::readTags(file);
    EXPECT_EQ(tags.title, "Weather, side B");
    EXPECT_EQ(tags.album, "Weather");
    const auto broadcast = core::readBext(file);
    EXPECT_EQ(broadcast.description, "The Generators - Weather, side B (Weather)");
    EXPECT_EQ(broadcast.timeReference, layout.tracks[2].start);
    const auto measured = engine::metering::measureFile(file).loudness;
    EXPECT_NEAR(broadcast.loudness.integratedLufs.value(), measured.integratedLufs.value(), 0.006);
    EXPECT_NEAR(broadcast.loudness.truePeakDbtp.value(), measured.truePeakDbtp.value(), 0.006);
}

TEST(SideFiles, ComeWithABreakListWhoseTimesAreThoseOfTheLayout) {
    const tests::ScratchFolder folder;
    const auto sounding = record();
    const auto report = tests::deliverTo(folder.path(), sounding, {vinyl()});
    const auto layout = core::layOut(sounding.album);
    const auto& list = report.deliveries[0].breakList.value();
    ASSERT_EQ(list.sides.size(), 2U);
    const auto& side = list.sides[1];
    EXPECT_EQ(side.runout, "LQ 1 B - turn me over");
    EXPECT_EQ(side.length, core::clockTime(layout.end - layout.tracks[2].start, 48000));
    EXPECT_EQ(side.rows[0], (BreakRow{"B1", "Noise 3", "00:00.000", "00:04.299", "00:00.000", "lead-in"}));
    EXPECT_EQ(side.rows[1], (BreakRow{"B2", "Noise 4", "00:04.299", "00:04.099", "", "continuous"}));
    EXPECT_EQ(list.sides[0].rows[1].begins, "band");
    const std::string text = core::readFile(folder.path() / "vinyl/The Generators - Weather - Break list.txt");
    EXPECT_EQ(text, breakListText(breakListOf(sounding.album, layout)));
    for (const char* said : {"33 1/3 rpm, 12 inches", "SIDE B   00:08.399   The Generators - Weather - Side B.wav",
                             "Runout: LQ 1 B - turn me over", "B2", "00:04.299", "continuous"})
        EXPECT_THAT(text, HasSubstr(said));
}

TEST(SideFiles, ThatAreTooLongNeedAReasonAndADiscInTheSameDeliveryDoesNot) {
    auto sounding = record();
    sounding.album.vinyl.mostMinutes = 0.1;
    sounding.album.vinyl.goodMinutes = 0.05;
    const tests::ScratchFolder folder;
    std::vector<core::Delivery> both = tests::deliveries({"ddp", "vinyl"});
    EXPECT_THAT(tests::messageOf([&] { tests::deliverTo(folder.path(), sounding, both); }), HasSubstr("room for 0:06"));
    EXPECT_THAT(tests::namesIn(folder.path()), IsEmpty());
    both[1].reason = "cut at half speed";
    EXPECT_EQ(tests::deliverTo(folder.path(), sounding, both).reason, "cut at half speed");
}

TEST(SideFiles, SayWhatIsHardToCutInTheSoundThatTheyHold) {
    const tests::ScratchFolder folder;
    auto sounding = record();
    const auto low = tests::sine(60.0, -6.0, 4 * 48000, 48000);
    std::vector<float> outOfPhase;
    for (const double value : low)
        for (const double each : {value, -value}) outOfPhase.push_back(static_cast<float>(each));
    sounding.sources.audio[sounding.album.tracks[3].clips[0].source] =
        engine::source::AudioSource::fromMemory(48000, outOfPhase);
    const auto report = tests::deliverTo(folder.path(), sounding, {vinyl()});
    EXPECT_THAT(report.findings, testing::Contains(testing::AllOf(
                                     testing::Field(&core::Finding::track, 4),
                                     testing::Field(&core::Finding::message, HasSubstr("lows out of phase")))));
}

TEST(SideFiles, AtAnotherRateThanTheAlbumsAreDoubted) {
    const tests::ScratchFolder folder;
    core::Delivery other = vinyl();
    other.rate = 96000;
    const auto report = tests::deliverTo(folder.path(), record(), {other});
    EXPECT_TRUE(std::ranges::any_of(report.findings, [](const core::Finding& finding) {
        return finding.message.find("album's own 48000 Hz") != std::string::npos;
    }));
    EXPECT_EQ(core::AudioFile(report.deliveries[0].files[0].path).facts().rate, 96000);
}

} // namespace
