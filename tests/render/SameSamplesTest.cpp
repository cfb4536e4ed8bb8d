// The print is one: block sizes, threads, SIMD targets and where a track stands do not change a bit of it.
#include "engine/dsp/SimdTargets.h"
#include "engine/render/PlanCompiler.h"
#include "engine/render/Renderer.h"
#include "tests/render/Chains.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

#include <gtest/gtest.h>
#include <random>

using namespace core;
using namespace engine;
using tests::album;
using tests::audio;
using tests::musicLike;
using tests::slot;
using tests::track;

namespace {

constexpr int frames = 30000;

source::AudioSources music() {
    return audio({{1, musicLike(frames, cdRate, -0.5, 1)}, {2, musicLike(frames, cdRate, -0.5, 2)}});
}

/// Two tracks with other chains, a segue off every grid, a chain on the album.
Album busyAlbum() {
    Track first = track(1, frames);
    first.chain = tests::busyChain();
    first.fadeOut = {.lengthFrames = 3001, .shape = FadeShape::sCurve};
    Track second = track(2, frames);
    second.chain = {slot(CompressorSettings{.thresholdDb = -30.0})};
    second.gapFrames = -1003;
    second.levelDb = -1.5;
    EqualizerSettings mixed{.phase = EqualizerSettings::Phase::mixed, .taps = 4096, .bands = {}};
    mixed.bands[0] = {.on = true, .channel = EqualizerBand::Channel::side, .gainDb = 3.0};
    second.chain.push_back(slot(mixed));
    Album made = album({first, second});
    made.masters[0].albumChain = tests::busyChain();
    return made;
}

void expectEqual(const tests::StereoSignal& a, const tests::StereoSignal& b) {
    ASSERT_EQ(a.frames(), b.frames());
    EXPECT_EQ(a.left, b.left);
    EXPECT_EQ(a.right, b.right);
}

/// The print in blocks of random sizes, straight from a renderer.
tests::StereoSignal renderedAtRandom(const Album& made, unsigned seed) {
    constexpr int longest = 8192;
    const auto plan = render::PlanCompiler(longest).compile(made, music());
    render::Renderer& renderer = *plan->renderer;
    renderer.locate(*plan, plan->begin);
    std::mt19937 random(seed);
    while (!renderer.prime(*plan, std::uniform_int_distribution<int>(1, 40)(random))) {
    }

    const auto length = static_cast<std::size_t>(plan->end - plan->begin);
    tests::StereoSignal out{tests::Signal(length), tests::Signal(length)};
    for (int at = 0; at < out.frames();) {
        const int size = std::min(out.frames() - at, std::uniform_int_distribution<int>(1, longest)(random));
        renderer.render(*plan, out.block().part(at, size));
        at += size;
    }
    return out;
}

} // namespace

TEST(SameSamples, WhateverTheBlockSizes) {
    const Album made = busyAlbum();
    const auto whole = tests::render(made, music(), {.threads = 1, .blockFrames = 65536});
    for (const unsigned seed : {1u, 2u, 3u}) expectEqual(renderedAtRandom(made, seed), whole);
    expectEqual(tests::render(made, music(), {.threads = 1, .blockFrames = 1}), whole);
}

TEST(SameSamples, WhateverTheThreads) {
    const Album made = busyAlbum();
    const auto alone = tests::render(made, music(), {.threads = 1, .blockFrames = 777});
    expectEqual(tests::render(made, music(), {.threads = 2, .blockFrames = 64}), alone);
    expectEqual(tests::render(made, music(), {.threads = 3, .blockFrames = 4096}), alone);
    expectEqual(tests::render(made, music(), {.threads = 0}), alone);
}

TEST(SameSamples, OnEverySimdTarget) {
    const auto best = tests::render(busyAlbum(), music());
    for (const auto& target : dsp::simdTargets()) {
        dsp::useSimdTarget(target);
        expectEqual(tests::render(busyAlbum(), music()), best);
    }
    dsp::useSimdTarget({});
}

