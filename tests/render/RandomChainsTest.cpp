// What the print promises of every chain, asked of chains by chance: every module, on tracks and on the album, with
// knobs and courses of automation anywhere, at every rate of an album. What fails says the seed and the chains.
#include "core/Automation.h"
#include "core/ChainText.h"
#include "engine/dsp/SimdTargets.h"
#include "engine/render/PlanCompiler.h"
#include "engine/render/Renderer.h"
#include "tests/dsp/AllocationCount.h"
#include "tests/support/Album.h"
#include "tests/support/RandomAlbum.h"
#include "tests/support/Render.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

using namespace core;
using namespace engine;

namespace {

constexpr int frames = 9000;
constexpr unsigned seeds = 3;

source::AudioSources music(int rate) {
    return tests::audio({{1, tests::musicLike(frames, rate, -0.5, 1)}, {2, tests::musicLike(frames, rate, -0.5, 2)}},
                        rate);
}

/// Slots of these modules, one in four switched off, numbered from `id`.
Chain chainOf(std::span<const Module* const> modules, std::uint32_t id, std::mt19937_64& random) {
    Chain chain;
    for (const Module* const module : modules) {
        chain.push_back(tests::randomSlot(*module, random()));
        chain.back().id = SlotId{id++};
        chain.back().enabled = random() % 4 != 0;
    }
    return chain;
}

/// A course for one row of every slot that has rows to automate.
std::vector<AutomationLane> lanesOf(const Chain& chain, std::mt19937_64& random) {
    std::vector<AutomationLane> lanes;
    for (const Slot& slot : chain) {
        const auto rows = moduleOf(slot).parameters;
        const Parameter& row = rows[random() % rows.size()];
        if (!isAutomatable(row)) continue;
        const auto somewhere = [&] { return valueAt(row, static_cast<double>(random() % 1000) / 999.0); };
        lanes.push_back({.slot = slot.id,
                         .parameter = parameterId({&row, 0}),
                         .points = {{500, somewhere()}, {5003, somewhere()}, {5003, somewhere()}}});
    }
    return lanes;
}

/// Two tracks that overlap off every grid. Each module sounds once at least, and over the seeds in every place.
Album albumByChance(int rate, unsigned seed) {
    std::mt19937_64 random(static_cast<std::uint64_t>(rate) + seed);
    std::vector<const Module*> order;
    for (const Module& module : modules()) order.push_back(&module);
    for (std::size_t i = order.size() - 1; i > 0; --i) std::swap(order[i], order[random() % (i + 1)]);
    order.insert(order.end(), {order[0], order[4]});

    std::vector<Track> tracks{tests::track(1, frames), tests::track(2, frames)};
    const std::span all = order;
    for (std::size_t i = 0; i < 2; ++i) {
        tracks[i].chain = chainOf(all.subspan(4 * i, 4), static_cast<std::uint32_t>(100 * (i + 1)), random);
        tracks[i].automation = lanesOf(tracks[i].chain, random);
    }
    tracks[1].gapFrames = -1003;
    Album album = tests::album(tracks, rate);
    album.masters[0].albumChain = chainOf(all.subspan(8), 300, random);
    return album;
}

std::string chainsOf(const Album& album) {
    return chainText(album.tracks[0].chain) + chainText(album.tracks[1].chain) + chainText(album.masters[0].albumChain);
}

void expectEqual(const tests::StereoSignal& a, const tests::StereoSignal& b) {
    ASSERT_EQ(a.frames(), b.frames());
    const auto firstOther = [](const tests::Signal& one, const tests::Signal& other) {
        return std::ranges::mismatch(one, other).in1 - one.begin();
    };
    EXPECT_EQ(firstOther(a.left, b.left), a.frames()) << "the first frame that differs on the left";
    EXPECT_EQ(firstOther(a.right, b.right), a.frames()) << "the first frame that differs on the right";
}

constexpr int longestBlock = 8192;

/// The plan from its begin to its end, in blocks of the lengths that `next` says.
tests::StereoSignal heard(const render::RenderPlan& plan, const std::function<int()>& next) {
    const auto length = static_cast<std::size_t>(plan.end - plan.begin);
    tests::StereoSignal out{tests::Signal(length), tests::Signal(length)};
    render::Renderer& renderer = *plan.renderer;
    const tests::AllocationCount allocations;
    renderer.locate(plan, plan.begin);
    while (!renderer.prime(plan, next())) {
    }
    for (int at = 0; at < out.frames();) {
        const int size = std::min(out.frames() - at, next());
        renderer.render(plan, out.block().part(at, size));
        at += size;
    }
    EXPECT_EQ(allocations.count(), 0);
    return out;
}

/// Of albums at that rate; `ask` gets each and the print that all others have to equal.
class RandomChains : public testing::TestWithParam<int> {
  protected:
    void ofEach(const std::function<void(const Album&, const tests::StereoSignal&)>& ask) {
        for (unsigned seed = 1; seed <= seeds; ++seed) {
            const Album album = albumByChance(GetParam(), seed);
            SCOPED_TRACE("seed " + std::to_string(seed) + ": " + chainsOf(album));
            ask(album, tests::render(album, sound_));
        }
    }
    source::AudioSources sound_ = music(GetParam());
};

} // namespace

INSTANTIATE_TEST_SUITE_P(Rates, RandomChains, testing::ValuesIn(albumRates), testing::PrintToStringParamName());

TEST_P(RandomChains, SoundAndStayFinite) {
    ofEach([](const Album&, const tests::StereoSignal& print) {
        const auto isFinite = [](double sample) { return std::isfinite(sample); };
        EXPECT_TRUE(std::ranges::all_of(print.left, isFinite));
        EXPECT_TRUE(std::ranges::all_of(print.right, isFinite));
        EXPECT_TRUE(std::ranges::any_of(print.left, [](double sample) { return std::abs(sample) > 1e-3; }));
    });
}

TEST_P(RandomChains, SoundTheSameInBlocksOfAnyLengthAndEveryTimeAndAllocateNothing) {
    ofEach([&](const Album& album, const tests::StereoSignal& print) {
        const auto plan = render::PlanCompiler(longestBlock).compile(album, sound_);
        std::mt19937 random(7);
        expectEqual(heard(*plan, [] { return longestBlock; }), print);
        expectEqual(heard(*plan, [&] { return 1 + static_cast<int>(random() % longestBlock); }), print);
        expectEqual(heard(*plan, [&] { return 1 + static_cast<int>(random() % 100); }), print);
        expectEqual(heard(*plan, [] { return 1; }), print);
    });
}

TEST_P(RandomChains, SoundTheSameOnAnyNumberOfThreads) {
    ofEach([&](const Album& album, const tests::StereoSignal& print) {
        expectEqual(tests::render(album, sound_, {.threads = 2, .blockFrames = 1}), print);
        expectEqual(tests::render(album, sound_, {.threads = 4, .blockFrames = longestBlock}), print);
    });
}

TEST_P(RandomChains, SoundTheSameOnEverySimdTarget) {
    const auto targets = dsp::simdTargets(); // Only the one in use, once one has been chosen.
    ofEach([&](const Album& album, const tests::StereoSignal& print) {
        for (const auto& target : targets) {
            SCOPED_TRACE(target);
            dsp::useSimdTarget(target);
            expectEqual(tests::render(album, sound_), print);
        }
        dsp::useSimdTarget({});
    });
}
