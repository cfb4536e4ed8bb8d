// From the analogue frequency axis to the digital one, for filters that keep their shape up to Nyquist. Pure; any
// thread.
#pragma once

#include "engine/dsp/Complex.h"

namespace engine::dsp {

/// p2 s^2 + p1 s + p0, with no root on the right of the imaginary axis.
struct Polynomial {
    double p2 = 0.0, p1 = 0.0, p0 = 0.0;
};

/// gain (t^2 + b1 t + b0), t = (z - 1) / (z + 1).
struct Factor {
    double gain = 1.0;
    double b1 = 0.0, b0 = 0.0;
};

/// A polynomial in s of second degree becomes two factors in t, over a denominator common to all. The near one holds
/// the roots that the bilinear transform would give, the far one what puts right the upper end of the frequency axis.
struct MappedPolynomial {
    Factor near, far;
};

/// s^2 = t^2 (a - b t^2) / (1 - c t^2 + d t^4): on the unit circle, with y = tan^2(w / 2), the squared frequency in
/// units of the band's is y (a + b y) / (1 + c y + d y^2). The true one is a multiple of 4 atan^2(sqrt y), a Pick
/// function (its values keep to the upper half-plane with its argument); so is a rational function that crosses it
/// in as many points as it has coefficients, hence all its poles and zeros are negative and every stable prototype
/// stays stable. It is exact at the band's own frequency and fitted by least squares elsewhere.
class FrequencyMap {
  public:
    /// `radians`: the band's frequency, radians per frame, > 0; beyond Nyquist the map is that of the highest one.
    /// `spread`: how far round it the fit matters most, radians per frame; small for sharp filters.
    FrequencyMap(double radians, double spread) noexcept;

    MappedPolynomial mapped(const Polynomial& polynomial) const noexcept;

    /// p1 s + p0 (p2 = 0) as one factor.
    Factor mappedFirstOrder(const Polynomial& polynomial) const noexcept;

  private:
    struct Roots {
        Complex near, far;
    };
    Roots rootsOf(Complex s) const noexcept;

    double a_, b_, c_, d_;
    double poleNear_, poleFar_; ///< Of the map, in t: negative.
    double zero_;
};

} // namespace engine::dsp
