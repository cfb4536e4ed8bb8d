// The equalizer of DSP version 1, for albums that were made with it: its tilts did not follow the level, whatever range
// they had. Rendering threads, all but prepare.
#pragma once

#include "engine/dsp/Equalizer.h"

namespace engine::dsp {

class EqualizerV1 {
  public:
    using Settings = Equalizer::Settings;
    static constexpr int dspVersion = 1;

    void prepare(const StreamFormat& format, const Settings& settings) { equalizer_.prepare(format, heard(settings)); }
    void set(const Settings& settings, Arrival how) noexcept { equalizer_.set(heard(settings), how); }
    void reset() noexcept { equalizer_.reset(); }
    void process(StereoBlock block) noexcept { equalizer_.process(block); }
    int latency() const noexcept { return equalizer_.latency(); }
    int settingsDelay(const core::Parameter& row) const noexcept { return equalizer_.settingsDelay(row); }
    std::optional<BandGainsDb> bandGainsDb() const noexcept { return equalizer_.bandGainsDb(); }

  private:
    static Settings heard(Settings settings) noexcept {
        for (auto& band : settings.bands)
            if (!core::mayFollow(band.type, dspVersion)) band.rangeDb = 0.0;
        return settings;
    }

    Equalizer equalizer_;
};
static_assert(Processor<EqualizerV1>);
static_assert(TurnsBands<EqualizerV1>);
static_assert(WantsSettingsLater<EqualizerV1>);

} // namespace engine::dsp
