#include "engine/analysis/AlbumPrint.h"
#include "core/AlbumLayout.h"
#include "core/Error.h"
#include "engine/metering/LoudnessMeter.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

using namespace engine;

namespace {

constexpr int rate = 44100;

tests::StereoSignal part(const tests::StereoSignal& whole, core::FramePos from, core::FramePos to) {
    return {{whole.left.begin() + from, whole.left.begin() + to},
            {whole.right.begin() + from, whole.right.begin() + to}};
}

metering::LoudnessMeter metered(tests::StereoSignal signal) {
    metering::LoudnessMeter meter(rate);
    meter.add(signal.block());
    return meter;
}

bool near(std::optional<double> a, std::optional<double> b) {
    return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < 1e-9);
}

testing::AssertionResult alike(const core::Loudness& a, const core::Loudness& b) {
    const bool all = near(a.integratedLufs, b.integratedLufs) && near(a.rangeLu, b.rangeLu) &&
                     near(a.truePeakDbtp, b.truePeakDbtp) && near(a.samplePeakDb, b.samplePeakDb) &&
                     near(a.maxMomentaryLufs, b.maxMomentaryLufs) && near(a.maxShortTermLufs, b.maxShortTermLufs);
    return all ? testing::AssertionSuccess()
               : testing::AssertionFailure()
                     << a.integratedLufs.value_or(0.0) << " LUFS against " << b.integratedLufs.value_or(0.0);
}

/// Three songs with chains, levels, gains and fades; the third one is disabled.
class AlbumPrint : public testing::Test {
  protected:
    AlbumPrint() {
        album_ = tests::album({tests::track(1, 5 * rate), tests::track(2, 4 * rate - 1000), tests::track(1, 2 * rate)});
        core::Track& first = album_.tracks[0];
        first.chain = {tests::slot(core::CompressorSettings{.thresholdDb = -24.0, .makeupDb = 3.0})};
        first.clips[0].gainDb = -2.0;
        core::Track& second = album_.tracks[1];
        second.gapFrames = rate;
        second.levelDb = -3.0;
        second.fadeOut = {.lengthFrames = rate, .shape = core::FadeShape::linear};
        album_.tracks[2].enabled = false;
        album_.masters[0].albumChain = {tests::slot(core::GainSettings{.gainDb = 1.5}),
                                        tests::slot(core::LimiterSettings{.driveDb = 6.0})};
    }

    core::Album withoutChains() const {
        core::Album bare = album_;
        for (auto& track : bare.tracks) track.chain.clear();
        bare.masters[0].albumChain.clear();
        return bare;
    }

    core::Album album_;
    const source::AudioSources audio_ =
        tests::audio({{1, tests::musicLike(5 * rate, rate, -6.0, 1)}, {2, tests::musicLike(4 * rate, rate, -12.0, 2)}});
};

} // namespace

TEST_F(AlbumPrint, MeasuresEachTrackOverItsFileAndTheAlbumAsOneSound) {
    const auto print = analysis::printAlbum(album_, audio_);
    const auto layout = core::layOut(album_);
    const auto sound = tests::render(album_, audio_);
    const auto source = tests::render(withoutChains(), audio_);
    ASSERT_EQ(print.tracks.size(), 2u);
    for (std::size_t n = 0; n < 2; ++n) {
        const auto from = layout.tracks[n].start;
        const auto to = layout.fileEnd(n);
        EXPECT_EQ(print.tracks[n].track, album_.tracks[n].id);
        EXPECT_TRUE(alike(print.tracks[n].rendered, metered(part(sound, from, to)).loudness()));
        EXPECT_TRUE(alike(print.tracks[n].source, metered(part(source, from, to)).loudness()));
    }
    EXPECT_TRUE(alike(print.album, metered(sound).loudness()));
}

TEST_F(AlbumPrint, HasTheExtremesOfThePrint) {
    const auto print = analysis::printAlbum(album_, audio_);
    const auto sound = tests::render(album_, audio_);
    EXPECT_EQ(print.waveformBegin, core::layOut(album_).begin);
    ASSERT_EQ(print.waveform->frames(), sound.frames());
    for (core::FramePos from = 0; from + 2560 <= sound.frames(); from += 51200) {
        const auto stretch = part(sound, from, from + 2560);
        const auto [low, high] = std::ranges::minmax(stretch.right);
        EXPECT_EQ(print.waveform->between(1, from, from + 2560),
                  (source::Extremes{static_cast<float>(low), static_cast<float>(high)}));
    }
}

