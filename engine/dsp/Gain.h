// Plain gain of both channels. 0 dB passes every bit.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/Processor.h"
#include "engine/dsp/Smoother.h"

namespace engine::dsp {

class Gain {
  public:
    using Settings = core::GainSettings;
    void prepare(const StreamFormat& format, const Settings& settings);
    void set(const Settings& settings, Arrival how) noexcept;
    void reset() noexcept;
    void process(StereoBlock block) noexcept;
    int latency() const noexcept { return 0; }

  private:
    Smoother gain_{1.0}; ///< Linear.
};
static_assert(Processor<Gain>);

} // namespace engine::dsp
