#include "engine/dsp/Gain.h"
#include "engine/dsp/FixedMath.h"
#include "tests/dsp/Chains.h"

#include <gtest/gtest.h>

using engine::dsp::Gain;
using engine::dsp::quantumFrames;

TEST(Gain, GlidesToItsGainAndStaysThere) {
    auto gain = tests::prepared<Gain>({0.0});
    gain.set({-6.0}, 2 * quantumFrames);
    const auto out = tests::processed(gain, tests::onBoth(tests::Signal(256, 1.0)));
    const double end = engine::dsp::fixed::dbToGain(-6.0);
    EXPECT_NEAR(out.left[63], 0.5 * (1.0 + end), 1e-12);
    EXPECT_EQ(out.left[127], end);
    EXPECT_EQ(out.right[255], end);
}
