// The promise of the equalizer: its response is the analogue prototype's, up to Nyquist.
#include "engine/dsp/EqualizerBand.h"
#include "core/Units.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

using core::EqualizerBand;
using core::EqualizerSettings;
using engine::dsp::analogueMagnitudeDb;
using engine::dsp::magnitudeDb;
using Type = EqualizerBand::Type;

namespace {

/// `q` is the resonance of cuts.
EqualizerBand bandOf(Type type, double hz, double gainDb, double q, int slope = 12) {
    return {.on = true,
            .type = type,
            .frequencyHz = hz,
            .gainDb = gainDb,
            .q = q,
            .slopeDbPerOctave = slope,
            .resonanceQ = q};
}

/// Where a shelf of high Q rings: its zeros and poles lie off its frequency by this factor, to both sides.
double ringsApart(const EqualizerBand& band) {
    if (band.type == Type::lowShelf || band.type == Type::highShelf) return std::pow(10.0, band.gainDb / 80.0);
    return band.type == Type::tilt ? std::pow(10.0, band.gainDb / 40.0) : 1.0;
}

/// 20 Hz to 20 kHz, and as close as the bandwidth where the band is sharp.
std::vector<double> places(const EqualizerBand& band) {
    std::vector<double> all;
    for (double hz = 20.0; hz < 20000.0; hz *= 1.09) all.push_back(hz);
    all.push_back(20000.0);
    const double apart = ringsApart(band);
    for (double off = 0.00075; off < 0.5; off *= 1.8)
        for (const double centre : {band.frequencyHz * apart, band.frequencyHz / apart})
            for (const double hz : {centre / (1.0 + off), centre, centre * (1.0 + off)})
                if (hz >= 20.0 && hz <= 20000.0) all.push_back(hz);
    return all;
}

/// How far a band is from its prototype, dB.
struct Error {
    double heardDb = 0.0; ///< The largest distance where the prototype is above -40 dB.
    double aboveDb = 0.0; ///< The most by which it is too loud below that.

    Error& operator|=(const Error& other) {
        heardDb = std::max(heardDb, other.heardDb);
        aboveDb = std::max(aboveDb, other.aboveDb);
        return *this;
    }
};

Error errorOf(const EqualizerBand& band, int rate) {
    constexpr double nothingDb = -200.0; // Where a notch has its zero.
    Error error;
    const auto filter = engine::dsp::designBand(band, rate);
    for (const double hz : places(band)) {
        const double wanted = std::max(analogueMagnitudeDb(band, hz), nothingDb);
        const double got = std::max(magnitudeDb(filter, hz, rate), nothingDb);
        EXPECT_TRUE(std::isfinite(got)) << hz;
        if (wanted >= -40.0)
            error.heardDb = std::max(error.heardDb, std::abs(got - wanted));
        else
            error.aboveDb = std::max(error.aboveDb, got - wanted);
    }
    return error;
}

/// A half of an octave apart, closer at the top, where it is hard; the row ends at 22 kHz.
std::vector<double> frequencies() {
    std::vector<double> all;
    for (double hz = 20.0; hz < 8000.0; hz *= 1.5) all.push_back(hz);
    for (double hz = 8000.0; hz < 20000.0; hz *= 1.07) all.push_back(hz);
    for (const double hz : {10.0, 20000.0, 20600.0, 21300.0, 22000.0}) all.push_back(hz);
    return all;
}

constexpr double sharpnesses[] = {0.1, 0.3, 0.7071, 1.0, 1.6, 2.5, 5.0, 10.0, 20.0};

} // namespace

class EqualizerAtRate : public testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(EveryRate, EqualizerAtRate, testing::ValuesIn(core::albumRates),
                         testing::PrintToStringParamName());

