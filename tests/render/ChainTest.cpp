#include "engine/render/Chain.h"
#include "tests/support/Render.h"
#include "tests/support/Signals.h"

#include <cmath>
#include <gtest/gtest.h>

using core::CompressorSettings;
using core::EqualizerSettings;
using core::GainSettings;
using core::LimiterSettings;
using core::Slot;
using core::StereoSettings;
using engine::render::Chain;
using tests::slot;

namespace {

constexpr int frames = 64 * 40;
constexpr engine::dsp::StreamFormat format{.rate = 44100, .maxFrames = frames};

tests::StereoSignal through(Chain& chain, tests::StereoSignal signal) {
    chain.process(signal.block());
    return signal;
}

tests::StereoSignal through(const core::Chain& slots, const tests::StereoSignal& signal) {
    Chain chain(slots, format);
    chain.reset();
    return through(chain, signal);
}

tests::StereoSignal noise() {
    return {tests::noise(-6.0, frames, 1), tests::noise(-6.0, frames, 2)};
}

/// An equalizer that rings, so that dry and wet differ.
Slot boost(double gainDb) {
    EqualizerSettings settings;
    settings.bands[0] = {.on = true, .frequencyHz = 1000.0, .gainDb = gainDb};
    return slot(settings);
}

} // namespace

TEST(Chain, OfNothingIsTransparent) {
    EXPECT_EQ(through(core::Chain{}, noise()).left, noise().left);
}

TEST(Chain, OfNeutralSlotsChangesNoBitButTheTime) {
    const core::Chain slots = {slot(EqualizerSettings{}), slot(GainSettings{}), slot(StereoSettings{}),
                               slot(LimiterSettings{.ceilingDbtp = 0.0})};
    Chain chain(slots, format);
    chain.reset();
    const auto quiet = tests::onBoth(tests::noise(-30.0, frames));
    const auto out = through(chain, quiet);
    const int late = chain.latency();
    ASSERT_GT(late, 0) << "the limiter looks ahead";
    for (int i = 0; i < frames - late; ++i) ASSERT_EQ(out.left[i + late], quiet.left[i]) << i;
}

TEST(Chain, DelaysWhatIsSwitchedOffByTheSameTime) {
    core::Chain slots = {boost(12.0), slot(LimiterSettings{.driveDb = 12.0})};
    Chain working(slots, format);
    for (auto& each : slots) each.enabled = false;
    Chain off(slots, format);
    off.reset();
    EXPECT_EQ(off.latency(), working.latency());
    const auto out = through(off, noise());
    for (int i = off.latency(); i < frames; ++i) ASSERT_EQ(out.left[i], noise().left[i - off.latency()]) << i;
}

TEST(Chain, MixesTheDrySoundInTime) {
    // Half of a limiter's neighbour and half of itself: any shift between dry and wet would comb the sound.
    Slot half = slot(GainSettings{.gainDb = 6.0});
    half.mixPercent = 50.0;
    const auto out = through({half}, tests::onBoth(tests::Signal(frames, 0.1)));
    EXPECT_NEAR(out.left[100], 0.1 * (1.0 + 1.99526) / 2.0, 1e-6);
    half.mixPercent = 0.0;
    EXPECT_EQ(through({half}, noise()).left, noise().left);
}

TEST(Chain, TrimsAheadAndBehind) {
    Slot trimmed = slot(GainSettings{});
    trimmed.inputDb = 6.0;
    trimmed.outputDb = -12.0;
    const auto out = through({trimmed}, tests::onBoth(tests::Signal(frames, 1.0)));
    EXPECT_NEAR(out.left[100], 0.50119, 1e-5);
}

TEST(Chain, LetsALimiterHaveNeitherMixNorTrims) {
    Slot limiter = slot(LimiterSettings{});
    limiter.mixPercent = 0.0;
    limiter.outputDb = 20.0;
    EXPECT_EQ(through({limiter}, noise()).left, through({slot(LimiterSettings{})}, noise()).left);
}

