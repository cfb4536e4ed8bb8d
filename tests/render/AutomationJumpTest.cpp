// A jump of automation, of every row of every module: no sound ahead of its frame hears it, the sound from there on
// does, and in the end it is what it would be with the row there from the beginning.
#include "core/Automation.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

#include <cmath>
#include <gtest/gtest.h>

using namespace core;
using tests::slot;

namespace {

constexpr int frames = 40000;
/// At the first frame of a quantum, at the last one, and within.
constexpr FramePos places[] = {20032, 20031, 20053};

tests::StereoSignal render(const Slot& of, const std::string& parameter, std::vector<AutomationPoint> points) {
    Track only = tests::track(1, frames);
    only.startMark = 0;
    only.chain = {of};
    only.chain[0].id = SlotId{50};
    only.automation = {{.slot = SlotId{50}, .parameter = parameter, .points = std::move(points)}};
    static const auto sources = [] {
        const tests::StereoSignal sound{tests::noise(-3.0, frames, 1), tests::noise(-6.0, frames, 2)};
        return tests::audio({{1, sound}});
    }();
    return tests::render(tests::album({only}), sources, {.threads = 1});
}

double differenceAt(const tests::StereoSignal& a, const tests::StereoSignal& b, std::size_t i) {
    return std::max(std::abs(a.left[i] - b.left[i]), std::abs(a.right[i] - b.right[i]));
}

/// The first frame on which they differ by more than rounding does; `frames` where none does.
int firstDifference(const tests::StereoSignal& a, const tests::StereoSignal& b, double most) {
    for (std::size_t i = 0; i < frames; ++i)
        if (differenceAt(a, b, i) > most) return static_cast<int>(i);
    return frames;
}

/// How exactly a module takes a jump: not heard more than `ahead` frames before its place, all heard `within` frames
/// behind it, where what is under `share` of the difference that it makes within a quantum counts for nothing.
struct Exactness {
    int ahead = 0;
    int within = 64;
    double share = 0.0;
    double rest = 1e-3; ///< What is left of the difference in the end.
};

/// The most that they differ by in the 64 frames from `at` on.
double highestDifference(const tests::StereoSignal& a, const tests::StereoSignal& b, FramePos at) {
    double highest = 0.0;
    for (FramePos i = at; i < at + 64; ++i)
        highest = std::max(highest, differenceAt(a, b, static_cast<std::size_t>(i)));
    return highest;
}

void expectJumps(const Slot& of, Exactness (*exactness)(const Parameter& row)) {
    const Module& module = moduleOf(of);
    for (const Parameter& row : module.parameters) {
        const ParameterRef parameter{&row, row.banded ? 1 : 0};
        if (!isAutomatable(row) || !applies(of, parameter)) continue;
        const std::string id = parameterId(parameter);
        const double from = valueAt(row, 0.35), to = valueAt(row, 0.75);
        const auto before = render(of, id, {{0, from}}), after = render(of, id, {{0, to}});
        if (firstDifference(before, after, 1e-6) == frames) continue; // Says nothing here.
        for (const FramePos at : places) {
            const auto jumped = render(of, id, {{at, from}, {at, to}});
            const auto [ahead, within, share, rest] = exactness(row);
            const double most = std::max(share * highestDifference(before, jumped, at), 1e-12);
            const int first = firstDifference(before, jumped, most);
            const std::string what = std::string(module.id) + " " + id + " at " + std::to_string(at);
            EXPECT_GE(first, at - ahead) << what << " by "
                                         << differenceAt(before, jumped, static_cast<std::size_t>(first));
            EXPECT_LE(first, at + within) << what;
            EXPECT_LT(differenceAt(jumped, after, frames - 1), rest) << what;
        }
    }
}

/// Limits and times may have nothing to say for long; where somebody looks ahead changes with the next quantum.
int until(const Parameter& row) {
    for (const std::string_view id : {"range", "knee", "attack", "release"})
        if (row.id == id) return frames;
    if (row.id == "frequency" && !row.banded) return frames; // What a de-esser hears.
    return row.id == "lookAhead" ? 128 : 64;
}

Exactness onItsFrame(const Parameter& row) {
    return {.within = until(row)};
}

/// What comes in is heard ahead, by a look or by how linear phase rings.
Exactness hearingAhead(const Parameter& row) {
    return {.ahead = row.id == "input" ? frames : 0, .within = until(row)};
}

/// The level of four frames is one.
Exactness inSteps(const Parameter& row) {
    return {.ahead = row.id == "input" || row.unit == Unit::hz ? 3 : 0, .within = until(row)};
}

Exactness hearingAheadInSteps(const Parameter& row) {
    return {.ahead = row.id == "input" ? frames : inSteps(row).ahead, .within = until(row)};
}

/// The way to the high rate and back rings a little ahead, as all that is steep there.
Exactness oversampled(const Parameter&) {
    return {.ahead = 16, .within = 192, .share = 0.3};
}

EqualizerSettings equalizer(EqualizerSettings::Phase phase) {
    EqualizerSettings settings{.phase = phase, .taps = 4096};
    settings.bands[0] = {.on = true, .frequencyHz = 300.0, .gainDb = 3.0};
    settings.bands[1] = {.on = true, .frequencyHz = 2000.0, .gainDb = -6.0, .q = 2.0};
    if (phase == EqualizerSettings::Phase::minimum)
        settings.bands[1].rangeDb = -6.0, settings.bands[1].thresholdDb = -40.0;
    return settings;
}

} // namespace

