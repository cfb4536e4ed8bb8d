// The equalizer as it sounds: what its curves promise, without clicks and without noise.
#include "engine/dsp/Equalizer.h"
#include "engine/dsp/SimdTargets.h"
#include "tests/dsp/Chains.h"
#include "tests/dsp/Samples.h"
#include "tests/support/Tone.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

using core::EqualizerBand;
using core::EqualizerSettings;
using engine::dsp::Equalizer;
using engine::dsp::quantumFrames;

namespace {

constexpr int rate = 44100;

EqualizerSettings with(const EqualizerBand& band) {
    EqualizerSettings settings;
    settings.bands[3] = band;
    return settings;
}

EqualizerBand bell(double hz, double gainDb, double q) {
    return {.on = true, .frequencyHz = hz, .gainDb = gainDb, .q = q};
}

/// The loudest component more than 5 kHz from a tone of -6 dBFS, dBFS, while the settings go from one to the other. A
/// level that bends in two corners dies away there; a step does not.
double burstDb(const EqualizerSettings& from, const EqualizerSettings& to, int glideFrames = 14 * quantumFrames) {
    constexpr int window = 8192;
    constexpr double toneHz = 185.0 * rate / window;
    auto equalizer = tests::prepared<Equalizer>(from);
    auto sound = tests::onBoth(tests::sine(toneHz, -6.0, 4096 + window, rate));
    equalizer.process(sound.block().part(0, 4096));
    equalizer.process(sound.block().part(4096, 2048));
    equalizer.set(to, glideFrames);
    for (int at = 6144; at < sound.frames(); at += 2048) equalizer.process(sound.block().part(at, 2048));
    const auto spectrum = tests::spectrumDb(std::span<const double>(sound.left.data() + 4096, window));
    return *std::max_element(spectrum.begin() + 185 + 5000 * window / rate, spectrum.end());
}

} // namespace

TEST(Equalizer, SoundsAsItsCurveSays) {
    for (const double hz : {50.0, 997.0, 12000.0, 19000.0}) {
        EqualizerSettings settings = with(bell(9000.0, 7.0, 0.8));
        settings.bands[5] = {
            .on = true, .type = EqualizerBand::Type::lowCut, .frequencyHz = 60.0, .slopeDbPerOctave = 18};
        settings.bands[7] = {.on = true, .type = EqualizerBand::Type::highShelf, .frequencyHz = 5000.0, .gainDb = -3.0};
        auto equalizer = tests::prepared<Equalizer>(settings);
        const auto heard = tests::processed(equalizer, tests::onBoth(tests::sine(hz, -20.0, 88200, rate)));
        const std::span<const double> settled(heard.left.data() + 44100, 44100);
        EXPECT_NEAR(tests::toneDb(settled, hz, rate) + 20.0, engine::dsp::magnitudeDb(settings, hz, rate), 1e-6) << hz;
    }
}

TEST(Equalizer, SideBandsLeaveMonoAlone) {
    auto band = bell(1000.0, 12.0, 1.0);
    band.channel = EqualizerBand::Channel::side;
    auto equalizer = tests::prepared<Equalizer>(with(band));
    const auto mono = tests::onBoth(tests::noise(-6.0, 4096));
    EXPECT_EQ(tests::processed(equalizer, mono).left, mono.left);

    auto side = mono;
    for (auto& sample : side.right) sample = -sample;
    EXPECT_NE(tests::processed(equalizer, side).left, side.left);
}

TEST(Equalizer, MidBandsLeaveTheSideAlone) {
    auto band = bell(1000.0, 12.0, 1.0);
    band.channel = EqualizerBand::Channel::mid;
    auto equalizer = tests::prepared<Equalizer>(with(band));
    auto side = tests::onBoth(tests::noise(-6.0, 4096));
    for (auto& sample : side.right) sample = -sample;
    EXPECT_EQ(tests::processed(equalizer, side).left, side.left);
}

TEST(Equalizer, LeftAndRightBandsLeaveTheOtherChannelAlone) {
    auto band = bell(1000.0, 12.0, 1.0);
    const auto noise = tests::onBoth(tests::noise(-6.0, 4096));
    for (const auto channel : {EqualizerBand::Channel::left, EqualizerBand::Channel::right}) {
        band.channel = channel;
        auto equalizer = tests::prepared<Equalizer>(with(band));
        const auto heard = tests::processed(equalizer, noise);
        EXPECT_EQ(heard.left == noise.left, channel == EqualizerBand::Channel::right);
        EXPECT_EQ(heard.right == noise.right, channel == EqualizerBand::Channel::left);
    }
}

TEST(Equalizer, EveryTypeSoundsAsItsCurveSays) {
    for (int type = 0; type <= static_cast<int>(EqualizerBand::Type::tilt); ++type)
        for (const int slope : {6, 24, 96}) {
            EqualizerBand band{.on = true, .type = static_cast<EqualizerBand::Type>(type), .frequencyHz = 6000.0};
            band.gainDb = -5.0;
            band.slopeDbPerOctave = slope;
            band.resonanceQ = 2.0;
            auto equalizer = tests::prepared<Equalizer>(with(band));
            const auto heard = tests::processed(equalizer, tests::onBoth(tests::sine(5000.0, -20.0, 88200, rate)));
            const std::span<const double> settled(heard.left.data() + 44100, 44100);
            EXPECT_NEAR(tests::toneDb(settled, 5000.0, rate) + 20.0, engine::dsp::magnitudeDb(band, 5000.0, rate), 1e-6)
                << type << " " << slope;
        }
}

