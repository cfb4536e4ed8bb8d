#include "engine/render/OfflineRender.h"
#include "engine/render/PlanCompiler.h"
#include "tests/bench/MasteringChain.h"
#include "tests/bench/RealTime.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

namespace bench {
namespace {

/// Two tracks of ten seconds; the argument is the number of threads.
void render(benchmark::State& state, const core::Chain& albumChain) {
    const auto sources = tests::audio({{1, music()}});
    core::Album album = tests::album({tests::track(1, music().frames()), tests::track(1, music().frames())});
    album.masters[0].albumChain = albumChain;
    const auto plan = tests::planOf(album, sources);
    for (auto _ : state)
        engine::render::renderOffline(*plan, plan->begin, plan->end, {.threads = static_cast<int>(state.range(0))},
                                      [](auto block) { benchmark::DoNotOptimize(block.left); });
    countRealTime(state, static_cast<int>(plan->end - plan->begin));
}

void renderPlain(benchmark::State& state) {
    render(state, {});
}
BENCHMARK(renderPlain)->Arg(1)->Arg(2)->UseRealTime();

void renderMastered(benchmark::State& state) {
    render(state, masteringChain());
}
BENCHMARK(renderMastered)->Arg(1)->Arg(2)->UseRealTime();

/// From the turned knob to the plan; the argument is the number of tracks, each with a chain.
void compileKnobTurn(benchmark::State& state) {
    core::Track track = tests::track(1, music().frames());
    track.chain = masteringChain();
    core::Album album = tests::album(std::vector<core::Track>(static_cast<std::size_t>(state.range(0)), track));
    engine::render::PlanCompiler compiler;
    for (auto _ : state) {
        album.tracks[0].levelDb += 0.001;
        benchmark::DoNotOptimize(compiler.compile(album, {}));
    }
}
BENCHMARK(compileKnobTurn)->Arg(12)->Arg(99);

} // namespace
} // namespace bench
