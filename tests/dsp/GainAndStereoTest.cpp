#include "engine/dsp/FixedMath.h"
#include "engine/dsp/Gain.h"
#include "engine/dsp/Stereo.h"
#include "tests/dsp/Chains.h"

#include <gtest/gtest.h>

using engine::dsp::Gain;
using engine::dsp::quantumFrames;
using engine::dsp::Stereo;

TEST(Gain, GlidesToItsGainAndStaysThere) {
    auto gain = tests::prepared<Gain>({0.0});
    gain.set({-6.0}, 2 * quantumFrames);
    const auto out = tests::processed(gain, tests::onBoth(tests::Signal(256, 1.0)));
    const double end = engine::dsp::fixed::dbToGain(-6.0);
    EXPECT_NEAR(out.left[63], 0.5 * (1.0 + end), 1e-12);
    EXPECT_EQ(out.left[127], end);
    EXPECT_EQ(out.right[255], end);
}

TEST(Stereo, WidthScalesTheSideAlone) {
    const tests::StereoSignal sound{tests::ramp(64), tests::scaled(tests::ramp(64), -20.0)};
    for (const double widthPercent : {0.0, 50.0, 200.0}) {
        auto stereo = tests::prepared<Stereo>({widthPercent});
        const auto out = tests::processed(stereo, sound);
        for (std::size_t i = 0; i < 64; ++i) {
            EXPECT_NEAR(out.left[i] + out.right[i], sound.left[i] + sound.right[i], 1e-12);
            EXPECT_NEAR(out.left[i] - out.right[i], widthPercent / 100.0 * (sound.left[i] - sound.right[i]), 1e-12);
        }
    }
}
