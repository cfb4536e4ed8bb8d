#include "engine/source/Waveform.h"
#include "core/Error.h"
#include "tests/support/Signals.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <vector>

using namespace engine;
using source::Extremes;
using source::Waveform;

namespace {

std::shared_ptr<const source::AudioSource> sourceOf(const tests::StereoSignal& signal) {
    std::vector<float> interleaved;
    for (std::size_t i = 0; i < signal.left.size(); ++i) {
        interleaved.push_back(static_cast<float>(signal.left[i]));
        interleaved.push_back(static_cast<float>(signal.right[i]));
    }
    return source::AudioSource::fromMemory(44100, interleaved);
}

/// Noise with another one on the right side.
tests::StereoSignal sound(int frames) {
    return {tests::noise(-3.0, frames, 1), tests::noise(-20.0, frames, 2)};
}

/// Frames [from, to) looked at one by one.
Extremes lookedAt(const tests::Signal& signal, core::FramePos from, core::FramePos to) {
    const auto [low, high] = std::minmax_element(signal.begin() + from, signal.begin() + to);
    return {static_cast<float>(*low), static_cast<float>(*high)};
}

Waveform built(tests::StereoSignal signal, int blockFrames) {
    Waveform::Builder builder(0);
    const auto block = signal.block();
    for (int at = 0; at < block.frames(); at += blockFrames)
        builder.add(block.part(at, std::min(blockFrames, block.frames() - at)));
    return builder.finish();
}

} // namespace

TEST(Waveform, HoldsTheExtremesOfEveryBinOfEveryLevel) {
    const auto signal = sound(10000);
    const auto waveform = source::waveformOf(*sourceOf(signal));
    ASSERT_EQ(waveform->frames(), 10000);
    ASSERT_EQ(waveform->levels(), 4) << "40, 10, 3 and 1 bins";
    for (int level = 0; level < waveform->levels(); ++level) {
        const auto width = waveform->framesPerBin(level);
        ASSERT_EQ(waveform->bins(0, level).size(), static_cast<std::size_t>(core::ceilDiv(10000, width)));
        for (core::FramePos bin = 0; bin * width < 10000; ++bin) {
            const auto end = std::min<core::FramePos>((bin + 1) * width, 10000);
            const auto place = static_cast<std::size_t>(bin);
            EXPECT_EQ(waveform->bins(0, level)[place], lookedAt(signal.left, bin * width, end));
            EXPECT_EQ(waveform->bins(1, level)[place], lookedAt(signal.right, bin * width, end));
        }
    }
}

TEST(Waveform, IsTheSameWhateverTheBlocks) {
    const auto signal = sound(5000);
    const auto whole = source::waveformOf(*sourceOf(signal));
    for (const int blockFrames : {1, 7, 255, 256, 4096})
        for (int level = 0; level < whole->levels(); ++level) {
            const auto blocks = built(signal, blockFrames);
            ASSERT_EQ(blocks.levels(), whole->levels());
            EXPECT_TRUE(std::ranges::equal(blocks.bins(1, level), whole->bins(1, level))) << blockFrames;
        }
}

TEST(Waveform, FindsOneLoudSampleInAnyStretchThatHoldsIt) {
    constexpr core::FramePos loud = 70001;
    tests::StereoSignal signal = tests::onBoth(tests::silence(200000));
    signal.left[loud] = 0.75;
    signal.right[loud] = -0.5;
    const auto waveform = source::waveformOf(*sourceOf(signal));
    for (const core::FrameCount before : {0, 1, 300, 5000, 70001})
        for (const core::FrameCount after : {1, 2, 300, 5000, 129999}) {
            EXPECT_EQ(waveform->between(0, loud - before, loud + after), (Extremes{0.0F, 0.75F}));
            EXPECT_EQ(waveform->between(1, loud - before, loud + after), (Extremes{-0.5F, 0.0F}));
        }
    EXPECT_EQ(waveform->between(0, 0, loud - 256), Extremes{});
    EXPECT_EQ(waveform->between(0, loud + 256, 200000), Extremes{});
}

TEST(Waveform, TakesInNoMoreThanTheNeighboursWithinABin) {
    const auto signal = sound(50000);
    const auto waveform = source::waveformOf(*sourceOf(signal));
    for (core::FramePos from = 0; from < 50000; from += 3111)
        for (core::FramePos to = from + 1; to <= 50000; to += 4567) {
            const auto end = std::min<core::FramePos>(core::ceilDiv(to, 256) * 256, 50000);
            EXPECT_EQ(waveform->between(0, from, to), lookedAt(signal.left, from / 256 * 256, end));
        }
}

TEST(Waveform, ClipsWhatIsAskedToWhatThereIs) {
    const auto signal = sound(1000);
    const auto waveform = source::waveformOf(*sourceOf(signal));
    EXPECT_EQ(waveform->between(0, -5000, 5000), lookedAt(signal.left, 0, 1000));
    EXPECT_EQ(waveform->between(0, 1000, 5000), Extremes{});
    EXPECT_EQ(waveform->between(0, -10, 0), Extremes{});
    EXPECT_EQ(waveform->between(0, 500, 400), Extremes{});
}

TEST(Waveform, OfNothingIsOneEmptyLevel) {
    const auto waveform = source::waveformOf(*sourceOf({}));
    EXPECT_EQ(waveform->frames(), 0);
    EXPECT_EQ(waveform->levels(), 1);
    EXPECT_TRUE(waveform->bins(1, 0).empty());
    EXPECT_EQ(waveform->between(0, 0, 100), Extremes{});
}

TEST(Waveform, TakesTwentyNineMegabytesForAnHourAt96kHz) {
    constexpr core::FrameCount sixMinutes = 96000 * 360LL;
    Waveform::Builder builder(sixMinutes);
    const std::vector<float> silence(2 * 960000);
    for (core::FrameCount at = 0; at < sixMinutes; at += 960000) builder.addInterleaved(silence);
    EXPECT_LT(10 * builder.finish().bytes(), 29'000'000u);
}

TEST(Waveform, StopsWhenAsked) {
    std::stop_source stop;
    const auto atOnce = [&](double share) {
        EXPECT_LT(share, 1.0);
        stop.request_stop();
    };
    EXPECT_THROW((void)source::waveformOf(*sourceOf(sound(200000)), atOnce, stop.get_token()), core::Cancelled);
}

TEST(ExtremesOf, AreExactAtAnyPlace) {
    const auto signal = sound(3000);
    const auto audio = sourceOf(signal);
    for (core::FramePos from = 0; from < 3000; from += 371)
        for (core::FramePos to = from + 1; to <= 3000; to += 97) {
            EXPECT_EQ(source::extremesOf(*audio, 0, from, to), lookedAt(signal.left, from, to));
            EXPECT_EQ(source::extremesOf(*audio, 1, from, to), lookedAt(signal.right, from, to));
        }
    EXPECT_EQ(source::extremesOf(*audio, 0, 3000, 4000), Extremes{});
    EXPECT_EQ(source::extremesOf(*audio, 1, -5, 1), lookedAt(signal.right, 0, 1));
}
