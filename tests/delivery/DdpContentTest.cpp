// Everything that a set says of an album, read back out of the set.
#include "core/SafeFile.h"
#include "engine/delivery/CdTextReader.h"
#include "engine/delivery/DdpDiscs.h"
#include "engine/delivery/DdpPackets.h"
#include "engine/delivery/Verify.h"
#include "tests/delivery/DeliverySupport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace engine::delivery;
using testing::AllOf;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

/// Three tracks on two discs, with all the texts there are; track 1 hides sound in its pause.
tests::SoundingAlbum fullAlbum() {
    auto made = tests::noiseAlbum(3);
    core::Album& album = made.album;
    album.metadata = {.title = "Weather",
                      .artist = "The Generators",
                      .upc = "0123456789012",
                      .catalogueNumber = "LQ 1",
                      .genre = "Classical",
                      .language = "de",
                      .message = "Thank you",
                      .songwriter = "S of all",
                      .composer = "C of all",
                      .arranger = "A of all"};
    album.tracks[0].metadata.songwriter = "S1";
    album.tracks[0].metadata.composer = "C1";
    album.tracks[0].metadata.arranger = "A1";
    album.tracks[0].metadata.message = "M1";
    album.tracks[0].indexes = {44100, 88200};
    album.tracks[0].pauseMark = 0;
    album.tracks[0].startMark = 3 * 588;
    album.tracks[1].metadata.copyPermitted = true;
    album.tracks[1].metadata.preEmphasis = true;
    album.tracks[1].opensDisc = true;
    return made;
}

TEST(DdpContent, SaysEveryTextAndCodeAndFlagOfTheAlbum) {
    const tests::ScratchFolder folder;
    const auto album = fullAlbum();
    auto wanted = tests::deliveries({"ddp"});
    wanted[0].dither = core::Delivery::Dither::strongShaping;
    tests::deliverTo(folder.path(), album, wanted);
    const auto discs = readDiscs(folder / "ddp");
    ASSERT_EQ(discs.size(), 2);
    const auto& first = discs[0].reading;
    EXPECT_EQ(first.upc, "0123456789012");
    EXPECT_EQ(fieldText(core::readFile(first.folder / "DDPID"), ddpId::masterId), "LQ 1");
    const auto text = readCdText(first.cdTextBytes);
    EXPECT_THAT(text.findings, IsEmpty());
    ASSERT_EQ(text.blocks.size(), 1);
    const auto& block = text.blocks[0];
    const char* const ofDisc[] = {"Weather",  "The Generators", "S of all", "C of all",
                                  "A of all", "Thank you",      "LQ 1",     "Classical"};
    for (int type = 0; type < 8; ++type) EXPECT_EQ(block.text(0x80 + type, 0), ofDisc[type]) << type;
    const char* const ofTrack[] = {"Noise 1", "The Generators", "S1", "C1", "A1", "M1"};
    for (int type = 0; type < 6; ++type) EXPECT_EQ(block.text(0x80 + type, 1), ofTrack[type]) << type;
    EXPECT_EQ(block.text(0x8E, 0), "0123456789012");
    EXPECT_EQ(block.text(0x8E, 1), "GBXYZ2600001");
    EXPECT_EQ(block.genreCode, 5);
    EXPECT_EQ(block.language, 0x08);
    // Index points; what hides in the pause; copy prohibited unless it was permitted.
    std::vector<int> indexes;
    for (const auto& mark : first.marks)
        if (mark.track == 1) indexes.push_back(mark.index);
    EXPECT_EQ(indexes, (std::vector{0, 1, 2, 3}));
    EXPECT_EQ(first.marks[2].at, 153);
    EXPECT_EQ(first.marks[2].control, "01");
    const auto& second = discs[1].reading;
    EXPECT_EQ(second.marks[2].control, "31");
    EXPECT_EQ(second.marks[4].control, "01");
    for (const auto& disc : discs) {
        const std::string image = core::readFile(disc.reading.image.front().file);
        EXPECT_GE(image.find_first_not_of('\0'), std::size_t{150} * 2352);
        EXPECT_LT(image.find_first_not_of('\0'), std::size_t{152} * 2352);
    }
    auto asked = album.album;
    asked.deliveries = wanted;
    const auto verification = verifyDdp(folder / "ddp", asked, album.sources);
    for (const auto& finding : verification.findings)
        EXPECT_LT(finding.severity, core::Severity::rule) << finding.message;
}

TEST(DdpContent, WhatLatin1LacksAndWhatIsCutIsSaidBeforeAnythingIsWritten) {
    auto album = tests::noiseAlbum(2);
    album.album.metadata.message = "Dvořák – “Rusalka”";
    album.album.tracks[1].metadata.title = "Ποίημα";
    for (auto& track : album.album.tracks) track.metadata.message = std::string(160, 'x');
    const auto findings = findingsFor(album.album, tests::deliveries({"ddp"}), album.sources);
    EXPECT_THAT(findings,
                Contains(AllOf(Field(&core::Finding::message, HasSubstr("\"Dvořák – “Rusalka”\" is written as "
                                                                        "\"Dvorák - \"Rusalka\"\"")),
                               Field(&core::Finding::place, "metadata.message"))));
    EXPECT_THAT(findings, Contains(AllOf(Field(&core::Finding::message, HasSubstr("\"Ποίημα\" is written as")),
                                         Field(&core::Finding::place, "tracks.2.metadata.title"))));
    album.album.tracks[0].metadata.message.clear();
    for (int n = 0; n < 97; ++n) album.album.tracks.push_back(album.album.tracks[0]);
    for (auto& track : album.album.tracks) track.metadata.title = std::string(60, 't');
    EXPECT_THAT(findingsFor(album.album, tests::deliveries({"ddp"}), album.sources),
                Contains(Field(&core::Finding::message, HasSubstr("too long for a disc (252 packs)"))));
}

} // namespace
