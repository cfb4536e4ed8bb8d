// Linear and mixed phase where bands have zeros on the frequency axis: the phase turns, and nothing is left.
#include "engine/dsp/PhaseCurve.h"
#include "tests/dsp/PhaseSound.h"
#include "tests/dsp/Response.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using core::EqualizerBand;
using core::EqualizerSettings;
using engine::dsp::Equalizer;
using tests::impulse;
using tests::with;
using Phase = EqualizerSettings::Phase;
using Type = EqualizerBand::Type;
using Channel = EqualizerBand::Channel;

namespace {

constexpr int rate = tests::phaseRate;

/// Nothing is left in the middle of a notch, nor at 0 Hz where a cut or band-pass rises from there: the phase turns in
/// the 16 Hz beside it, and nowhere else.
TEST(PhaseZeros, GoesThroughZeroWhereItsBandsDo) {
    const auto in = [](const EqualizerSettings& settings, double hz) {
        const int latency = tests::prepared<Equalizer>(settings).latency();
        return tests::responseAt(impulse(settings).left, hz, rate, latency);
    };
    struct Zero {
        EqualizerBand band;
        double hz;
    };
    for (const auto& [band, hz] : {Zero{{.type = Type::notch, .frequencyHz = 1000.0, .q = 1.0}, 1000.0},
                                   {{.type = Type::notch, .frequencyHz = 1001.3, .q = 20.0}, 1001.3},
                                   {{.type = Type::notch, .frequencyHz = 100.0, .q = 3.0}, 100.0},
                                   {{.type = Type::bandPass, .frequencyHz = 100.0, .q = 3.0}, 0.0},
                                   {{.type = Type::lowCut, .frequencyHz = 100.0, .slopeDbPerOctave = 6}, 0.0},
                                   {{.type = Type::lowCut, .frequencyHz = 100.0, .slopeDbPerOctave = 18}, 0.0}})
        for (const auto phase : {Phase::linear, Phase::mixed}) {
            auto settings = with(band, 16384, phase);
            settings.mixedHz = 50.0;
            EXPECT_LT(20.0 * std::log10(std::abs(in(settings, hz))), -80.0)
                << static_cast<int>(band.type) << " " << hz << " " << (phase == Phase::mixed);
            if (phase == Phase::mixed) continue;
            for (const double beside : {-30.0, -20.0, 20.0, 30.0, 1000.0}) {
                if (hz + beside < 0.0) continue;
                EXPECT_NEAR(std::arg(in(settings, hz + beside)), 0.0, 0.002)
                    << static_cast<int>(band.type) << " " << hz + beside;
            }
        }
}

/// A turn that reaches beyond 0 Hz or Nyquist must not leave an imaginary part there, which the other channel would
/// hear.
TEST(PhaseZeros, KeepsChannelsApartWhereZerosAreNearTheEnds) {
    for (const EqualizerBand& band :
         {EqualizerBand{.type = Type::bandPass, .frequencyHz = 200.0, .q = 1.0},
          {.type = Type::lowCut, .frequencyHz = 200.0, .slopeDbPerOctave = 18},
          {.type = Type::notch, .frequencyHz = 20.0, .q = 1.0},
          {.type = Type::notch, .frequencyHz = 21369.75, .q = 1.0}}) { // Whose zero is 20 Hz below Nyquist.
        const auto made = impulse(with(band, 4096), 0.0);
        EXPECT_GT(*std::ranges::max_element(made.left), 0.01);
        for (const double sample : made.right) ASSERT_NEAR(sample, 0.0, 1e-14) << static_cast<int>(band.type);
    }
}

/// Near Nyquist a notch's zero lies a little beside its frequency, or nowhere: the phase turns where the curve has it.
TEST(PhaseZeros, HasTheCurveOfNotchesUpToNyquist) {
    for (const int albumRate : {44100, 96000})
        for (const double hz : {19900.0, 20500.0, 21000.0, 21370.0, 22000.0})
            for (const double q : {1.0, 20.0})
                for (const int taps : {4096, 16384}) {
                    const auto settings = with({.type = Type::notch, .frequencyHz = hz, .q = q}, taps);
                    engine::dsp::PhaseCurve made;
                    made.design(settings, albumRate, Channel::stereo);
                    const double bin = albumRate / (albumRate > 48000 ? 4.0 : 2.0) / taps; // Those of the design.
                    for (double at = bin * std::ceil(19000.0 / bin); at < 22050.0; at += bin) {
                        const double wanted = engine::dsp::magnitudeDb(settings, at, albumRate);
                        const double heard = made.magnitudeDb(at);
                        if (wanted >= -40.0)
                            ASSERT_NEAR(heard, wanted, 0.1) << albumRate << " " << hz << " " << q << " " << at;
                        else
                            ASSERT_LT(std::max(heard, -90.0), std::max(wanted, -90.0) + 1.0) << hz << " " << at;
                    }
                }
}

/// Hum and its harmonics, their turns over each other, and two in one place.
TEST(PhaseZeros, HasSeveralNotchesSideBySide) {
    for (const auto phase : {Phase::linear, Phase::mixed})
        for (const auto channel : {Channel::stereo, Channel::mid}) {
            auto settings = with({}, 32768, phase);
            settings.mixedHz = 70.0;
            int place = 0;
            for (const double hz : {50.0, 60.0, 100.0, 100.0, 150.0, 163.0})
                settings.bands[static_cast<std::size_t>(place++)] = {
                    .on = true, .type = Type::notch, .channel = channel, .frequencyHz = hz, .q = hz / 25.0};
            const auto made = impulse(settings);
            for (double hz = 20.0; hz < 250.0; hz += 0.97) {
                const double wanted = engine::dsp::magnitudeDb(settings, hz, rate, channel);
                const double heard = 20.0 * std::log10(std::abs(tests::responseAt(made.left, hz, rate, 0.0)));
                if (wanted >= -40.0)
                    EXPECT_NEAR(heard, wanted, 0.1) << hz << " " << (phase == Phase::mixed);
                else
                    EXPECT_LT(std::max(heard, -90.0), std::max(wanted, -90.0) + 1.0) << hz;
            }
        }
}

} // namespace