TEST(AutomationJump, OfAnEqualizerIsOnItsFrame) {
    using enum EqualizerSettings::Phase;
    for (const auto phase : {minimum, linear, mixed})
        expectJumps(slot(equalizer(phase)), phase == minimum ? onItsFrame : hearingAhead);
}

TEST(AutomationJump, OfAnImageIsOnItsFrame) {
    expectJumps(slot(StereoSettings{.lowWidthPercent = 50.0, .highWidthPercent = 150.0, .monoBelowHz = 120.0}),
                onItsFrame);
}

TEST(AutomationJump, OfADcFilterIsOnItsFrame) {
    expectJumps(slot(DcFilterSettings{}), onItsFrame);
}

TEST(AutomationJump, OfACompressorIsOnItsFrame) {
    for (const int delayMs : {0, 10})
        expectJumps(slot(CompressorSettings{.thresholdDb = -40.0,
                                            .ratio = 4.0,
                                            .attackMs = 5.0,
                                            .releaseMs = 60.0,
                                            .linkPercent = 50.0,
                                            .delayMs = delayMs,
                                            .lookAheadMs = 5.0,
                                            .sideChainBellDb = 3.0,
                                            .sideChainShelfDb = -3.0}),
                    delayMs > 0 ? hearingAhead : onItsFrame);
}

TEST(AutomationJump, OfMultibandDynamicsIsWithinTheirFourFrames) {
    for (const auto phase : {MultibandSettings::Phase::minimum, MultibandSettings::Phase::linear}) {
        MultibandSettings settings{.count = 3, .phase = phase, .split2Hz = 1500.0, .linkPercent = 50.0};
        for (auto& band : settings.bands)
            band = {.thresholdDb = -40.0, .ratio = 4.0, .attackMs = 5.0, .releaseMs = 60.0};
        expectJumps(slot(settings), phase == MultibandSettings::Phase::linear ? hearingAheadInSteps : inSteps);
    }
}

TEST(AutomationJump, OfADeEsserIsWithinItsFourFrames) {
    using enum DeEsserSettings::Mode;
    for (const auto mode : {split, wide})
        expectJumps(
            slot(DeEsserSettings{
                .mode = mode, .frequencyHz = 1200.0, .thresholdDb = -40.0, .rangeDb = 12.0, .linkPercent = 50.0}),
            inSteps);
}

TEST(AutomationJump, OfASaturatorIsOnItsFrame) {
    using enum SaturatorSettings::Curve;
    for (const auto& [curve, bands] : {std::pair{tape, 3}, {hardClip, 1}})
        expectJumps(slot(SaturatorSettings{
                        .curve = curve, .driveDb = 12.0, .toneBeforeDb = 2.0, .toneAfterDb = -2.0, .bands = bands}),
                    oversampled);
}

TEST(AutomationJump, OfSpectralBalanceIsNeverAheadOfItsFrame) {
    expectJumps(slot(SpectralBalanceSettings{.depthPercent = 80.0, .rangeDb = 8.0}),
                [](const Parameter& row) { return Exactness{.within = std::max(128, until(row))}; });
}

/// A ceiling is held ahead of its frame as behind it: what looks ahead turns down in time.
TEST(AutomationJump, OfACeilingIsSeenAheadNoFartherThanItLooks) {
    for (const Slot& of : {slot(ClipperSettings{.driveDb = 6.0, .kneeDb = 2.0}),
                           slot(LimiterSettings{.driveDb = 6.0, .automaticRelease = false})})
        expectJumps(of, [](const Parameter&) { return Exactness{.ahead = 400, .within = frames, .rest = 0.2}; });
}

TEST(AutomationJump, OfADriveUnderTheCeilingIsOnItsFrame) {
    for (const Slot& of : {slot(ClipperSettings{}), slot(LimiterSettings{})})
        for (const FramePos at : places) {
            const auto before = render(of, "drive", {{0, -12.0}}), after = render(of, "drive", {{0, -9.0}});
            const auto jumped = render(of, "drive", {{at, -12.0}, {at, -9.0}});
            for (std::size_t i = 0; i < frames; ++i)
                ASSERT_NEAR(jumped.left[i], (static_cast<FramePos>(i) < at ? before : after).left[i], 1e-15) << i;
        }
}
