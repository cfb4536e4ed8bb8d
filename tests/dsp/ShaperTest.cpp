// The shaper's integrals are those of its curves, exactly, and undo themselves where nothing is bent.
#include "engine/dsp/Shaper.h"
#include "engine/dsp/Oversampler.h"
#include "engine/dsp/SaturatorCurve.h"
#include "engine/dsp/SimdTargets.h"
#include "tests/dsp/Response.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

using namespace engine::dsp;

namespace {

constexpr int frames = 128;
constexpr int margin = 8;

struct MadeHalves {
    std::array<double, frames> early{}, late{};
};

/// What the kernel makes of lines between random frames up to `peak`.
template <class Kernel>
MadeHalves halvesOf(const tests::Signal& x, Kernel kernel) {
    MadeHalves made;
    kernel(x.data() + margin, Halves{made.early.data(), made.late.data()});
    return made;
}

double halfway(const double* x) {
    return (150.0 * (x[-1] + x[0]) - 25.0 * (x[-2] + x[1]) + 3.0 * (x[-3] + x[2])) / 256.0;
}

/// The same by brute force: a hundred thousand slices of each line.
void expectIntegrals(const MadeHalves& made, const tests::Signal& x, bool overHalfway,
                     const std::function<double(double, int)>& curve) {
    constexpr int slices = 100000;
    for (int n = 0; n < frames; n += 3) {
        const double* const to = x.data() + margin + n;
        double early = 0.0, late = 0.0;
        for (int i = 0; i < slices; ++i) {
            const double t = (i + 0.5) / slices;
            double value = to[-1] + t * (to[0] - to[-1]);
            if (overHalfway) {
                const double middle = halfway(to);
                value = t < 0.5 ? to[-1] + 2.0 * t * (middle - to[-1]) : middle + (2.0 * t - 1.0) * (to[0] - middle);
            }
            early += 2.0 * (1.0 - t) * curve(value, n) / slices;
            late += 2.0 * t * curve(value, n) / slices;
        }
        const auto place = static_cast<std::size_t>(n);
        EXPECT_NEAR(made.early[place], early, 1e-8) << n;
        EXPECT_NEAR(made.late[place], late, 1e-8) << n;
    }
}

tests::Signal lines(double peakDb) {
    auto x = tests::noise(peakDb, frames + 2 * margin);
    std::fill_n(x.begin() + 40, 12, 0.25); // A line may stand still,
    std::fill_n(x.begin() + 60, 12, 3.0);  // also far outside.
    return x;
}

} // namespace

TEST(Shaper, IntegratesEveryPolynomialOverItsLines) {
    const Slope even{0.1, 0.001};
    using Curve = core::SaturatorSettings::Curve;
    for (const auto curve : {Curve::hardClip, Curve::softClip, Curve::tube})
        for (const double peakDb : {-6.0, 12.0}) {
            const SaturatorCurve shape(curve);
            const auto x = lines(peakDb);
            const auto made =
                halvesOf(x, [&](const double* at, Halves out) { saturate(shape.bend, at, frames, even, out); });
            expectIntegrals(made, x, curve == Curve::hardClip, [&](double value, int n) {
                return curveValue(shape, even.start + n * even.step, value * shape.knee);
            });
        }
}

TEST(Shaper, TakesAwayWhatAClipperWithAKneeTakes) {
    for (const double start : {1.0, 0.99, 0.5, 0.25}) {
        const auto x = lines(9.0);
        const auto made = halvesOf(x, [&](const double* at, Halves out) {
            takeClipped(at, frames, {start, 0.0}, out);
        });
        expectIntegrals(made, x, true, [&](double value, int) {
            const double above = std::abs(value) - start;
            const double knee = 1.0 - start;
            if (above <= 0.0) return 0.0;
            const double taken = above < 2.0 * knee ? above * above / (4.0 * knee) : above - knee;
            return value > 0.0 ? -taken : taken;
        });
    }
}

TEST(Shaper, TakesNothingAtAllBelowTheKnee) {
    auto x = tests::noise(-12.0, frames + 2 * margin);
    const auto made = halvesOf(x, [&](const double* at, Halves out) { takeClipped(at, frames, {0.5, 0.0}, out); });
    EXPECT_EQ(made.early, MadeHalves{}.early);
    EXPECT_EQ(made.late, MadeHalves{}.late);
}

TEST(Shaper, PassesWhatNoCurveBendsFlat) {
    constexpr int rate = 44100;
    for (const auto lines : {Shaper::Lines::straight, Shaper::Lines::halfway})
        for (const int factor : {1, 2, 4, 8, 16}) {
            Shaper shaper;
            shaper.prepare(factor, lines);
            Oversampler oversampler;
            oversampler.prepare(factor, shaper.delay());
            tests::Signal sound(4096, 0.0);
            sound[256] = 1.0;
            const double small = lines == Shaper::Lines::straight ? 1e-5 : 0.4; // The cubic is straight near 0 alone.
            const double slope = lines == Shaper::Lines::straight ? 1.5 : 1.0;
            for (std::size_t at = 0; at < sound.size(); at += quantumFrames) {
                const auto high = oversampler.up(sound.data() + at);
                for (double& sample : high) sample *= small;
                shaper.saturate(lines == Shaper::Lines::straight ? Bend::cubic : Bend::line, {}, high);
                for (double& sample : high) sample /= small * slope;
                oversampler.down(sound.data() + at);
            }
            for (double hz = 0.0; hz <= 20000.0; hz += 200.0)
                EXPECT_LT(std::abs(tests::responseAt(sound, hz, rate, 256.0 + oversampler.latency()) - 1.0), 1e-4)
                    << factor << " " << hz;
        }
}

TEST(Shaper, GivesTheSameBitsOnEverySimdTarget) {
    const auto x = lines(9.0);
    const auto all = [&] {
        std::array<MadeHalves, 4> made;
        int turn = 0;
        for (const auto bend : {Bend::line, Bend::cubic, Bend::quintic})
            made[static_cast<std::size_t>(turn++)] = halvesOf(x, [&](const double* at, Halves out) {
                saturate(bend, at, frames, {0.1, 1e-3}, out);
            });
        made[3] = halvesOf(x, [&](const double* at, Halves out) { takeClipped(at, frames, {0.7, 1e-3}, out); });
        return made;
    };
    const auto best = all();
    for (const auto& target : simdTargets()) {
        useSimdTarget(target);
        const auto again = all();
        for (std::size_t i = 0; i < best.size(); ++i) {
            EXPECT_EQ(again[i].early, best[i].early) << target;
            EXPECT_EQ(again[i].late, best[i].late) << target;
        }
    }
    useSimdTarget({});
}
