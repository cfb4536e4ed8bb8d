// Parametric equalizer: 24 bands of bells, shelves and cuts, each on stereo, mid or side, with the response of the
// analogue prototype up to Nyquist. Its curves, for graphs and tests, are in EqualizerBand.h.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/EqualizerBand.h"
#include "engine/dsp/Processor.h"
#include "engine/dsp/Smoother.h"

#include <array>
#include <cstdint>
#include <vector>

namespace engine::dsp {

/// A band that is off, and a bell or shelf of 0 dB, costs nothing and changes no bit. Frequency, gain and Q glide (in
/// octaves, decibels and octaves); on and off fade the band in and out; a new type, channel or slope fades the old
/// filter out and the new one in.
class Equalizer {
  public:
    using Settings = core::EqualizerSettings;
    void prepare(const StreamFormat& format, const Settings& settings);
    void set(const Settings& settings, int glideFrames) noexcept;
    void reset() noexcept;
    void process(StereoBlock block) noexcept;
    int latency() const noexcept { return 0; }

    /// 3 s: long enough for every band but bells that ring within less than 1.5 Hz.
    int tail() const noexcept { return 3 * rate_; }

  private:
    using Sections = std::array<Biquad<Lanes>, BandFilter::maxSections>;

    /// A band as it sounds, on its way to what was asked for.
    struct Band {
        core::EqualizerBand asked;
        core::EqualizerBand sounding;
        Smoother octave, gainDb, sharpness; ///< log2 of hz, dB, log2 of Q; a step per quantum.
        Smoother share;                     ///< 0 = not heard, 1 = on; a step per frame.
        int fadeInFrames = 0;               ///< To be faded in as asked, once it has faded out.
        Sections sections{};                ///< At the end of the last quantum; both lanes as the channel wants.
        int count = 0;
        std::array<Lanes, BandFilter::maxSections> band{}, low{}; ///< Memories.

        bool moving() const noexcept;
        bool heard() const noexcept;
    };
    /// Where a section and its memories lie: which band, which of its sections. (No pointers: equalizers are copied.)
    struct Place {
        std::uint8_t band = 0;
        std::uint8_t section = 0;
    };
    /// Sections at rest, in the order in which the sound goes through them.
    struct Row {
        std::array<Place, core::EqualizerSettings{}.bands.size() * BandFilter::maxSections> places;
        int count = 0;
    };

    void aim(Band& band, const core::EqualizerBand& asked, int glideFrames) noexcept;
    void become(Band& band, const core::EqualizerBand& asked) noexcept;
    void fadeIn(Band& band, const core::EqualizerBand& asked, int frames) noexcept;
    void design(Band& band) noexcept;
    void advance(Band& band) noexcept;
    void arrange() noexcept;
    template <int count>
    void runTogether(const Place* places, Lanes* sound, int frames) noexcept;
    void run(const Row& row, Lanes* sound, int frames) noexcept;
    void processResting(StereoBlock block) noexcept;
    void processMoving(StereoBlock quantum) noexcept;
    void processBand(Band& band, Lanes* sound, int frames) noexcept;
    void move(Band& band, Lanes* sound, int frames) noexcept;

    int rate_ = 44100;
    std::array<Band, core::EqualizerSettings{}.bands.size()> bands_;
    Row stereo_, midSide_;
    bool moving_ = false;
    std::vector<Lanes> sound_;
};
static_assert(Processor<Equalizer>);

} // namespace engine::dsp
