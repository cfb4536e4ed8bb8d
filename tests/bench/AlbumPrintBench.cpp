#include "engine/analysis/AlbumPrint.h"
#include "engine/source/Waveform.h"
#include "tests/bench/MasteringChain.h"
#include "tests/bench/RealTime.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

namespace bench {
namespace {

void waveformOfSource(benchmark::State& state) {
    const auto sources = tests::audio({{1, music()}});
    for (auto _ : state) benchmark::DoNotOptimize(engine::source::waveformOf(*sources.begin()->second));
    countRealTime(state, music().frames());
}
BENCHMARK(waveformOfSource);

/// Six tracks of ten seconds under an equalizer, a compressor and a limiter; the argument is the number of threads.
void printAlbum(benchmark::State& state) {
    const auto sources = tests::audio({{1, music()}});
    core::Album album = tests::album(std::vector<core::Track>(6, tests::track(1, music().frames())));
    album.masters[0].albumChain = masteringChain();
    core::FrameCount frames = 0;
    for (auto _ : state)
        frames =
            engine::analysis::printAlbum(album, sources, {}, {}, static_cast<int>(state.range(0))).waveform->frames();
    countRealTime(state, static_cast<int>(frames));
}
BENCHMARK(printAlbum)->Arg(1)->Arg(2)->UseRealTime();

} // namespace
} // namespace bench
