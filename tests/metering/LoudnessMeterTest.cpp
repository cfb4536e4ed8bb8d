#include "engine/metering/LoudnessMeter.h"

#include "tests/metering/Tones.h"
#include "tests/support/PeakMeter.h"

#include <ebur128.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace tests {
namespace {

using engine::metering::LoudnessMeter;

constexpr int rate = 48000;

LoudnessMeter meterOf(StereoSignal signal, int at = rate) {
    LoudnessMeter meter(at);
    meter.add(signal.block());
    return meter;
}

TEST(LoudnessMeter, SaysNothingOfNothing) {
    EXPECT_EQ(LoudnessMeter(rate).loudness(), core::Loudness{});
    EXPECT_EQ(measured(onBoth(silence(5 * rate)), rate), core::Loudness{});
    EXPECT_EQ(LoudnessMeter::together({}), core::Loudness{});
    EXPECT_FALSE(LoudnessMeter(rate).momentaryLufs());
    EXPECT_FALSE(meterOf(onBoth(silence(rate))).shortTermLufs());
}

TEST(LoudnessMeter, HasPeaksButNoLoudnessBelowTheGateOrForAMoment) {
    const auto faint = measured(tones({{5, -90}}, rate), rate);
    EXPECT_FALSE(faint.integratedLufs);
    EXPECT_FALSE(faint.rangeLu);
    EXPECT_NEAR(*faint.maxShortTermLufs, -90.0, 0.1);
    const auto brief = measured(tones({{0.2, -10}}, rate), rate);
    EXPECT_FALSE(brief.integratedLufs);
    EXPECT_FALSE(brief.maxMomentaryLufs);
    EXPECT_NEAR(*brief.samplePeakDb, -10.0, 0.01);
}

TEST(LoudnessMeter, ReadsASecondWithoutRangeOrShortTerm) {
    const auto second = measured(tones({{1, -20}}, rate), rate);
    EXPECT_NEAR(*second.integratedLufs, -20.0, 0.1);
    EXPECT_FALSE(second.rangeLu);
    EXPECT_FALSE(second.maxShortTermLufs);
}

TEST(LoudnessMeter, DoesNotDependOnBlocks) {
    auto signal = musicLike(4 * rate, rate);
    const auto whole = meterOf(signal).loudness();
    LoudnessMeter pieces(rate);
    int at = 0;
    for (int length = 1; at < signal.frames(); length = length % 3000 + 331) {
        const int frames = std::min(length, signal.frames() - at);
        pieces.add(signal.block().part(at, frames));
        at += frames;
    }
    const auto found = pieces.loudness();
    EXPECT_TRUE(found.integratedLufs && found.rangeLu);
    EXPECT_EQ(found, whole);
}

/// Music that is loud, soft, nearly under both gates, and gone.
StereoSignal restlessMusic(int at) {
    auto signal = musicLike(24 * at, at);
    const std::array<double, 6> levels = {1.0, 0.15, 0.7, 0.02, 0.3, 0.0};
    for (auto* channel : {&signal.left, &signal.right})
        for (std::size_t i = 0; i < channel->size(); ++i) (*channel)[i] *= levels[6 * i / channel->size()];
    return signal;
}

TEST(LoudnessMeter, AgreesWithLibebur128) {
    for (const int at : {22050, 44100, 48000, 96000}) {
        const auto signal = restlessMusic(at);
        std::vector<double> interleaved;
        for (std::size_t i = 0; i < signal.left.size(); ++i)
            interleaved.insert(interleaved.end(), {signal.left[i], signal.right[i]});
        auto* judge =
            ebur128_init(2, static_cast<unsigned long>(at), EBUR128_MODE_S | EBUR128_MODE_I | EBUR128_MODE_LRA);
        const std::size_t frames = signal.left.size() * 19 / 24; // Into the last piece that sounds.
        ebur128_add_frames_double(judge, interleaved.data(), frames);
        double momentary = 0.0, shortTerm = 0.0, integrated = 0.0, range = 0.0;
        ebur128_loudness_momentary(judge, &momentary);
        ebur128_loudness_shortterm(judge, &shortTerm);
        ebur128_add_frames_double(judge, &interleaved[2 * frames], signal.left.size() - frames);
        ebur128_loudness_global(judge, &integrated);
        ebur128_loudness_range(judge, &range);
        ebur128_destroy(&judge);
        LoudnessMeter meter(at);
        auto heard = signal;
        meter.add(heard.block().part(0, static_cast<int>(frames)));
        EXPECT_NEAR(*meter.momentaryLufs(), momentary, 0.005) << at;
        EXPECT_NEAR(*meter.shortTermLufs(), shortTerm, 0.005) << at;
        meter.add(heard.block().part(static_cast<int>(frames), heard.frames() - static_cast<int>(frames)));
        EXPECT_NEAR(*meter.loudness().integratedLufs, integrated, 1e-6) << at;
        EXPECT_NEAR(*meter.loudness().rangeLu, range, 1e-6) << at;
    }
}

TEST(LoudnessMeter, FindsTheTruePeakOfTheLouderChannel) {
    auto signal = musicLike(rate / 2, rate);
    signal.right = scaled(signal.right, 3.0);
    const auto loudness = measured(signal, rate);
    EXPECT_NEAR(*loudness.truePeakDbtp, truePeakDbtp(signal.block()), 0.02);
    EXPECT_EQ(*loudness.samplePeakDb, samplePeakDb(signal.block()));
}

TEST(LoudnessMeter, FindsAPeakInTheVeryLastAndFirstFrame) {
    for (const int place : {0, 999}) {
        auto signal = onBoth(silence(1000));
        signal.left[static_cast<std::size_t>(place)] = 0.5;
        EXPECT_NEAR(*measured(signal, rate).truePeakDbtp, -6.02, 0.01) << place;
    }
}

TEST(LoudnessMeter, ReadsOneChannelThreeLuBelowTwo) {
    auto both = tones({{5, -20}}, rate);
    auto one = both;
    one.right = silence(one.frames());
    EXPECT_NEAR(*measured(both, rate).integratedLufs - *measured(one, rate).integratedLufs, 3.01, 0.01);
}

TEST(LoudnessMeter, MeasuresTracksTogetherAsOneAlbum) {
    const auto loud = tones({{20, -20}}, rate);
    const auto soft = tones({{20, -30}}, 44100);
    const auto first = meterOf(loud);
    const auto second = meterOf(soft, 44100);
    const std::array<const LoudnessMeter*, 2> both{&first, &second};
    const auto album = LoudnessMeter::together(both);
    const auto joint = measured(joined(loud, tones({{20, -30}}, rate)), rate);
    EXPECT_NEAR(*album.integratedLufs, *joint.integratedLufs, 0.05);
    EXPECT_NEAR(*album.rangeLu, 10.0, 0.1);
    EXPECT_EQ(album.truePeakDbtp, first.loudness().truePeakDbtp);
    EXPECT_EQ(album.maxShortTermLufs, first.loudness().maxShortTermLufs);
}

} // namespace
} // namespace tests
