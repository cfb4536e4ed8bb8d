// Classes of loudness say what all the stretches say, in bounded room.
#include "engine/metering/LoudnessClasses.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

namespace {

using engine::metering::LoudnessClasses;
using engine::metering::lufsOf;

double meanSquareAt(double lufs) {
    return std::pow(10.0, (lufs + 0.691) / 10.0);
}

/// Mean squares of a loudness that is now here, now there, and never the same, between -40 and -8 LUFS.
std::vector<double> restless(int count) {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> step(-2.0, 2.0);
    std::vector<double> all;
    double lufs = -20.0;
    for (int i = 0; i < count; ++i) {
        lufs = std::clamp(lufs + step(random), -40.0, -8.0);
        all.push_back(meanSquareAt(lufs));
    }
    return all;
}

double meanOf(const std::vector<double>& all) {
    return std::accumulate(all.begin(), all.end(), 0.0) / static_cast<double>(all.size());
}

TEST(LoudnessClasses, SayWhatTenHoursSayInBoundedRoom) {
    auto all = restless(360000);
    LoudnessClasses classes;
    for (const double each : all) classes.add(each);
    EXPECT_LE(classes.size(), 32001U);
    EXPECT_NEAR(classes.mean(), meanOf(all), 1e-12);
    std::erase_if(all, [gate = 0.1 * meanOf(all)](double each) { return each <= gate; });
    classes.gate(0.1);
    EXPECT_NEAR(*lufsOf(classes.mean()), *lufsOf(meanOf(all)), 0.0005);
    std::ranges::sort(all);
    for (const double share : {0.0, 0.10, 0.95, 1.0}) {
        const double exact = all[static_cast<std::size_t>(std::lround(share * static_cast<double>(all.size() - 1)))];
        EXPECT_NEAR(*lufsOf(classes.percentile(share)), *lufsOf(exact), 0.001) << share;
    }
}

TEST(LoudnessClasses, AddUpToOne) {
    const auto all = restless(3000);
    LoudnessClasses whole, first, second, sum;
    for (std::size_t i = 0; i < all.size(); ++i) {
        whole.add(all[i]);
        (i < 1000 ? first : second).add(all[i]);
    }
    sum.add(first);
    sum.add(LoudnessClasses());
    sum.add(second);
    EXPECT_EQ(sum.size(), whole.size());
    EXPECT_LT(sum.size(), first.size() + second.size());
    EXPECT_NEAR(sum.mean(), whole.mean(), 1e-15);
    for (const double share : {0.0, 0.3, 1.0}) EXPECT_NEAR(sum.percentile(share), whole.percentile(share), 1e-15);
}

TEST(LoudnessClasses, LeaveOutWhatIsUnderTheGateOrNoNumber) {
    LoudnessClasses classes;
    for (const double each : {0.0, meanSquareAt(-70.001), std::numeric_limits<double>::infinity(),
                              std::numeric_limits<double>::quiet_NaN()})
        classes.add(each);
    EXPECT_TRUE(classes.empty());
    classes.add(meanSquareAt(-69.999));
    EXPECT_EQ(classes.mean(), meanSquareAt(-69.999));
}

} // namespace
