// Linear and mixed phase: the curves of the bands, where the sound comes out, and no clicks.
#include "core/AlbumFindings.h"
#include "core/EqualizerVersions.h"
#include "core/rows/EqualizerRows.h"
#include "engine/dsp/Equalizer.h"
#include "engine/dsp/PhaseCurve.h"
#include "engine/dsp/RealFft.h"
#include "engine/dsp/SimdTargets.h"
#include "tests/dsp/Chains.h"
#include "tests/dsp/PhaseSound.h"
#include "tests/dsp/Response.h"
#include "tests/dsp/Samples.h"
#include "tests/support/Tone.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using core::EqualizerBand;
using core::EqualizerSettings;
using engine::dsp::Equalizer;
using engine::dsp::quantumFrames;
using Phase = EqualizerSettings::Phase;
using Type = EqualizerBand::Type;
using Channel = EqualizerBand::Channel;

namespace {

using tests::bell;
using tests::impulse;
using tests::with;

constexpr int rate = tests::phaseRate;

/// How far an impulse's response is from the band's curve, over the bins from 10 Hz to 20 kHz.
struct Miss {
    double db = 0.0;   ///< At most, where the curve is above -40 dB.
    double over = 0.0; ///< At most, in dB, where the curve is below; what is under -90 dB counts as -90 dB.

    void take(double wantedDb, double heardDb) {
        if (wantedDb >= -40.0)
            db = std::max(db, std::abs(heardDb - wantedDb));
        else
            over = std::max(over, std::max(heardDb, -90.0) - std::max(wantedDb, -90.0));
    }
};

/// PhaseDesign.h states what a length holds at 16384 taps and 44.1 kHz.
double atLength(double hz, int taps) {
    return hz * 16384.0 / taps;
}

Miss missOf(const EqualizerSettings& settings) {
    const EqualizerBand& band = settings.bands[3];
    const auto made = impulse(settings);
    const auto filter = engine::dsp::designBand(band, rate);
    const int frames = std::max(131072, 4 * settings.taps); // Longer than the response.
    engine::dsp::RealFft fft(frames);
    std::ranges::fill(fft.signal(), 0.0);
    std::ranges::copy(made.left, fft.signal().begin());
    fft.forward();
    Miss miss;
    for (std::size_t bin = 30; bin < static_cast<std::size_t>(frames * 20000LL / rate); bin += 1 + bin / 100) {
        const double hz = static_cast<double>(bin) * rate / frames;
        const double wanted = engine::dsp::magnitudeDb(filter, hz, rate);
        miss.take(wanted, 20.0 * std::log10(std::abs(fft.spectrum()[bin])));
    }
    return miss;
}

double worstDb(const EqualizerSettings& settings) {
    return missOf(settings).db;
}

/// How far the nearest root of the prototype's polynomials is from the axis, Hz, those on it left out.
double nearestRootHz(const EqualizerBand& band) {
    /// Of s^2 + damping s + 1.
    const auto root = [](double damping) {
        const double half = 0.5 * damping;
        return half < 1.0 ? half : half - std::sqrt(half * half - 1.0);
    };
    const double a = std::pow(10.0, std::abs(band.gainDb) / 40.0);
    const double order = band.slopeDbPerOctave / 6.0;
    switch (band.type) {
    case Type::bell:
        return band.frequencyHz * std::min(root(a / band.q), root(1.0 / (a * band.q)));
    case Type::lowShelf:
    case Type::highShelf:
        return band.frequencyHz / std::sqrt(a) * root(1.0 / band.q);
    case Type::tilt:
        return band.frequencyHz / a * root(1.0 / band.q);
    case Type::lowCut:
    case Type::highCut:
        return band.frequencyHz * (order == 1.0 ? 1.0 : root(2.0 * std::sin(M_PI / (2.0 * order))));
    case Type::notch:
    case Type::bandPass:
        return band.frequencyHz * root(1.0 / band.q);
    }
    return 0.0;
}

/// Bands of a type in all their sharpnesses.
std::vector<EqualizerBand> bandsOf(Type type, double hz) {
    std::vector<EqualizerBand> bands;
    if (core::isCut(type))
        for (const int slope : {6, 12, 18, 24, 36, 48, 72, 96})
            bands.push_back({.type = type, .frequencyHz = hz, .slopeDbPerOctave = slope});
    else
        for (const double q : {0.1, 0.7, 5.0, 20.0})
            for (const double gainDb : {12.0, -24.0})
                if (gainDb > 0.0 || core::hasGain(type))
                    bands.push_back({.type = type, .frequencyHz = hz, .gainDb = gainDb, .q = q});
    return bands;
}

constexpr Type types[] = {Type::bell,    Type::lowShelf, Type::highShelf, Type::lowCut,
                          Type::highCut, Type::notch,    Type::bandPass,  Type::tilt};

} // namespace

