// What the equalizer's bands become in linear and mixed phase, for graphs: not the curve that was asked for but the one
// that the taps have. The window's thread; allocates.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/PhaseDesign.h"

#include <complex>
#include <optional>
#include <vector>

namespace engine::dsp {

class PhaseCurve {
  public:
    /// Of the bands that `channel` hears, those of stereo and its own; the phase of `settings` is not minimum. What is
    /// designed already is kept.
    void design(const core::EqualizerSettings& settings, int rate, core::EqualizerBand::Channel channel,
                PhaseDesign::Zeros zeros = PhaseDesign::Zeros::turned);

    /// At `hz`, up to half the rate; between the bins of the design's grid by cubics (Catmull and Rom 1974).
    double magnitudeDb(double hz) const noexcept;

  private:
    PhaseDesign design_;
    std::optional<core::EqualizerSettings> of_;
    int rate_ = 0;
    PhaseDesign::Zeros zeros_ = PhaseDesign::Zeros::turned;
    std::vector<std::complex<double>> response_; ///< From one bin below 0 Hz to one above Nyquist.
};

} // namespace engine::dsp
