#include "engine/source/Resampler.h"

#include <cmath>
#include <gtest/gtest.h>
#include <numbers>
#include <random>
#include <vector>

using namespace engine;
using source::Resampler;

namespace {

struct Stereo {
    std::vector<double> left;
    std::vector<double> right;
};

Stereo noise(int frames) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> value(-1.0, 1.0);
    Stereo made;
    for (int i = 0; i < frames; ++i) {
        made.left.push_back(value(random));
        made.right.push_back(value(random));
    }
    return made;
}

/// `in` resampled in blocks of 1 to `longest` frames.
Stereo resampled(Stereo in, int from, int to, int longest) {
    Stereo out;
    const auto take = [&](dsp::StereoBlock block) {
        out.left.insert(out.left.end(), block.left, block.left + block.frames());
        out.right.insert(out.right.end(), block.right, block.right + block.frames());
    };
    Resampler resampler(from, to);
    std::mt19937 random(3);
    const dsp::StereoBlock all(in.left.data(), in.right.data(), static_cast<int>(in.left.size()));
    for (int at = 0; at < all.frames();) {
        const int length = std::min(all.frames() - at, std::uniform_int_distribution<int>(1, longest)(random));
        resampler.add(all.part(at, length), take);
        at += length;
    }
    resampler.finish(take);
    return out;
}

} // namespace

TEST(Resampler, GivesTheSameBitsForAnyBlockSize) {
    const auto in = noise(30000);
    const auto whole = resampled(in, 96000, 44100, 30000);
    const auto pieces = resampled(in, 96000, 44100, 700);
    EXPECT_EQ(whole.left, pieces.left);
    EXPECT_EQ(whole.right, pieces.right);
}

TEST(Resampler, HasTheExactLength) {
    for (const int from : {8000, 44100, 48000, 96000, 192000})
        for (const int to : {44100, 48000, 192000})
            for (const int frames : {1, 2, 100, 9999, 44101}) {
                const auto out = resampled(noise(frames), from, to, 5000);
                EXPECT_EQ(static_cast<core::FrameCount>(out.left.size()), Resampler::lengthAfter(frames, from, to))
                    << frames << " frames, " << from << " to " << to;
            }
}

TEST(Resampler, HandsEqualRatesOnUntouched) {
    const auto in = noise(1000);
    EXPECT_EQ(resampled(in, 48000, 48000, 64).left, in.left);
}

TEST(Resampler, KeepsASineAtItsPlaceAndLevel) {
    Stereo in;
    const double step = 2.0 * std::numbers::pi * 1000.0 / 48000.0;
    for (int i = 0; i < 48000; ++i) in.left.push_back(std::sin(step * i));
    in.right.assign(in.left.size(), 0.0);
    const auto out = resampled(in, 48000, 44100, 4096);
    double worst = 0.0;
    for (std::size_t i = 2000; i < 42000; ++i)
        worst = std::max(worst, std::abs(out.left[i] - std::sin(step * static_cast<double>(i) * 48000.0 / 44100.0)));
    EXPECT_LT(worst, 1e-7); // -140 dB
}

TEST(Resampler, UsesTheScalarEngine) {
    const Resampler any(48000, 44100);
    EXPECT_STREQ(std::getenv("SOXR_USE_SIMD"), "0");
}
