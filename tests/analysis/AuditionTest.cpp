// A part of a module alone: what is heard, and that nothing else is.
#include "engine/analysis/Audition.h"

#include "core/Edits.h"
#include "engine/dsp/FixedMath.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace core;
using engine::analysis::Audition;
using engine::analysis::auditionAlbum;
using tests::slot;

namespace {

constexpr int length = 44100;
constexpr SlotId heard{50};
constexpr double fullDb = -12.0; ///< Of the tone.

/// A track that has a gain, the slot and a gain behind it, under an album chain.
Album around(const Settings& settings) {
    Track only = tests::track(1, length);
    only.startMark = 0;
    only.chain = {slot(GainSettings{.gainDb = -3.0}), slot(settings), slot(GainSettings{.gainDb = -20.0})};
    only.chain[1].id = heard;
    only.automation = {{.slot = heard, .parameter = "mix", .points = {{0, 0.0}}}};
    Album made = tests::album({only});
    made.masters[0].albumChain = {slot(LimiterSettings{.ceilingDbtp = -20.0})};
    return normalised(made);
}

/// Level of the left channel of what is left of a tone in the last fifth, dB to how it went in behind the gain ahead.
double levelDb(const Album& album, double hz, double left, double right) {
    const auto tone = [&](double share) {
        std::vector<double> samples(length);
        for (int i = 0; i < length; ++i)
            samples[static_cast<std::size_t>(i)] =
                share * std::pow(10.0, fullDb / 20.0) * std::sin(2.0 * M_PI * hz * i / cdRate);
        return samples;
    };
    tests::StereoSignal signal;
    signal.left = tone(left);
    signal.right = tone(right);
    const auto sound = tests::render(album, tests::audio({{1, signal}}));
    double squares = 0.0;
    for (std::size_t i = length * 4 / 5; i < length; ++i) squares += sound.left[i] * sound.left[i];
    return 10.0 * std::log10(std::max(1e-30, 2.0 * squares / (length / 5))) - fullDb + 3.0;
}

double heardDb(const Settings& settings, int band, double hz, double left = 1.0, double right = 1.0) {
    return levelDb(auditionAlbum(around(settings), {heard, band}).value(), hz, left, right);
}

EqualizerSettings equalizer(EqualizerBand band) {
    band.on = true;
    EqualizerSettings settings;
    settings.bands[3] = band;
    return settings;
}

} // namespace

TEST(Audition, OfABellIsItsRegionEvenAtNoGain) {
    const auto settings = equalizer({.frequencyHz = 1000.0, .gainDb = 0.0, .q = 4.0});
    EXPECT_NEAR(heardDb(settings, 3, 1000.0), 0.0, 0.05);
    EXPECT_LT(heardDb(settings, 3, 100.0), -25.0);
    EXPECT_LT(heardDb(settings, 3, 10000.0), -25.0);
}

TEST(Audition, OfAShelfIsItsSideAndOfACutWhatItTakesAway) {
    using Type = EqualizerBand::Type;
    const auto shelf = equalizer({.type = Type::lowShelf, .frequencyHz = 300.0, .gainDb = 4.0});
    EXPECT_NEAR(heardDb(shelf, 3, 50.0), 0.0, 0.1);
    EXPECT_LT(heardDb(shelf, 3, 3000.0), -30.0);
    const auto cut = equalizer({.type = Type::lowCut, .frequencyHz = 300.0, .slopeDbPerOctave = 24});
    EXPECT_NEAR(heardDb(cut, 3, 50.0), 0.0, 0.1);
    EXPECT_LT(heardDb(cut, 3, 3000.0), -70.0);
}

TEST(Audition, OfABandOfTheSideIsTheSide) {
    const auto settings =
        equalizer({.channel = EqualizerBand::Channel::side, .frequencyHz = 1000.0, .gainDb = 3.0, .q = 2.0});
    EXPECT_LT(heardDb(settings, 3, 1000.0, 1.0, 1.0), -150.0);
    EXPECT_NEAR(heardDb(settings, 3, 1000.0, 1.0, -1.0), 0.0, 0.05);
}

