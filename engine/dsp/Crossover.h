// A crossover of two to six bands, minimum phase: Linkwitz-Riley filters of 4th order (Linkwitz 1976), the bands below
// each split passed through its all-pass (D'Appolito 1984), so that the sum of all bands is an all-pass: flat wherever
// the splits lie. Rendering threads, all but the curve.
#pragma once

#include "engine/dsp/CrossoverKernel.h"
#include "engine/dsp/Smoother.h"
#include "engine/dsp/StereoBlock.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>

namespace engine::dsp {

using Splits = std::array<double, mostBands - 1>; ///< Hz.

/// What one of `bands` bands (from 0) lets through at `hz`, dB, of the filters that the sound goes through: those of
/// the splits above and below it. A split below the one before it counts as that one.
double bandMagnitudeDb(const Splits& splits, std::size_t bands, std::size_t band, double hz, int rate) noexcept;

class Crossover {
  public:
    using Band = BandSound;

    void prepare(int rate, std::size_t bands) noexcept;

    /// Splits glide by octaves, in steps of a quantum within which the coefficients run straight, or jump on the frame.
    void aim(const Splits& splits, Arrival how) noexcept;
    void reset() noexcept;

    /// One quantum into as many bands as there are.
    void split(StereoBlock quantum, std::span<Band, mostBands> bands) noexcept;

  private:
    /// As SplitFilters has it, for splits that move: all of a filter's coefficients run straight through a quantum.
    struct Filter {
        double bandSum = 0.0, cross = 0.0, lowIn = 0.0;
        double tangent() const noexcept { return lowIn / cross; }
    };

    Filter filterAt(double octave) const noexcept;
    void place(std::size_t split) noexcept;
    void move(std::size_t split, std::span<Band, mostBands> bands) noexcept;

    int rate_ = 44100;
    std::size_t count_ = 2;
    std::array<Smoother, mostBands - 1> octaves_; ///< log2 of hz; a step per quantum.
    std::optional<int> jump_;                     ///< The frame of this quantum on which the splits jump.
    std::array<Filter, mostBands - 1> at_;        ///< At the end of the last quantum.
    std::array<SplitFilters, mostBands - 1> splits_;
};

} // namespace engine::dsp
