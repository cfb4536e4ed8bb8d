// No knob clicks. Every continuous row of the modules that bend sound or ride its level goes over its whole range in
// the 20 ms of a knob while a tone sounds.
//
// The tone has 32 frames a period, so that all that a still module makes of it, aliases too, lies on its harmonics.
// What lies between them is the way from one sound to another: of a smooth way next to nothing, of a step very much.
#include "core/Parameter.h"
#include "engine/render/Chain.h"
#include "tests/support/PeakMeter.h"
#include "tests/support/Render.h"
#include "tests/support/Tone.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <span>

using namespace core;
using engine::dsp::quantumFrames;

namespace {

constexpr int rate = 44100;
constexpr int period = 32; // 1378 Hz
constexpr int window = 512 * period;
constexpr int beforeFrames = 96 * quantumFrames; // Of the window, until the knob moves.
constexpr int warmUpFrames = 1024 * quantumFrames;
constexpr int glideFrames = 14 * quantumFrames;

/// The loudest component over 8 kHz and off the harmonics, against the loudest sample, while the slot goes from one
/// setting to the other.
double burstDb(const Slot& from, const Slot& to, int glide) {
    constexpr int frames = warmUpFrames + window;
    engine::render::Chain chain({from}, {rate, quantumFrames});
    auto sound = tests::onBoth(tests::sine(static_cast<double>(rate) / period, -6.0, frames, rate));
    for (double& sample : sound.right) sample *= 0.5;
    for (int at = 0; at < frames; at += quantumFrames) {
        if (at == warmUpFrames + beforeFrames) chain.set({to}, glide);
        chain.process(sound.block().part(at, quantumFrames));
    }
    double burst = -400.0, peak = -400.0;
    for (const tests::Signal* const channel : {&sound.left, &sound.right}) {
        const auto heard = std::span<const double>(*channel).subspan(warmUpFrames);
        const auto spectrum = tests::spectrumDb(heard);
        constexpr int spacing = window / period;
        for (int bin = 8000 * window / rate; bin < window / 2; ++bin)
            if (const int off = bin % spacing; off >= spacing / 3 && off <= spacing - spacing / 3)
                burst = std::max(burst, spectrum[static_cast<std::size_t>(bin)]);
        peak = std::max(peak, tests::samplePeakDb(heard));
    }
    return burst - peak;
}

/// From one end of the row to the other and back, the rest as in the slot.
double movedDb(const Slot& slot, const ParameterRef& parameter, int glide) {
    Slot low = slot, high = slot;
    assign(low, parameter, parameter.row->range.min);
    assign(high, parameter, parameter.row->range.max);
    return std::max(burstDb(low, high, glide), burstDb(high, low, glide));
}

/// `mostDb` says how loud the burst may be, of the row and of the burst of a step from one end to the other. Steps on
/// the way are as loud as that: they all add up on the harmonics of 689 Hz.
void expectNoClick(const Slot& slot, double (*mostDb)(const Parameter& row, double stepDb)) {
    const Module& module = moduleOf(slot);
    for (const Parameter& row : module.parameters)
        for (int band = 0; band < (row.banded ? module.bands : 1); ++band) {
            const ParameterRef parameter{&row, band};
            if (row.kind != Kind::continuous || !applies(slot, parameter)) continue;
            const double stepDb = movedDb(slot, parameter, 0);
            EXPECT_LT(movedDb(slot, parameter, glideFrames), mostDb(row, stepDb))
                << module.id << " " << parameterId(parameter);
        }
}

/// Of modules that change the level: a way of 20 ms is not to be heard. A step of mix or gain is at -75 dB.
double ofLevels(const Parameter&, double) {
    return -110.0;
}

/// Of modules that bend the sound: harmonics that come and go by 20 dB and more within 20 ms are to be heard, and so is
/// a split that goes through nine octaves meanwhile. But no step is.
double ofBends(const Parameter& row, double stepDb) {
    return row.unit == Unit::hz ? -65.0 : stepDb - 6.0;
}

} // namespace

TEST(Clicks, NoneOfACompressor) {
    for (const auto detection : {Detection::peak, Detection::rms})
        expectNoClick(tests::slot(CompressorSettings{.thresholdDb = -30.0,
                                                     .ratio = 4.0,
                                                     .attackMs = 5.0,
                                                     .releaseMs = 60.0,
                                                     .linkPercent = 50.0,
                                                     .detection = detection,
                                                     .delayMs = 10,
                                                     .sideChainBellDb = 3.0,
                                                     .sideChainShelfDb = -3.0}),
                      ofLevels);
}

TEST(Clicks, NoneOfMultibandDynamics) {
    for (const auto phase : {MultibandSettings::Phase::minimum, MultibandSettings::Phase::linear}) {
        MultibandSettings settings{.count = 3, .phase = phase, .split2Hz = 1500.0, .linkPercent = 50.0};
        for (auto& band : settings.bands)
            band = {.thresholdDb = -40.0, .ratio = 4.0, .attackMs = 5.0, .releaseMs = 60.0};
        settings.bands[2].mode = DynamicsMode::expand;
        settings.bands[2].thresholdDb = 0.0;
        expectNoClick(tests::slot(settings), ofLevels);
    }
}

TEST(Clicks, NoneOfADeEsser) {
    using enum DeEsserSettings::Mode;
    for (const auto mode : {split, wide})
        expectNoClick(
            tests::slot(DeEsserSettings{
                .mode = mode, .frequencyHz = 1200.0, .thresholdDb = -40.0, .rangeDb = 12.0, .linkPercent = 50.0}),
            ofLevels);
}

TEST(Clicks, NoneOfASaturator) {
    using enum SaturatorSettings::Curve;
    for (const auto curve : {tape, tube, hardClip})
        for (const int bands : {1, 3})
            expectNoClick(
                tests::slot(SaturatorSettings{
                    .curve = curve, .driveDb = 12.0, .toneBeforeDb = 2.0, .toneAfterDb = -2.0, .bands = bands}),
                ofBends);
}

TEST(Clicks, NoneOfAClipper) {
    for (const double kneeDb : {0.0, 4.0})
        expectNoClick(tests::slot(ClipperSettings{.driveDb = 6.0, .kneeDb = kneeDb}), ofBends);
}

TEST(Clicks, NoneOfTheSpectralBalance) {
    expectNoClick(tests::slot(SpectralBalanceSettings{.depthPercent = 80.0, .rangeDb = 8.0}), ofLevels);
}
