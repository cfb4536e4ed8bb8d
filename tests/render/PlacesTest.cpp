// Where things sound, in what order they are turned up and down, and how long they ring.
#include "engine/render/Renderer.h"
#include "tests/dsp/Samples.h"
#include "tests/render/Chains.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <gtest/gtest.h>

using namespace core;
using tests::album;
using tests::audio;
using tests::onBoth;
using tests::Signal;
using tests::slot;
using tests::track;

namespace {

Track startingAtOnce(Track made) {
    made.startMark = 0;
    return made;
}

/// Silence with a one in it.
tests::StereoSignal impulse(int frames, int at) {
    Signal signal(static_cast<std::size_t>(frames), 0.0);
    signal[static_cast<std::size_t>(at)] = 0.25;
    return onBoth(signal);
}

tests::StereoSignal ones(int frames) {
    return onBoth(Signal(static_cast<std::size_t>(frames), 1.0));
}

/// A second of that sound through that chain, and what comes of it in so many seconds of silence behind its end; or,
/// `whole`, with the silence as part of the track, where nothing can cut it short.
tests::StereoSignal ringing(const tests::StereoSignal& sound, const Slot& through, int seconds, bool whole) {
    const int silence = seconds * cdRate;
    Track first = startingAtOnce(track(1, whole ? cdRate + silence : cdRate));
    first.chain = {through};
    Track second = track(2, 1000);
    second.gapFrames = whole ? 0 : silence;
    const auto padded = tests::joined(sound, onBoth(tests::silence(silence)));
    return tests::render(album({first, second}), audio({{1, padded}, {2, impulse(1000, 0)}}));
}

core::Chain latentAndNeutral() {
    return {slot(LimiterSettings{}), slot(EqualizerSettings{}), slot(LimiterSettings{}),
            slot(EqualizerSettings{.phase = EqualizerSettings::Phase::linear, .taps = 4096, .bands = {}})};
}

} // namespace

TEST(Places, HoldAnImpulseWhateverChainsTheTracksCarry) {
    Track first = startingAtOnce(track(1, 3000));
    first.chain = latentAndNeutral();
    Track second = track(1, 3000);
    second.gapFrames = 101;
    Track third = track(1, 3000);
    third.chain = {slot(LimiterSettings{})};
    third.gapFrames = -777;
    Album made = album({first, second, third});
    made.masters[0].albumChain = latentAndNeutral();
    const auto out = tests::render(made, audio({{1, impulse(3000, 50)}}));
    Signal expected(out.left.size(), 0.0);
    for (const auto& placed : layOut(made).tracks) expected[static_cast<std::size_t>(placed.in + 50)] = 0.25;
    EXPECT_EQ(out.left, expected);
}

TEST(Places, StandBackOfAnAlbumChainsLatency) {
    Album made = album({startingAtOnce(track(1, 1000))});
    made.masters[0].albumChain = latentAndNeutral();
    const auto out = tests::render(made, audio({{1, impulse(1000, 0)}}));
    EXPECT_EQ(out.left[0], 0.25);
}

TEST(Places, OfClipsCrossfadeOverTheirOverlap) {
    Track only = startingAtOnce(track(1, 100));
    Clip next = only.clips[0];
    next.source = SourceId{2};
    next.offset = 60;
    only.clips.push_back(next);
    for (auto& clip : only.clips) clip.fadeIn.shape = clip.fadeOut.shape = FadeShape::linear;
    const auto out = tests::render(
        album({only}), audio({{1, {Signal(100, 1.0), Signal(100, 0.0)}}, {2, {Signal(100, 0.0), Signal(100, 1.0)}}}));
    EXPECT_EQ(out.left[60], 1.0);
    EXPECT_EQ(out.right[60], 0.0);
    EXPECT_DOUBLE_EQ(out.left[70], 0.75);
    EXPECT_DOUBLE_EQ(out.right[70], 0.25);
    for (std::size_t i = 0; i < 160; ++i) EXPECT_DOUBLE_EQ(out.left[i] + out.right[i], 1.0) << i;
}

TEST(GainOrder, DrivesTheTrackChainByTheClipAndNotByTheLevel) {
    const auto driven = [](double clipDb, double levelDb) {
        Track only = startingAtOnce(track(1, 20000));
        only.chain = {slot(CompressorSettings{.thresholdDb = -20.0, .ratio = 20.0, .kneeDb = 0.0, .attackMs = 1.0})};
        only.clips[0].gainDb = clipDb;
        only.levelDb = levelDb;
        return tests::render(album({only}), audio({{1, onBoth(tests::sine(1000.0, -10.0, 20000, cdRate))}})).left;
    };
    const auto peak = [](const Signal& signal) { return *std::max_element(signal.begin() + 15000, signal.end()); };
    const double usual = peak(driven(0.0, 0.0));
    EXPECT_LT(peak(driven(10.0, 0.0)) / usual, 1.1) << "the compressor holds what the clip gains";
    EXPECT_NEAR(peak(driven(0.0, 10.0)) / usual, 3.1623, 0.001) << "the level is behind it";
}

