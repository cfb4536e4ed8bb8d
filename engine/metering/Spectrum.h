// What lies at which pitch: the spectrum of the last moments for the eye, in bands of equal width on a logarithmic
// scale. Metering thread or a job; allocates nothing while it listens.
#pragma once

#include "engine/dsp/RealFft.h"
#include "engine/dsp/StereoBlock.h"

#include <array>
#include <vector>

namespace engine::metering {

class Spectrum {
  public:
    static constexpr int bands = 256; ///< From 20 Hz to 20 kHz, about 26 to the octave.

    explicit Spectrum(int rate);

    void add(dsp::StereoBlock block); ///< Any length.
    void reset();

    /// Level of each band: the mean of the powers left and right, averaged over some 300 ms. A full-scale sine on both
    /// channels reads 0 dB in its band; silence reads -200. A band narrower than the transform resolves (below 800 Hz)
    /// shows all that lies within 2 bins, 11 Hz, of its middle.
    std::array<float, bands> bandsDb() const;

    static double bandHz(int band); ///< The middle of band 0 .. 255.

  private:
    /// Places on the transform's axis, in bins.
    struct Range {
        double from = 0.0, to = 0.0;
    };

    void transform();

    int rate_;
    dsp::RealFft fft_;
    std::vector<double> window_;
    std::array<std::vector<double>, 2> recent_; // The last fft_.size() frames, left and right, a ring.
    std::size_t newest_ = 0;
    int untilNext_;
    std::vector<double> power_; // Averaged, of each bin, 1 for a full-scale sine spread over its bins.
    std::vector<double> fresh_;
    std::array<Range, bands> ranges_; // Of the bands.
    bool hasAverage_ = false;
};

} // namespace engine::metering
