// Parameters that follow a course along their track: how exactly, and that nothing else changes it.
#include "core/Automation.h"
#include "core/Fade.h"
#include "engine/render/PlanCompiler.h"
#include "engine/render/Renderer.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

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

constexpr int frames = 12000;

/// A track of that sound through that chain, whose last slot has the lanes.
struct Automated {
    Chain chain;
    std::vector<AutomationLane> lanes;

    Album made() const {
        Track only = track(1, frames);
        only.startMark = 0;
        only.chain = chain;
        only.chain.back().id = SlotId{50};
        only.automation = lanes;
        for (auto& lane : only.automation) lane.slot = SlotId{50};
        return album({only});
    }
    tests::StereoSignal render(const tests::StereoSignal& sound,
                               engine::render::OfflineOptions options = {.threads = 1}) const {
        return tests::render(made(), audio({{1, sound}}), options);
    }
};

tests::StereoSignal ones() {
    return onBoth(Signal(frames, 1.0));
}

AutomationLane lane(const char* parameter, std::vector<AutomationPoint> points) {
    return {.parameter = parameter, .points = std::move(points)};
}

/// Points on no grid, ways of every shape, and two jumps: one between two frames, one on a frame.
std::vector<AutomationPoint> winding() {
    using enum FadeShape;
    return {{777, 0.0, sCurve},         {1501, -12.0, linear},   {1502, 3.0, exponential},
            {3333, -20.0, logarithmic}, {5000, 6.0, equalPower}, {8123, -3.0, FadeShape::linear},
            {8123, -18.0, linear},      {10007, -1.5, linear}};
}

double toDb(double gain) {
    return 20.0 * std::log10(gain);
}

double linear(double db) {
    return std::pow(10.0, db / 20.0);
}

} // namespace

TEST(Automation, OfALevelIsItsCourseAtEveryFrame) {
    for (const char* level : {"gain", "input", "output"}) {
        const auto points = winding();
        const auto out = Automated{{slot(GainSettings{})}, {lane(level, points)}}.render(ones());
        for (int i = 0; i < frames; ++i)
            ASSERT_NEAR(out.left[static_cast<std::size_t>(i)], linear(automatedValue(points, i)), 1e-12)
                << level << " " << i;
    }
}

TEST(Automation, OfAMixIsItsCourseAtEveryFrame) {
    const std::vector<AutomationPoint> points = {{100, 100.0}, {1000, 0.0}, {1001, 40.0}, {4000, 90.0}};
    const auto out = Automated{{slot(GainSettings{.gainDb = -6.0})}, {lane("mix", points)}}.render(ones());
    for (int i = 0; i < frames; ++i) {
        const double wet = automatedValue(points, i) / 100.0;
        ASSERT_NEAR(out.left[static_cast<std::size_t>(i)], wet * linear(-6.0) + 1.0 - wet, 1e-12) << i;
    }
}

TEST(Automation, JumpsOnItsFrame) {
    for (const FramePos at : {1, 63, 64, 65, 1000, 1023, 1024}) {
        const auto out = Automated{{slot(GainSettings{})}, {lane("gain", {{at, 0.0}, {at, -20.0}})}}.render(ones());
        const auto frame = static_cast<std::size_t>(at);
        EXPECT_EQ(out.left[frame - 1], 1.0) << at;
        EXPECT_NEAR(out.left[frame], 0.1, 1e-12) << at;
        EXPECT_NEAR(out.left[frame + 1], 0.1, 1e-12) << at;
    }
}

TEST(Automation, OfAnotherRowGoesStraightFromQuantumToQuantum) {
    const std::vector<AutomationPoint> points = {{1000, 100.0, FadeShape::sCurve}, {5000, 0.0}};
    const auto out = Automated{{slot(StereoSettings{})}, {lane("width", points)}}.render(
        {Signal(frames, 1.0), Signal(frames, -1.0)});
    for (int i = 0; i + 64 < frames; ++i) {
        const int from = i / 64 * 64;
        const double way = (i - from + 1) / 64.0; // Of a quantum's frames, the last one is at its end.
        const double straight = automatedValue(points, from) * (1.0 - way) + automatedValue(points, from + 64) * way;
        ASSERT_NEAR(out.left[static_cast<std::size_t>(i)], straight / 100.0, 1e-12) << i;
    }
}

