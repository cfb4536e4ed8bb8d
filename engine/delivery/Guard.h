// The last safety ahead of the word length: keeps delivered sound under a ceiling with short smooth dips of gain, the
// same in both channels. Where nothing is over, the gain is 1 and every bit passes untouched. Works on the delivery's
// clock, after resampling. Job threads; the same bits however the sound is cut into blocks.
#pragma once

#include "core/Units.h"
#include "engine/delivery/GuardPass.h"
#include "engine/dsp/StereoBlock.h"

#include <functional>
#include <vector>

namespace engine::delivery {

/// Where the guard turned down, on the delivery's clock.
struct GuardDip {
    core::FramePos at = 0; ///< Of its deepest frame.
    core::FramePos end = 0;
    double db = 0.0; ///< How much it took there: over 0.
};

class Guard {
  public:
    using Take = std::function<void(dsp::StereoBlock block)>;

    Guard(const GuardSettings& settings, core::FramePos first);

    /// Any length; does not change the block. What comes out is some milliseconds late, and complete after finish.
    void add(dsp::StereoBlock block, const Take& take);
    void finish(const Take& take);

    /// In order of time; dips that touch are one.
    const std::vector<GuardDip>& dips() const { return dips_; }

  private:
    void leave(const GuardedSound& sound, const Take& take);
    void note(core::FramePos at, double gain);

    std::vector<GuardPass> passes_;
    std::vector<GuardedSound> between_; ///< What each pass has handed to the next.
    core::FramePos next_;
    std::vector<GuardDip> dips_;
};

} // namespace engine::delivery
