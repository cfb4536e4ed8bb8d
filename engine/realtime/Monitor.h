// The last thing ahead of the loudspeaker: what only the listener wants. Behind the tap, so it reaches neither meters
// nor files. At rest and neutral it changes no bit; every change glides. Audio thread.
#pragma once

#include "engine/Readings.h"
#include "engine/dsp/Smoother.h"
#include "engine/dsp/StereoBlock.h"

namespace engine::realtime {

class Monitor {
  public:
    /// What is heard `glideFrames` from now on; 0 = at once. `source`: the second block of process instead of the
    /// first; what the choice says of it is the Player's to follow, who knows whether there is one.
    void set(const MonitorChoice& choice, bool source, int glideFrames) noexcept;

    bool hearsSource() const noexcept;
    bool isNeutral() const noexcept; ///< process would change no bit.

    /// In place on `print`. `source` is looked at only while it is heard.
    void process(dsp::StereoBlock print, dsp::StereoBlock source) noexcept;

  private:
    dsp::Smoother source_{0.0};
    dsp::Smoother mono_{0.0};
    dsp::Smoother gain_{1.0};
};

} // namespace engine::realtime
