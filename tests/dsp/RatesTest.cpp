// A knob means the same at every rate: one sound, computed at each rate from the same formula, comes out of a processor
// with the same level over time. The levels are those of 20 ms under a Hann window, every 10 ms, latency taken out;
// but for the first ones, when detectors have heard next to nothing.
#include "tests/dsp/Chains.h"
#include "tests/dsp/Samples.h"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <numbers>
#include <span>

using namespace engine::dsp;
using core::EqualizerBand;
using core::LimiterSettings;

namespace {

constexpr double seconds = 1.6;
constexpr double windowSeconds = 0.02;
constexpr double hopSeconds = 0.01;

struct Step {
    double atSeconds;
    double db;
};

/// From level to level within 10 ms, without a corner: so there is nothing that one rate could hold and another not.
double levelAt(std::span<const Step> steps, double t) {
    double db = steps.front().db;
    for (const Step& step : steps) {
        const double way = std::clamp((t - step.atSeconds) / 0.01, 0.0, 1.0);
        db += (step.db - db) * (0.5 - 0.5 * std::cos(std::numbers::pi * way));
    }
    return std::pow(10.0, db / 20.0);
}

/// A low, a middle and a high tone in steps of their own; strokes, long loud stretches, quiet ones.
constexpr std::array lowSteps{Step{0.0, -14.0}, Step{0.2, -8.0}, Step{0.5, -30.0}, Step{1.0, -10.0}};
constexpr std::array middleSteps{Step{0.0, -30.0}, Step{0.1, -8.0},  Step{0.13, -30.0}, Step{0.6, -12.0},
                                 Step{0.9, -40.0}, Step{1.2, -14.0}, Step{1.4, -26.0}};
constexpr std::array highSteps{Step{0.0, -90.0},  Step{0.02, -40.0}, Step{0.3, -14.0},
                               Step{0.35, -40.0}, Step{0.8, -20.0},  Step{1.1, -50.0}};

tests::StereoSignal music(int rate) {
    tests::StereoSignal made;
    const int frames = static_cast<int>(seconds * rate);
    for (int i = 0; i < frames; ++i) {
        const double t = static_cast<double>(i) / rate;
        const auto tone = [&](double hz, std::span<const Step> steps, double at) {
            return levelAt(steps, at) * std::sin(2.0 * std::numbers::pi * hz * t);
        };
        made.left.push_back(tone(110.0, lowSteps, t) + tone(997.0, middleSteps, t) + tone(6007.0, highSteps, t));
        made.right.push_back(0.7 * tone(110.0, lowSteps, t) + tone(997.0, middleSteps, t - 0.05) +
                             tone(6007.0, highSteps, t + 0.1));
    }
    return made;
}

std::vector<double> levelsDb(const tests::Signal& sound, int late, int rate) {
    const int length = static_cast<int>(windowSeconds * rate);
    const int hop = static_cast<int>(hopSeconds * rate);
    std::vector<double> levels;
    for (int at = late + 6 * hop; at + length <= late + static_cast<int>(seconds * rate); at += hop) {
        double power = 0.0;
        for (int i = 0; i < length; ++i) {
            const double sample = sound[static_cast<std::size_t>(at + i)];
            power += sample * sample * (1.0 - std::cos(2.0 * std::numbers::pi * i / length)) / length;
        }
        levels.push_back(10.0 * std::log10(power));
    }
    return levels;
}

/// What a processor makes of the music.
class Rates : public testing::Test {
  protected:
    using Levels = std::array<std::vector<double>, 2>;

    template <class P>
    Levels levelsOf(const typename P::Settings& settings, int rate) const {
        auto processor = tests::prepared<P>(settings, rate);
        auto sound = music_.at(rate);
        const int late = processor.latency();
        for (tests::Signal* const channel : {&sound.left, &sound.right})
            channel->resize(channel->size() + static_cast<std::size_t>(late));
        const auto heard = tests::processed(processor, sound);
        return {levelsDb(heard.left, late, rate), levelsDb(heard.right, late, rate)};
    }

