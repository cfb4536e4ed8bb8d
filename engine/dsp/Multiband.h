// Multiband dynamics: two to six bands, each of which compresses, expands or turns up for itself.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/BandGain.h"
#include "engine/dsp/Crossover.h"
#include "engine/dsp/DelayLine.h"
#include "engine/dsp/LinearCrossover.h"
#include "engine/dsp/Processor.h"

#include <array>

namespace engine::dsp {

/// The splits of the settings, Hz.
Splits splitsOf(const core::MultibandSettings& settings) noexcept;

/// Level out for a steady level in of one band, both dB, without the band's gain. Peak of a sine.
double staticCurveDb(const core::DynamicsBand& band, double inputDb) noexcept;

/// Sound in -> crossover, see Crossover.h and LinearCrossover.h -> each band's gain, see BandGain.h -> sum.
///
/// Minimum phase has no latency, and bands that leave the level alone add up to an all-pass: flat in magnitude, not the
/// same samples. Linear phase is late (5120 frames at 44.1 and 48 kHz, twice and four times as many at the higher
/// rates), and such bands add up to the samples but for rounding. Where every band is bypassed (which is structural)
/// there is no crossover, and every bit passes, as late.
class Multiband {
  public:
    using Settings = core::MultibandSettings;
    void prepare(const StreamFormat& format, const Settings& settings);
    void set(const Settings& settings, Arrival how) noexcept;
    void reset() noexcept;
    void process(StereoBlock block) noexcept;
    int latency() const noexcept { return isLinear() ? linearCrossover_.latency() : 0; }
    int settingsDelay(const core::Parameter& row) const noexcept; ///< Gains go on the bands that come out.

    std::optional<BandGainsDb> bandGainsDb() const noexcept; ///< Without the bands' own gains.

  private:
    void aim(const Settings& settings, Arrival how) noexcept;
    void processQuantum(StereoBlock quantum) noexcept;
    bool isLinear() const noexcept { return fixed_.phase == Settings::Phase::linear; }
    std::size_t count() const noexcept { return static_cast<std::size_t>(fixed_.count); }

    Settings target_;
    Settings fixed_; ///< Its structural rows hold until the next prepare.
    bool atWork_ = false;
    Crossover crossover_;
    LinearCrossover linearCrossover_; ///< Prepared only in linear phase.
    DelayLine wire_;                  ///< Where there is no crossover.
    std::array<BandGain, mostBands> gains_;
};
static_assert(Processor<Multiband>);
static_assert(TurnsBands<Multiband>);
static_assert(WantsSettingsLater<Multiband>);

} // namespace engine::dsp
