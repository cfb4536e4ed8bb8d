// The edge of a lossy encoder's or a lower rate's low-pass: a cliff in the mean spectrum with nothing above. Music's
// own highs fade over octaves. One pass, constant memory. (How encoders choose the edge: 16 kHz at 128 kbit/s to 20 kHz
// at 320 in LAME's table of presets; the detection by a fall of the long-term spectrum is the usual one.)
#pragma once

#include "engine/dsp/RealFft.h"
#include "engine/dsp/StereoBlock.h"

#include <optional>
#include <vector>

namespace engine::analysis {

class SpectralCliff {
  public:
    static constexpr int windowFrames = 1024;

    explicit SpectralCliff(int rate);

    /// Whole windows of windowFrames one after the other; only the last one may be shorter.
    void add(dsp::StereoBlock window);

    /// Where it is, Hz; nullopt where there is none, or too little sound to say. Edges that every converter has, close
    /// to half the rate, are none.
    std::optional<double> cliffHz() const;

  private:
    static constexpr int size = 4096;
    static constexpr int each = 3; ///< Transformed: one in so many stretches.

    void transform();

    int rate_;
    dsp::RealFft fft_;
    std::vector<double> taper_;
    std::vector<double> sound_;
    int stretch_ = 0;
    std::vector<double> power_; ///< Sum by bin.
    int spectra_ = 0;
};

} // namespace engine::analysis