TEST_F(AlbumPrint, ShowsAtEveryStepWhatAMeterShowsThere) {
    const auto print = analysis::printAlbum(album_, audio_);
    const auto sound = tests::render(album_, audio_);
    ASSERT_EQ(print.stepFrames, 4410);
    ASSERT_EQ(print.momentaryLufs.size(), static_cast<std::size_t>(core::ceilDiv(sound.frames(), 4410)));
    ASSERT_EQ(print.shortTermLufs.size(), print.momentaryLufs.size());
    for (std::size_t n = 0; n < print.momentaryLufs.size(); n += 17) {
        const auto end = std::min<core::FramePos>(static_cast<core::FramePos>(n + 1) * 4410, sound.frames());
        const auto meter = metered(part(sound, 0, end));
        EXPECT_NEAR(print.momentaryLufs[n], meter.momentaryLufs().value_or(-70.0), 1e-4);
        EXPECT_NEAR(print.shortTermLufs[n], meter.shortTermLufs().value_or(-70.0), 1e-4);
    }
    EXPECT_EQ(print.momentaryLufs[0], analysis::lowestLufs) << "silence ahead of the first song";
}

TEST_F(AlbumPrint, IsTheSameWithAnyNumberOfThreads) {
    const auto one = analysis::printAlbum(album_, audio_, {}, {}, 1);
    const auto many = analysis::printAlbum(album_, audio_, {}, {}, 4);
    EXPECT_EQ(one.album, many.album);
    for (std::size_t n = 0; n < 2; ++n) {
        EXPECT_EQ(one.tracks[n].rendered, many.tracks[n].rendered);
        EXPECT_EQ(one.tracks[n].source, many.tracks[n].source);
    }
    EXPECT_EQ(one.momentaryLufs, many.momentaryLufs);
    EXPECT_EQ(one.shortTermLufs, many.shortTermLufs);
    EXPECT_TRUE(std::ranges::equal(one.waveform->bins(0, 0), many.waveform->bins(0, 0)));
}

TEST_F(AlbumPrint, SaysHowMuchEachSourceIsToBeTurnedUp) {
    album_.tracks[0].chain = {tests::slot(core::GainSettings{.gainDb = 4.0})};
    album_.masters[0].albumChain = {tests::slot(core::GainSettings{.gainDb = 1.5})};
    album_.tracks[2].enabled = true; // A source that is gone: silence.
    album_.tracks[2].clips[0].source = core::SourceId{3};
    const auto gains = analysis::matchingGainsDb(analysis::printAlbum(album_, audio_));
    ASSERT_EQ(gains.size(), 3u);
    EXPECT_NEAR(gains[0], 5.5, 0.01);
    EXPECT_NEAR(gains[1], 1.5, 0.01);
    EXPECT_EQ(gains[2], 0.0);
}

TEST_F(AlbumPrint, RendersOnceWhereThereAreNoChains) {
    double last = 0.0;
    const auto print = analysis::printAlbum(withoutChains(), audio_, [&](double share) { last = share; });
    EXPECT_EQ(print.tracks[1].rendered, print.tracks[1].source);
    EXPECT_EQ(last, 1.0);
}

TEST_F(AlbumPrint, GoesOnFromNothingToAll) {
    for (const int threads : {1, 3}) {
        std::vector<double> shares;
        (void)analysis::printAlbum(
            album_, audio_, [&](double share) { shares.push_back(share); }, {}, threads);
        ASSERT_GT(shares.size(), 100u);
        EXPECT_TRUE(std::ranges::is_sorted(shares));
        EXPECT_EQ(shares.front(), 0.0);
        EXPECT_EQ(shares.back(), 1.0);
    }
}

TEST_F(AlbumPrint, StopsWhenAsked) {
    for (const int threads : {1, 3})
        for (const double when : {0.0, 0.3, 0.7}) {
            std::stop_source stop;
            int after = 0;
            const auto ask = [&](double share) {
                after += stop.stop_requested() ? 1 : 0;
                if (share >= when) stop.request_stop();
            };
            EXPECT_THROW((void)analysis::printAlbum(album_, audio_, ask, stop.get_token(), threads), core::Cancelled);
            EXPECT_EQ(after, 0) << "with " << threads << " threads";
        }
}

TEST_F(AlbumPrint, OfAnEmptyAlbumIsEmpty) {
    const auto print = analysis::printAlbum(tests::album({}), {});
    EXPECT_TRUE(print.tracks.empty());
    EXPECT_EQ(print.waveform->frames(), 0);
    EXPECT_TRUE(print.momentaryLufs.empty());
    EXPECT_EQ(print.album, core::Loudness{});
    EXPECT_TRUE(analysis::matchingGainsDb(print).empty());
}
