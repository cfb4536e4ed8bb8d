#include "engine/render/PlanCompiler.h"
#include "engine/render/Renderer.h"
#include "tests/render/Chains.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

#include <functional>
#include <gtest/gtest.h>

#include <algorithm>

using namespace core;
using engine::render::PlanCompiler;

namespace {

Album someAlbum() {
    Track first = tests::track(1, 10000);
    first.chain = tests::busyChain();
    Album made = tests::album({first, tests::track(2, 10000)});
    made.masters[0].albumChain = tests::busyChain();
    return made;
}

/// Whether the renderer outlives the edit.
bool keepsRenderer(const std::function<void(Album&)>& edit) {
    const auto sources = tests::audio({{1, tests::onBoth(tests::ramp(10000))}});
    Album made = someAlbum();
    PlanCompiler compiler;
    const auto before = compiler.compile(made, sources);
    edit(made);
    const auto after = compiler.compile(made, sources);
    EXPECT_NE(before->serial, after->serial);
    return before->renderer == after->renderer;
}

EqualizerBand& bandOf(Album& album) {
    return std::get<EqualizerSettings>(album.tracks[0].chain[0].settings).bands[1];
}

} // namespace

TEST(PlanCompiler, KeepsTheRendererWhileContinuousThingsMove) {
    EXPECT_TRUE(keepsRenderer([](Album&) {}));
    EXPECT_TRUE(keepsRenderer([](Album& album) { album.tracks[0].levelDb = -3.0; }));
    EXPECT_TRUE(keepsRenderer([](Album& album) { album.tracks[0].clips[0].gainDb = -3.0; }));
    EXPECT_TRUE(keepsRenderer([](Album& album) { album.tracks[0].chain[1].enabled = false; }));
    EXPECT_TRUE(keepsRenderer([](Album& album) { album.tracks[0].chain[1].mixPercent = 10.0; }));
    EXPECT_TRUE(keepsRenderer([](Album& album) { album.masters[0].albumChain[1].inputDb = 1.0; }));
    EXPECT_TRUE(keepsRenderer([](Album& album) { bandOf(album).frequencyHz = 4000.0; }));
    EXPECT_TRUE(keepsRenderer([](Album& album) {
        std::get<LimiterSettings>(album.masters[0].albumChain.back().settings).ceilingDbtp = -2.0;
    }));
}

TEST(PlanCompiler, KeepsTheRendererWhilePointsOfAutomationMoveComeAndGo) {
    Album made = someAlbum();
    auto& first = made.tracks[0];
    first.automation = {{.slot = first.chain[1].id, .parameter = "mix", .points = {{0, 20.0}, {500, 80.0}}}};
    PlanCompiler compiler;
    const auto renderer = compiler.compile(made, {})->renderer;
    auto& points = first.automation[0].points;
    points[1] = {300, 50.0, FadeShape::sCurve};
    EXPECT_EQ(compiler.compile(made, {})->renderer, renderer);
    points.push_back({900, 10.0});
    EXPECT_EQ(compiler.compile(made, {})->renderer, renderer);
    points.resize(1);
    EXPECT_EQ(compiler.compile(made, {})->renderer, renderer);
    points.clear(); // There is no lane any more.
    EXPECT_NE(compiler.compile(made, {})->renderer, renderer);
}

TEST(PlanCompiler, KeepsTheRendererWhenTextsChange) {
    EXPECT_TRUE(keepsRenderer([](Album& album) { album.metadata.title = "Another"; }));
    EXPECT_TRUE(keepsRenderer([](Album& album) { album.tracks[1].metadata.isrc = "DEABC2600001"; }));
    EXPECT_TRUE(keepsRenderer([](Album& album) { album.tracks[1].indexes = {500}; }));
    EXPECT_TRUE(keepsRenderer([](Album& album) { album.tracks[0].chain[0].alternative = EqualizerSettings{}; }));
}

TEST(PlanCompiler, MakesARendererForAnotherStructure) {
    EXPECT_FALSE(keepsRenderer([](Album& album) { album.tracks[1].gapFrames = 100; }));
    EXPECT_FALSE(keepsRenderer([](Album& album) { album.tracks[0].chain.pop_back(); }));
    EXPECT_FALSE(keepsRenderer([](Album& album) { std::swap(album.tracks[0].chain[0], album.tracks[0].chain[1]); }));
    EXPECT_FALSE(keepsRenderer([](Album& album) { album.tracks[0].fadeOut.lengthFrames = 100; }));
    EXPECT_FALSE(keepsRenderer([](Album& album) { album.tracks[0].enabled = false; }));
    EXPECT_FALSE(keepsRenderer([](Album& album) { ++album.tracks[0].chain[0].version; }));
    EXPECT_FALSE(keepsRenderer([](Album& album) { bandOf(album).type = EqualizerBand::Type::highShelf; }));
    EXPECT_FALSE(keepsRenderer([](Album& album) { album.tracks[0].clips[0].region.from = 5; }));
    EXPECT_FALSE(keepsRenderer([](Album& album) {
        const auto gain = std::ranges::find_if(album.tracks[0].chain, [](const Slot& each) {
            return std::holds_alternative<GainSettings>(each.settings);
        });
        album.tracks[0].automation = {{.slot = gain->id, .parameter = "gain", .points = {{0, 1.0}}}};
    }));
}

TEST(PlanCompiler, PassesOverLanesThatNothingCanFollow) {
    Album made = someAlbum();
    const SlotId equalizer = made.tracks[0].chain[0].id;
    made.tracks[0].automation = {{.slot = equalizer, .parameter = "band2.type", .points = {{0, 1.0}}},
                                 {.slot = equalizer, .parameter = "nothing", .points = {{0, 1.0}}},
                                 {.slot = SlotId{9999}, .parameter = "mix", .points = {{0, 1.0}}},
                                 {.slot = equalizer, .parameter = "mix", .points = {}}};
    EXPECT_TRUE(tests::planOf(made, {})->tracks[0].automation.empty());
}

TEST(LiveChange, GlidesWithoutAStepAndArrives) {
    Track only = tests::track(1, 20000);
    only.startMark = 0;
    Album made = tests::album({only});
    const auto sources = tests::audio({{1, tests::onBoth(tests::Signal(20000, 1.0))}});
    PlanCompiler compiler;
    const auto before = compiler.compile(made, sources);
    auto& renderer = *before->renderer;
    while (!renderer.prime(*before, 8)) {
    }
    tests::StereoSignal out{tests::Signal(8192), tests::Signal(8192)};
    renderer.render(*before, out.block().part(0, 4096));
    made.tracks[0].levelDb = -20.0;
    made.tracks[0].clips[0].gainDb = -20.0;
    const auto after = compiler.compile(made, sources);
    renderer.render(*after, out.block().part(4096, 4096));
    EXPECT_EQ(out.left[4095], 1.0);
    EXPECT_NEAR(out.left[8191], 0.01, 1e-12);
    for (std::size_t i = 1; i < 8192; ++i) ASSERT_LT(std::abs(out.left[i] - out.left[i - 1]), 0.003) << i;
}
