// Loudness of the last 400 ms and the last 3 s of stereo sound, moved on every 10 ms, the highest it ever was, and what
// the gates keep of it (ITU-R BS.1770-5 Annex 1; EBU Tech 3341 section 2.2, 3342). Allocates while it measures.
#pragma once

#include "engine/metering/GatedLoudness.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace engine::metering {

/// The two filters of the K weighting: a high shelf for the head, a high-pass for the ear.
class KWeighting {
  public:
    /// At 48 kHz the coefficients of the tables 1 and 2 of the recommendation; at other rates the same analogue
    /// filters.
    explicit KWeighting(int rate);

    /// Adds the squares of each channel after the weighting, one after the other, to what there is already: so that the
    /// sum does not depend on how the sound was cut into blocks.
    void addSquares(std::span<const double> left, std::span<const double> right, std::array<double, 2>& sum) noexcept;

    /// Sets memories that ring out below all hearing to zero: subnormal arithmetic is some thirty times slower.
    void calm() noexcept;

  private:
    struct Section {
        double b0 = 1.0, b1 = 0.0, b2 = 0.0, a1 = 0.0, a2 = 0.0;
        std::array<double, 2> first{}, second{}; // Memories, left and right.
    };

    Section shelf_;
    Section highPass_;
};

class SlidingLoudness {
  public:
    explicit SlidingLoudness(int rate);

    void add(std::span<const double> left, std::span<const double> right); ///< Any length. The same for any blocks.

    /// LUFS; what lies ahead of the first frame is silence. nullopt under -150 LUFS.
    std::optional<double> momentaryLufs() const noexcept;
    std::optional<double> shortTermLufs() const noexcept;

    /// nullopt until a whole window was added.
    std::optional<double> maxMomentaryLufs() const noexcept;
    std::optional<double> maxShortTermLufs() const noexcept;

    const GatedLoudness& gated() const noexcept { return gated_; }

  private:
    static constexpr std::int64_t momentarySteps = 40; // Of 10 ms.
    static constexpr std::int64_t shortTermSteps = 300;
    static constexpr std::int64_t stepsToNextBlock = 10;
    static constexpr std::int64_t stepsToNextWindow = 100;

    std::int64_t framesUpTo(std::int64_t step) const noexcept { return step * rate_ / 100; }
    double meanOfLast(std::int64_t steps) const noexcept;
    void closeStep();

    int rate_;
    KWeighting weighting_;
    std::array<double, shortTermSteps> energies_{}; // Of the last steps, a ring.
    std::int64_t steps_ = 0;                        // Closed so far.
    std::int64_t missing_;                          // Frames until the open step is full.
    std::array<double, 2> open_{};                  // Energy of the open step, left and right.
    double maxMomentary_ = 0.0;                     // Mean squares.
    double maxShortTerm_ = 0.0;
    GatedLoudness gated_;
};

} // namespace engine::metering
