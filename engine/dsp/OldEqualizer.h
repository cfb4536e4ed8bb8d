// The equalizer of earlier DSP versions, for albums that were made with it. Rendering threads, all but prepare.
#pragma once

#include "engine/dsp/Equalizer.h"

namespace engine::dsp {

/// Up to version 2, the taps of linear and mixed phase filled the middle of notches, and 0 Hz of band-passes and of low
/// cuts of odd order; in version 1, tilts did not follow the level, whatever range they had.
template <int version>
class OldEqualizer {
  public:
    using Settings = Equalizer::Settings;
    static constexpr int dspVersion = version;
    static_assert(version < Equalizer::dspVersion);

    void prepare(const StreamFormat& format, const Settings& settings) {
        equalizer_.prepare(format, heard(settings), PhaseDesign::zerosOf(version));
    }
    void set(const Settings& settings, Arrival how) noexcept { equalizer_.set(heard(settings), how); }
    void reset() noexcept { equalizer_.reset(); }
    void process(StereoBlock block) noexcept { equalizer_.process(block); }
    int latency() const noexcept { return equalizer_.latency(); }
    int settingsDelay(const core::Parameter& row) const noexcept { return equalizer_.settingsDelay(row); }
    std::optional<BandGainsDb> bandGainsDb() const noexcept { return equalizer_.bandGainsDb(); }

  private:
    static Settings heard(Settings settings) noexcept {
        if constexpr (version == 1)
            for (auto& band : settings.bands)
                if (!core::mayFollow(band.type, version)) band.rangeDb = 0.0;
        return settings;
    }

    Equalizer equalizer_;
};
static_assert(Processor<OldEqualizer<1>>);
static_assert(TurnsBands<OldEqualizer<1>>);
static_assert(WantsSettingsLater<OldEqualizer<1>>);
static_assert(Processor<OldEqualizer<2>>);

} // namespace engine::dsp