TEST(PhaseFilter, OfLinearPhaseIsSymmetricRoundItsLatency) {
    for (const int taps : core::rows::tapCounts) {
        const auto settings = with(bell(1000.0, 6.0, 1.0), taps);
        const int latency = tests::prepared<Equalizer>(settings).latency();
        EXPECT_EQ(latency, taps / 4 * 3);
        const auto made = impulse(settings).left;
        EXPECT_EQ(std::ranges::max_element(made) - made.begin(), latency);
        for (int i = 1; i < taps / 2; ++i)
            ASSERT_NEAR(made[static_cast<std::size_t>(latency - i)], made[static_cast<std::size_t>(latency + i)],
                        1e-15);
    }
}

TEST(PhaseFilter, IsWithinATenthOfADecibelOfTheCurveWhereItsLengthResolvesIt) {
    for (const auto phase : {Phase::linear, Phase::mixed}) {
        EXPECT_LT(worstDb(with(bell(40.0, 12.0, 1.0), 16384, phase)), 0.01);
        EXPECT_LT(worstDb(with(bell(20.0, 12.0, 1.0), 32768, phase)), 0.01);
        EXPECT_LT(worstDb(with({.type = Type::lowCut, .frequencyHz = 40.0, .slopeDbPerOctave = 24}, 32768, phase)),
                  0.1);
        for (const auto type : {Type::bell, Type::lowShelf, Type::highShelf, Type::tilt, Type::bandPass})
            for (const double q : {0.1, 1.0, 20.0}) // A low shelf of Q 0.1 reaches a decade further down.
                EXPECT_LT(worstDb(with({.type = type, .frequencyHz = 2000.0, .gainDb = 12.0, .q = q}, 16384, phase)),
                          0.1)
                    << static_cast<int>(type) << " " << q;
    }
    // The sharpest bell and tilt there are, at the bottom of what is heard.
    EXPECT_LT(worstDb(with(bell(20.0, 24.0, 20.0), 524288)), 0.1);
    EXPECT_LT(worstDb(with({.type = Type::tilt, .frequencyHz = 20.0, .gainDb = 24.0, .q = 20.0}, 524288)), 0.1);
    EXPECT_LT(worstDb(with({.type = Type::notch, .frequencyHz = 20.0, .q = 20.0}, 524288)), 0.1);
    // What four thousand taps cannot: so the sweep sees errors.
    EXPECT_GT(worstDb(with(bell(40.0, 12.0, 4.0), 4096)), 1.0);
}