/// A constant is what is at 0 Hz: how much of it comes out says where the row stands.
TEST(Automation, CountsOnTheSoundThatAModuleHasDelayed) {
    EqualizerSettings equalizer{.phase = EqualizerSettings::Phase::linear, .taps = 4096};
    equalizer.bands[0] = {.on = true, .type = EqualizerBand::Type::lowShelf, .frequencyHz = 2000.0};
    const MultibandSettings multiband{.count = 2, .phase = MultibandSettings::Phase::linear, .split1Hz = 2000.0};
    const CompressorSettings compressor{.thresholdDb = 0.0, .delayMs = 10};
    for (const auto& [settings, row] : {std::pair{Settings(equalizer), "band1.gain"},
                                        {Settings(multiband), "band1.gain"},
                                        {Settings(compressor), "makeup"}}) {
        const std::vector<AutomationPoint> points = {{4000, 0.0}, {8000, -6.0}};
        Signal steady(frames, 0.01);
        const auto out = Automated{{slot(settings)}, {lane(row, points)}}.render(onBoth(steady));
        for (int i = 3000; i < frames - 3000; ++i) // The constant begins and ends.
            ASSERT_NEAR(toDb(out.left[static_cast<std::size_t>(i)] / 0.01), automatedValue(points, i), 0.25)
                << row << " " << i;
    }
}

TEST(Automation, HearsTheSoundBehindALatentSlot) {
    const Signal half(frames, 0.5);
    const auto jump = [](const char* row) { return lane(row, {{700, 0.0}, {700, -20.0}}); };
    const Slot latent = slot(LimiterSettings{.ceilingDbtp = 0.0});
    const auto behind = Automated{{latent, slot(GainSettings{})}, {jump("gain")}}.render(onBoth(half));
    EXPECT_EQ(behind.left[699], 0.5);
    EXPECT_NEAR(behind.left[700], 0.05, 1e-12);
    // What a slot does to the sound behind its own delay.
    const Slot delayed = slot(CompressorSettings{.thresholdDb = 0.0, .delayMs = 10});
    const auto output = Automated{{delayed}, {jump("output")}}.render(onBoth(half));
    EXPECT_NEAR(output.left[699], 0.5, 1e-12);
    EXPECT_NEAR(output.left[700], 0.05, 1e-12);
}

TEST(Automation, SoundsTheSameInBlocksOfEverySizeAndFromTheMiddle) {
    const Automated made{{slot(GainSettings{}), slot(StereoSettings{})},
                         {lane("width", {{500, 100.0}, {5000, 0.0}, {9000, 150.0, FadeShape::sCurve}, {9000, 60.0}}),
                          lane("input", winding()), lane("mix", {{0, 100.0}, {7000, 20.0}})}};
    const tests::StereoSignal music = tests::musicLike(frames, cdRate);
    const auto whole = made.render(music);
    for (const int block : {1, 64, 333, 4096}) EXPECT_EQ(made.render(music, {.blockFrames = block}).left, whole.left);
    EXPECT_EQ(made.render(music, {.threads = 2}).right, whole.right);
    for (const FramePos from : {1, 64, 2222, 8122, 8123}) {
        const auto rest = tests::render(made.made(), audio({{1, music}}), from, frames);
        for (std::size_t i = 0; i < rest.left.size(); ++i)
            ASSERT_NEAR(rest.left[i], whole.left[i + static_cast<std::size_t>(from)], 1e-14) << from << " " << i;
    }
}

TEST(Automation, GlidesToWhereAPointIsMovedAndIsItsCourseThere) {
    const auto chain = [] { return Chain{slot(GainSettings{}), slot(StereoSettings{})}; };
    const auto moved = [&](double gainDb, double widthPercent) {
        return Automated{chain(), {lane("output", {{0, gainDb}, {frames, -6.0}}), lane("width", {{0, widthPercent}})}}
            .made();
    };
    // Mid and side at once.
    const auto sources = audio({{1, {Signal(frames, 1.0), Signal(frames, 0.5)}}});
    engine::render::PlanCompiler compiler;
    const auto before = compiler.compile(moved(0.0, 100.0), sources);
    const auto after = compiler.compile(moved(-12.0, 0.0), sources);
    auto& renderer = *before->renderer;
    while (!renderer.prime(*before, 8)) {
    }
    constexpr int switched = 4096;
    tests::StereoSignal out{Signal(frames), Signal(frames)};
    renderer.render(*before, out.block().part(0, switched));
    for (int at = switched; at < frames - 100; at += 100) renderer.render(*after, out.block().part(at, 100));

    const auto old = tests::render(moved(0.0, 100.0), sources);
    const auto now = tests::render(moved(-12.0, 0.0), sources);
    for (std::size_t i = 1; i < frames - 100; ++i) {
        ASSERT_LT(std::abs(out.left[i] - out.left[i - 1]), 0.002) << i;
        if (i < switched) {
            ASSERT_EQ(out.left[i], old.left[i]) << i;
        }
        if (i >= switched + 2048) { // The bus runs ahead of what is heard, and the way takes 20 ms.
            ASSERT_NEAR(out.left[i], now.left[i], 1e-15) << i;
        }
    }
}

TEST(Automation, CountsAValueBeyondItsRowAsTheLimit) {
    const auto out = Automated{{slot(GainSettings{})}, {lane("gain", {{0, 24.0}, {100, 90.0}})}}.render(ones());
    for (std::size_t i = 0; i < frames; ++i) ASSERT_NEAR(out.left[i], linear(24.0), 1e-11) << i;
}
