// Settings for tests that hold for every processor.
#pragma once

#include "core/Units.h"
#include "engine/dsp/Clipper.h"
#include "engine/dsp/Compressor.h"
#include "engine/dsp/DcFilter.h"
#include "engine/dsp/DeEsser.h"
#include "engine/dsp/Equalizer.h"
#include "engine/dsp/Gain.h"
#include "engine/dsp/Limiter.h"
#include "engine/dsp/Multiband.h"
#include "engine/dsp/Saturator.h"
#include "engine/dsp/SpectralBalance.h"
#include "engine/dsp/Stereo.h"

#include <cmath>
#include <random>

namespace tests {

/// Any settings within the ranges of the parameter rows; `neutral`, where there is such a thing, leaves the sound
/// alone.
template <class P>
struct Samples;

class Dice {
  public:
    explicit Dice(unsigned seed) : random_(seed) {}
    double between(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random_); }
    double byOctaves(double low, double high) { return std::exp(between(std::log(low), std::log(high))); }
    int count(int highest) { return std::uniform_int_distribution<int>(0, highest)(random_); }

  private:
    std::mt19937 random_;
};

template <>
struct Samples<engine::dsp::Equalizer> {
    static core::EqualizerSettings neutral() {
        core::EqualizerSettings settings;
        settings.bands[0].on = true;
        settings.bands[1].gainDb = 12.0;
        return settings;
    }
    static core::EqualizerSettings any(Dice& dice) {
        constexpr int slopes[] = {6, 12, 18, 24, 36, 48, 72, 96};
        core::EqualizerSettings settings;
        for (auto& band : settings.bands) {
            band.on = dice.count(3) == 0;
            band.type = static_cast<core::EqualizerBand::Type>(dice.count(7));
            band.channel = static_cast<core::EqualizerBand::Channel>(dice.count(4));
            band.frequencyHz = dice.byOctaves(10.0, 22000.0);
            band.gainDb = dice.between(-24.0, 24.0);
            band.q = dice.byOctaves(0.1, 20.0);
            band.slopeDbPerOctave = slopes[dice.count(7)];
            band.resonanceQ = dice.byOctaves(0.1, 20.0);
            band.rangeDb = dice.count(2) == 0 ? dice.between(-24.0, 24.0) : 0.0;
            band.thresholdDb = dice.between(-80.0, 0.0);
            band.threshold = static_cast<core::EqualizerBand::Threshold>(dice.count(1));
            band.attackMs = dice.byOctaves(1.0, 500.0);
            band.releaseMs = dice.byOctaves(10.0, 3000.0);
        }
        return settings;
    }
};

template <>
struct Samples<engine::dsp::PhaseFilter> {
    static core::EqualizerSettings neutral() {
        auto settings = Samples<engine::dsp::Equalizer>::neutral();
        settings.phase = core::EqualizerSettings::Phase::linear;
        settings.taps = 4096;
        return settings;
    }
    static core::EqualizerSettings any(Dice& dice) {
        auto settings = Samples<engine::dsp::Equalizer>::any(dice);
        settings.phase = static_cast<core::EqualizerSettings::Phase>(1 + dice.count(1));
        settings.mixedHz = dice.byOctaves(20.0, 20000.0);
        settings.taps = 4096;
        return settings;
    }
};

template <>
struct Samples<engine::dsp::Compressor> {
    static core::CompressorSettings neutral() { return {.thresholdDb = 0.0, .ratio = 1.0}; }
    static core::CompressorSettings any(Dice& dice) {
        return {.thresholdDb = dice.between(-60.0, 0.0),
                .ratio = dice.byOctaves(1.0, 20.0),
                .kneeDb = dice.between(0.0, 24.0),
                .attackMs = dice.byOctaves(0.1, 250.0),
                .releaseMs = dice.byOctaves(5.0, 3000.0),
                .makeupDb = dice.between(-12.0, 24.0),
                .sideChainHighPassHz = dice.count(1) ? 20.0 : dice.byOctaves(20.0, 500.0),
                .linkPercent = dice.count(1) ? 100.0 : dice.between(0.0, 100.0),
                .mode = static_cast<core::DynamicsMode>(dice.count(1)),
                .detection = static_cast<core::Detection>(dice.count(1)),
                .channel = static_cast<core::DynamicsChannel>(dice.count(3)),
                .rangeDb = dice.between(0.0, 60.0),
                .twoStageRelease = dice.count(1) == 1,
                .delayMs = dice.count(1) ? 0 : 10,
                .lookAheadMs = dice.between(0.0, 10.0),
                .sideChainBellHz = dice.byOctaves(20.0, 20000.0),
                .sideChainBellDb = dice.count(1) ? 0.0 : dice.between(-24.0, 24.0),
                .sideChainBellQ = dice.byOctaves(0.1, 20.0),
                .sideChainShelfHz = dice.byOctaves(500.0, 20000.0),
                .sideChainShelfDb = dice.count(1) ? 0.0 : dice.between(-24.0, 24.0)};
    }
};

