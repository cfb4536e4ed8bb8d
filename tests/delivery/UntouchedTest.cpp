#include "engine/delivery/Untouched.h"

#include "core/AudioFileWriter.h"
#include "core/Parameter.h"
#include "engine/delivery/Deliver.h"
#include "tests/delivery/DeliverySupport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <random>

namespace {

using namespace engine::delivery;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr int frames = 44100 * 41 / 10;

/// Two finished 16-bit tracks, full scale in them, half a second between.
class Untouched : public testing::Test {
  protected:
    Untouched() {
        engine::source::SourceLibrary library(folder_ / "cache");
        sounding_ = tests::noiseAlbum(2);
        for (std::uint32_t n = 1; n <= 2; ++n) {
            const auto path = folder_ / ("mix" + std::to_string(n) + ".wav");
            core::AudioFileWriter writer(path, core::Delivery::Format::wav, core::Delivery::WordLength::int16, 44100,
                                         frames);
            writer.write(words_[n - 1] = randomWords(n));
            writer.finish();
            sounding_.album.tracks[n - 1].clips[0].region.lengthFrames = frames;
            sounding_.sources.audio[core::SourceId{n}] = library.import(path, 44100).audio;
        }
    }

    static std::vector<std::int32_t> randomWords(unsigned seed) {
        std::mt19937 random(seed);
        std::vector<std::int32_t> words;
        for (int n = 0; n < 2 * frames; ++n) words.push_back(static_cast<std::int16_t>(random()) * 65536);
        return words;
    }

    std::vector<std::size_t> untouched(const core::Album& album, int bits = 16, int rate = 44100,
                                       std::optional<double> ceiling = {}) const {
        const auto layout = core::layOut(album);
        return untouchedTracks(album, layout, sounding_.sources.audio, cutsOf(album, layout, rate), bits, ceiling);
    }

    tests::ScratchFolder folder_;
    tests::SoundingAlbum sounding_;
    std::array<std::vector<std::int32_t>, 2> words_;
};

TEST_F(Untouched, TracksAreDeliveredBitForBitAndSaidSo) {
    const auto report = tests::deliverTo(folder_.path(), sounding_, tests::deliveries({"wav16", "wav24", "ddp"}));
    for (const std::size_t place : {0, 1}) {
        const auto words = tests::wordsOf(report.deliveries[place].files[0].path);
        ASSERT_GE(words.size(), words_[0].size() + 2 * 8820);
        EXPECT_TRUE(std::equal(words_[0].begin(), words_[0].end(), words.begin() + 2 * 8820));
        EXPECT_TRUE(std::all_of(words.begin(), words.begin() + 2 * 8820, [](auto word) { return word == 0; }));
    }
    int said = 0;
    for (const auto& finding : report.findings) {
        if (finding.message.ends_with("delivered without dither, bit for bit its source")) ++said;
        EXPECT_EQ(finding.message.find("guard"), std::string::npos) << finding.message;
    }
    EXPECT_EQ(said, 6);
}

TEST_F(Untouched, ATrackThatIsAlteredIsDitheredAndItsNeighbourIsNot) {
    sounding_.album.tracks[0].levelDb = -0.1;
    const auto report = tests::deliverTo(folder_.path(), sounding_, tests::deliveries({"wav16"}));
    const auto second = tests::wordsOf(report.deliveries[0].files[1].path);
    EXPECT_TRUE(std::equal(words_[1].begin(), words_[1].end(), second.begin() + 2 * 8820));
    const auto silence = tests::wordsOf(report.deliveries[0].files[0].path);
    EXPECT_FALSE(std::all_of(silence.begin(), silence.begin() + 2 * 8820, [](auto word) { return word == 0; }));
}

TEST_F(Untouched, WhateverAltersASampleCounts) {
    ASSERT_THAT(untouched(sounding_.album), ElementsAre(0, 1));
    const std::vector<std::function<void(core::Album&)>> changes = {
        [](auto& album) { album.tracks[0].levelDb = 0.5; },
        [](auto& album) { album.tracks[0].clips[0].gainDb = -1.0; },
        [](auto& album) { album.tracks[0].clips[0].fadeIn.lengthFrames = 10; },
        [](auto& album) { album.tracks[0].clips[0].fadeOut.lengthFrames = 10; },
        [](auto& album) { album.tracks[0].fadeIn.lengthFrames = 10; },
        [](auto& album) { album.tracks[0].fadeOut.lengthFrames = 10; },
        [](auto& album) { album.tracks[0].chain.push_back({.settings = core::findModule("gain")->standard()}); },
        [](auto& album) {
            auto clip = album.tracks[0].clips[0];
            clip.offset = 500;
            clip.region.lengthFrames = 100;
            album.tracks[0].clips.push_back(clip);
        },
        [](auto& album) { album.beds.push_back({.before = album.tracks[0].id, .clip = album.tracks[1].clips[0]}); },
        [](auto& album) { album.tracks[0].clips[0].region.lengthFrames += 1; },
    };
    for (std::size_t n = 0; n < changes.size(); ++n) {
        auto album = sounding_.album;
        changes[n](album);
        EXPECT_THAT(untouched(album), testing::Not(testing::Contains(0u))) << "change " << n;
    }
}

TEST_F(Untouched, AnAlbumChainASegueAnotherRateAndACeilingTouchAll) {
    auto chained = sounding_.album;
    chained.masters[0].albumChain.push_back({.settings = core::findModule("gain")->standard()});
    EXPECT_THAT(untouched(chained), IsEmpty());
    chained.masters[0].albumChain[0].enabled = false;
    EXPECT_THAT(untouched(chained), ElementsAre(0, 1));

    auto segue = sounding_.album;
    segue.tracks[1].gapFrames = -1000;
    EXPECT_THAT(untouched(segue), IsEmpty());

    EXPECT_THAT(untouched(sounding_.album, 16, 48000), IsEmpty());
    EXPECT_THAT(untouched(sounding_.album, 16, 44100, 0.9), IsEmpty());
}

} // namespace
