// True peak: the peak of the band-limited signal between the samples, by polyphase interpolation (ITU-R BS.1770-5 Annex
// 2 gives the method; our interpolator is longer than its 48 taps, whose error reaches 0.3 dB near Nyquist). Any
// thread; one object per channel. The same bits on every SIMD target and for every size of block.
//
// Eight points a frame, each from 64 samples weighted by a Kaiser-windowed sinc, then a parabola through each highest
// point and its neighbours, because a tone near Nyquist hides up to 0.14 dB between even eight points.
#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace engine::dsp {

/// The peaks of one channel around each of its frames.
class TruePeak {
  public:
    /// `points` a frame: 8, or 1 (the samples alone), 2, 4, 16. Fewer see less of what lies above a quarter of the
    /// rate; the delay is the same.
    explicit TruePeak(int points = 8);

    void reset() noexcept;

    /// peaks[i]: the highest magnitude of the signal, sample and points between together, in the frame that is
    /// latency() frames before in[i] and on the way to the frame after it. Equal lengths, of any size; `peaks` may be
    /// `in`. Allocates nothing.
    ///
    /// Points between the samples that do not rise above `floor` are not reported: such a frame gets the magnitude of
    /// its sample. So a limiter passes its ceiling and a meter the highest peak so far, and stretches that cannot
    /// reach it cost next to nothing. The answer depends on the frames and the floor alone, never on the blocks.
    void process(std::span<const double> in, std::span<double> peaks, double floor = 0.0) noexcept;

    /// The highest of the peaks that process would give, or 0 where `in` is empty. Cheaper than process.
    double highest(std::span<const double> in, double floor = 0.0) noexcept;

    static constexpr std::size_t cell = 16;     ///< Frames that are looked at together.
    static constexpr std::size_t stretch = 256; ///< Frames taken at a time.

    /// Whether the k-th cell of the frames that process took last, `stretch` of them at most, can hold anything above
    /// the floor. Where not, neither do the readings of BS.1770 of those frames, lowered by 0.03 dB (see Bs1770Peak).
    bool canRise(std::size_t k) const noexcept { return bounds_[k] > floor_; }

    /// Frames by which peaks are late.
    static constexpr int latency() noexcept { return reach; }

  private:
    static constexpr int reach = 32; // Samples that weigh in on either side of a point.
    static constexpr int room = 16;  // Read, never used, by the widest vector's last load.

    /// A cell, or what there is of it.
    struct Step {
        std::span<const double> samples;
        double bound;        // No sample and no point is higher.
        const float* points; // The highest of each frame; null where none can rise above the floor.
    };

    template <class Use>
    void take(std::span<const double> in, double floor, Use use) noexcept;
    void look(std::size_t cells) noexcept;

    int points_;
    double bendGain_ = 0.0;
    std::array<double, reach + stretch> exact_{};            // The samples themselves, from latency() ago.
    std::array<float, 2 * reach + stretch + room> narrow_{}; // The same from twice as far back, for the points.
    std::array<double, stretch / cell> bounds_{};
    double floor_ = 0.0;
};

} // namespace engine::dsp
