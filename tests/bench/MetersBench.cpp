#include "engine/dsp/SimdTargets.h"
#include "engine/dsp/TruePeak.h"
#include "engine/metering/LiveMeters.h"
#include "engine/metering/LoudnessMeter.h"
#include "engine/metering/SlidingLoudness.h"
#include "tests/bench/RealTime.h"

#include <ebur128.h>

#include <cmath>

namespace bench {
namespace {

/// Both channels, every point looked at: as a limiter with its ceiling far under the music.
void truePeakOfEverything(benchmark::State& state, const std::string& target) {
    engine::dsp::useSimdTarget(target);
    std::vector<double> peaks(4096);
    const auto& signal = music();
    for (auto _ : state)
        for (const auto* channel : {&signal.left, &signal.right}) {
            engine::dsp::TruePeak meter;
            for (std::size_t at = 0; at + peaks.size() <= channel->size(); at += peaks.size())
                meter.process(std::span(*channel).subspan(at, peaks.size()), peaks);
            benchmark::DoNotOptimize(peaks.data());
        }
    countRealTime(state, signal.frames());
    engine::dsp::useSimdTarget({});
}

const bool everyTarget = [] {
    for (const auto& target : engine::dsp::simdTargets())
        benchmark::RegisterBenchmark(("truePeakOfEverything/" + target).c_str(), truePeakOfEverything, target);
    return true;
}();

/// The argument is the ceiling in decibels.
void truePeakOverACeiling(benchmark::State& state) {
    std::vector<double> peaks(4096);
    const auto& signal = music();
    const double floor = std::pow(10.0, static_cast<double>(state.range(0)) / 20.0);
    for (auto _ : state)
        for (const auto* channel : {&signal.left, &signal.right}) {
            engine::dsp::TruePeak meter;
            for (std::size_t at = 0; at + peaks.size() <= channel->size(); at += peaks.size())
                meter.process(std::span(*channel).subspan(at, peaks.size()), peaks, floor);
            benchmark::DoNotOptimize(peaks.data());
        }
    countRealTime(state, signal.frames());
}
BENCHMARK(truePeakOverACeiling)->Arg(0)->Arg(-1)->Arg(-6)->Arg(-12);

void truePeakHighest(benchmark::State& state) {
    const auto& signal = music();
    for (auto _ : state) {
        double highest = 0.0;
        for (const auto* channel : {&signal.left, &signal.right}) {
            engine::dsp::TruePeak meter;
            for (std::size_t at = 0; at + 1024 <= channel->size(); at += 1024)
                highest = std::max(highest, meter.highest(std::span(*channel).subspan(at, 1024), highest));
        }
        benchmark::DoNotOptimize(highest);
    }
    countRealTime(state, signal.frames());
}
BENCHMARK(truePeakHighest);

void slidingLoudness(benchmark::State& state) {
    const auto& signal = music();
    for (auto _ : state) {
        engine::metering::SlidingLoudness sliding(rate);
        sliding.add(signal.left, signal.right);
        benchmark::DoNotOptimize(sliding.maxShortTermLufs());
    }
    countRealTime(state, signal.frames());
}
BENCHMARK(slidingLoudness);

void loudnessMeter(benchmark::State& state) {
    auto signal = music();
    for (auto _ : state) {
        engine::metering::LoudnessMeter meter(rate);
        meter.add(signal.block());
        benchmark::DoNotOptimize(meter.loudness());
    }
    countRealTime(state, signal.frames());
}
BENCHMARK(loudnessMeter);

void liveMeters(benchmark::State& state) {
    auto signal = music();
    for (auto _ : state) {
        engine::metering::LiveMeters meters(rate);
        for (int at = 0; at + 1470 <= signal.frames(); at += 1470) {
            meters.add(signal.block().part(at, 1470));
            benchmark::DoNotOptimize(meters.reading());
        }
    }
    countRealTime(state, signal.frames());
}
BENCHMARK(liveMeters);

/// The peer: everything that ours measures; its momentary and short-term loudness only every 100 ms.
void libebur128(benchmark::State& state) {
    const auto& signal = music();
    std::vector<double> interleaved;
    for (std::size_t i = 0; i < signal.left.size(); ++i)
        interleaved.insert(interleaved.end(), {signal.left[i], signal.right[i]});
    for (auto _ : state) {
        auto* meter = ebur128_init(2, rate, EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK);
        double value = 0.0;
        for (std::size_t at = 0; at + 4410 <= signal.left.size(); at += 4410) {
            ebur128_add_frames_double(meter, &interleaved[2 * at], 4410);
            ebur128_loudness_momentary(meter, &value);
            ebur128_loudness_shortterm(meter, &value);
        }
        ebur128_loudness_global(meter, &value);
        benchmark::DoNotOptimize(value);
        ebur128_destroy(&meter);
    }
    countRealTime(state, signal.frames());
}
BENCHMARK(libebur128);

} // namespace
} // namespace bench
