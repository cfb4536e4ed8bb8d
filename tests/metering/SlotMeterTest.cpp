#include "engine/metering/SlotMeter.h"

#include "engine/render/Chain.h"
#include "tests/support/Signals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace tests {
namespace {

using core::SlotId;
using engine::metering::SlotMeter;
using engine::metering::Spectrum;
using engine::render::SlotQuantum;

constexpr int rate = 48000;
constexpr SlotId watched{7};

/// One second of a tone on the left through a slot that turns it down by 6.02 dB.
void addTone(SlotMeter& meter, SlotId slot = watched, int quanta = rate / 64, float reductionDb = 0.0F) {
    const auto tone = sine(Spectrum::bandHz(120), -12.0, quanta * 64, rate);
    for (std::size_t at = 0; at < tone.size(); at += 64) {
        SlotQuantum quantum{.slot = slot, .gainReductionDb = reductionDb};
        for (std::size_t i = 0; i < 64; ++i) {
            quantum.in[0][i] = static_cast<float>(tone[at + i]);
            quantum.out[0][i] = quantum.in[0][i] / 2.0F;
        }
        meter.add(quantum);
    }
}

TEST(SlotMeter, ReadsWhatASlotDoesToATone) {
    SlotMeter meter(rate);
    meter.watch(watched);
    EXPECT_FALSE(meter.reading());
    addTone(meter);
    const auto reading = meter.reading().value();
    EXPECT_EQ(reading.slot, watched);
    EXPECT_NEAR(reading.spectrumBeforeDb[120], -15.0, 0.3); // on one side only: half the power
    EXPECT_NEAR(reading.spectrumBeforeDb[120] - reading.spectrumAfterDb[120], 6.02, 0.001);
    EXPECT_NEAR(reading.peakInDb[0], -12.0, 0.01);
    EXPECT_NEAR(reading.peakOutDb[0], -18.02, 0.01);
    EXPECT_EQ(reading.peakInDb[1], -200.0);
    EXPECT_EQ(reading.gainReductionDb, 0.0);
    EXPECT_FALSE(reading.turnsDown);
    EXPECT_EQ(reading.steps, 100u);
    for (std::size_t i = 0; i < 100; ++i) {
        EXPECT_NEAR(reading.trace[i].inDb, -12.0F, 0.02F);
        EXPECT_NEAR(reading.trace[i].outDb, -18.02F, 0.02F);
    }
}

TEST(SlotMeter, KeepsTheDeepestReductionOfEachStep) {
    SlotMeter meter(rate);
    meter.watch(watched);
    addTone(meter, watched, 30, -1.0F); // 1920 frames: 4 steps
    addTone(meter, watched, 1, -5.0F);
    addTone(meter, watched, 29, -2.0F);
    const auto reading = meter.reading().value();
    EXPECT_EQ(reading.steps, 8u);
    const float expected[] = {-1.0F, -1.0F, -1.0F, -1.0F, -5.0F, -2.0F, -2.0F, -2.0F};
    for (std::size_t i = 0; i < 8; ++i) EXPECT_EQ(reading.trace[i].gainReductionDb, expected[i]) << i;
    EXPECT_EQ(reading.gainReductionDb, -5.0);
    addTone(meter, watched, 75); // 100 ms later
    EXPECT_EQ(meter.reading()->gainReductionDb, 0.0);
}

TEST(SlotMeter, KeepsOfEachBandTheGainFarthestFromNoneForAsLong) {
    SlotMeter meter(rate);
    meter.watch(watched);
    const auto add = [&](float first, float last, int quanta) {
        SlotQuantum quantum{.slot = watched};
        quantum.bandGainsDb[0] = first;
        quantum.bandGainsDb[23] = last;
        for (int i = 0; i < quanta; ++i) meter.add(quantum);
    };
    add(-1.0F, 1.0F, 20);
    add(-3.0F, 2.5F, 1);
    add(2.0F, -2.0F, 1);
    add(0.0F, 0.0F, 60); // 80 ms
    engine::dsp::BandGainsDb expected{};
    expected[0] = -3.0F;
    expected[23] = 2.5F;
    EXPECT_EQ(meter.reading()->bandGainsDb, expected);
    add(0.0F, 0.0F, 15);
    EXPECT_EQ(meter.reading()->bandGainsDb, engine::dsp::BandGainsDb{});
}

TEST(SlotMeter, SaysThatASlotTurnsDownAsLongAsItIsSetTo) {
    SlotMeter meter(rate);
    meter.watch(watched);
    meter.add({.slot = watched, .turnsDown = true});
    meter.pass(2 * rate); // its track is over
    EXPECT_TRUE(meter.reading()->turnsDown);
    meter.add({.slot = watched});
    EXPECT_FALSE(meter.reading()->turnsDown);
}

/// What the meter reads of a tone of -20 dB at 1 kHz through that module.
engine::SlotReading readThrough(const core::Settings& settings) {
    core::Slot slot{.id = watched};
    slot.settings = settings;
    engine::render::Chain chain({slot}, {.rate = rate, .maxFrames = 64});
    engine::render::SlotTap tap{1 << 10};
    chain.watch(watched, tap);
    SlotMeter meter(rate);
    meter.watch(watched);
    auto tone = onBoth(sine(1000.0, -20.0, rate, rate));
    for (int at = 0; at + 64 <= tone.frames(); at += 64) {
        chain.process(tone.block().part(at, 64));
        SlotQuantum quantum;
        EXPECT_EQ(tap.pop(std::span(&quantum, 1)), 1u);
        meter.add(quantum);
    }
    return meter.reading().value();
}

TEST(SlotMeter, ReadsWhatTheBandsOfAModuleDoToATone) {
    core::MultibandSettings multiband{.count = 3, .split1Hz = 250.0, .split2Hz = 4000.0};
    multiband.bands[1] = {.thresholdDb = -30.0, .ratio = 2.5, .attackMs = 2.0, .releaseMs = 150.0};
    const auto read = readThrough(multiband);
    EXPECT_NEAR(read.bandGainsDb[1], -6.0, 0.1); // 10 dB over, of which 4 are left
    EXPECT_EQ(read.bandGainsDb[0], 0.0F);
    EXPECT_EQ(read.bandGainsDb[2], 0.0F);
    EXPECT_EQ(read.gainReductionDb, read.bandGainsDb[1]);

    core::EqualizerSettings equalizer;
    equalizer.bands[0] = {.on = true, .frequencyHz = 100.0, .rangeDb = -6.0, .thresholdDb = -24.0};
    equalizer.bands[3] = {.on = true, .rangeDb = -6.0, .thresholdDb = -24.0};
    const auto followed = readThrough(equalizer);
    EXPECT_TRUE(followed.turnsDown);
    EXPECT_NEAR(followed.bandGainsDb[3], -4.0, 0.1); // 4 dB over
    EXPECT_EQ(followed.bandGainsDb[0], 0.0F);
    EXPECT_EQ(followed.gainReductionDb, followed.bandGainsDb[3]);

    equalizer.bands[0].rangeDb = equalizer.bands[3].rangeDb = 0.0;
    EXPECT_FALSE(readThrough(equalizer).turnsDown);
}

TEST(SlotMeter, TracesTheNewest1024Steps) {
    SlotMeter meter(rate);
    meter.watch(watched);
    addTone(meter, watched, 8000, -3.0F); // 1066 steps and 320 frames
    addTone(meter, watched, 10, -9.0F);   // 320 and 480 frames
    const auto reading = meter.reading().value();
    EXPECT_EQ(reading.steps, 1068u);
    EXPECT_EQ(reading.trace[(reading.steps - 1) % 1024].gainReductionDb, -9.0F);
    EXPECT_EQ(reading.trace[(reading.steps - 3) % 1024].gainReductionDb, -3.0F);
    EXPECT_EQ(std::ranges::count(reading.trace, -200.0F, &engine::SlotReading::Step::inDb), 0);
}

TEST(SlotMeter, BeginsAnewWithAnotherSlot) {
    SlotMeter meter(rate);
    meter.watch(watched);
    addTone(meter);
    addTone(meter, SlotId{8}); // not watched
    EXPECT_EQ(meter.reading()->steps, 100u);
    EXPECT_FALSE(meter.watch(watched));
    EXPECT_EQ(meter.reading()->steps, 100u);
    EXPECT_TRUE(meter.watch(SlotId{8}));
    EXPECT_FALSE(meter.reading());
    addTone(meter, watched, 20); // still in the tap
    addTone(meter, SlotId{8}, 15);
    EXPECT_EQ(meter.reading()->slot, SlotId{8});
    EXPECT_EQ(meter.reading()->steps, 2u);
    EXPECT_EQ(meter.reading()->spectrumBeforeDb[120], -200.0F);
    meter.watch(std::nullopt);
    EXPECT_FALSE(meter.reading());
}

TEST(SlotMeter, FallsSilentWhenThePrintGoesOnWithoutTheSlot) {
    SlotMeter meter(rate);
    meter.watch(watched);
    meter.pass(rate);
    EXPECT_FALSE(meter.reading()); // it has not sounded yet
    addTone(meter, watched, rate / 64, -4.0F);
    for (int i = 0; i < 20; ++i) meter.pass(480);
    EXPECT_EQ(meter.reading()->gainReductionDb, -4.0); // 200 ms: the device's blocks may be that long
    for (int i = 0; i < 40; ++i) meter.pass(480);
    const auto reading = meter.reading().value();
    EXPECT_EQ(reading.gainReductionDb, 0.0);
    EXPECT_EQ(reading.peakInDb[0], -200.0);
    EXPECT_GT(reading.steps, 120u);
    EXPECT_LT(reading.steps, 160u);
}

} // namespace
} // namespace tests
