// What is said of deliveries before anything is rendered: a disc is judged by what goes on it.
#include "core/Album.h"
#include "engine/delivery/Deliver.h"
#include "tests/delivery/DeliverySupport.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

constexpr core::FrameCount second = 44100;

/// Two tracks without a complaint; the first has an instrumental with a code of its own.
tests::SoundingAlbum albumWithInstrumental() {
    auto sounding = tests::noiseAlbum(2);
    auto& first = sounding.album.tracks[0];
    first.versions = {
        {.kind = core::Version::Kind::instrumental, .source = first.clips[0].source, .isrc = "GBXYZ2600009"}};
    return sounding;
}

bool isSaid(const tests::SoundingAlbum& album, const std::vector<core::Delivery>& wanted, core::Severity severity,
            const std::string& words) {
    const auto findings = engine::delivery::findingsFor(album.album, wanted, album.sources);
    return std::ranges::any_of(findings, [&](const core::Finding& finding) {
        return finding.severity == severity && finding.message.find(words) != std::string::npos;
    });
}

std::vector<core::Delivery> discs(std::optional<core::Version::Kind> version) {
    auto wanted = tests::deliveries({"ddp"});
    wanted[0].version = version;
    return wanted;
}

constexpr auto instrumental = core::Version::Kind::instrumental;

TEST(DeliveryFindings, JudgeADiscByTheVersionsThatGoOnItAndNotByWhatStaysOff) {
    auto album = albumWithInstrumental();
    album.album.tracks[0].metadata.isrc = "no code at all";
    EXPECT_TRUE(isSaid(album, discs(std::nullopt), core::Severity::error, "no code at all"));
    EXPECT_FALSE(isSaid(album, discs(instrumental), core::Severity::error, "no code at all"));
    EXPECT_TRUE(isSaid(album, discs(instrumental), core::Severity::warning, "no code at all")); // Of the album.
}

TEST(DeliveryFindings, TakeTheCodeOfAVersionOnADiscForUsedOnce) {
    EXPECT_FALSE(isSaid(albumWithInstrumental(), discs(instrumental), core::Severity::warning, "is already that of"));
}

TEST(DeliveryFindings, JudgeEveryDiscThatIsAskedFor) {
    auto album = albumWithInstrumental();
    album.album.tracks[0].metadata.isrc = "no code at all";
    auto both = discs(instrumental);
    both.push_back(discs(std::nullopt)[0]);
    both[1].folder = "main";
    EXPECT_TRUE(isSaid(album, both, core::Severity::error, "no code at all"));
}

TEST(DeliveryFindings, SayOfAMissingSourceOnce) {
    auto album = albumWithInstrumental();
    album.album.sources[0].path = "/mixes/one.wav";
    album.sources.missing = {album.album.sources[0].id};
    const auto times = [&] {
        const auto findings = engine::delivery::findingsFor(album.album, discs(std::nullopt), album.sources);
        return std::ranges::count_if(findings,
                                     [](const auto& finding) { return finding.message.starts_with("/mixes/one.wav"); });
    };
    EXPECT_EQ(times(), 1);
    album.sources.findings = {{core::Severity::error, 1, "/mixes/one.wav: the file is gone; put it back"}};
    EXPECT_EQ(times(), 1);
}

TEST(DeliveryFindings, DoNotJudgeADiscByTracksThatAreDisabled) {
    auto album = albumWithInstrumental();
    album.album.tracks[1].clips[0].region.lengthFrames = 2 * second;
    EXPECT_TRUE(isSaid(album, discs(std::nullopt), core::Severity::error, "a track needs 4 s"));
    album.album.tracks[1].enabled = false;
    EXPECT_FALSE(isSaid(album, discs(std::nullopt), core::Severity::error, "a track needs 4 s"));
}

} // namespace
