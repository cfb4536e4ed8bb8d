// DC filter: takes away a constant, and what moves nearly as slowly. No latency.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/Processor.h"
#include "engine/dsp/Shelf.h"
#include "engine/dsp/Smoother.h"

namespace engine::dsp {

/// A high-pass of the first order (Shelf with nothing of the lows), because that turns the phase of the bass least: at
/// the standard corner of 2 Hz it takes 0.043 dB off at 20 Hz and leads by 5.7 degrees there. A constant falls by 8.7
/// dB in each time constant, 1 / (2 pi corner) seconds: 1.1 s at 2 Hz to under -120 dB.
///
/// There is no neutral setting: who wants none takes the module away.
class DcFilter {
  public:
    using Settings = core::DcFilterSettings;
    void prepare(const StreamFormat& format, const Settings& settings);
    void set(const Settings& settings, Arrival how) noexcept;
    void reset() noexcept;
    void process(StereoBlock block) noexcept;
    int latency() const noexcept { return 0; }

  private:
    int rate_ = 44100;
    Smoother corner_; ///< Shelf's g.
    Shelf left_, right_;
};
static_assert(Processor<DcFilter>);

/// What is left at `hz`, dB.
double magnitudeDb(const core::DcFilterSettings& settings, double hz, int rate) noexcept;

} // namespace engine::dsp