TEST(Audition, OfOneChannelIsThatChannel) {
    const auto settings = equalizer({.channel = EqualizerBand::Channel::right, .frequencyHz = 1000.0, .q = 2.0});
    EXPECT_LT(heardDb(settings, 3, 1000.0, 1.0, 1.0), -150.0); // of the left
}

TEST(Audition, OfAMultibandIsTheBandWithWhatItDoes) {
    MultibandSettings settings;
    settings.bands[1].gainDb = -2.0;
    settings.bands[2].bypass = true;
    EXPECT_NEAR(heardDb(settings, 1, 350.0), -2.248, 0.01); // the skirts of both splits: 0.119 and 0.129 dB
    EXPECT_LT(heardDb(settings, 1, 8000.0), -60.0);
    EXPECT_LT(heardDb(settings, 1, 20.0), -55.0);
}

TEST(Audition, OfADetectorIsWhatItHears) {
    CompressorSettings compressor{.thresholdDb = -60.0, .ratio = 10.0, .sideChainHighPassHz = 200.0};
    compressor.sideChainBellDb = 6.0;
    EXPECT_NEAR(heardDb(compressor, 0, 1000.0), 6.0, 0.2) << "its bell, and no compression";
    EXPECT_LT(heardDb(compressor, 0, 25.0), -30.0);
    const DeEsserSettings deEsser{.frequencyHz = 6000.0};
    EXPECT_NEAR(heardDb(deEsser, 0, 6000.0), -6.02, 0.1) << "Linkwitz and Riley's high band";
    EXPECT_LT(heardDb(deEsser, 0, 600.0), -75.0);
}

TEST(Audition, OfALimiterIsItAtTheLevelThatCameIn) {
    EXPECT_NEAR(heardDb(LimiterSettings{.driveDb = 6.0, .ceilingDbtp = -1.0}, 0, 1000.0), 0.0, 0.01);
    EXPECT_NEAR(heardDb(LimiterSettings{.driveDb = 18.0, .ceilingDbtp = -1.0}, 0, 1000.0), 14.0 - 18.0, 0.1)
        << "and what it takes off";
    EXPECT_NEAR(heardDb(ClipperSettings{.driveDb = 6.0}, 0, 1000.0), 0.0, 0.01);
}

TEST(Audition, OfASlotThatIsOffIsHeardAllTheSame) {
    Album made = around(equalizer({.frequencyHz = 1000.0, .q = 4.0}));
    made.tracks[0].chain[1].enabled = false;
    made.tracks[0].chain[1].mixPercent = 0.0;
    EXPECT_LT(levelDb(auditionAlbum(made, {heard, 3}).value(), 100.0, 1.0, 1.0), -25.0);
}

TEST(Audition, OfTheAlbumsChainKeepsWhatIsAheadOfIt) {
    Album made = around(GainSettings{});
    made.tracks[0].automation.clear();
    Slot second = slot(equalizer({.frequencyHz = 1000.0, .q = 4.0}));
    second.id = SlotId{60};
    made.masters[0].albumChain = {second, slot(GainSettings{.gainDb = -30.0})};
    EXPECT_NEAR(levelDb(auditionAlbum(made, {SlotId{60}, 3}).value(), 1000.0, 1.0, 1.0), -20.0, 0.05);
}

TEST(Audition, IsNoneOfAMasterThatIsNotHeard) {
    Album made = around(GainSettings{});
    Slot limiter = slot(LimiterSettings{});
    limiter.id = SlotId{60};
    made.masters.push_back({.name = "vinyl", .albumChain = {limiter}, .unknown = {}});
    EXPECT_FALSE(auditionAlbum(made, {SlotId{60}, 0}));
    std::swap(made.masters[0], made.masters[1]);
    EXPECT_TRUE(auditionAlbum(made, {SlotId{60}, 0}));
}

TEST(Audition, IsNoneOfWhatIsNotThere) {
    EXPECT_FALSE(auditionAlbum(around(GainSettings{}), {heard, 0}));
    EXPECT_FALSE(auditionAlbum(around(EqualizerSettings{}), {heard, 0})) << "the band is off";
    EXPECT_FALSE(auditionAlbum(around(MultibandSettings{.count = 3}), {heard, 3}));
    EXPECT_FALSE(auditionAlbum(around(LimiterSettings{}), {SlotId{999}, 0}));
}
