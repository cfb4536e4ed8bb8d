// The clipper's promises: a curve as it is drawn, nothing that folds, and nothing over the ceiling.
#include "engine/dsp/Clipper.h"
#include "engine/dsp/FixedMath.h"
#include "tests/dsp/Chains.h"
#include "tests/support/PeakMeter.h"
#include "tests/support/Tone.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using core::ClipperSettings;
using engine::dsp::Clipper;
using engine::dsp::quantumFrames;

namespace {

constexpr int length = 32768;

/// Music with clicks of 9 kHz on its beats, the channels different.
tests::StereoSignal hotMusic(int frames, int rate) {
    auto music = tests::musicLike(frames, rate, 0.0);
    for (int beat = 0; beat < frames; beat += rate / 3)
        for (int i = 0; i < 40 && beat + i < frames; ++i) {
            const double click = 0.8 * std::exp(-i / 6.0) * std::sin(2.0 * M_PI * 9000.0 / rate * i + beat);
            music.left[static_cast<std::size_t>(beat + i)] += click;
            music.right[static_cast<std::size_t>(beat + i)] -= 0.7 * click;
        }
    return music;
}

/// With silence behind it, so that all of it comes out.
tests::StereoSignal withRest(const tests::StereoSignal& sound) {
    return tests::joined(sound, tests::onBoth(tests::silence(2048)));
}

tests::Signal settled(const ClipperSettings& settings, int bin, double peakDb, int rate) {
    auto clipper = tests::prepared<Clipper>(settings, rate);
    const auto tone = tests::sine(bin * double(rate) / length, peakDb, 2 * length, rate);
    const auto out = tests::processed(clipper, tests::onBoth(tone));
    return {out.left.end() - length, out.left.end()};
}

} // namespace

TEST(Clipper, MusicDrivenHardNeverExceedsTheCeiling) {
    for (const int rate : {44100, 96000})
        for (const double driveDb : {3.0, 12.0})
            for (const double kneeDb : {0.0, 3.0}) {
                if (rate > 44100 && kneeDb > 0.0) continue; // The judge is slow.
                auto clipper =
                    tests::prepared<Clipper>({.driveDb = driveDb, .ceilingDbtp = -1.0, .kneeDb = kneeDb}, rate);
                auto out = tests::processed(clipper, withRest(hotMusic(rate / 2, rate)));
                const double peak = tests::truePeakDbtp(out.block());
                RecordProperty("over" + std::to_string(rate) + "-" + std::to_string(static_cast<int>(driveDb)) + "-" +
                                   std::to_string(static_cast<int>(kneeDb)),
                               std::to_string(peak + 1.0));
                EXPECT_LE(peak, -1.0) << rate << " " << driveDb << " " << kneeDb;
                EXPECT_GT(peak, -1.1) << rate << " " << driveDb << " " << kneeDb;
                EXPECT_LE(tests::samplePeakDb(out.block()), -1.0);
            }
}

TEST(Clipper, NeitherTonesNorOversamplingLeadOverTheCeiling) {
    for (const int times : {1, 2, 4, 8, 16})
        for (const double hz : {50.0, 997.0, 6300.0, 11025.0, 15000.0, 19000.0}) {
            auto clipper = tests::prepared<Clipper>({.driveDb = 9.0, .ceilingDbtp = -0.5, .oversampling = times});
            const auto tone = tests::faded(tests::sine(hz, 0.0, 4096, 44100), 512);
            auto out = tests::processed(clipper, withRest(tests::onBoth(tone)));
            EXPECT_LE(tests::truePeakDbtp(out.block()), -0.5) << times << " " << hz;
        }
}

TEST(Clipper, NoSampleEverLeavesAboveTheCeiling) {
    const double ceiling = engine::dsp::fixed::dbToGain(-1.0);
    auto clipper = tests::prepared<Clipper>({.driveDb = 24.0, .ceilingDbtp = -1.0});
    const auto out = tests::processed(clipper, {tests::noise(0.0, 16000, 1), tests::noise(0.0, 16000, 2)});
    for (const double sample : out.left) ASSERT_LE(std::abs(sample), ceiling);
    for (const double sample : out.right) ASSERT_LE(std::abs(sample), ceiling);
}

TEST(Clipper, OfATenKilohertzToneDrivenHardNothingFoldsBack) {
    for (const int rate : {44100, 48000})
        for (const double kneeDb : {0.0, 6.0}) {
            const int bin = static_cast<int>(10000.0 * length / rate) | 1;
            const auto spectrum =
                tests::spectrumDb(settled({.driveDb = 12.0, .ceilingDbtp = 0.0, .kneeDb = kneeDb}, bin, -6.0, rate));
            for (int i = 0; i < length / 2; ++i) {
                const int beside = i % bin;
                if (std::min(beside, bin - beside) <= 2) continue;
                EXPECT_LT(spectrum[static_cast<std::size_t>(i)] - spectrum[static_cast<std::size_t>(bin)], -100.0)
                    << rate << " " << kneeDb << " " << i;
            }
        }
}

TEST(Clipper, TheKneeIsAParabola) {
    const double start = engine::dsp::fixed::dbToGain(-6.0);
    for (const double peak : {0.4, 0.6, 0.9, 1.2, 1.6}) {
        // Slow enough that the curve is all there is.
        auto sound = tests::inQuanta(tests::onBoth(tests::silence(16384)));
        for (std::size_t i = 0; i < 8192; ++i)
            sound.left[4096 + i] = peak * std::pow(std::sin(M_PI * static_cast<double>(i) / 8192.0), 2);
        auto clipper = tests::prepared<Clipper>({.ceilingDbtp = 0.0, .kneeDb = 6.0});
        const auto out = tests::processed(clipper, sound);
        const double knee = 1.0 - start;
        const double above = std::max(0.0, peak - start);
        const double expected = peak - (above < 2.0 * knee ? above * above / (4.0 * knee) : above - knee);
        const double highest = *std::ranges::max_element(out.left);
        EXPECT_NEAR(highest, std::min(expected, engine::dsp::PeakGuard::aim), 1e-4) << peak;
    }
}

TEST(Clipper, BelowTheKneeEveryBitPassesAtAnyOversampling) {
    for (const int times : {1, 2, 4, 8, 16}) {
        auto clipper = tests::prepared<Clipper>({.ceilingDbtp = -1.0, .kneeDb = 3.0, .oversampling = times});
        const auto music = tests::musicLike(8192, 44100, -8.0);
        const auto out = tests::processed(clipper, music);
        const auto late = static_cast<std::size_t>(clipper.latency());
        for (std::size_t i = late; i < out.left.size(); ++i) ASSERT_EQ(out.left[i], music.left[i - late]) << times;
    }
}

TEST(Clipper, SaysHowMuchItTakes) {
    auto clipper = tests::prepared<Clipper>({.driveDb = 6.0, .ceilingDbtp = -1.0});
    EXPECT_EQ(clipper.gainReductionDb(), 0.0);
    tests::processed(clipper, tests::onBoth(tests::sine(1000.0, 0.0, 400 * quantumFrames, 44100)));
    EXPECT_NEAR(clipper.gainReductionDb(), -7.0, 0.5);
}
