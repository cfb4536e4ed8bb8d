#include "engine/dsp/Clipper.h"
#include "engine/dsp/Compressor.h"
#include "engine/dsp/DeEsser.h"
#include "engine/dsp/Equalizer.h"
#include "engine/dsp/Limiter.h"
#include "engine/dsp/Multiband.h"
#include "engine/dsp/Saturator.h"
#include "tests/bench/RealTime.h"

namespace bench {
namespace {

using Band = core::EqualizerBand;

core::EqualizerSettings equalizer(int bands) {
    core::EqualizerSettings settings;
    for (int i = 0; i < bands; ++i) {
        auto& band = settings.bands[static_cast<std::size_t>(i)];
        band.on = true;
        band.type = i == 0 ? Band::Type::lowShelf : i == bands - 1 ? Band::Type::highShelf : Band::Type::bell;
        band.frequencyHz = 60.0 * (1 << i);
        band.gainDb = i % 2 ? 2.0 : -2.0;
    }
    return settings;
}

/// In blocks of 4096 frames, as files are rendered.
template <class Processor>
void run(benchmark::State& state, const typename Processor::Settings& settings) {
    constexpr int blockFrames = 4096;
    Processor processor;
    processor.prepare({.rate = rate, .maxFrames = blockFrames}, settings);
    processor.reset();
    const auto& in = music();
    const int frames = in.frames() / blockFrames * blockFrames;
    std::vector<double> left(blockFrames), right(blockFrames);
    for (auto _ : state)
        for (int at = 0; at < frames; at += blockFrames) {
            std::copy_n(in.left.begin() + at, blockFrames, left.begin());
            std::copy_n(in.right.begin() + at, blockFrames, right.begin());
            processor.process({left.data(), right.data(), blockFrames});
            benchmark::DoNotOptimize(left.data());
        }
    countRealTime(state, frames);
}

void equalizerOfBands(benchmark::State& state) {
    run<engine::dsp::Equalizer>(state, equalizer(static_cast<int>(state.range(0))));
}
BENCHMARK(equalizerOfBands)->Arg(1)->Arg(4)->Arg(8);

void compressor(benchmark::State& state) {
    run<engine::dsp::Compressor>(state, core::CompressorSettings{});
}
BENCHMARK(compressor);

/// Unlinked, in mid and side, with a filtered side chain and look-ahead.
void compressorWithEverything(benchmark::State& state) {
    run<engine::dsp::Compressor>(state, {.sideChainHighPassHz = 100.0,
                                         .linkPercent = 50.0,
                                         .detection = core::Detection::rms,
                                         .channel = core::DynamicsChannel::midSide,
                                         .twoStageRelease = true,
                                         .delayMs = 10,
                                         .sideChainBellDb = 3.0,
                                         .sideChainShelfDb = -3.0});
}
BENCHMARK(compressorWithEverything);

/// The argument is the number of bands, all of them compressing.
void multiband(benchmark::State& state) {
    core::MultibandSettings settings{.count = static_cast<int>(state.range(0))};
    for (auto& band : settings.bands) band.ratio = 2.0;
    run<engine::dsp::Multiband>(state, settings);
}
BENCHMARK(multiband)->DenseRange(2, 6);

void deEsser(benchmark::State& state) {
    run<engine::dsp::DeEsser>(state, {.thresholdDb = -40.0});
}
BENCHMARK(deEsser);

/// The arguments are the drive, dB, and the oversampling of the detection; the music peaks at -0.3 dB, the ceiling is
/// -1 dBTP.
void limiter(benchmark::State& state) {
    run<engine::dsp::Limiter>(
        state, {.driveDb = static_cast<double>(state.range(0)), .oversampling = static_cast<int>(state.range(1))});
}
BENCHMARK(limiter)->ArgsProduct({{0, 3, 6, 12}, {8}})->Args({12, 1})->Args({12, 2})->Args({12, 4})->Args({12, 16});

/// Unlinked, with the longest look-ahead and the automatic release; 12 dB of drive.
void limiterWithEverything(benchmark::State& state) {
    run<engine::dsp::Limiter>(state, {.driveDb = 12.0,
                                      .lookAheadMs = 10.0,
                                      .automaticRelease = true,
                                      .style = core::LimiterSettings::Style::safe,
                                      .transientLinkPercent = 50.0,
                                      .releaseLinkPercent = 50.0,
                                      .delayMs = 10,
                                      .oversampling = 16});
}
BENCHMARK(limiterWithEverything);

/// The arguments are the curve, by its place, and the oversampling; 12 dB of drive.
void saturator(benchmark::State& state) {
    run<engine::dsp::Saturator>(state, {.curve = static_cast<core::SaturatorSettings::Curve>(state.range(0)),
                                        .driveDb = 12.0,
                                        .oversampling = static_cast<int>(state.range(1))});
}
BENCHMARK(saturator)->ArgsProduct({{0, 1, 2, 3, 4}, {8}})->Args({0, 1})->Args({0, 2})->Args({0, 4})->Args({0, 16});

/// The arguments are the drive, dB, and the oversampling; the ceiling is -1 dBTP, as the limiter's.
void clipper(benchmark::State& state) {
    run<engine::dsp::Clipper>(
        state, {.driveDb = static_cast<double>(state.range(0)), .oversampling = static_cast<int>(state.range(1))});
}
BENCHMARK(clipper)->ArgsProduct({{0, 3, 6}, {8}})->Args({3, 16});

} // namespace
} // namespace bench