TEST(PhaseFilter, KeepsEveryCurveThatItsLengthHolds) {
    const auto ask = [](EqualizerSettings settings, double splitHz) {
        settings.mixedHz = splitHz;
        const EqualizerBand& band = settings.bands[3];
        const Miss miss = missOf(settings);
        EXPECT_TRUE(miss.db < 0.1 && miss.over < 1.0)
            << miss.db << " dB off, " << miss.over << " dB over: type " << static_cast<int>(band.type) << ", "
            << band.frequencyHz << " Hz, gain " << band.gainDb << ", q " << band.q << ", slope "
            << band.slopeDbPerOctave << ", taps " << settings.taps << ", split " << splitHz << ", mixed "
            << (settings.phase == Phase::mixed);
    };
    for (const Type type : types) {
        int asked = 0;
        for (const auto& [hz, taps] :
             {std::pair{20.0, 65536}, {31.0, 65536}, {80.0, 16384}, {125.0, 16384}, {2000.0, 16384}})
            for (const EqualizerBand& band : bandsOf(type, hz)) {
                if (nearestRootHz(band) < atLength(12.0, taps)) continue;
                ++asked;
                ask(with(band, taps, Phase::linear), 0.0);
                ask(with(band, taps, Phase::mixed), 200.0);
                if (taps != 16384 || !core::isCut(type)) continue;
                for (const double splitHz : {100.0, 400.0}) ask(with(band, taps, Phase::mixed), splitHz);
            }
        EXPECT_GE(asked, 10) << static_cast<int>(type);
    }
}

TEST(PhaseFilter, HasTheCurveOfItsGraph) {
    for (const auto phase : {Phase::linear, Phase::mixed}) {
        auto settings = with(bell(60.0, 12.0, 10.0), 16384, phase); // Which the taps do not hold.
        settings.bands[7] = {.on = true, .type = Type::highShelf, .frequencyHz = 3000.0, .gainDb = -6.0};
        settings.bands[8] = {.on = true, .type = Type::notch, .frequencyHz = 7003.0, .q = 5.0};
        engine::dsp::PhaseCurve curve;
        curve.design(settings, rate, Channel::stereo);
        const auto made = impulse(settings).left;
        for (int bin = 8; bin < 16384; bin += 1 + bin / 20) { // Those of the design.
            const double hz = bin * rate / 32768.0;
            EXPECT_NEAR(curve.magnitudeDb(hz), 20.0 * std::log10(std::abs(tests::responseAt(made, hz, rate, 0.0))),
                        1e-9)
                << hz;
        }
        for (const double hz : {51.2, 58.1, 61.0, 70.3, 3333.3})
            EXPECT_NEAR(curve.magnitudeDb(hz), 20.0 * std::log10(std::abs(tests::responseAt(made, hz, rate, 0.0))), 0.1)
                << hz;
    }
}

TEST(PhaseFilter, ResolvesTheSameAtEveryRate) {
    for (const int albumRate : core::albumRates) {
        const auto settings = with(bell(40.0, 12.0, 1.0));
        auto equalizer = tests::prepared<Equalizer>(settings, albumRate);
        auto one = tests::silence(2 * albumRate);
        one[0] = 1.0;
        const auto made = tests::processed(equalizer, tests::onBoth(one)).left;
        for (const double hz : {25.0, 40.0, 1000.0})
            EXPECT_NEAR(20.0 * std::log10(std::abs(tests::responseAt(made, hz, albumRate, 0.0))),
                        engine::dsp::magnitudeDb(settings, hz, albumRate), 0.01)
                << albumRate << " " << hz;
    }
}

TEST(PhaseFilter, HasBandsOnLeftRightMidAndSideInTheirOrder) {
    EqualizerSettings settings{.phase = Phase::linear, .taps = 8192, .bands = {}};
    const Channel channels[] = {Channel::left, Channel::right, Channel::mid, Channel::side, Channel::stereo};
    const double gains[] = {6.0, -5.0, 4.0, -7.0, 3.0};
    for (std::size_t i = 0; i < 5; ++i) {
        settings.bands[i] = bell(1500.0, gains[i], 0.7, channels[i]);
        settings.bands[i].on = true;
    }
    const auto made = impulse(settings, 0.0);
    const int latency = tests::prepared<Equalizer>(settings).latency();
    for (const double hz : {700.0, 1500.0, 4000.0}) {
        const auto of = [&](std::size_t band) {
            return std::pow(10.0, engine::dsp::magnitudeDb(settings.bands[band], hz, rate) / 20.0);
        };
        const double left = of(0) * of(4);
        const auto toLeft = tests::responseAt(made.left, hz, rate, latency);
        const auto toRight = tests::responseAt(made.right, hz, rate, latency);
        EXPECT_NEAR(toLeft.real(), left * 0.5 * (of(2) + of(3)), 1e-4) << hz;
        EXPECT_NEAR(toRight.real(), left * 0.5 * (of(2) - of(3)), 1e-4) << hz;
        EXPECT_NEAR(toLeft.imag(), 0.0, 1e-12) << hz;
        EXPECT_NEAR(toRight.imag(), 0.0, 1e-12) << hz;
    }
}