    /// By how much the levels at the other rates lie beside those at 192 kHz, at most.
    template <class P>
    double deviationDb(const typename P::Settings& settings) const {
        double most = 0.0;
        const Levels wanted = levelsOf<P>(settings, 192000);
        for (const int rate : {44100, 48000, 96000}) {
            const Levels levels = levelsOf<P>(settings, rate);
            for (std::size_t channel = 0; channel < 2; ++channel)
                for (std::size_t i = 0; i < wanted[channel].size(); ++i)
                    most = std::max(most, std::abs(levels[channel][i] - wanted[channel][i]));
        }
        return most;
    }

  private:
    std::map<int, tests::StereoSignal> music_{
        {44100, music(44100)}, {48000, music(48000)}, {96000, music(96000)}, {192000, music(192000)}};
};

} // namespace

// The gain goes down in time for the samples beside a peak, so it is at work 8 frames ahead of it at every rate: 0.18
// ms at 44.1 kHz. Where the music jumps by 22 dB within 10 ms, that is 0.09 dB of its 20 ms.
TEST_F(Rates, ALimiterTakesTheSame) {
    using enum LimiterSettings::Style;
    for (const auto style : {transparent, punchy, dynamic, safe})
        for (const auto& [releaseMs, link] : {std::pair{10.0, 0.0}, {100.0, 60.0}, {300.0, 100.0}})
            EXPECT_LT(deviationDb<Limiter>({.driveDb = 9.0,
                                            .attackMs = 2.0 * releaseMs,
                                            .releaseMs = releaseMs,
                                            .style = style,
                                            .transientLinkPercent = link,
                                            .releaseLinkPercent = 100.0 - link}),
                      0.1)
                << static_cast<int>(style) << " " << releaseMs;
}

TEST_F(Rates, AnAutomaticReleaseTakesTheSame) {
    using enum LimiterSettings::Style;
    for (const auto style : {transparent, punchy, dynamic, safe})
        EXPECT_LT(deviationDb<Limiter>({.driveDb = 9.0, .automaticRelease = true, .style = style}), 0.1)
            << static_cast<int>(style);
}

// A corner makes harmonics without an end; of those of the high tone, 44.1 kHz has the third only.
TEST_F(Rates, AClipperTakesTheSame) {
    EXPECT_LT(deviationDb<Clipper>({.driveDb = 9.0, .kneeDb = 0.0}), 0.25);
    EXPECT_LT(deviationDb<Clipper>({.driveDb = 9.0, .kneeDb = 6.0}), 0.06);
}

// Split: a minimum-phase crossover at 4 kHz is steeper above it at 44.1 kHz, as all its like (the bilinear transform).
TEST_F(Rates, ADeEsserTakesTheSame) {
    using enum core::DeEsserSettings::Mode;
    for (const auto& [mode, boundDb] : {std::pair{split, 0.25}, std::pair{wide, 0.1}})
        for (const double attackMs : {1.0, 20.0})
            EXPECT_LT(deviationDb<DeEsser>({.mode = mode,
                                            .frequencyHz = 4000.0,
                                            .thresholdDb = -40.0,
                                            .rangeDb = 12.0,
                                            .attackMs = attackMs,
                                            .releaseMs = 10.0 * attackMs,
                                            .linkPercent = 50.0}),
                      boundDb)
                << static_cast<int>(mode) << " " << attackMs;
}