TEST(GainOrder, PutsTrackFadesBehindTheChain) {
    Track only = startingAtOnce(track(1, 2000));
    only.chain = {slot(CompressorSettings{.thresholdDb = -20.0, .ratio = 20.0, .attackMs = 0.1})};
    const auto plain = tests::render(album({only}), audio({{1, ones(2000)}}));
    only.fadeIn = {.lengthFrames = 1000, .shape = FadeShape::linear};
    const auto faded = tests::render(album({only}), audio({{1, ones(2000)}}));
    EXPECT_EQ(faded.left[0], 0.0);
    EXPECT_DOUBLE_EQ(faded.left[500], 0.5 * plain.left[500]);
    EXPECT_EQ(faded.left[1000], plain.left[1000]);
}

TEST(GainOrder, PutsTheAlbumChainBehindTheSum) {
    Album made = album({startingAtOnce(track(1, 1000)), track(1, 1000)});
    made.tracks[1].gapFrames = -500;
    made.masters[0].albumChain = {slot(GainSettings{.gainDb = 20.0})};
    const auto out = tests::render(made, audio({{1, ones(1000)}}));
    EXPECT_DOUBLE_EQ(out.left[499], 10.0);
    EXPECT_DOUBLE_EQ(out.left[500], 20.0);
}

TEST(Tails, RingIntoTheGapUnlessAFadeOutEndsThem) {
    EqualizerSettings ringing;
    ringing.bands[0] = {.on = true, .frequencyHz = 200.0, .gainDb = 18.0, .q = 10.0};
    Track first = startingAtOnce(track(1, 1000));
    first.chain = {slot(ringing)};
    Track second = track(2, 1000);
    second.gapFrames = 5000;
    const auto sources = audio({{1, impulse(1000, 999)}, {2, impulse(1000, 0)}});
    const auto rings = tests::render(album({first, second}), sources);
    EXPECT_GT(std::abs(rings.left[1100]), 1e-4);
    first.fadeOut.lengthFrames = 10;
    const auto cut = tests::render(album({first, second}), sources);
    for (std::size_t i = 1000; i < 6000; ++i) ASSERT_EQ(cut.left[i], 0.0) << i;
    EXPECT_EQ(cut.left[6000], 0.25);
}

TEST(Tails, AreWholeWhateverAnEqualizerIsSetTo) {
    constexpr double inaudible = 1.0 / (1 << 24);
    const auto lost = [&](const EqualizerSettings& settings, const tests::StereoSignal& sound, int seconds) {
        const auto rung = ringing(sound, slot(settings), seconds, false);
        const auto whole = ringing(sound, slot(settings), seconds, true);
        double most = 0.0;
        for (std::size_t i = 0; i < rung.left.size(); ++i)
            most = std::max({most, std::abs(rung.left[i] - whole.left[i]), std::abs(rung.right[i] - whole.right[i])});
        return most;
    };
    for (unsigned seed = 1; seed <= 20; ++seed) {
        tests::Dice dice(seed);
        const auto settings = tests::Samples<engine::dsp::Equalizer>::any(dice);
        EXPECT_LT(lost(settings, tests::musicLike(cdRate, cdRate, 0.0, seed), 20), inaudible) << seed;
    }
    // Rings for a minute.
    EqualizerSettings steepest;
    steepest.bands[0] = {.on = true,
                         .type = EqualizerBand::Type::lowCut,
                         .frequencyHz = 10.0,
                         .slopeDbPerOctave = 96,
                         .resonanceQ = 20.0};
    const auto note = onBoth(tests::sine(10.0, 0.0, cdRate, cdRate));
    EXPECT_LT(lost(steepest, note, 80), inaudible);
    const auto rung = ringing(note, slot(steepest), 41, false);
    EXPECT_GT(*std::max_element(rung.left.begin() + 40 * cdRate, rung.left.end() - 1000), 1e-6);
}

TEST(Tails, EndASecondAfterTheyCannotBeHeard) {
    Track only = startingAtOnce(track(1, 1000));
    only.chain = {slot(CompressorSettings{})};
    Track later = track(2, 1000);
    later.gapFrames = 2 * cdRate;
    const auto plan = tests::planOf(album({only, later}), audio({{1, ones(1000)}, {2, ones(1000)}}));
    while (!plan->renderer->prime(*plan, 100)) {
    }
    tests::StereoSignal out{Signal(1000), Signal(1000)};
    int heard = 0;
    std::array<engine::render::SlotReduction, 4> readings;
    for (int at = 0; at < 2 * cdRate; at += 1000) {
        plan->renderer->render(*plan, out.block());
        if (plan->renderer->readings(readings.data(), readings.size()) > 0) heard = at + 1000;
    }
    EXPECT_NEAR(heard, 1000 + cdRate, 2500); // The bus runs ahead of what is heard.
}
