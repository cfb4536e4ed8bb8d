#include "engine/analysis/Alignment.h"
#include "engine/dsp/Equalizer.h"
#include "tests/support/Render.h"
#include "tests/support/Signals.h"

#include <gtest/gtest.h>

using namespace engine;
using tests::StereoSignal;

namespace {

constexpr int rate = 44100;

StereoSignal song(std::uint64_t seed = 1) {
    return tests::musicLike(12 * rate, rate, -3.0, seed);
}

std::shared_ptr<const source::AudioSource> sourceOf(const StereoSignal& signal) {
    return tests::audio({{1, signal}}).begin()->second;
}

/// That many frames of silence ahead of it, or without that many frames of its beginning.
StereoSignal shifted(const StereoSignal& signal, int frames) {
    if (frames >= 0) return tests::joined(tests::onBoth(tests::silence(frames)), signal);
    return {{signal.left.begin() - frames, signal.left.end()}, {signal.right.begin() - frames, signal.right.end()}};
}

StereoSignal equalized(StereoSignal signal) {
    core::EqualizerSettings settings;
    settings.bands[0] = {.on = true, .type = core::EqualizerBand::Type::highShelf, .frequencyHz = 4000, .gainDb = 5};
    settings.bands[1] = {.on = true, .frequencyHz = 300, .gainDb = -4};
    dsp::Equalizer equalizer;
    const int frames = signal.frames() / 64 * 64;
    equalizer.prepare({.rate = rate, .maxFrames = frames}, settings);
    equalizer.reset();
    equalizer.process(signal.block().part(0, frames));
    return signal;
}

analysis::Alignment aligned(const StereoSignal& first, const StereoSignal& other,
                            std::optional<double> range = analysis::usualRangeSeconds) {
    return analysis::align(*sourceOf(first), *sourceOf(other), range);
}

} // namespace

TEST(Alignment, FindsALateAndQuieterMixToTheSample) {
    auto other = shifted(song(), 12345);
    other.left = tests::scaled(other.left, -3.0);
    other.right = tests::scaled(other.right, -3.0);
    const auto found = aligned(song(), other);
    EXPECT_EQ(found.offsetFrames, 12345);
    EXPECT_NEAR(found.levelDifferenceDb, -3.0, 0.05);
    EXPECT_GT(found.confidence, 0.8);
}

TEST(Alignment, FindsAMixWithoutTheBeginning) {
    EXPECT_EQ(aligned(song(), shifted(song(), -7001)).offsetFrames, -7001);
}

TEST(Alignment, FindsAMixWithAnotherTone) {
    const auto found = aligned(song(), shifted(equalized(song()), 1003));
    EXPECT_EQ(found.offsetFrames, 1003);
    EXPECT_GT(found.confidence, 0.6);
}

TEST(Alignment, LooksAnywhereWhenAsked) {
    const auto other = shifted(song(), 11 * rate);
    EXPECT_EQ(aligned(song(), other, std::nullopt).offsetFrames, 11 * rate);
}

TEST(Alignment, HasNoConfidenceInAnotherSong) {
    const StereoSignal other{tests::noise(-10.0, 12 * rate, 5), tests::noise(-10.0, 12 * rate, 6)};
    EXPECT_LT(aligned(song(), other).confidence, 0.3);
}

TEST(Alignment, SaysNothingOfSilenceOrOfNothing) {
    EXPECT_EQ(aligned(song(), tests::onBoth(tests::silence(rate))).confidence, 0.0);
    EXPECT_EQ(aligned(song(), tests::onBoth({})).confidence, 0.0);
}
