// The tone that tells which loudspeaker is which and how loud the desk is: 1 kHz at -20 dBFS (peak of the sine, as
// AES17 counts), a second on the left, a second on the right, and so on. Audio thread.
#pragma once

#include "engine/dsp/Smoother.h"

namespace engine::realtime {

class TestTone {
  public:
    /// Comes or goes within `glideFrames`; 0 = at once. It begins on the left.
    void set(bool on, int rate, int glideFrames) noexcept;

    bool isSilent() const noexcept;

    /// Takes the place of what is in `out`, interleaved; changes no bit of it while silent.
    void replace(float* out, int frames) noexcept;

  private:
    dsp::Smoother share_{0.0};
    int rate_ = 44100;
    int at_ = 0; ///< Frame within the two seconds.
};

} // namespace engine::realtime
