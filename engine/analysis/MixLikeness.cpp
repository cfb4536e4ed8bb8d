#include "engine/analysis/MixLikeness.h"

#include <cmath>

namespace engine::analysis {

namespace {

constexpr double alike = 0.5;

double correlation(double product, double one, double other) {
    const double both = std::sqrt(one * other);
    return both > 0.0 ? product / both : 0.0;
}

} // namespace

MixLikeness::Turn MixLikeness::turn() const {
    const double mid = correlation(midMid_, mixMid_, mid_);
    const double side = correlation(sideSide_, mixSide_, side_);
    // one channel turned makes mid of side and side of mid; -(L) + R = -S, -(L) - R = -M
    const double crossed = correlation(midSide_, mixMid_, side_);
    if (std::abs(crossed) > alike && std::abs(crossed) > std::abs(mid))
        return crossed < 0.0 ? Turn::leftInverted : Turn::rightInverted;
    if (mid < -alike) return side > alike ? Turn::swappedAndInverted : Turn::inverted;
    if (side < -alike) return Turn::swapped;
    return Turn::none;
}

} // namespace engine::analysis