template <>
struct Samples<engine::dsp::Multiband> {
    static core::MultibandSettings neutral() {
        core::MultibandSettings settings;
        for (auto& band : settings.bands) band.bypass = true;
        return settings;
    }
    static core::MultibandSettings any(Dice& dice) {
        core::MultibandSettings settings;
        settings.count = 2 + dice.count(4);
        for (double* const split :
             {&settings.split1Hz, &settings.split2Hz, &settings.split3Hz, &settings.split4Hz, &settings.split5Hz})
            *split = dice.byOctaves(30.0, 16000.0);
        settings.detection = static_cast<core::Detection>(dice.count(1));
        settings.linkPercent = dice.count(1) ? 100.0 : dice.between(0.0, 100.0);
        for (auto& band : settings.bands)
            band = {.mode = static_cast<core::DynamicsMode>(dice.count(2)),
                    .channel = static_cast<core::DynamicsChannel>(dice.count(3)),
                    .thresholdDb = dice.between(-80.0, 0.0),
                    .ratio = dice.byOctaves(1.0, 20.0),
                    .kneeDb = dice.between(0.0, 24.0),
                    .attackMs = dice.byOctaves(0.2, 250.0),
                    .releaseMs = dice.byOctaves(5.0, 3000.0),
                    .rangeDb = dice.between(0.0, 60.0),
                    .gainDb = dice.between(-24.0, 24.0),
                    .bypass = dice.count(3) == 0};
        settings.phase = static_cast<core::MultibandSettings::Phase>(dice.count(1));
        return settings;
    }
};

template <>
struct Samples<engine::dsp::DeEsser> {
    static core::DeEsserSettings neutral() { return {.mode = core::DeEsserSettings::Mode::wide, .rangeDb = 0.0}; }
    static core::DeEsserSettings any(Dice& dice) {
        return {.mode = static_cast<core::DeEsserSettings::Mode>(dice.count(1)),
                .channel = static_cast<core::DynamicsChannel>(dice.count(3)),
                .frequencyHz = dice.byOctaves(1000.0, 16000.0),
                .thresholdDb = dice.between(-80.0, 0.0),
                .rangeDb = dice.between(0.0, 24.0),
                .attackMs = dice.byOctaves(0.2, 50.0),
                .releaseMs = dice.byOctaves(5.0, 1000.0),
                .linkPercent = dice.count(1) ? 100.0 : dice.between(0.0, 100.0)};
    }
};

template <>
struct Samples<engine::dsp::Limiter> {
    static core::LimiterSettings neutral() { return {.ceilingDbtp = 0.0}; }
    static core::LimiterSettings any(Dice& dice) {
        constexpr int times[] = {1, 2, 4, 8, 16};
        return {.driveDb = dice.between(-12.0, 24.0),
                .ceilingDbtp = dice.between(-12.0, 0.0),
                .lookAheadMs = dice.byOctaves(0.1, 10.0),
                .attackMs = dice.byOctaves(10.0, 4000.0),
                .releaseMs = dice.byOctaves(1.0, 1000.0),
                .automaticRelease = dice.count(1) == 1,
                .style = static_cast<core::LimiterSettings::Style>(dice.count(3)),
                .transientLinkPercent = dice.count(1) ? 100.0 : dice.between(0.0, 100.0),
                .releaseLinkPercent = dice.count(1) ? 100.0 : dice.between(0.0, 100.0),
                .delayMs = dice.count(1) ? 3 : 10,
                .oversampling = times[dice.count(4)]};
    }
};

template <>
struct Samples<engine::dsp::Gain> {
    static core::GainSettings neutral() { return {}; }
    static core::GainSettings any(Dice& dice) { return {dice.between(-24.0, 24.0)}; }
};

