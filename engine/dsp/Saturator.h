// Saturator: adds the harmonics of a curve to all of the sound, or to each of three bands for itself.
#pragma once

#include "engine/dsp/Crossover.h"
#include "engine/dsp/SaturatorBand.h"

namespace engine::dsp {

/// What band 0 .. 2 (low, middle, high) of three, or the one there is, saturates with: its drive on top of the common
/// one, from 0 = off to the most that a drive may be.
core::SaturatorSettings settingsOfBand(const core::SaturatorSettings& settings, std::size_t band) noexcept;

/// One band: see SaturatorBand. Three: sound in -> minimum-phase crossover, see Crossover.h -> a SaturatorBand each,
/// all equally late -> sum.
///
/// Bands that are off, or that the curve does not bend, add up to an all-pass: flat in magnitude, not the same samples.
/// Each is matched as levelMatch has it, for sound of -18 dBFS; so a band far below that comes up, as soft music does.
/// How many bands there are is structural.
class Saturator {
  public:
    using Settings = core::SaturatorSettings;
    void prepare(const StreamFormat& format, const Settings& settings);
    void set(const Settings& settings, Arrival how) noexcept;
    void reset() noexcept;
    void process(StereoBlock block) noexcept;
    int latency() const noexcept { return bands_[0].latency(); }

  private:
    static constexpr std::size_t mostSaturated = 3;

    std::span<SaturatorBand> bands() noexcept { return std::span(bands_).first(count_); }
    void aimCrossover(const Settings& settings, Arrival how) noexcept;
    void processQuantum(StereoBlock quantum) noexcept;

    std::size_t count_ = 1;
    Crossover crossover_; ///< Prepared only for three bands.
    std::array<SaturatorBand, mostSaturated> bands_;
};
static_assert(Processor<Saturator>);

} // namespace engine::dsp