TEST(Chain, GlidesToOtherSettings) {
    core::Chain slots = {slot(GainSettings{})};
    Chain chain(slots, format);
    chain.reset();
    slots[0].outputDb = -20.0;
    chain.set(slots, 64 * 4);
    const auto out = through(chain, tests::onBoth(tests::Signal(frames, 1.0)));
    EXPECT_GT(out.left[0], 0.99);
    EXPECT_NEAR(out.left[127], 0.55, 1e-9);
    EXPECT_NEAR(out.left[256], 0.1, 1e-9);
    for (int i = 1; i < 256; ++i) ASSERT_LT(out.left[i - 1] - out.left[i], 0.0036) << i;
}

TEST(Chain, SwitchesWithoutAStep) {
    core::Chain slots = {slot(GainSettings{.gainDb = -20.0})};
    Chain chain(slots, format);
    chain.reset();
    (void)through(chain, tests::onBoth(tests::Signal(frames, 1.0)));
    slots[0].enabled = false;
    chain.set(slots, 64 * 4);
    const auto out = through(chain, tests::onBoth(tests::Signal(frames, 1.0)));
    for (int i = 1; i < 256; ++i) ASSERT_LT(std::abs(out.left[i] - out.left[i - 1]), 0.0036) << i;
    EXPECT_EQ(out.left[256], 1.0);
}

TEST(Chain, SwitchesALatentSlotOffInTheMiddleOfTheSound) {
    core::Chain slots = {slot(LimiterSettings{.ceilingDbtp = 0.0})};
    Chain chain(slots, format);
    chain.reset();
    const auto quiet = tests::onBoth(tests::noise(-30.0, frames));
    (void)through(chain, quiet);
    slots[0].enabled = false;
    chain.set(slots, 0);
    const auto out = through(chain, quiet);
    // The dry sound has been on its way all the time.
    for (int i = 0; i < chain.latency(); ++i) ASSERT_EQ(out.left[i], quiet.left[frames - chain.latency() + i]) << i;
}

TEST(Chain, ForgetsAllSoundAtReset) {
    Chain chain({boost(12.0), slot(CompressorSettings{}), slot(LimiterSettings{.driveDb = 12.0})}, format);
    chain.reset();
    const auto first = through(chain, noise());
    chain.reset();
    EXPECT_EQ(through(chain, noise()).left, first.left);
}

TEST(Chain, ReadsTheGainReductionOfWhatIsSwitchedOn) {
    core::Chain slots = {slot(GainSettings{}), slot(CompressorSettings{.thresholdDb = -40.0, .ratio = 10.0})};
    Chain chain(slots, format);
    chain.reset();
    (void)through(chain, noise());
    EXPECT_FALSE(chain[0].gainReductionDb());
    EXPECT_LT(chain[1].gainReductionDb().value(), -3.0);
    slots[1].enabled = false;
    chain.set(slots, 0);
    EXPECT_EQ(chain[1].gainReductionDb(), 0.0);
}

TEST(Chain, ReadsTheGainsOfBandsAndOfTheirReductionTheDeepest) {
    EqualizerSettings follows, still;
    follows.bands[2] = {.on = true, .rangeDb = -9.0, .thresholdDb = -60.0, .attackMs = 1.0};
    follows.bands[5] = {.on = true, .rangeDb = 9.0, .thresholdDb = -60.0, .attackMs = 1.0};
    still.bands[2] = {.on = true, .gainDb = -9.0};
    core::Chain slots = {slot(follows), slot(still)};
    Chain chain(slots, format);
    chain.reset();
    (void)through(chain, noise());
    EXPECT_LT(chain[0].bandGainsDb()[2], -3.0F);
    EXPECT_GT(chain[0].bandGainsDb()[5], 3.0F);
    EXPECT_EQ(chain[0].gainReductionDb().value(), chain[0].bandGainsDb()[2]);
    EXPECT_EQ(chain[1].bandGainsDb(), engine::dsp::BandGainsDb{});
    EXPECT_FALSE(chain[1].gainReductionDb());
    slots[0].enabled = false;
    chain.set(slots, 0);
    EXPECT_EQ(chain[0].bandGainsDb(), engine::dsp::BandGainsDb{});
    EXPECT_EQ(chain[0].gainReductionDb(), 0.0);
}
