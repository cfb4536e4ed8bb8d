// Parametric equalizer: 24 bands, each on stereo, left, right, mid or side, with the response of the analogue prototype
// up to Nyquist. Its curves, for graphs and tests, are in EqualizerBand.h.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/BandDetector.h"
#include "engine/dsp/EqualizerBand.h"
#include "engine/dsp/PhaseFilter.h"
#include "engine/dsp/Processor.h"
#include "engine/dsp/SectionPipeline.h"
#include "engine/dsp/Smoother.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace engine::dsp {

/// A band that is off, and one whose gain is 0 dB, costs nothing and changes no bit. Frequency, gain, Q and resonance
/// glide (in octaves, decibels and octaves); on and off fade the band in and out; a new type, channel or slope fades
/// the old filter out and the new one in. A band that follows the level has a new gain for every quantum; see
/// BandDetector.h. Cuts, notches and band-passes have no gain, and none follows the level.
///
/// So in minimum phase; linear and mixed phase are PhaseFilter's, where no band follows the level. Phase and length are
/// structural.
class Equalizer {
  public:
    using Settings = core::EqualizerSettings;
    static constexpr int dspVersion = 3; ///< See OldEqualizer.h.
    void prepare(const StreamFormat& format, const Settings& settings,
                 PhaseDesign::Zeros zeros = PhaseDesign::Zeros::turned);
    void set(const Settings& settings, Arrival how) noexcept;
    void reset() noexcept;
    void process(StereoBlock block) noexcept;
    int latency() const noexcept { return isMinimumPhase_ ? 0 : phaseFilter_.latency(); }
    int settingsDelay(const core::Parameter&) const noexcept {
        return isMinimumPhase_ ? 0 : phaseFilter_.settingsDelay();
    }

    std::optional<BandGainsDb> bandGainsDb() const noexcept; ///< At the quantum's end, beside their own gains.

  private:
    static constexpr std::size_t bandCount = core::EqualizerSettings{}.bands.size();
    using Sections = std::array<Biquad<Lanes>, BandFilter::maxSections>;

    /// A band as it sounds, on its way to what was asked for.
    struct Band {
        core::EqualizerBand asked;
        core::EqualizerBand sounding;
        Smoother octave, gainDb, sharpness, resonance; ///< log2 of hz, dB, log2 of Q and resonance; a step per quantum.
        Smoother share;                                ///< 0 = not heard, 1 = on; a step per frame.
        BandDetector detector;
        BandDesigner designer;
        std::optional<int> jump; ///< The frame of this quantum on which it jumps to what is asked.
        int fadeInFrames = 0;    ///< To be faded in as asked, once it has faded out.
        Sections sections{};     ///< At the end of the last quantum; both lanes as the channel wants.
        std::array<RestingBiquad<Lanes>, BandFilter::maxSections> resting{}; ///< The same.
        int count = 0;
        std::array<Lanes, BandFilter::maxSections> band{}, low{}; ///< Memories of the resting ones.

        bool gliding() const noexcept;
        bool follows() const noexcept;
        bool moving() const noexcept;
        bool heard() const noexcept;
    };
    /// Where a section and its memories lie: which band, which of its sections. (No pointers: equalizers are copied.)
    struct Place {
        std::uint8_t band = 0;
        std::uint8_t section = 0;
    };
    /// Sections at rest, in the order in which the sound goes through them, and where their memories lie meanwhile.
    struct Stage {
        SectionGroup group;
        std::array<Place, SectionGroup::most> places;
    };

    void aim(Band& band, const core::EqualizerBand& asked, Arrival how) noexcept;
    void become(Band& band, const core::EqualizerBand& asked) noexcept;
    void fadeIn(Band& band, const core::EqualizerBand& asked, int frames) noexcept;
    void design(Band& band) noexcept;
    void advance(Band& band) noexcept;
    void arrange() noexcept;
    void append(std::size_t& stages, std::size_t first, std::size_t index) noexcept;
    void run(Stage& stage, Lanes* sound, int frames) noexcept;
    void processResting(StereoBlock block) noexcept;
    void processMoving(StereoBlock quantum) noexcept;
    void processBand(Band& band, const Lanes* heard, Lanes* sound, int frames) noexcept;
    void move(Band& band, const Lanes* heard, Lanes* sound, int frames) noexcept;
    template <std::size_t count>
    static void runMoving(Band& band, const Biquad<Lanes>* from, std::size_t first, std::optional<int> jump,
                          Lanes* sound, int frames) noexcept;

    bool isMinimumPhase_ = true;
    PhaseFilter phaseFilter_; ///< Not prepared in minimum phase.
    int rate_ = 44100;
    std::vector<Band> bands_ = std::vector<Band>(bandCount);
    std::vector<Stage> stages_; ///< First those of left and right, then those of mid and side.
    std::size_t leftRightStages_ = 0, allStages_ = 0;
    bool moving_ = false;
    std::vector<Lanes> sound_;
};
static_assert(Processor<Equalizer>);
static_assert(TurnsBands<Equalizer>);
static_assert(WantsSettingsLater<Equalizer>);

} // namespace engine::dsp
