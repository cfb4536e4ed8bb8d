// Loudness, range and peaks of a stretch of stereo sound by ITU-R BS.1770-5, EBU Tech 3341 and 3342. All of it hangs on
// one K weighting, momentary loudness every 10 ms included; libebur128, which takes twenty times as long for the same,
// is the judge in the tests. Allocates while it measures: never on the audio thread.
#pragma once

#include "core/Loudness.h"
#include "engine/dsp/StereoBlock.h"

#include <memory>
#include <optional>
#include <span>

namespace engine::metering {

class LoudnessMeter {
  public:
    static constexpr int lowestRate = 8000; ///< Hz; lower ones have no room for the K weighting.

    /// `rate`: lowestRate or more.
    explicit LoudnessMeter(int rate);
    ~LoudnessMeter();
    LoudnessMeter(LoudnessMeter&&) noexcept;
    LoudnessMeter& operator=(LoudnessMeter&&) noexcept;

    /// Any length, with the same figures for any; does not change the block. Samples are finite. One channel alone (a
    /// mono file) is that channel and silence: BS.1770 sums channels, so a mono file reads 3.01 LU less than the same
    /// sound left and right.
    void add(dsp::StereoBlock block);

    /// Of everything added so far; each figure is absent where there is nothing to say: silence, nothing above the gate
    /// at -70 LUFS, less than 400 ms (integrated, momentary) or 3 s (range, short-term). Never infinite or NaN.
    core::Loudness loudness() const;

    std::optional<double> momentaryLufs() const; ///< Last 400 ms; nullopt for silence.
    std::optional<double> shortTermLufs() const; ///< Last 3 s.

    /// Several stretches as one (an album of tracks; their rates may differ): gated and ranged together, peaks and
    /// maxima the highest of all, no window reaching across a seam.
    static core::Loudness together(std::span<const LoudnessMeter* const> meters);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace engine::metering
