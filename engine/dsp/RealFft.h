// The discrete Fourier transform of real signals, by FFTW. For meters and analysis: not for what computes samples of
// the render, whose bits must not depend on the CPU. Making one takes a lock and allocates; transforming does neither.
#pragma once

#include <complex>
#include <memory>
#include <span>

namespace engine::dsp {

class RealFft {
  public:
    /// `size`: even; powers of two are fastest.
    explicit RealFft(int size);
    ~RealFft();
    RealFft(RealFft&&) noexcept;
    RealFft& operator=(RealFft&&) noexcept;

    int size() const noexcept;

    std::span<double> signal() noexcept;                 ///< size() values.
    std::span<std::complex<double>> spectrum() noexcept; ///< size() / 2 + 1 values.

    void forward() noexcept;  ///< signal to spectrum; the signal may be overwritten. Not scaled.
    void backward() noexcept; ///< spectrum to signal; the spectrum is overwritten. Gives size() times the signal.

  private:
    struct Plans;
    std::unique_ptr<Plans> plans_;
};

} // namespace engine::dsp
