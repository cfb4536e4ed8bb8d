// What a meter reads that is built to the letter of ITU-R BS.1770-5, Annex 2: the 48 taps printed there, four points a
// frame, twelve samples each. Not the true peak: those taps read a steady tone up to 0.22 dB high, at 0.085 and 0.25 of
// the rate, and near half the rate far too low. For a ceiling that such a meter is to find kept. Rendering threads.
#pragma once

#include "engine/dsp/Biquad.h"
#include "engine/dsp/StereoBlock.h"
#include "engine/dsp/TruePeak.h"

#include <array>
#include <cstddef>
#include <span>

namespace engine::dsp {

class Bs1770Peak {
  public:
    void reset() noexcept { past_.fill(Lanes{}); }

    void take(StereoBlock quantum) noexcept;

    /// readings[i]: the highest of the four points of the frame TruePeak::latency() ahead of frame `first` + i of the
    /// quantum that was taken last, of both channels. `first` + the readings' number is 64 at most, that number a
    /// multiple of 4.
    ///
    /// Lowered by 0.03 dB, no reading is above the bound by which TruePeak knows where no peak can rise: of the louder
    /// of two samples the taps make 1.0016 at most, and of a second difference 0.570, where TruePeak allows for 0.59.
    void read(std::size_t first, std::span<Lanes> readings) const noexcept;

  private:
    static constexpr int reach = 6; ///< Samples on either side of a point.
    static constexpr int earlier = TruePeak::latency() + reach - 1;
    std::array<Lanes, earlier + quantumFrames> past_{}; ///< And the quantum.
};

} // namespace engine::dsp
