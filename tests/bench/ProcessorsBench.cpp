#include "core/Parameter.h"
#include "engine/dsp/Clipper.h"
#include "engine/dsp/Compressor.h"
#include "engine/dsp/DcFilter.h"
#include "engine/dsp/DeEsser.h"
#include "engine/dsp/Equalizer.h"
#include "engine/dsp/FlushToZero.h"
#include "engine/dsp/Limiter.h"
#include "engine/dsp/Multiband.h"
#include "engine/dsp/PhaseCurve.h"
#include "engine/dsp/RealFft.h"
#include "engine/dsp/Saturator.h"
#include "engine/dsp/SpectralBalance.h"
#include "engine/dsp/Stereo.h"
#include "engine/render/Modules.h"
#include "tests/bench/RealTime.h"

#include <algorithm>
#include <time.h>
#include <vector>

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

/// Of 8 bands at rest, in linear phase; the arguments are the taps and whether one of them is on the side.
void equalizerInLinearPhase(benchmark::State& state) {
    auto settings = equalizer(8);
    settings.phase = core::EqualizerSettings::Phase::linear;
    settings.taps = static_cast<int>(state.range(0));
    if (state.range(1)) settings.bands[3].channel = Band::Channel::side;
    run<engine::dsp::Equalizer>(state, settings);
}
BENCHMARK(equalizerInLinearPhase)->ArgsProduct({{4096, 8192, 16384, 32768, 65536}, {0, 1}});

/// What a jump of such an equalizer costs at once, and a moved handle in 16 steps; 0 = linear, 1 = mixed phase.
void phaseDesign(benchmark::State& state) {
    auto settings = equalizer(8);
    settings.phase = static_cast<core::EqualizerSettings::Phase>(1 + state.range(1));
    engine::dsp::PhaseDesign design;
    design.prepare(rate, static_cast<int>(state.range(0)));
    auto response = design.room();
    for (auto _ : state) {
        design.begin(settings);
        for (int step = 0; step < engine::dsp::PhaseDesign::steps; ++step) design.step(step, response);
        benchmark::DoNotOptimize(response.direct.data());
    }
}
BENCHMARK(phaseDesign)->ArgsProduct({{4096, 16384, 32768, 65536}, {0, 1}});

/// What the graph of such an equalizer takes while a handle moves; the argument is the taps.
void phaseCurve(benchmark::State& state) {
    auto settings = equalizer(8);
    settings.phase = core::EqualizerSettings::Phase::mixed;
    settings.taps = static_cast<int>(state.range(0));
    engine::dsp::PhaseCurve curve;
    for (auto _ : state) {
        settings.bands[0].frequencyHz += 0.001;
        curve.design(settings, rate, Band::Channel::stereo);
        benchmark::DoNotOptimize(curve.magnitudeDb(1000.0));
    }
}
BENCHMARK(phaseCurve)->Arg(4096)->Arg(16384)->Arg(65536);

/// A complex transform of our own there and back, against two real ones of FFTW's: what stereo sound takes.
void fixedFft(benchmark::State& state) {
    const auto size = static_cast<std::size_t>(state.range(0));
    engine::dsp::FixedFft fft;
    fft.prepare(size);
    std::vector<double> numbers(2 * size);
    for (auto _ : state) {
        fft.forward({numbers.data(), numbers.data() + size});
        fft.backward({numbers.data(), numbers.data() + size});
        benchmark::DoNotOptimize(numbers.data());
    }
}
BENCHMARK(fixedFft)->Arg(2048)->Arg(8192)->Arg(16384);

void fftwTwice(benchmark::State& state) {
    engine::dsp::RealFft left(static_cast<int>(state.range(0))), right(static_cast<int>(state.range(0)));
    for (auto _ : state)
        for (auto* fft : {&left, &right}) {
            fft->forward();
            fft->backward();
            benchmark::DoNotOptimize(fft->signal().data());
        }
}
BENCHMARK(fftwTwice)->Arg(2048)->Arg(8192)->Arg(16384);

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

/// The same with the crossover in linear phase.
void multibandInLinearPhase(benchmark::State& state) {
    core::MultibandSettings settings{.count = static_cast<int>(state.range(0)),
                                     .phase = core::MultibandSettings::Phase::linear};
    for (auto& band : settings.bands) band.ratio = 2.0;
    run<engine::dsp::Multiband>(state, settings);
}
BENCHMARK(multibandInLinearPhase)->DenseRange(2, 6);

void deEsser(benchmark::State& state) {
    run<engine::dsp::DeEsser>(state, {.thresholdDb = -40.0});
}
BENCHMARK(deEsser);

void dcFilter(benchmark::State& state) {
    run<engine::dsp::DcFilter>(state, {});
}
BENCHMARK(dcFilter);

/// 0 = width alone; 1 = with widths by band, mono below at the steepest slope, rotation and balance.
void stereo(benchmark::State& state) {
    core::StereoSettings settings{.widthPercent = 120.0};
    if (state.range(0))
        settings = {.lowWidthPercent = 80.0,
                    .highWidthPercent = 120.0,
                    .monoBelowHz = 120.0,
                    .monoSlopeDbPerOctave = 48,
                    .balanceDb = 0.5,
                    .rotationDegrees = 2.0};
    run<engine::dsp::Stereo>(state, settings);
}
BENCHMARK(stereo)->Arg(0)->Arg(1);

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

