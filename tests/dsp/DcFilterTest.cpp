#include "engine/dsp/DcFilter.h"
#include "tests/dsp/Chains.h"
#include "tests/dsp/Response.h"

#include <gtest/gtest.h>

#include <cmath>

using engine::dsp::DcFilter;
using engine::dsp::magnitudeDb;

namespace {

constexpr int rate = 44100;

double peakFrom(const tests::Signal& signal, int from) {
    double peak = 0.0;
    for (std::size_t i = static_cast<std::size_t>(from); i < signal.size(); ++i)
        peak = std::max(peak, std::abs(signal[i]));
    return peak;
}

tests::Signal constant(double value, int frames) {
    return tests::Signal(static_cast<std::size_t>(frames / 64 * 64), value);
}

} // namespace

TEST(DcFilter, LeavesLessThanAMillionthOfAConstant) {
    for (const int each : core::albumRates) {
        auto filter = tests::prepared<DcFilter>({}, each);
        const auto out = tests::processed(filter, {constant(0.5, 2 * each), constant(-0.25, 2 * each)});
        EXPECT_LT(peakFrom(out.left, each * 11 / 10), 0.5e-6) << each;
        EXPECT_LT(peakFrom(out.right, each * 11 / 10), 0.25e-6) << each;
    }
}

TEST(DcFilter, LeavesTheBassAlone) {
    for (const int each : core::albumRates) {
        EXPECT_GT(magnitudeDb(core::DcFilterSettings{}, 20.0, each), -0.05) << each;
        EXPECT_NEAR(magnitudeDb(core::DcFilterSettings{}, 2.0, each), -3.0103, 1e-4) << each;
    }
}

TEST(DcFilter, SoundsAsItsCurveSays) {
    const core::DcFilterSettings settings{.cornerHz = 20.0};
    auto filter = tests::prepared<DcFilter>(settings, rate);
    tests::Signal one = tests::silence(rate);
    one[0] = 1.0;
    const auto out = tests::processed(filter, tests::onBoth(one));
    for (const double hz : {5.0, 20.0, 100.0, 1000.0, 20000.0})
        EXPECT_NEAR(20.0 * std::log10(std::abs(tests::responseAt(out.left, hz, rate, 0.0))),
                    magnitudeDb(settings, hz, rate), 1e-6)
            << hz;
}