TEST(PhaseFilter, OfMixedPhaseIsMinimumBelowAndLinearAbove) {
    auto settings = with(bell(600.0, 12.0, 0.5), 16384, Phase::mixed);
    settings.mixedHz = 600.0;
    const int latency = tests::prepared<Equalizer>(settings).latency();
    const auto mixed = impulse(settings).left;
    settings.phase = Phase::minimum;
    const auto minimum = impulse(settings).left;
    for (const double hz : {60.0, 200.0, 400.0}) {
        const double wanted = std::arg(tests::responseAt(minimum, hz, rate, 0.0));
        EXPECT_GT(std::abs(wanted), 0.05);
        EXPECT_NEAR(std::arg(tests::responseAt(mixed, hz, rate, latency)), wanted, 0.001) << hz;
    }
    for (const double hz : {900.0, 2000.0, 15000.0})
        EXPECT_NEAR(std::arg(tests::responseAt(mixed, hz, rate, latency)), 0.0, 1e-4) << hz;
}

TEST(PhaseFilter, MovesAHandleWithoutAClick) {
    constexpr int window = 16384;
    constexpr int toneBin = 371;
    for (const auto phase : {Phase::linear, Phase::mixed}) {
        const auto start = with(bell(1000.0, -6.0, 1.0), 4096, phase);
        auto equalizer = tests::prepared<Equalizer>(start);
        const double toneHz = static_cast<double>(toneBin) * rate / window;
        auto sound = tests::onBoth(tests::sine(toneHz, -6.0, 8192 + window, rate));
        auto moving = start;
        for (int at = 0; at < sound.frames(); at += quantumFrames) {
            if (at >= 10240 && at < 16384) { // 12 dB and an octave in 140 ms.
                moving.bands[3].gainDb += 0.125;
                moving.bands[3].frequencyHz *= std::exp2(1.0 / 96.0);
                equalizer.set(moving, 14 * quantumFrames);
            }
            equalizer.process(sound.block().part(at, quantumFrames));
        }
        const auto level = [&](int from) {
            const auto part = std::span<const double>(sound.left).subspan(static_cast<std::size_t>(from), 1024);
            return *std::ranges::max_element(part);
        };
        EXPECT_GT(level(8192 + window - 1024), 1.2 * level(8192)) << "the handle has moved";
        const auto spectrum = tests::spectrumDb(std::span<const double>(sound.left.data() + 8192, window));
        const auto far = toneBin + 5000 * window / rate;
        const double loudest = *std::max_element(spectrum.begin() + far, spectrum.end());
        RecordProperty("loudestDb", std::to_string(loudest));
        EXPECT_LT(loudest, -140.0);
    }
}

TEST(PhaseFilter, ComesToRestAtTheVeryResponseThatWasAskedFor) {
    const auto start = with(bell(1000.0, -6.0, 1.0), 4096), end = with(bell(3000.0, 9.0, 2.0), 4096);
    auto moved = tests::prepared<Equalizer>(start), still = tests::prepared<Equalizer>(end);
    moved.set(end, 14 * quantumFrames);
    const auto music = tests::musicLike(16384, rate);
    const auto one = tests::processed(moved, music), other = tests::processed(still, music);
    EXPECT_NE(one.left[2900], other.left[2900]);
    EXPECT_TRUE(std::equal(one.left.begin() + 3072, one.left.end(), other.left.begin() + 3072));
}

