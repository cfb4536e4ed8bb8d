// The renderer's law of the audio thread: making a plan allocates, playing it does not.
#include "engine/render/PlanCompiler.h"
#include "engine/render/Renderer.h"
#include "tests/dsp/AllocationCount.h"
#include "tests/render/Chains.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

#include <array>
#include <gtest/gtest.h>

using namespace core;
using namespace engine;

namespace {

Album busyAlbum() {
    Track automated = tests::track(1, 20000);
    automated.chain = tests::busyChain();
    automated.chain[1].id = SlotId{50};
    automated.automation = {{.slot = SlotId{50},
                             .parameter = "threshold",
                             .points = {{0, -20.0}, {900, -40.0}, {900, -30.0}, {9000, -40.0}}}};
    Track second = tests::track(1, 20000);
    second.chain = tests::busyChain();
    second.gapFrames = -1000;
    Album made = tests::album({automated, second});
    made.masters[0].albumChain = tests::busyChain();
    return made;
}

} // namespace

TEST(Renderer, AllocatesNothingWhileItLocatesPrimesAndRenders) {
    const auto sources = tests::audio({{1, tests::musicLike(20000, cdRate)}});
    Album made = busyAlbum();
    render::PlanCompiler compiler;
    const auto before = compiler.compile(made, sources);
    made.tracks[0].levelDb = -3.0;
    made.tracks[0].chain[0].outputDb = -3.0;
    std::get<CompressorSettings>(made.masters[0].albumChain[1].settings).thresholdDb = -30.0;
    const auto after = compiler.compile(made, sources);
    ASSERT_EQ(before->renderer, after->renderer);
    tests::StereoSignal out{tests::Signal(4096), tests::Signal(4096)};
    std::array<render::SlotReduction, 16> readings;

    render::Renderer& renderer = *before->renderer;
    const tests::AllocationCount allocations;
    for (const FramePos at : {before->begin, FramePos{30000}, FramePos{-50}}) {
        renderer.locate(*before, at);
        while (!renderer.prime(*before, 3)) {
        }
        for (int i = 0; i < 5; ++i) renderer.render(*before, out.block());
        for (int i = 0; i < 2; ++i) renderer.render(*after, out.block());
        EXPECT_GT(renderer.readings(readings.data(), readings.size()), 0u);
    }
    EXPECT_EQ(allocations.count(), 0);
}
