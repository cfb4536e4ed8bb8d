// Up and down again is a delay, and what is made in between does not fold.
#include "engine/dsp/Oversampler.h"
#include "engine/dsp/SimdTargets.h"
#include "tests/dsp/Response.h"
#include "tests/support/Signals.h"
#include "tests/support/Tone.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace engine::dsp;

namespace {

constexpr int rate = 44100;

/// Up, `work` on the high frames, and down.
template <class Work>
tests::Signal throughTop(Oversampler& oversampler, const tests::Signal& in, Work work) {
    auto out = in;
    for (std::size_t at = 0; at < in.size(); at += quantumFrames) {
        work(oversampler.up(in.data() + at));
        oversampler.down(out.data() + at);
    }
    return out;
}

Oversampler prepared(int factor, int workDelay = 0) {
    Oversampler oversampler;
    oversampler.prepare(factor, workDelay);
    return oversampler;
}

constexpr auto nothing = [](std::span<double>) {};

tests::Signal pulse(int frames) {
    auto signal = tests::silence(frames);
    signal[256] = 1.0;
    return signal;
}

} // namespace

TEST(Oversampler, UpAndDownIsAPureDelayWithinThePassBand) {
    for (const int factor : {1, 2, 4, 8, 16}) {
        auto oversampler = prepared(factor);
        const auto out = throughTop(oversampler, pulse(4096), nothing);
        const double delay = 256.0 + oversampler.latency();
        double worst = 0.0;
        for (double hz = 0.0; hz <= 20000.0; hz += 100.0) {
            const auto response = tests::responseAt(out, hz, rate, delay);
            EXPECT_NEAR(20.0 * std::log10(std::abs(response)), 0.0, 1e-4) << factor << " " << hz;
            worst = std::max(worst, std::abs(response - 1.0));
        }
        EXPECT_LT(worst, 2e-5) << factor; // -94 dB
    }
}

TEST(Oversampler, DelaysByWholeFramesWhateverTheWorkDelays) {
    for (const int factor : {1, 2, 4, 8, 16})
        for (int workDelay = 0; workDelay <= 17; ++workDelay) {
            auto oversampler = prepared(factor, workDelay);
            std::vector<double> past(static_cast<std::size_t>(workDelay), 0.0);
            const auto out = throughTop(oversampler, pulse(2048), [&](std::span<double> high) {
                std::vector<double> all = past;
                all.insert(all.end(), high.begin(), high.end());
                std::copy_n(all.begin(), high.size(), high.begin());
                past.assign(all.end() - workDelay, all.end());
            });
            const double delay = 256.0 + oversampler.latency();
            for (const double hz : {100.0, 10000.0, 19000.0})
                EXPECT_LT(std::abs(tests::responseAt(out, hz, rate, delay) - 1.0), 2e-5) << factor << " " << workDelay;
        }
}

TEST(Oversampler, OfAToneNoImageComesUp) {
    for (const int factor : {2, 4, 8, 16}) {
        auto oversampler = prepared(factor);
        const int frames = 8192;
        const int bin = 3715; // 19999.2 Hz
        tests::Signal high;
        throughTop(oversampler, tests::sine(bin * double{rate} / frames, 0.0, 2 * frames, rate),
                   [&](std::span<double> top) { high.insert(high.end(), top.begin(), top.end()); });
        const auto length = static_cast<std::size_t>(frames * factor);
        const auto spectrum = tests::spectrumDb(std::span(high).last(length));
        for (std::size_t i = 0; i < spectrum.size(); ++i)
            if (std::abs(static_cast<int>(i) - bin) > 3) {
                EXPECT_LT(spectrum[i], -119.0) << factor << " " << i;
            }
    }
}

TEST(Oversampler, WhatIsMadeAboveTheStopBandDoesNotFold) {
    for (const int factor : {2, 4, 8, 16})
        for (const double hz : {24150.0, 30000.0, 43000.0}) {
            auto oversampler = prepared(factor);
            std::size_t at = 0;
            const auto out = throughTop(oversampler, tests::silence(8192), [&](std::span<double> top) {
                for (double& sample : top)
                    sample = std::sin(2.0 * M_PI * hz * static_cast<double>(at++) / (rate * factor));
            });
            EXPECT_LT(tests::toneDb(std::span(out).subspan(2048), rate - hz, rate), -119.0) << factor << " " << hz;
        }
}

TEST(Oversampler, GivesTheSameBitsOnEverySimdTarget) {
    const auto noise = tests::noise(0.0, 1024);
    for (const int factor : {2, 16}) {
        auto first = prepared(factor);
        const auto best = throughTop(first, noise, nothing);
        for (const auto& target : simdTargets()) {
            useSimdTarget(target);
            auto again = prepared(factor);
            EXPECT_EQ(throughTop(again, noise, nothing), best) << target;
        }
        useSimdTarget({});
    }
}