TEST(Equalizer, TheSameBitsOnEverySimdTarget) {
    const auto music = tests::musicLike(6400, rate);
    std::vector<tests::StereoSignal> made;
    for (const auto& target : engine::dsp::simdTargets()) {
        engine::dsp::useSimdTarget(target);
        tests::Dice dice(8);
        auto equalizer = tests::prepared<Equalizer>(tests::Samples<Equalizer>::any(dice));
        auto others = tests::Samples<Equalizer>::any(dice);
        for (auto& band : others.bands) band.rangeDb = 0.0;
        made.push_back(tests::processed(equalizer, music, {1, 7, 30}));
        equalizer.set(others, 4 * quantumFrames);
        const auto then = tests::processed(equalizer, music, {1, 7, 30});
        made.back().left.insert(made.back().left.end(), then.left.begin(), then.left.end());
        made.back().right.insert(made.back().right.end(), then.right.begin(), then.right.end());
    }
    engine::dsp::useSimdTarget({});
    for (const auto& each : made) {
        EXPECT_EQ(each.left, made.front().left);
        EXPECT_EQ(each.right, made.front().right);
    }
}

TEST(Equalizer, NoHandleClicks) {
    const auto start = with(bell(1000.0, 6.0, 2.0));
    const auto moved = [&](auto change) {
        auto settings = start;
        change(settings.bands[3]);
        return burstDb(start, settings);
    };
    constexpr double smoothDb = -110.0;
    EXPECT_LT(moved([](auto& band) { band.gainDb = -6.0; }), smoothDb);
    EXPECT_LT(moved([](auto& band) { band.frequencyHz = 1500.0; }), smoothDb);
    EXPECT_LT(moved([](auto& band) { band.q = 0.5; }), smoothDb);
    EXPECT_LT(moved([](auto& band) { band.on = false; }), smoothDb);
    EXPECT_LT(moved([](auto& band) { band.gainDb = 0.0; }), smoothDb);
    EXPECT_LT(moved([](auto& band) { band.type = EqualizerBand::Type::highShelf; }), smoothDb);
    EXPECT_LT(moved([](auto& band) { band.channel = EqualizerBand::Channel::side; }), smoothDb);
    EXPECT_LT(moved([](auto& band) { band.channel = EqualizerBand::Channel::left; }), smoothDb);
    EXPECT_LT(moved([](auto& band) { band.type = EqualizerBand::Type::notch; }), smoothDb);
    EXPECT_LT(moved([](auto& band) { band.type = EqualizerBand::Type::tilt; }), smoothDb);
    EXPECT_LT(burstDb(EqualizerSettings{}, start), smoothDb);
    EXPECT_GT(burstDb(start, EqualizerSettings{}, 0), smoothDb + 20.0); // What a click is.
}

TEST(Equalizer, NoHandleOfACutClicks) {
    for (const int slope : {6, 24, 96}) {
        auto settings = with({.on = true, .type = EqualizerBand::Type::lowCut, .frequencyHz = 120.0});
        settings.bands[3].slopeDbPerOctave = slope;
        auto other = settings;
        other.bands[3].frequencyHz = 200.0;
        EXPECT_LT(burstDb(settings, other), -110.0) << slope;
        other = settings;
        other.bands[3].resonanceQ = 1.5;
        EXPECT_LT(burstDb(settings, other), -110.0) << slope;
    }
}

TEST(Equalizer, ACopyGoesOnByItself) {
    auto first = tests::prepared<Equalizer>(with(bell(300.0, 6.0, 2.0)));
    const auto music = tests::musicLike(4096, rate);
    tests::processed(first, music);
    auto copy = first;
    EXPECT_EQ(tests::processed(copy, music).left, tests::processed(first, music).left);
}

TEST(Equalizer, ArrivesAtTheVerySettingsItWasGiven) {
    auto gliding = tests::prepared<Equalizer>(with(bell(300.0, 6.0, 2.0)));
    auto still = tests::prepared<Equalizer>(with(bell(1234.0, -3.0, 0.7)));
    gliding.set(with(bell(1234.0, -3.0, 0.7)), 4 * quantumFrames);
    // Silence flushes both, then they are the same filter.
    tests::processed(gliding, tests::onBoth(tests::silence(100 * quantumFrames)));
    tests::processed(still, tests::onBoth(tests::silence(100 * quantumFrames)));
    const auto music = tests::musicLike(8192, rate);
    EXPECT_EQ(tests::processed(gliding, music).left, tests::processed(still, music).left);
}

TEST(Equalizer, ALowBellAtAHighRateAddsNoNoise) {
    constexpr int highRate = 96000;
    auto equalizer = tests::prepared<Equalizer>(with(bell(40.0, 12.0, 2.0)), highRate);
    const auto heard = tests::processed(equalizer, tests::onBoth(tests::sine(997.0, -1.0, 4 * highRate, highRate)));
    const std::span<const double> settled(heard.left.data() + 3 * highRate, static_cast<std::size_t>(highRate));
    const double thdPlusNoise = tests::thdPlusNoiseDb(settled, 997.0, highRate);
    RecordProperty("thdPlusNoiseDb", std::to_string(thdPlusNoise));
    EXPECT_LT(thdPlusNoise, -150.0);
}
