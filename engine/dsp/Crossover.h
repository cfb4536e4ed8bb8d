// A crossover of two to six bands, minimum phase: Linkwitz-Riley filters of 4th order (Linkwitz 1976), the bands below
// each split passed through its all-pass (D'Appolito 1984), so that the sum of all bands is an all-pass: flat wherever
// the splits lie. Rendering threads, all but the curve.
#pragma once

#include "engine/dsp/Biquad.h"
#include "engine/dsp/Smoother.h"
#include "engine/dsp/StereoBlock.h"

#include <array>
#include <cstddef>
#include <span>

namespace engine::dsp {

inline constexpr std::size_t mostBands = 6;
using Splits = std::array<double, mostBands - 1>; ///< Hz.

/// What one of `bands` bands (from 0) lets through at `hz`, dB, of the filters that the sound goes through: those of
/// the splits above and below it. A split below the one before it counts as that one.
double bandMagnitudeDb(const Splits& splits, std::size_t bands, std::size_t band, double hz, int rate) noexcept;

class Crossover {
  public:
    /// The sound of one band, left and right side by side.
    using Band = std::array<Lanes, quantumFrames>;

    void prepare(int rate, std::size_t bands) noexcept;

    /// Splits glide by octaves, in steps of a quantum within which the coefficients run straight.
    void aim(const Splits& splits, int glideFrames) noexcept;
    void reset() noexcept;

    /// One quantum into as many bands as there are.
    void split(StereoBlock quantum, std::span<Band, mostBands> bands) noexcept;

  private:
    /// The state-variable filter (Zavalishin, The Art of VA Filter Design, 4.4) of a Butterworth second order. Its
    /// low-pass, twice in a row, is the low band; low-pass - band-pass + high-pass is the all-pass that low and high
    /// band add up to, so the high band is what the low one leaves of that.
    struct Filter {
        double bandSum = 0.0, cross = 0.0, lowIn = 0.0;
    };
    struct Memory {
        Lanes band{}, low{};
    };
    struct Split {
        Smoother octave; ///< log2 of hz; a step per quantum.
        Filter filter;   ///< At the end of the last quantum.
        Memory first, second;
        std::array<Memory, mostBands - 2> allPasses; ///< Of the bands below.
    };

    Filter filterAt(double octave) const noexcept;
    template <std::size_t below, bool moving>
    void run(Split& split, const Filter& to, std::span<Band, mostBands> bands) noexcept;
    template <std::size_t below>
    void run(std::span<Band, mostBands> bands) noexcept;

    int rate_ = 44100;
    std::size_t count_ = 2;
    std::array<Split, mostBands - 1> splits_;
};

} // namespace engine::dsp
