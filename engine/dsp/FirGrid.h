// The grid on which long filters are designed, twice as long as their responses, and the knife that cuts a response
// into the partitions that convolution wants. Rendering threads; prepare allocates.
#pragma once

#include "engine/dsp/FixedFft.h"

#include <cstddef>
#include <vector>

namespace engine::dsp {

/// Twice as long, because what rings on beyond the taps folds back: on that grid onto what the knife takes off anyway.
/// (Bells that the taps just do not hold are half as far off as on a grid of the taps. Longer ones change nothing.)
class FirGrid {
  public:
    /// As many taps as are as long at that rate as `taps` are at 44.1 and 48 kHz.
    static std::size_t tapsAt(int rate, std::size_t taps) noexcept {
        return taps * (rate <= 48000 ? 1 : rate <= 96000 ? 2 : 4);
    }

    /// `taps`: a power of two; `partitions` divides it.
    void prepare(std::size_t taps, std::size_t partitions);
    std::size_t taps() const noexcept { return taps_; }
    std::size_t bins() const noexcept { return whole_.size(); }

    const FixedFft& whole() const noexcept { return whole_; }
    /// The transform of a partition and its zeros, as long again.
    const FixedFft& partition() const noexcept { return partition_; }

    /// Where bin `k` lies in a spectrum of the whole.
    std::size_t placeOf(std::size_t k) const noexcept { return places_[k]; }
    /// sin^2 of half the angle of bin `k`, up to Nyquist.
    double sineSquared(std::size_t k) const noexcept { return sineSquared_[k]; }

    /// Of an impulse response (real parts, then imaginary ones; its middle at place 0, in the scale of the whole's
    /// transform back) to the spectrum of one partition, ready to be multiplied and transformed back. Through a Kaiser
    /// window that is flat to three quarters of the way: most responses have died away there, and only what has not is
    /// smeared. (A shorter slope lets the stopbands of sharp cuts rise.)
    void cut(const std::vector<double>& impulse, std::size_t number, double* spectrum) const noexcept;
    /// The same response, uncut and in place, to the spectrum that its taps have at last, in bit-reversed order.
    void hear(std::vector<double>& impulse) const noexcept;

  private:
    std::size_t taps_ = 0;
    FixedFft whole_, partition_;
    std::vector<double> sineSquared_, window_;
    std::vector<std::size_t> places_;
};

} // namespace engine::dsp