/// Three bands at 8 times; 12 dB of drive. The argument is the curve.
void saturatorByBand(benchmark::State& state) {
    run<engine::dsp::Saturator>(
        state, {.curve = static_cast<core::SaturatorSettings::Curve>(state.range(0)), .driveDb = 12.0, .bands = 3});
}
BENCHMARK(saturatorByBand)->Arg(0)->Arg(4);

/// The arguments are the drive, dB, and the oversampling; the ceiling is -1 dBTP, as the limiter's.
void clipper(benchmark::State& state) {
    run<engine::dsp::Clipper>(
        state, {.driveDb = static_cast<double>(state.range(0)), .oversampling = static_cast<int>(state.range(1))});
}
BENCHMARK(clipper)->ArgsProduct({{0, 3, 6}, {8}})->Args({3, 16});

/// The argument is the depth.
void spectralBalance(benchmark::State& state) {
    run<engine::dsp::SpectralBalance>(state, {.depthPercent = static_cast<double>(state.range(0))});
}
BENCHMARK(spectralBalance)->Arg(0)->Arg(100);

/// That this thread has had of a core.
double threadSeconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// Ten seconds of a loud tone and the ten of silence that follow it, on one thread that flushes denormals as all that
/// render do. "tone" and "silence" are seconds of sound in a second, "ratio" the time of silence against the tone's:
/// what rings out must not cost more than what sounds.
void silenceAfterTone(benchmark::State& state, const core::Settings& settings) {
    constexpr int blockFrames = 4096, blocks = 10 * rate / blockFrames;
    const engine::dsp::ScopedFlushToZero flush;
    auto module = engine::render::prepared<engine::render::Module>(
        {.version = core::moduleOf(settings).version, .settings = settings}, {.rate = rate, .maxFrames = blockFrames});
    const auto tone = tests::sine(997.0, -1.0, blockFrames, rate);
    const auto silence = tests::silence(blockFrames);
    std::vector<double> left(blockFrames), right(blockFrames);
    const auto secondsOf = [&](const tests::Signal& sound) {
        const double begin = threadSeconds();
        for (int block = 0; block < blocks; ++block) {
            std::ranges::copy(sound, left.begin());
            std::ranges::copy(sound, right.begin());
            engine::render::process(module, {left.data(), right.data(), blockFrames});
            benchmark::DoNotOptimize(left.data());
        }
        return threadSeconds() - begin;
    };
    double toneSeconds = 0.0, silenceSeconds = 0.0;
    for (auto _ : state) {
        engine::render::reset(module);
        toneSeconds += secondsOf(tone);
        silenceSeconds += secondsOf(silence);
    }
    const double sounded = static_cast<double>(state.iterations()) * blocks * blockFrames / rate;
    state.counters["tone"] = sounded / toneSeconds;
    state.counters["silence"] = sounded / silenceSeconds;
    state.counters["ratio"] = silenceSeconds / toneSeconds;
}

core::EqualizerSettings following(core::EqualizerSettings settings) {
    for (auto& band : settings.bands) band.rangeDb = -3.0;
    return settings;
}

core::EqualizerSettings linear(core::EqualizerSettings settings) {
    settings.phase = core::EqualizerSettings::Phase::linear;
    return settings;
}

core::MultibandSettings fourBands(core::MultibandSettings::Phase phase) {
    core::MultibandSettings settings{.phase = phase};
    for (auto& band : settings.bands) band.ratio = 2.0;
    return settings;
}

using Phase = core::MultibandSettings::Phase;
BENCHMARK_CAPTURE(silenceAfterTone, equalizer, equalizer(8));
BENCHMARK_CAPTURE(silenceAfterTone, equalizerThatFollows, following(equalizer(8)));
BENCHMARK_CAPTURE(silenceAfterTone, equalizerInLinearPhase, linear(equalizer(8)));
BENCHMARK_CAPTURE(silenceAfterTone, compressor, core::CompressorSettings{});
BENCHMARK_CAPTURE(silenceAfterTone, multiband, fourBands(Phase::minimum));
BENCHMARK_CAPTURE(silenceAfterTone, multibandInLinearPhase, fourBands(Phase::linear));
BENCHMARK_CAPTURE(silenceAfterTone, deEsser, core::DeEsserSettings{.thresholdDb = -40.0});
BENCHMARK_CAPTURE(silenceAfterTone, limiter, core::LimiterSettings{.driveDb = 6.0});
BENCHMARK_CAPTURE(silenceAfterTone, gain, core::GainSettings{.gainDb = -3.0});
BENCHMARK_CAPTURE(silenceAfterTone, stereo, core::StereoSettings{.lowWidthPercent = 80.0, .monoBelowHz = 120.0});
BENCHMARK_CAPTURE(silenceAfterTone, saturator, core::SaturatorSettings{.driveDb = 12.0});
BENCHMARK_CAPTURE(silenceAfterTone, saturatorByBand, core::SaturatorSettings{.driveDb = 12.0, .bands = 3});
BENCHMARK_CAPTURE(silenceAfterTone, clipper, core::ClipperSettings{.driveDb = 3.0});
BENCHMARK_CAPTURE(silenceAfterTone, dcFilter, core::DcFilterSettings{});
BENCHMARK_CAPTURE(silenceAfterTone, spectralBalance, core::SpectralBalanceSettings{.depthPercent = 100.0});

} // namespace
} // namespace bench
