// What a meter reads that is built to the letter of ITU-R BS.1770-5, Annex 2: the 48 taps printed there, four points a
// frame, twelve samples each. Not the true peak: those taps read a steady tone up to 0.22 dB high, at 0.085 and 0.25 of
// the rate, and near half the rate far too low. For a ceiling that such a meter is to find kept. Rendering threads.
#pragma once

#include "engine/dsp/Biquad.h"
#include "engine/dsp/PeakHold.h"
#include "engine/dsp/StereoBlock.h"
#include "engine/dsp/TruePeak.h"

#include <array>

namespace engine::dsp {

class Bs1770Peak {
  public:
    void reset() noexcept { past_.fill(Lanes{}); }

    /// A quantum. readings[i]: the highest of the four points of the frame TruePeak::latency() ahead of frame i, of
    /// both channels; or 0 where no sample is so high that a point of the quantum could rise above `floor`.
    void process(StereoBlock quantum, PeakHold<Lanes>::Quantum& readings, double floor) noexcept;

  private:
    static constexpr int reach = 6; ///< Samples on either side of a point.
    static constexpr int earlier = TruePeak::latency() + reach - 1;
    std::array<Lanes, earlier + quantumFrames> past_{}; ///< And the quantum.
};

} // namespace engine::dsp
