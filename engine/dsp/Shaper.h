// A curve without aliasing to speak of: what a saturator or a clipper does to one channel at the high rate, between an
// Oversampler's up and down. Rendering threads, all but prepare.
#pragma once

#include "engine/dsp/ShaperKernel.h"

#include <span>
#include <vector>

namespace engine::dsp {

/// Antiderivative antialiasing of the second order (Parker, Zavalishin, Le Bivic 2016; Bilbao, Esqueda, Parker,
/// Valimaki 2017): the curve works on straight lines between the frames, and a triangle two frames wide is the filter
/// ahead of sampling that again. It turns what would fold from near the high rate into the pass band down by the square
/// of its sinc: 50 dB and more at 8 times 44.1 kHz. Corners (hard clipping) call for a point half way as well: see
/// ShaperKernel, whose integrals lose no digits where frames lie close.
///
/// Lines and triangle are also a low-pass on what stays. A short symmetric filter behind them undoes that in the pass
/// band (Oversampler::passBand), so that a signal that no curve bends passes flat within 0.001 dB.
class Shaper {
  public:
    /// With lines over points half way, as Bend::line and takeClipped have it, or straight ones.
    enum class Lines { straight, halfway };

    /// `factor`: the Oversampler's.
    void prepare(int factor, Lines lines);
    void reset() noexcept;

    /// In place; `high` is a quantum at the high rate. See ShaperKernel for the curves.
    void saturate(Bend bend, Slope even, std::span<double> high) noexcept;
    void takeClipped(Slope kneeStart, std::span<double> high) noexcept;

    /// Frames of the high rate.
    int delay() const noexcept { return 1 + ahead_ + reach(); }

  private:
    int reach() const noexcept { return static_cast<int>(weights_.size()) - 1; }
    const double* take(std::span<const double> high) noexcept;
    Halves halves() noexcept { return {early_.data(), late_.data() + 1}; }
    void handOut(std::span<double> high) noexcept;

    std::vector<double> weights_; ///< Of the symmetric filter, from the middle outwards.
    int ahead_ = 0;               ///< Frames behind a line that its point half way needs.
    std::vector<double> in_;      ///< The past that lines need, and a quantum.
    std::vector<double> early_;
    std::vector<double> late_;   ///< A frame of the past and a quantum.
    std::vector<double> joined_; ///< As many frames of the past as the filter reads, and a quantum.
};

} // namespace engine::dsp
