// How what is heard comes up, dies away and changes over without a kink.
#pragma once

namespace engine::dsp {

/// A ramp from 0 to 1 that is level at both ends (smoothstep); exactly 0 at 0 and 1 at 1.
constexpr double eased(double share) {
    return share * share * (3.0 - 2.0 * share);
}

/// The same, with no bend at the ends either (smootherstep).
constexpr double easedTwice(double share) {
    return share * share * share * (10.0 + share * (6.0 * share - 15.0));
}

} // namespace engine::dsp