template <>
struct Samples<engine::dsp::Stereo> {
    static core::StereoSettings neutral() {
        return {.lowSplitHz = 100.0, .highSplitHz = 2000.0, .monoSlopeDbPerOctave = 48};
    }
    static core::StereoSettings any(Dice& dice) {
        constexpr int slopes[] = {12, 24, 48};
        return {.widthPercent = dice.between(0.0, 200.0),
                .lowWidthPercent = dice.count(1) ? 100.0 : dice.between(0.0, 200.0),
                .middleWidthPercent = dice.count(3) ? 100.0 : 0.0,
                .highWidthPercent = dice.count(1) ? 100.0 : dice.between(0.0, 200.0),
                .lowSplitHz = dice.byOctaves(40.0, 16000.0),
                .highSplitHz = dice.byOctaves(40.0, 16000.0),
                .monoBelowHz = dice.count(1) ? 20.0 : dice.byOctaves(20.0, 500.0),
                .monoSlopeDbPerOctave = slopes[dice.count(2)],
                .midDb = dice.count(1) ? 0.0 : dice.between(-24.0, 24.0),
                .sideDb = dice.count(1) ? 0.0 : dice.between(-24.0, 24.0),
                .balanceDb = dice.count(1) ? 0.0 : dice.between(-12.0, 12.0),
                .rotationDegrees = dice.count(1) ? 0.0 : dice.between(-90.0, 90.0),
                .invertLeft = dice.count(1) == 1,
                .invertRight = dice.count(1) == 1,
                .swapSides = dice.count(1) == 1};
    }
};

template <>
struct Samples<engine::dsp::Saturator> {
    static core::SaturatorSettings neutral() { return {.toneBeforeDb = 6.0, .toneAfterDb = -6.0}; }
    static core::SaturatorSettings any(Dice& dice) {
        constexpr int times[] = {1, 2, 4, 8, 16};
        return {.curve = static_cast<core::SaturatorSettings::Curve>(dice.count(4)),
                .driveDb = dice.count(3) ? dice.between(0.0, 24.0) : 0.0,
                .balancePercent = dice.between(-100.0, 100.0),
                .toneBeforeDb = dice.count(1) ? 0.0 : dice.between(-12.0, 12.0),
                .toneAfterDb = dice.count(1) ? 0.0 : dice.between(-12.0, 12.0),
                .oversampling = times[dice.count(4)],
                .bands = dice.count(1) ? 1 : 3,
                .lowSplitHz = dice.byOctaves(40.0, 16000.0),
                .highSplitHz = dice.byOctaves(40.0, 16000.0),
                .lowDriveDb = dice.between(-24.0, 24.0),
                .middleDriveDb = dice.between(-24.0, 24.0),
                .highDriveDb = dice.between(-24.0, 24.0)};
    }
};

template <>
struct Samples<engine::dsp::Clipper> {
    static core::ClipperSettings neutral() { return {.ceilingDbtp = 0.0, .kneeDb = 6.0}; }
    static core::ClipperSettings any(Dice& dice) {
        constexpr int times[] = {1, 2, 4, 8, 16};
        return {.driveDb = dice.count(1) ? dice.between(-12.0, 24.0) : 0.0,
                .ceilingDbtp = dice.between(-12.0, 0.0),
                .kneeDb = dice.count(1) ? dice.between(0.0, 12.0) : 0.0,
                .oversampling = times[dice.count(4)]};
    }
};

template <>
struct Samples<engine::dsp::DcFilter> {
    static core::DcFilterSettings any(Dice& dice) { return {dice.byOctaves(1.0, 20.0)}; }
};

template <>
struct Samples<engine::dsp::SpectralBalance> {
    static core::SpectralBalanceSettings neutral() { return {.depthPercent = 0.0}; }
    static core::SpectralBalanceSettings any(Dice& dice) {
        core::SpectralBalanceSettings settings{.depthPercent = dice.count(3) ? dice.between(0.0, 100.0) : 0.0,
                                               .rangeDb = dice.between(0.0, 12.0),
                                               .attackMs = dice.byOctaves(20.0, 1000.0),
                                               .releaseMs = dice.byOctaves(50.0, 3000.0)};
        for (auto& point : settings.bands) point.sharePercent = dice.between(0.0, 200.0);
        return settings;
    }
};

} // namespace tests
