#include "engine/dsp/DeEsser.h"
#include "tests/dsp/Chains.h"
#include "tests/support/Tone.h"

#include <gtest/gtest.h>

#include <cmath>

using core::DeEsserSettings;
using engine::dsp::DeEsser;
using Mode = DeEsserSettings::Mode;

namespace {

constexpr int rate = 48000;

tests::Signal added(tests::Signal a, const tests::Signal& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
    return a;
}

/// A voice's note at 300 Hz and, at `essDb`, a hiss's at 11 kHz.
tests::Signal voice(double essDb) {
    return added(tests::sine(300.0, -12.0, rate, rate), tests::sine(11000.0, essDb, rate, rate));
}

struct Levels {
    double noteDb = 0.0;
    double essDb = 0.0;
};

Levels settled(const tests::Signal& channel) {
    const auto late = std::span(channel).subspan(rate / 2, rate / 2);
    return {tests::toneDb(late, 300.0, rate), tests::toneDb(late, 11000.0, rate)};
}

Levels heard(const DeEsserSettings& settings, double essDb) {
    auto deEsser = tests::prepared<DeEsser>(settings, rate);
    return settled(tests::processed(deEsser, tests::onBoth(voice(essDb))).left);
}

} // namespace

TEST(DeEsser, SplitTurnsDownTheHighBandAlone) {
    const auto levels =
        heard({.mode = Mode::split, .frequencyHz = 3000.0, .thresholdDb = -30.0, .rangeDb = 24.0}, -22.0);
    EXPECT_NEAR(levels.noteDb, -12.0, 0.02);
    EXPECT_NEAR(levels.essDb, -28.0, 0.2); // 8 dB over, 3 of every 4 off.
}

TEST(DeEsser, WideTurnsDownAllOfTheSoundByWhatTheHighBandAsksFor) {
    const auto levels =
        heard({.mode = Mode::wide, .frequencyHz = 3000.0, .thresholdDb = -30.0, .rangeDb = 24.0}, -22.0);
    EXPECT_NEAR(levels.noteDb, -18.0, 0.2);
    EXPECT_NEAR(levels.essDb, -28.0, 0.2);
}

TEST(DeEsser, TakesNoMoreThanTheRange) {
    const auto levels = heard({.frequencyHz = 3000.0, .thresholdDb = -60.0, .rangeDb = 5.0}, -12.0);
    EXPECT_NEAR(levels.essDb, -17.0, 0.05); // With what the low band lets through.
}

TEST(DeEsser, LeavesAVoiceWithoutHissAlone) {
    const DeEsserSettings split{.mode = Mode::split, .frequencyHz = 3000.0, .thresholdDb = -30.0};
    const auto levels = heard(split, -40.0);
    EXPECT_NEAR(levels.noteDb, -12.0, 1e-4);
    EXPECT_NEAR(levels.essDb, -40.0, 1e-4);

    auto wide = tests::prepared<DeEsser>({.mode = Mode::wide, .frequencyHz = 3000.0, .thresholdDb = -30.0}, rate);
    const auto sound = tests::onBoth(voice(-40.0));
    EXPECT_EQ(tests::processed(wide, sound).left, sound.left);
}

TEST(DeEsser, InTheMidAloneLeavesTheSideAlone) {
    auto deEsser = tests::prepared<DeEsser>(
        {.mode = Mode::split, .channel = core::DynamicsChannel::mid, .frequencyHz = 3000.0, .thresholdDb = -40.0},
        rate);
    const auto side = tests::sine(11000.0, -10.0, rate, rate);
    auto opposite = side;
    for (double& sample : opposite) sample = -sample;
    EXPECT_NEAR(settled(tests::processed(deEsser, {side, opposite}).left).essDb, -10.0, 1e-4);
    EXPECT_NEAR(settled(tests::processed(deEsser, tests::onBoth(side)).left).essDb, -16.0, 0.05);
}

TEST(DeEsser, IsQuickAndLetsGo) {
    auto deEsser = tests::prepared<DeEsser>(
        {.frequencyHz = 3000.0, .thresholdDb = -40.0, .rangeDb = 12.0, .attackMs = 1.0, .releaseMs = 60.0}, rate);
    auto hiss = tests::sine(11000.0, -10.0, rate / 2, rate);
    hiss.resize(static_cast<std::size_t>(rate) / 2 / 64 * 64);
    tests::processed(deEsser, tests::onBoth(tests::Signal(hiss.begin(), hiss.begin() + 5 * 64))); // 6.7 ms
    EXPECT_LT(deEsser.gainReductionDb(), -11.5);
    tests::processed(deEsser, tests::onBoth(tests::silence(rate / 2)));
    EXPECT_GT(deEsser.gainReductionDb(), -0.01);
}