TEST(SameSamples, FromTheMiddleForPlayerAndFile) {
    const Album made = busyAlbum();
    const FramePos middle = 41234; // in the crossing of the tracks
    const auto plan = tests::planOf(made, music());
    render::Renderer& player = *plan->renderer;
    player.locate(*plan, middle);
    while (!player.prime(*plan, 2)) {
    }
    tests::StereoSignal heard{tests::Signal(5000), tests::Signal(5000)};
    for (int at = 0; at < 5000; at += 100) player.render(*plan, heard.block().part(at, 100));
    for (const int threads : {1, 2})
        expectEqual(heard, tests::render(made, music(), middle, middle + 5000, {.threads = threads}));
}

TEST(SameSamples, AfterALocateAsAtTheFirstTime) {
    const auto plan = tests::planOf(busyAlbum(), music());
    const auto heardFrom = [&](FramePos at) {
        plan->renderer->locate(*plan, at);
        while (!plan->renderer->prime(*plan, 100)) {
        }
        tests::StereoSignal heard{tests::Signal(4096), tests::Signal(4096)};
        plan->renderer->render(*plan, heard.block());
        return heard;
    };
    const auto first = heardFrom(20000);
    (void)heardFrom(41000);
    expectEqual(heardFrom(20000), first);
}

TEST(SameSamples, AtTheTracksFirstFrameAsFromTheBeginning) {
    Album made = busyAlbum();
    made.masters[0].albumChain.clear();
    made.tracks[1].gapFrames = 5000;
    const auto layout = layOut(made);
    const FramePos in = layout.tracks[1].in;
    const auto located = tests::render(made, music(), in, layout.end);
    const auto through = tests::render(made, music(), 0, layout.end);
    EXPECT_TRUE(std::equal(located.left.begin(), located.left.end(), through.left.begin() + in));
}

TEST(SameSamples, OfASegueAndTheSumOfBothTracksAlone) {
    Album both = busyAlbum();
    both.masters[0].albumChain.clear();
    Album first = both;
    first.tracks[1].clips[0].gainDb = -10000.0; // silence
    Album second = both;
    second.tracks[0].clips[0].gainDb = -10000.0;
    auto sum = tests::render(first, music());
    const auto other = tests::render(second, music());
    for (std::size_t i = 0; i < sum.left.size(); ++i) {
        sum.left[i] += other.left[i];
        sum.right[i] += other.right[i];
    }
    expectEqual(tests::render(both, music()), sum);
    EXPECT_NE(other.left[frames + 10000], 0.0);
}

TEST(SameSamples, OfATrackWhereverItIsMoved) {
    Album made = busyAlbum();
    made.masters[0].albumChain.clear();
    made.tracks[0].fadeOut = {};
    const auto samplesOfSecond = [&](FrameCount gap) {
        made.tracks[1].gapFrames = gap;
        made.tracks[0].clips[0].gainDb = -10000.0;
        const auto in = layOut(made).tracks[1].in;
        return tests::render(made, music(), in - 100, in + frames).left;
    };
    const auto there = samplesOfSecond(64);
    EXPECT_EQ(samplesOfSecond(65), there);
    EXPECT_EQ(samplesOfSecond(-777), there);
}

TEST(SameSamples, WhereverTheMarksAre) {
    Album made = busyAlbum();
    const auto sound = [&](std::optional<FramePos> start, std::optional<FramePos> pause) {
        made.tracks[0].startMark = start;
        made.tracks[0].pauseMark = pause;
        const auto in = layOut(made).tracks[0].in;
        return tests::render(made, music(), in + 2000, in + frames).left;
    };
    EXPECT_EQ(sound(0, std::nullopt), sound(-333, -5000));
    // A mark within the sound hides what is ahead of it, and moves nothing of what follows.
    made.tracks[0].startMark = 1500;
    const auto in = layOut(made).tracks[0].in;
    const auto fromTheMark = tests::render(made, music(), 0, in + frames).left;
    const auto whole = tests::render(busyAlbum(), music());
    const auto wholeIn = layOut(busyAlbum()).tracks[0].in;
    EXPECT_TRUE(std::equal(fromTheMark.begin(), fromTheMark.end(), whole.left.begin() + wholeIn + 1500));
}
