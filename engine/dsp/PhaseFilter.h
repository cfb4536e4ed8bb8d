// The equalizer in linear and mixed phase, by convolution. Rendering threads; prepare allocates.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/BlockConvolution.h"
#include "engine/dsp/PhaseDesign.h"
#include "engine/dsp/Processor.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace engine::dsp {

/// The sound is gathered to blocks of a quarter of the taps, counted from reset, and comes out transformed a block
/// later. Taps are those of the settings up to 48 kHz, twice as many up to 96, four times above, so a length holds the
/// same at every rate; latency is 3/4 of them.
///
/// New settings are designed while one block comes in, a step every few quanta, and faded to over the next; those that
/// come meanwhile wait for the next design. So a handle moves in smooth fades, and the sound depends on frames alone,
/// never on the clock. Settings that arrive on a frame are not faded to but taken from there on; those that arrive at
/// once are designed at once. Neutral settings pass every bit.
///
/// The block that comes out while a response is faded to came in as sound one block before the settings: a course that
/// comes settingsDelay() late has its value at the first frame of every block.
class PhaseFilter {
  public:
    using Settings = core::EqualizerSettings;
    void prepare(const StreamFormat& format, const Settings& settings,
                 PhaseDesign::Zeros zeros = PhaseDesign::Zeros::turned);
    void set(const Settings& settings, Arrival how) noexcept;
    void reset() noexcept;
    void process(StereoBlock block) noexcept;
    int latency() const noexcept { return static_cast<int>(design_.taps() / 2 + convolution_.blockFrames()); }
    int settingsDelay() const noexcept { return latency() - 2 * static_cast<int>(convolution_.blockFrames()); }

  private:
    void designAtOnce() noexcept;
    void processQuantum(StereoBlock quantum) noexcept;
    void finishBlock() noexcept;
    void mirror(SplitComplex spectrum) noexcept;
    void convolve(const PhaseResponse& response, SoundBlock& made) noexcept;

    PhaseDesign design_;
    Settings asked_, designed_; ///< The latter: of the newest response, even if it is not finished.
    bool designing_ = false;
    int stepsDone_ = 0;
    std::optional<std::size_t> askedFrom_, designedFrom_; ///< The frames of a block on which they are taken.
    PhaseResponse sounding_, next_;
    BlockConvolution convolution_;
    std::vector<double> mirrors_; ///< A ring of spectra: those of the conjugates of the last blocks.
    SoundBlock made_, faded_;
    std::size_t at_ = 0; ///< Frames into the block.
};
static_assert(Processor<PhaseFilter>);

} // namespace engine::dsp