// The level is heard once per quantum: at 44.1 kHz the gain moves 1.1 ms later than at 192 kHz. Of 9 dB within an
// attack of 5 ms, that is 0.4 dB of 20 ms; of slow ones it is nothing.
TEST_F(Rates, ABandOfTheEqualizerFollowsTheSame) {
    using enum EqualizerBand::Type;
    using enum EqualizerBand::Threshold;
    for (const auto type : {bell, lowShelf, highShelf})
        for (const auto threshold : {absolute, relative})
            for (const double hz : {110.0, 997.0, 6007.0})
                for (const auto& [attackMs, boundDb] : {std::pair{5.0, 0.4}, {150.0, 0.06}}) {
                    core::EqualizerSettings settings;
                    settings.bands[0] = {.on = true,
                                         .type = type,
                                         .frequencyHz = hz,
                                         .gainDb = 2.0,
                                         .rangeDb = -9.0,
                                         .thresholdDb = threshold == absolute ? -30.0 : -12.0,
                                         .threshold = threshold,
                                         .attackMs = attackMs,
                                         .releaseMs = 4.0 * attackMs};
                    EXPECT_LT(deviationDb<Equalizer>(settings), boundDb)
                        << static_cast<int>(type) << " " << static_cast<int>(threshold) << " " << hz << " " << attackMs;
                }
}

// Levels per quantum, too. Bands near half the rate are as wide as elsewhere, but not of quite the same form.
TEST_F(Rates, TheSpectralBalanceTakesTheSame) {
    for (const auto& [attackMs, boundDb] : {std::pair{20.0, 0.2}, {100.0, 0.1}})
        EXPECT_LT(deviationDb<SpectralBalance>(
                      {.depthPercent = 100.0, .rangeDb = 12.0, .attackMs = attackMs, .releaseMs = 3.0 * attackMs}),
                  boundDb)
            << attackMs;
}

// Peaks are those of samples, which miss the top of a high tone by up to 0.8 dB at 44.1 kHz.
TEST_F(Rates, MultibandDynamicsTakeTheSame) {
    using enum core::MultibandSettings::Phase;
    for (const auto phase : {minimum, linear})
        for (const auto& [detection, boundDb] : {std::pair{core::Detection::peak, 0.15}, {core::Detection::rms, 0.1}})
            for (const double attackMs : {1.0, 20.0}) {
                core::MultibandSettings settings{.phase = phase, .detection = detection, .linkPercent = 50.0};
                for (auto& band : settings.bands)
                    band = {.thresholdDb = -36.0, .ratio = 4.0, .attackMs = attackMs, .releaseMs = 10.0 * attackMs};
                settings.bands[1].mode = core::DynamicsMode::expand;
                EXPECT_LT(deviationDb<Multiband>(settings), boundDb)
                    << static_cast<int>(phase) << " " << static_cast<int>(detection) << " " << attackMs;
            }
}

TEST_F(Rates, ASaturatorOfThreeBandsMakesTheSame) {
    using enum core::SaturatorSettings::Curve;
    for (const auto curve : {tape, tube, transformer, softClip, hardClip})
        EXPECT_LT(deviationDb<Saturator>({.curve = curve,
                                          .driveDb = 9.0,
                                          .balancePercent = 30.0,
                                          .toneBeforeDb = 3.0,
                                          .bands = 3,
                                          .lowDriveDb = 3.0,
                                          .highDriveDb = -3.0}),
                  0.02)
            << static_cast<int>(curve);
}

// Peaks as in the multiband dynamics.
TEST_F(Rates, ACompressorTakesTheSame) {
    for (const auto& [detection, boundDb] : {std::pair{core::Detection::peak, 0.25}, {core::Detection::rms, 0.04}})
        for (const bool twoStage : {false, true})
            for (const double attackMs : {0.1, 20.0})
                EXPECT_LT(deviationDb<Compressor>({.thresholdDb = -30.0,
                                                   .ratio = 4.0,
                                                   .attackMs = attackMs,
                                                   .releaseMs = 10.0 * attackMs,
                                                   .linkPercent = 50.0,
                                                   .detection = detection,
                                                   .twoStageRelease = twoStage,
                                                   .delayMs = 3,
                                                   .sideChainBellDb = 3.0,
                                                   .sideChainShelfDb = -3.0}),
                          boundDb)
                    << static_cast<int>(detection) << " " << twoStage << " " << attackMs;
}
