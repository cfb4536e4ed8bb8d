// The promise of the equalizer: its response is the analogue prototype's, up to Nyquist.
#include "engine/dsp/EqualizerBand.h"
#include "core/Units.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

using core::EqualizerBand;
using core::EqualizerSettings;
using engine::dsp::analogueMagnitudeDb;
using engine::dsp::magnitudeDb;
using Type = EqualizerBand::Type;

namespace {

EqualizerBand bandOf(Type type, double hz, double gainDb, double q, int slope = 12) {
    return {true, type, EqualizerBand::Channel::stereo, hz, gainDb, q, slope};
}

/// The largest distance from the prototype, 20 Hz to 20 kHz, where the prototype is above `floorDb`; close to the
/// band's frequency the steps are as fine as its bandwidth.
double worstErrorDb(const EqualizerBand& band, int rate, double floorDb = -200.0) {
    std::vector<double> places;
    for (double hz = 20.0; hz < 20000.0; hz *= 1.09) places.push_back(hz);
    places.push_back(20000.0);
    for (double off = 0.0015; off < 0.3; off *= 2.0)
        for (const double hz : {band.frequencyHz / (1.0 + off), band.frequencyHz, band.frequencyHz * (1.0 + off)})
            if (hz >= 20.0 && hz <= 20000.0) places.push_back(hz);
    double worst = 0.0;
    const auto filter = engine::dsp::designBand(band, rate);
    for (const double hz : places) {
        const double wanted = analogueMagnitudeDb(band, hz);
        if (wanted < floorDb) continue;
        double got = 1.0;
        for (int i = 0; i < filter.count; ++i)
            got *= engine::dsp::magnitudeSquared(filter.sections[static_cast<std::size_t>(i)], 2.0 * M_PI * hz / rate);
        worst = std::max(worst, std::abs(10.0 * std::log10(got) - wanted));
    }
    return worst;
}

/// A third of an octave apart, closer at the top, where it is hard.
std::vector<double> frequencies() {
    std::vector<double> all;
    for (double hz = 20.0; hz < 8000.0; hz *= 1.5) all.push_back(hz);
    for (double hz = 8000.0; hz < 20000.0; hz *= 1.07) all.push_back(hz);
    all.push_back(20000.0);
    return all;
}

} // namespace

class EqualizerAtRate : public testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(EveryRate, EqualizerAtRate, testing::ValuesIn(core::albumRates),
                         testing::PrintToStringParamName());

TEST_P(EqualizerAtRate, BellsLieWithinATenthOfADecibelOfTheAnaloguePrototype) {
    double worst = 0.0;
    for (const double hz : frequencies())
        for (const double q : {0.1, 0.3, 0.7071, 1.0, 1.6, 2.5, 5.0, 10.0, 20.0})
            for (const double gainDb : {-24.0, -6.0, 3.0, 24.0})
                worst = std::max(worst, worstErrorDb(bandOf(Type::bell, hz, gainDb, q), GetParam()));
    RecordProperty("worstErrorDb", std::to_string(worst));
    EXPECT_LT(worst, 0.1);
}

TEST_P(EqualizerAtRate, ShelvesLieWithinATenthOfADecibelOfTheAnaloguePrototype) {
    double worst = 0.0;
    for (const Type type : {Type::lowShelf, Type::highShelf})
        for (const double hz : frequencies())
            for (const double q : {0.1, 0.4, 0.7071, 1.0, 2.0})
                for (const double gainDb : {-24.0, 3.0, 24.0})
                    worst = std::max(worst, worstErrorDb(bandOf(type, hz, gainDb, q), GetParam()));
    RecordProperty("worstErrorDb", std::to_string(worst));
    EXPECT_LT(worst, 0.1);
}

TEST_P(EqualizerAtRate, CutsFollowTheAnaloguePrototypeWhereItIsAboveMinusForty) {
    double worst = 0.0;
    for (const Type type : {Type::lowCut, Type::highCut})
        for (const double hz : frequencies())
            for (const int slope : {6, 12, 18, 24, 36, 48})
                worst = std::max(worst, worstErrorDb(bandOf(type, hz, 0.0, 1.0, slope), GetParam(), -40.0));
    RecordProperty("worstErrorDb", std::to_string(worst));
    EXPECT_LT(worst, 0.2);
}

TEST(EqualizerBand, PrototypesAreTheOnesOfTheField) {
    const auto bell = bandOf(Type::bell, 1000.0, 6.0, 2.0);
    EXPECT_NEAR(analogueMagnitudeDb(bell, 1000.0), 6.0, 1e-12);
    // Bristow-Johnson's Q: the gain in dB is half at the edges of a bandwidth of f / Q.
    const double edge = 1000.0 * (std::sqrt(1.0 + 1.0 / 16.0) + 0.25);
    EXPECT_NEAR(analogueMagnitudeDb(bell, edge), 3.0, 1e-12);
    EXPECT_NEAR(analogueMagnitudeDb(bandOf(Type::lowShelf, 1000.0, 6.0, 0.7071), 1000.0), 3.0, 1e-3);
    EXPECT_NEAR(analogueMagnitudeDb(bandOf(Type::lowShelf, 1000.0, 6.0, 0.7071), 1.0), 6.0, 1e-9);
    EXPECT_NEAR(analogueMagnitudeDb(bandOf(Type::highShelf, 1000.0, 6.0, 0.7071), 1e6), 6.0, 1e-9);
    for (const int slope : {6, 12, 18, 24, 36, 48}) {
        const auto cut = bandOf(Type::lowCut, 1000.0, 0.0, 1.0, slope);
        EXPECT_NEAR(analogueMagnitudeDb(cut, 1000.0), -3.0103, 1e-4) << slope;
        EXPECT_NEAR(analogueMagnitudeDb(cut, 10.0) - analogueMagnitudeDb(cut, 20.0), -6.0206 * slope / 6, 1e-2);
    }
}

TEST(EqualizerBand, ABandIsExactAtItsOwnFrequency) {
    for (const double hz : {20.0, 1000.0, 15000.0, 20000.0})
        EXPECT_NEAR(magnitudeDb(bandOf(Type::bell, hz, 12.0, 3.0), hz, 44100), 12.0, 1e-6) << hz;
}

TEST(EqualizerBand, AFlatBandIsAWire) {
    const auto filter = engine::dsp::designBand(bandOf(Type::bell, 3000.0, 0.0, 1.3), 48000);
    for (int i = 0; i < filter.count; ++i) {
        const auto& section = filter.sections[static_cast<std::size_t>(i)];
        EXPECT_EQ(section.direct, 1.0);
        EXPECT_EQ(section.fromBand, 0.0);
        EXPECT_EQ(section.fromLow, 0.0);
    }
}

TEST(EqualizerBand, TheCurveOfAllBandsIsTheirSumWhereTheChannelHearsThem) {
    EqualizerSettings settings;
    settings.bands[0] = bandOf(Type::bell, 1000.0, 6.0, 1.0);
    settings.bands[1] = bandOf(Type::bell, 1000.0, 3.0, 1.0);
    settings.bands[1].channel = EqualizerBand::Channel::side;
    settings.bands[2] = bandOf(Type::bell, 1000.0, 9.0, 1.0);
    settings.bands[2].on = false;
    EXPECT_NEAR(magnitudeDb(settings, 1000.0, 44100), 6.0, 1e-9);
    EXPECT_NEAR(magnitudeDb(settings, 1000.0, 44100, EqualizerBand::Channel::side), 9.0, 1e-9);
}
