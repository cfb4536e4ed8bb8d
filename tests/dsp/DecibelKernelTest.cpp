#include "engine/dsp/DecibelKernel.h"
#include "engine/dsp/FixedMath.h"
#include "engine/dsp/SimdTargets.h"
#include "tests/dsp/Samples.h"

#include <gtest/gtest.h>

#include <array>

namespace dsp = engine::dsp;

namespace {

using Numbers = std::array<double, 64>;

Numbers drawn(unsigned seed, double low, double high) {
    tests::Dice dice(seed);
    Numbers made{};
    for (double& each : made) each = dice.between(low, high);
    made[0] = 0.0;
    return made;
}

} // namespace

TEST(DecibelKernel, HasTheBitsOfTheFixedFunctionsOnEverySimdTarget) {
    for (const auto& target : dsp::simdTargets()) {
        dsp::useSimdTarget(target);
        for (unsigned seed = 1; seed <= 200; ++seed) {
            Numbers power = drawn(seed, -700.0, 700.0);
            for (double& each : power) each = dsp::fixed::exp(seed % 2 ? each : 1e-3 * each);
            Numbers db{};
            dsp::powersToDb(power.data(), 64, db.data());
            for (std::size_t i = 0; i < 64; ++i)
                ASSERT_EQ(db[i], dsp::fixed::log(power[i]) * 4.34294481903251827651) << target << " " << power[i];

            const Numbers asked = drawn(seed, seed % 2 ? -100.0 : -6000.0, seed % 2 ? 100.0 : 6000.0);
            Numbers gain{};
            dsp::dbToGains(asked.data(), 64, gain.data());
            for (std::size_t i = 0; i < 64; ++i)
                ASSERT_EQ(gain[i], dsp::fixed::dbToGain(asked[i])) << target << " " << asked[i];
        }
    }
    dsp::useSimdTarget({});
}

TEST(DecibelKernel, SilenceIsAVeryLowLevel) {
    Numbers power{};
    dsp::powersToDb(power.data(), 64, power.data());
    for (const double db : power) ASSERT_NEAR(db, -3076.5, 0.1);
}
