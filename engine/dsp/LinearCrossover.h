// A crossover of two to six bands in linear phase, by convolution whose forward transform all bands share. Rendering
// threads; prepare allocates.
#pragma once

#include "engine/dsp/BlockConvolution.h"
#include "engine/dsp/Crossover.h"
#include "engine/dsp/FirGrid.h"

#include <optional>
#include <vector>

namespace engine::dsp {

/// Bands have the magnitudes of the minimum-phase crossover, bandMagnitudeDb, and no phase: of a split, Linkwitz and
/// Riley's low-pass 1 / (1 + x^4) and high-pass x^4 / (1 + x^4) add up to 1. What is convolved is low-passes, each of
/// all bands up to a split; a band is what its low-pass has more than the one before, the last one what the delayed
/// sound has more than all. So the bands add up to the delayed sound but for rounding, also while splits move.
///
/// The sound is gathered to blocks of an eighth of the taps, counted from reset, and comes out transformed a block
/// later. Taps are 8192 up to 48 kHz, 16384 up to 96, 32768 above; latency is 5/8 of them (116 ms at 44.1 kHz). Bands
/// are within 0.001 dB of their curve down to -120 dB of it with the lowest split at 100 Hz, down to -80 dB at 60 Hz;
/// a split at 30 Hz is within 0.02 dB. (Measured from 20 Hz to 20 kHz. Of splits next to each other at 30 to 40 Hz,
/// the narrow bands between are 0.1 dB off where they let most through.)
///
/// New splits are designed while one block comes in, a step every few quanta, and faded to over the next; those that
/// come meanwhile wait for the next design. Splits that arrive on a frame are taken from there on, those that arrive at
/// once are designed at once. See PhaseFilter.h for settingsDelay.
class LinearCrossover {
  public:
    void prepare(int rate, std::size_t bands);
    void aim(const Splits& splits, Arrival how) noexcept;
    void reset() noexcept;

    /// One quantum into as many bands as there are.
    void split(StereoBlock quantum, std::span<Crossover::Band, mostBands> bands) noexcept;

    int latency() const noexcept { return static_cast<int>(grid_.taps() / 2 + convolution_.blockFrames()); }
    int settingsDelay() const noexcept { return latency() - 2 * static_cast<int>(convolution_.blockFrames()); }

  private:
    static constexpr std::size_t partitions = 8;
    static constexpr std::size_t stepsPerSplit = 3;

    using Spectra = std::vector<double>; ///< Of partitions, each of them real parts, imaginary parts.
    using LowPasses = std::vector<Spectra>;

    void designAtOnce() noexcept;
    void design(std::size_t step, LowPasses& made) noexcept;
    void measure(double splitHz) noexcept;
    void finishBlock() noexcept;
    void convolve(const Spectra& lowPass, SoundBlock& made) noexcept;

    int rate_ = 44100;
    std::size_t splits_ = 1;
    FirGrid grid_;
    std::vector<double> above_;   ///< What the splits so far leave to the bands above, up to Nyquist.
    std::vector<double> impulse_; ///< A low-pass in the making.

    Splits asked_{}, designed_{}; ///< The latter: of the newest low-passes, even if they are not finished.
    bool designing_ = false;
    std::size_t stepsDone_ = 0;
    std::optional<std::size_t> askedFrom_, designedFrom_; ///< The frames of a block on which they are taken.
    LowPasses sounding_, next_;
    BlockConvolution convolution_;
    std::vector<SoundBlock> lows_; ///< What the low-passes have made.
    SoundBlock faded_;
    std::size_t at_ = 0; ///< Frames into the block.
};

} // namespace engine::dsp
