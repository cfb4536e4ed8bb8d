// Stereo width: the level of the side (half the difference of the channels) against an unchanged mid (half their sum).
// Blumlein's mid/side. 100 % passes every bit, 0 % is mono.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/Processor.h"
#include "engine/dsp/Smoother.h"

namespace engine::dsp {

class Stereo {
  public:
    using Settings = core::StereoSettings;
    void prepare(const StreamFormat& format, const Settings& settings);
    void set(const Settings& settings, int glideFrames) noexcept;
    void reset() noexcept;
    void process(StereoBlock block) noexcept;
    int latency() const noexcept { return 0; }
    int tail() const noexcept { return 0; }

  private:
    Smoother width_{1.0}; ///< 1 = as it is.
};
static_assert(Processor<Stereo>);

} // namespace engine::dsp
