// Loudness, range and peaks of a stretch of stereo sound by ITU-R BS.1770-5, EBU Tech 3341 and 3342 (libebur128) with
// our own true peak. Allocates while it measures: never on the audio thread.
#pragma once

#include "core/Loudness.h"
#include "engine/dsp/StereoBlock.h"

#include <memory>
#include <optional>
#include <span>

namespace engine::metering {

class LoudnessMeter {
  public:
    explicit LoudnessMeter(int rate);
    ~LoudnessMeter();
    LoudnessMeter(LoudnessMeter&&) noexcept;
    LoudnessMeter& operator=(LoudnessMeter&&) noexcept;

    void add(dsp::StereoBlock block); ///< Any length; does not change the block.

    core::Loudness loudness() const;             ///< Of everything added so far.
    std::optional<double> momentaryLufs() const; ///< Last 400 ms; nullopt for silence.
    std::optional<double> shortTermLufs() const; ///< Last 3 s.

    /// Several stretches as one (an album of tracks): gated and ranged together, peaks the highest.
    static core::Loudness together(std::span<const LoudnessMeter* const> meters);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace engine::metering
