// De-esser: turns down sharp consonants, in their own band or over all of the sound. No latency.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/BandGain.h"
#include "engine/dsp/Crossover.h"
#include "engine/dsp/Processor.h"

namespace engine::dsp {

/// Sound in -> Linkwitz-Riley split at the frequency; the high band is what the detector hears: its highest samples
/// over the threshold ask for 3 dB off every 4 dB over it, with a knee of 6 dB, up to the range. That gain goes on the
/// high band, which is then added to the low one (split), or on all of the sound as it came in (wide).
///
/// Split: while nothing is taken off, the sum is an all-pass, flat in magnitude. Wide: every bit passes meanwhile.
class DeEsser {
  public:
    using Settings = core::DeEsserSettings;
    void prepare(const StreamFormat& format, const Settings& settings);
    void set(const Settings& settings, Arrival how) noexcept;
    void reset() noexcept;
    void process(StereoBlock block) noexcept;
    int latency() const noexcept { return 0; }
    double gainReductionDb() const noexcept { return gain_.gainDb(); }

  private:
    void aim(const Settings& settings, Arrival how) noexcept;
    void processQuantum(StereoBlock quantum) noexcept;

    Settings target_;
    Settings::Mode mode_ = Settings::Mode::split;
    Crossover crossover_;
    BandGain gain_;
};
static_assert(Processor<DeEsser>);
static_assert(ReducesGain<DeEsser>);

} // namespace engine::dsp
