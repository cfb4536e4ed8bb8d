// Loudness, range and peaks of a stretch of stereo sound by ITU-R BS.1770-5, EBU Tech 3341 and 3342: gated loudness and
// range by libebur128, momentary and short-term loudness every 10 ms and true peak by our own code, because
// libebur128's take four times as long as all the rest. Allocates while it measures: never on the audio thread.
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

    /// `rate`: lowestRate or more. Throws core::Error when there is no memory.
    explicit LoudnessMeter(int rate);
    ~LoudnessMeter();
    LoudnessMeter(LoudnessMeter&&) noexcept;
    LoudnessMeter& operator=(LoudnessMeter&&) noexcept;

    /// Any length; does not change the block. Samples are finite. One channel alone (a mono file) is that channel and
    /// silence: BS.1770 sums channels, so a mono file reads 3.01 LU less than the same sound left and right.
    void add(dsp::StereoBlock block);

    /// Nothing more is added: gives the window of the last 3 s back, which is most of a meter's memory. What it reads
    /// stays, but for the last 400 ms and 3 s.
    void finish();

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
