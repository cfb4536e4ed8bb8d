// How what is heard comes up, dies away and changes over without a click.
#pragma once

namespace engine::realtime {

constexpr int framesOf(int rate, int ms) {
    return rate * ms / 1000;
}

/// A ramp from 0 to 1 without kinks at its ends (smoothstep); exactly 0 at 0 and 1 at 1.
constexpr double eased(double share) {
    return share * share * (3.0 - 2.0 * share);
}

} // namespace engine::realtime
