// A delivery of one track: its own head, tail and fades, nothing of its neighbours, and no clash with the album's own.
#include "core/AlbumFindings.h"
#include "core/AudioFile.h"
#include "core/DeliveredAlbum.h"
#include "core/Tags.h"
#include "engine/delivery/DeliveryLane.h"
#include "tests/delivery/DeliverySupport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace engine::delivery;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Three tracks; the second crossfades with both its neighbours and starts in the middle of the first crossfade.
tests::SoundingAlbum segues() {
    auto sounding = tests::noiseAlbum(3);
    auto& tracks = sounding.album.tracks;
    for (std::size_t n : {1U, 2U}) {
        tracks[n].gapFrames = -44100;
        tracks[n].fadeIn.lengthFrames = tracks[n - 1].fadeOut.lengthFrames = 44100;
    }
    tracks[1].startMark = 22050;
    tracks[1].endMark = 3 * 44100;
    tracks[1].metadata.artist = "A Guest";
    sounding.album.beds.push_back({.before = tracks[1].id,
                                   .clip = {.id = core::ClipId{90},
                                            .source = core::SourceId{3},
                                            .region = {.from = 0, .lengthFrames = 44100},
                                            .offset = 0}});
    return sounding;
}

core::Delivery singleOf(const core::Album& album, std::size_t row, const char* word) {
    core::Delivery delivery = deliveryNamed(word).value();
    delivery.single = album.tracks[row].id;
    return delivery;
}

TEST(Single, IsTheTrackAloneFromItsHeadToItsTailWithItsFades) {
    const tests::ScratchFolder folder;
    auto sounding = segues();
    const auto report = tests::deliverTo(folder.path(), sounding, {singleOf(sounding.album, 1, "wav32f")});
    // The same track on an album of its own, with the usual lead and no neighbour.
    auto alone = sounding;
    alone.album.tracks = {sounding.album.tracks[1]};
    alone.album.tracks[0].gapFrames = 0;
    alone.album.tracks[0].startMark.reset();
    alone.album.tracks[0].endMark.reset();
    alone.album.beds.clear();
    const tests::ScratchFolder other;
    const auto expected = tests::deliverTo(other.path(), alone, {deliveryNamed("wav32f").value()});
    EXPECT_EQ(report.deliveries[0].files[0].pcmMd5, expected.deliveries[0].files[0].pcmMd5);
    EXPECT_EQ(report.deliveries[0].tracks[0].lengthFrames, 8820 + static_cast<core::FrameCount>(4.1 * 44100));
}

TEST(Single, IsOneFileInAFolderOfItsOwnBesideTheAlbums) {
    const tests::ScratchFolder folder;
    const auto sounding = segues();
    tests::deliverTo(
        folder.path(), sounding,
        {deliveryNamed("wav24").value(), singleOf(sounding.album, 1, "wav24"), singleOf(sounding.album, 2, "wav24")});
    EXPECT_THAT(tests::namesIn(folder.path() / "wav24 single 02"), ElementsAre("Noise 2.wav"));
    EXPECT_THAT(tests::namesIn(folder.path() / "wav24 single 03"), ElementsAre("Noise 3.wav"));
}

TEST(Single, IsARecordOfItsOwnNameWithoutTheCodesOfTheAlbum) {
    const tests::ScratchFolder folder;
    auto sounding = segues();
    sounding.album.metadata.catalogueNumber = "LAC 1";
    sounding.album.tracks[1].pauseMark = 11025;
    EXPECT_FALSE(core::albumFor(sounding.album, singleOf(sounding.album, 1, "flac24")).tracks[1].pauseMark);
    const auto report = tests::deliverTo(folder.path(), sounding, {singleOf(sounding.album, 1, "flac24")});
    const auto tags = core::readTags(report.deliveries[0].files[0].path);
    EXPECT_EQ(tags.title, "Noise 2");
    EXPECT_EQ(tags.album, "Noise 2");
    EXPECT_EQ(tags.albumArtist, "A Guest");
    EXPECT_EQ(tags.isrc, "GBXYZ2600002");
    EXPECT_EQ(tags.barcode, "");
    EXPECT_EQ(tags.catalogueNumber, "");
    EXPECT_EQ(tags.trackNumber, 1);
    // What is recorded of it says where it is on the album.
    EXPECT_EQ(report.deliveries[0].tracks[0].number, 2);
    EXPECT_EQ(report.deliveries[0].files[0].track, 2);
}

TEST(Single, GoesIntoEveryFormat) {
    const auto sounding = segues();
    for (const char* word : {"ddp", "aiff16", "mp3", "opus", "vinyl"}) {
        const tests::ScratchFolder folder;
        const auto report = tests::deliverTo(folder.path(), sounding, {singleOf(sounding.album, 1, word)});
        EXPECT_EQ(report.deliveries[0].tracks.size(), 1U) << word;
    }
}

TEST(Single, OfATrackThatIsGoneOrDisabledCannotBeWritten) {
    const tests::ScratchFolder folder;
    auto sounding = segues();
    const auto single = singleOf(sounding.album, 1, "wav24");
    sounding.album.tracks[1].enabled = false;
    EXPECT_FALSE(core::canBeMade(sounding.album, single));
    EXPECT_THAT(tests::messageOf([&] { tests::deliverTo(folder.path(), sounding, {single}); }),
                HasSubstr("or that is disabled"));
    sounding.album.tracks.erase(sounding.album.tracks.begin() + 1);
    EXPECT_THAT(tests::messageOf([&] { tests::deliverTo(folder.path(), sounding, {single}); }),
                HasSubstr("a track that the album does not have"));
    EXPECT_THAT(tests::namesIn(folder.path()), IsEmpty());
}

TEST(Single, AsksForVersionsOfItsTrackAlone) {
    auto sounding = segues();
    auto single = singleOf(sounding.album, 1, "wav24");
    single.version = core::Version::Kind::tv;
    sounding.album.deliveries = {single};
    std::vector<int> missing;
    for (const auto& finding : core::albumFindings(sounding.album))
        if (finding.message.find("no TV version") != std::string::npos) missing.push_back(finding.track.value_or(0));
    EXPECT_THAT(missing, ElementsAre(2));
}

TEST(Single, SaysTheAlbumsNumberWhereTheGuardTookSomething) {
    const tests::ScratchFolder folder;
    auto sounding = tests::noiseAlbum(3, core::cdRate, -0.1);
    sounding.album.tracks[2].levelDb = 3.0;
    const auto report = tests::deliverTo(folder.path(), sounding, {singleOf(sounding.album, 2, "wav24")});
    const auto guarded = std::ranges::find_if(report.findings, [](const core::Finding& finding) {
        return finding.message.find("the guard took") != std::string::npos;
    });
    ASSERT_NE(guarded, report.findings.end());
    EXPECT_EQ(guarded->track, 3);
}

} // namespace
