// True peak: the peak of the band-limited signal between the samples, by polyphase interpolation (ITU-R BS.1770-5 Annex
// 2 gives the method; our interpolator is longer than its 48 taps, whose error reaches 0.3 dB near Nyquist). Any
// thread; one object per channel. The same bits on every SIMD target.
#pragma once

#include <span>
#include <vector>

namespace engine::dsp {

/// The peaks of one channel around each of its frames.
class TruePeak {
  public:
    TruePeak();

    void reset() noexcept;

    /// peaks[i]: the highest magnitude of the signal, sample and interpolated points together, in the frame that is
    /// latency() frames before in[i] and on the way to the frame after it. Equal lengths; allocates nothing.
    void process(std::span<const double> in, std::span<double> peaks) noexcept;

    /// Frames by which peaks are late.
    static constexpr int latency() noexcept { return 32; }

  private:
    std::vector<double> history_;
};

} // namespace engine::dsp
