// The laws that every processor keeps.
#include "engine/dsp/SimdTargets.h"
#include "tests/dsp/AllocationCount.h"
#include "tests/dsp/Chains.h"
#include "tests/dsp/Samples.h"

#include <gtest/gtest.h>

using namespace engine::dsp;
using tests::Dice;
using tests::Samples;

namespace {

template <class P>
class ProcessorLaws : public testing::Test {};
using Processors = testing::Types<Equalizer, PhaseFilter, Compressor, Limiter, Gain, Stereo, Multiband, DeEsser,
                                  Saturator, Clipper, DcFilter, SpectralBalance>;
TYPED_TEST_SUITE(ProcessorLaws, Processors);

/// A performance: new settings every few quanta, gliding or jumping, over music; blocks as long as `most` quanta.
template <class P>
tests::StereoSignal performance(P& processor, unsigned seed, int most, int rate = 44100) {
    Dice settings(seed);
    Dice blocks(static_cast<unsigned>(most));
    auto sound = tests::inQuanta(tests::musicLike(6400, rate, 0.0, seed));
    constexpr int stretchFrames = 10 * quantumFrames;
    constexpr int glides[] = {0, 1, 2, 14};
    for (int at = 0; at < sound.frames(); at += stretchFrames) {
        processor.set(Samples<P>::any(settings), glides[settings.count(3)] * quantumFrames);
        for (int done = 0; done < stretchFrames;) {
            const int frames = std::min((1 + blocks.count(most - 1)) * quantumFrames, stretchFrames - done);
            processor.process(sound.block().part(at + done, frames));
            done += frames;
        }
    }
    return sound;
}

/// With any settings, so that what counts only in prepare is something else than neutral too.
template <class P>
P preparedAnyhow(unsigned seed) {
    Dice dice(seed + 100);
    return tests::prepared<P>(Samples<P>::any(dice));
}

} // namespace

TYPED_TEST(ProcessorLaws, TheSameBitsHoweverQuantaAreGrouped) {
    for (unsigned seed = 1; seed <= 4; ++seed) {
        auto one = preparedAnyhow<TypeParam>(seed);
        auto other = preparedAnyhow<TypeParam>(seed);
        const auto small = performance(one, seed, 1);
        const auto large = performance(other, seed, 7);
        EXPECT_EQ(small.left, large.left) << seed;
        EXPECT_EQ(small.right, large.right) << seed;
    }
}

TYPED_TEST(ProcessorLaws, TheSameBitsOnEverySimdTarget) {
    const auto targets = simdTargets(); // Only the one in use, once one has been chosen.
    for (unsigned seed = 1; seed <= 6; ++seed) {
        const auto heardOn = [seed](std::string_view target) {
            useSimdTarget(target);
            auto processor = preparedAnyhow<TypeParam>(seed);
            return performance(processor, seed, 7);
        };
        const auto best = heardOn({});
        EXPECT_TRUE(std::ranges::any_of(best.left, [](double sample) { return sample != 0.0; })) << seed;
        for (const auto& target : targets) {
            const auto heard = heardOn(target);
            EXPECT_EQ(heard.left, best.left) << target << " " << seed;
            EXPECT_EQ(heard.right, best.right) << target << " " << seed;
        }
    }
    useSimdTarget({});
}

TYPED_TEST(ProcessorLaws, NeutralSettingsPassEveryBitLatencyLater) {
    if constexpr (requires { Samples<TypeParam>::neutral(); })
        for (const int rate : core::albumRates) {
            auto processor = tests::prepared<TypeParam>(Samples<TypeParam>::neutral(), rate);
            const int frames = 2048 + processor.latency();
            const auto sound = tests::StereoSignal{tests::noise(-12.0, frames, 1), tests::noise(-18.0, frames, 2)};
            const auto heard = tests::processed(processor, sound, {1, 3});
            const int late = processor.latency();
            for (int i = 0; i < frames; ++i) {
                const auto place = static_cast<std::size_t>(i);
                ASSERT_EQ(heard.left[place], i < late ? 0.0 : sound.left[place - static_cast<std::size_t>(late)]) << i;
                ASSERT_EQ(heard.right[place], i < late ? 0.0 : sound.right[place - static_cast<std::size_t>(late)])
                    << i;
            }
        }
}

TYPED_TEST(ProcessorLaws, ResetIsAsGoodAsNew) {
    Dice dice(3);
    const auto settings = Samples<TypeParam>::any(dice);
    auto used = tests::prepared<TypeParam>(settings); // Structural rows count only there.
    performance(used, 11, 5);
    used.set(settings, 14 * quantumFrames);
    used.reset();
    auto fresh = tests::prepared<TypeParam>(settings);
    const auto music = tests::musicLike(4096, 44100);
    const auto again = tests::processed(used, music);
    const auto first = tests::processed(fresh, music);
    EXPECT_EQ(again.left, first.left);
    EXPECT_EQ(again.right, first.right);
}

TYPED_TEST(ProcessorLaws, NoContinuousSettingMovesLatency) {
    Dice dice(5);
    for (unsigned seed = 0; seed < 10; ++seed) {
        auto processor = preparedAnyhow<TypeParam>(seed);
        const int latency = processor.latency();
        for (int i = 0; i < 10; ++i) {
            processor.set(Samples<TypeParam>::any(dice), 0);
            EXPECT_EQ(processor.latency(), latency);
        }
    }
}

TYPED_TEST(ProcessorLaws, SetResetAndProcessAllocateNothing) {
    auto processor = preparedAnyhow<TypeParam>(1);
    auto sound = tests::inQuanta(tests::musicLike(6400, 44100));
    Dice dice(7);
    const auto settings = Samples<TypeParam>::any(dice);
    const auto others = Samples<TypeParam>::any(dice);
    int allocations = 0;
    {
        const tests::AllocationCount heap;
        processor.set(settings, 0);
        processor.process(sound.block().part(0, 3200));
        processor.set(others, 640);
        processor.process(sound.block().part(3200, 3200));
        processor.reset();
        allocations = heap.count();
    }
    EXPECT_EQ(allocations, 0);
}

TYPED_TEST(ProcessorLaws, AnySettingsAtAnyRateStayFinite) {
    for (const int rate : core::albumRates)
        for (unsigned seed = 20; seed < 40; ++seed) {
            Dice dice(seed);
            auto processor = tests::prepared<TypeParam>(Samples<TypeParam>::any(dice), rate);
            const auto heard = performance(processor, seed, 7, rate);
            // 24 bands of 24 dB each are 576 dB; what runs away does not stop there.
            const auto fine = [](double sample) { return std::isfinite(sample) && std::abs(sample) < 1e30; };
            ASSERT_TRUE(std::ranges::all_of(heard.left, fine)) << rate << " " << seed;
            ASSERT_TRUE(std::ranges::all_of(heard.right, fine)) << rate << " " << seed;
        }
}
