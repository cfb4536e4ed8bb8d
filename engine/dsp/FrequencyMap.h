// From the analogue frequency axis to the digital one, for filters that keep their shape up to Nyquist. Pure; any
// thread.
#pragma once

#include "engine/dsp/Complex.h"

#include <array>
#include <cstddef>

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

/// s^2 becomes a rational function of t^2: on the unit circle, with y = tan^2(w / 2), the squared frequency in units of
/// the band's is a y (1 - y / z1) .. / ((1 - y / p1) (1 - y / p2) ..). The true one is a multiple of 4 atan^2(sqrt y),
/// a Pick function (its values keep to the upper half-plane with its argument); so is a rational function that crosses
/// it in as many points as it has coefficients, hence all its poles and zeros are negative and every stable prototype
/// stays stable. It is exact at the band's own frequency, or at 20 kHz at 44.1 kHz where that is lower.
///
/// A polynomial in s of second degree becomes degree() factors in t, over a denominator common to all. The first holds
/// the roots that the bilinear transform would give, the others what puts right the upper end of the frequency axis.
class FrequencyMap {
  public:
    static constexpr std::size_t maxDegree = 3;
    using Factors = std::array<Factor, maxDegree>;

    /// Of third degree, one shape for all bands: the frequency is right to 1e-4 of itself from 0 to 20 kHz at 44.1 kHz.
    /// `radians`: the band's frequency, radians per frame, > 0.
    static FrequencyMap even(double radians) noexcept;

    /// Of second degree, for a band that does something round its own frequency only: the error is least there, and
    /// grows within `spread` radians per frame to one of 1 %.
    static FrequencyMap closeTo(double radians, double spread) noexcept;

    std::size_t degree() const noexcept { return degree_; }

    Factors mapped(const Polynomial& polynomial) const noexcept;

    /// p1 s + p0 (p2 = 0): the first degree() / 2, rounded up, hold it.
    Factors mappedFirstOrder(const Polynomial& polynomial) const noexcept;

  private:
    using Roots = std::array<Complex, maxDegree>;

    /// `zeros` and `poles` in y; a is set so that the map is exact.
    FrequencyMap(double radians, std::size_t degree, const std::array<double, maxDegree - 1>& zeros,
                 const std::array<double, maxDegree>& poles) noexcept;

    Roots rootsOf(Complex s) const noexcept;

    std::size_t degree_;
    double a_;
    std::array<double, maxDegree + 1> over_{}, under_{}; ///< Coefficients of y^0 .. y^degree; over_ without a.
    Roots zeros_{}, poles_{};                            ///< In t; the first zero is 0.
};

} // namespace engine::dsp