TEST(PhaseFilter, TheSameBitsOnEverySimdTarget) {
    const auto music = tests::musicLike(12800, rate);
    std::vector<tests::StereoSignal> made;
    for (const auto& target : engine::dsp::simdTargets()) {
        engine::dsp::useSimdTarget(target);
        tests::Dice dice(8);
        auto filter = tests::prepared<engine::dsp::PhaseFilter>(tests::Samples<engine::dsp::PhaseFilter>::any(dice));
        filter.set(tests::Samples<engine::dsp::PhaseFilter>::any(dice), 14 * quantumFrames);
        made.push_back(tests::processed(filter, music, {1, 7, 30}));
    }
    engine::dsp::useSimdTarget({});
    EXPECT_GT(*std::ranges::max_element(made[0].left), 0.01);
    for (std::size_t i = 1; i < made.size(); ++i) {
        EXPECT_EQ(made[i].left, made[0].left) << i;
        EXPECT_EQ(made[i].right, made[0].right) << i;
    }
}

/// The finding reckons by a formula, for core knows no design: here is what the taps make.
class FoundBands : public testing::TestWithParam<int> {};

TEST_P(FoundBands, AreThoseThatMissTheirCurve) {
    const int version = GetParam();
    const bool fills = core::fillsZeros(version);
    int found = 0, held = 0, needless = 0;
    const auto ask = [&](const EqualizerBand& band, int taps, Phase phase) {
        const auto settings = with(band, taps, phase);
        core::Album album;
        album.masters.front().albumChain = {{.version = version, .settings = settings}};
        const bool told = std::ranges::any_of(core::albumFindings(album), [](const core::Finding& each) {
            return each.message.find("sharper") != std::string::npos;
        });
        engine::dsp::PhaseCurve made;
        made.design(settings, album.rate, Channel::stereo, engine::dsp::PhaseDesign::zerosOf(version));
        Miss miss;
        for (double hz = 20.0; hz < 20000.0; hz *= 1.01) {
            if (fills && band.type == Type::notch) break;
            const double wanted = engine::dsp::magnitudeDb(settings, hz, album.rate);
            if (wanted >= -40.0 || !fills) miss.take(wanted, made.magnitudeDb(hz));
        }
        const double middleDb = made.magnitudeDb(band.frequencyHz);
        ++(told ? found : held);
        if (!told)
            EXPECT_TRUE(miss.db < 0.1 && miss.over < 1.0 && (band.type != Type::notch || middleDb < -40.0))
                << miss.db << " dB off, " << miss.over << " dB over, " << middleDb << " in the middle: type "
                << static_cast<int>(band.type) << ", " << band.frequencyHz << " Hz, gain " << band.gainDb << ", q "
                << band.q << ", slope " << band.slopeDbPerOctave << ", taps " << taps;
        else if (fills && band.type == Type::notch ? middleDb < -46.0 : miss.db < 0.02 && miss.over < 0.2)
            ++needless;
    };
    for (const auto& [hz, taps] : {std::pair{20.0, 4096},
                                   {40.0, 4096},
                                   {70.0, 4096},
                                   {140.0, 4096},
                                   {300.0, 4096},
                                   {700.0, 4096},
                                   {2000.0, 4096},
                                   {40.0, 16384}})
        for (const Type type : types)
            for (const EqualizerBand& band : bandsOf(type, hz)) {
                ask(band, taps, Phase::linear);
                ask(band, taps, Phase::mixed);
            }
    EXPECT_GT(held, 300);
    EXPECT_GT(found, 200);
    EXPECT_LT(needless, found / 5);
}

INSTANTIATE_TEST_SUITE_P(OfVersion, FoundBands, testing::Values(2, 3));