TEST_P(EqualizerAtRate, EveryTypeLiesWithinATenthOfADecibelOfTheAnaloguePrototype) {
    using enum Type;
    for (const Type type : {bell, lowShelf, highShelf, lowCut, highCut, notch, bandPass, tilt}) {
        Error worst;
        const bool cuts = core::isCut(type);
        for (const double hz : frequencies())
            for (const double q : sharpnesses)
                for (const int slope : {6, 12, 18, 24, 36, 48, 72, 96})
                    for (const double gainDb : {-24.0, -6.0, 3.0, 24.0}) {
                        if (!cuts && slope > 6) continue;
                        if (!core::hasGain(type) && gainDb != 3.0) continue;
                        worst |= errorOf(bandOf(type, hz, gainDb, q, slope), GetParam());
                    }
        const auto name = "type" + std::to_string(static_cast<int>(type));
        RecordProperty(name + "HeardDb", std::to_string(worst.heardDb));
        RecordProperty(name + "AboveDb", std::to_string(worst.aboveDb));
        EXPECT_LT(worst.heardDb, 0.1) << name;
        EXPECT_LT(worst.aboveDb, 1.0) << name;
    }
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
    EXPECT_NEAR(analogueMagnitudeDb(bandOf(Type::notch, 1000.0, 0.0, 2.0), edge), -3.0103, 1e-4);
    EXPECT_NEAR(analogueMagnitudeDb(bandOf(Type::bandPass, 1000.0, 0.0, 2.0), edge), -3.0103, 1e-4);
    EXPECT_NEAR(analogueMagnitudeDb(bandOf(Type::bandPass, 1000.0, 0.0, 2.0), 1000.0), 0.0, 1e-12);
    for (const auto& [hz, db] : {std::pair{1.0, -6.0}, {1000.0, 0.0}, {1e6, 6.0}})
        EXPECT_NEAR(analogueMagnitudeDb(bandOf(Type::tilt, 1000.0, 6.0, 0.5), hz), db, 1e-2);
    for (const int slope : {6, 12, 18, 24, 36, 48, 72, 96}) {
        auto cut = bandOf(Type::lowCut, 1000.0, 0.0, EqualizerBand{}.resonanceQ, slope);
        EXPECT_NEAR(analogueMagnitudeDb(cut, 1000.0), -3.0103, 1e-4) << slope;
        EXPECT_NEAR(analogueMagnitudeDb(cut, 10.0) - analogueMagnitudeDb(cut, 20.0), -6.0206 * slope / 6, 1e-2);
        cut.resonanceQ = 4.0;
        EXPECT_NEAR(analogueMagnitudeDb(cut, 1000.0), slope == 6 ? -3.0103 : 12.0412, 1e-4) << slope;
    }
}

TEST(EqualizerBand, ShelvesAndTiltsHaveNoResonanceUpToTheButterworthQ) {
    for (const Type type : {Type::lowShelf, Type::highShelf, Type::tilt}) {
        const auto highest = [&](double q) {
            double most = 0.0;
            for (const double hz : places(bandOf(type, 1000.0, 6.0, q)))
                most = std::max(most, analogueMagnitudeDb(bandOf(type, 1000.0, 6.0, q), hz));
            return most;
        };
        EXPECT_LT(highest(0.7071), 6.0 + 1e-6);
        EXPECT_GT(highest(2.0), 7.0);
    }
}

TEST(EqualizerBand, ABandIsExactAtItsOwnFrequency) {
    for (const double hz : {20.0, 1000.0, 15000.0, 20000.0})
        EXPECT_NEAR(magnitudeDb(bandOf(Type::bell, hz, 12.0, 3.0), hz, 44100), 12.0, 1e-6) << hz;
}

TEST(EqualizerBand, ADesignerMakesTheSameSectionsWhateverItMadeBefore) {
    engine::dsp::BandDesigner designer;
    const auto isSame = [&](const EqualizerBand& band, int rate) {
        const auto made = designer.design(band, rate);
        const auto expected = engine::dsp::designBand(band, rate);
        for (const double hz : {30.0, 900.0, 12000.0})
            EXPECT_EQ(engine::dsp::magnitudeDb(made, hz, rate), engine::dsp::magnitudeDb(expected, hz, rate));
        return made.count == expected.count;
    };
    EqualizerBand band{.on = true, .frequencyHz = 1000.0, .gainDb = 3.0};
    EXPECT_TRUE(isSame(band, 44100));
    band.gainDb = -5.0;
    EXPECT_TRUE(isSame(band, 44100));
    band.frequencyHz = 9000.0;
    EXPECT_TRUE(isSame(band, 44100));
    band.q = 8.0;
    EXPECT_TRUE(isSame(band, 44100));
    EXPECT_TRUE(isSame(band, 96000));
    band.type = EqualizerBand::Type::tilt;
    EXPECT_TRUE(isSame(band, 96000));
}

TEST(EqualizerBand, AFlatBandIsAWire) {
    for (const Type type : {Type::bell, Type::lowShelf, Type::highShelf, Type::tilt}) {
        const auto filter = engine::dsp::designBand(bandOf(type, 3000.0, 0.0, 1.3), 48000);
        for (int i = 0; i < filter.count; ++i) {
            const auto& section = filter.sections[static_cast<std::size_t>(i)];
            EXPECT_EQ(section.direct, 1.0);
            EXPECT_EQ(section.fromBand, 0.0);
            EXPECT_EQ(section.fromLow, 0.0);
        }
    }
}

TEST(EqualizerBand, ANotchLeavesNothingOfItsFrequency) {
    for (const double hz : {50.0, 1000.0, 18000.0})
        EXPECT_LT(magnitudeDb(bandOf(Type::notch, hz, 0.0, 5.0), hz, 44100), -150.0) << hz;
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
