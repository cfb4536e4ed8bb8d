// Benchmarks tell their speed as times real time.
#pragma once

#include "tests/support/Signals.h"

#include <benchmark/benchmark.h>

namespace bench {

inline constexpr int rate = 44100;

/// Ten seconds like loud music.
inline const tests::StereoSignal& music() {
    static const auto signal = tests::musicLike(10 * rate, rate, -0.3);
    return signal;
}

/// Counts the frames of every iteration against the clock: "x" is seconds of sound in a second.
inline void countRealTime(benchmark::State& state, int frames) {
    state.counters["x"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * frames / rate, benchmark::Counter::kIsRate);
}

} // namespace bench
