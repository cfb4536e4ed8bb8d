// A discrete Fourier transform with the same bits on every machine, for what makes samples: radix 4 in double, twiddles
// from FixedMath, and in every lane Mul, Add and Sub in one order whatever the SIMD target. (RealFft is FFTW's, whose
// bits depend on the CPU.) prepare allocates; all else is for rendering threads.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace engine::dsp {

/// Complex numbers of a transform: all real parts, then all imaginary ones.
struct SplitComplex {
    double* re = nullptr;
    double* im = nullptr;
};

/// Spectra are in bit-reversed order: a product of two of them does not mind, and nobody has to sort. Decimation in
/// frequency there (Gentleman and Sande 1966), in time back (Cooley and Tukey 1965).
class FixedFft {
  public:
    /// `size`: a power of two from 16 on.
    void prepare(std::size_t size);
    std::size_t size() const noexcept { return size_; }

    void forward(SplitComplex numbers) const noexcept;  ///< In place, natural to bit-reversed order; not scaled.
    void backward(SplitComplex numbers) const noexcept; ///< In place and back; gives size() times the numbers.

    /// Where bin `k` lies in a spectrum.
    std::size_t placeOf(std::size_t k) const noexcept;

  private:
    std::size_t size_ = 0;
    int bits_ = 0;
    /// Of each stage, the longest first: the real and imaginary parts of w^j, w^2j and w^3j, j up to a quarter of it.
    std::vector<double> twiddles_;
};

/// A product of two spectra.
struct SpectrumProduct {
    const double *oneRe = nullptr, *oneIm = nullptr;
    const double *otherRe = nullptr, *otherIm = nullptr;
};

/// The sum of the products, in their order; `size` is a multiple of 8.
void sumOfProducts(std::span<const SpectrumProduct> products, std::size_t size, SplitComplex sum) noexcept;

} // namespace engine::dsp
