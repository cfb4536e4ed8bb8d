// The highest of the last numbers, for look-ahead gain. Rendering threads.
#pragma once

#include "core/Units.h"
#include "engine/dsp/GainLaw.h"
#include "engine/dsp/StereoBlock.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace engine::dsp {

/// The highest of some numbers, none of them negative; number(i) is the i-th. In four chains, because each maximum
/// waits for the one before.
template <class Number, class At>
Number highestOf(std::size_t count, At number) noexcept {
    std::array<Number, 4> most{};
    std::size_t i = 0;
    for (; i + most.size() <= count; i += most.size())
        for (std::size_t chain = 0; chain < most.size(); ++chain) most[chain] = highest(most[chain], number(i + chain));
    for (; i < count; ++i) most[0] = highest(most[0], number(i));
    return highest(highest(most[0], most[1]), highest(most[2], most[3]));
}

/// Sliding maximum, a quantum at a time and without a branch that depends on the sound. The windows of a quantum's
/// frames share all but their ends: what they share is the highest of whole quanta, each looked at once when it came
/// in, and their ends are running maxima (after van Herk, "A fast algorithm for local minimum and maximum filters",
/// 1992).
///
/// Number is a double, or Lanes of two channels; none is negative.
template <class Number>
class PeakHold {
  public:
    using Quantum = std::array<Number, quantumFrames>;

    /// `farthest`: how many frames ahead of the newest one the first window begins at most.
    void prepare(int farthest) {
        const auto size = std::bit_ceil(static_cast<std::size_t>(farthest + 2 * quantumFrames));
        past_.resize(size);
        highest_.resize(size / quantumFrames);
        reset();
    }

    void reset() noexcept {
        std::ranges::fill(past_, Number{});
        std::ranges::fill(highest_, Number{});
        now_ = 0;
    }

    void push(const Quantum& quantum) noexcept {
        std::ranges::copy(quantum, past_.begin() + static_cast<std::ptrdiff_t>(slot(now_)));
        highest_[slot(now_) / quantumFrames] =
            highestOf<Number>(quantumFrames, [&](std::size_t i) { return quantum[i]; });
        now_ += quantumFrames;
    }

    /// held[i]: the highest of the `length` (quantumFrames or more) numbers from place `first` + i on, where the first
    /// number ever pushed has place 0, and what is ahead of it is 0.
    void highest(std::int64_t first, int length, Quantum& held) const noexcept {
        assert(length >= quantumFrames && first + length + quantumFrames - 1 <= now_);
        const std::int64_t common = first + quantumFrames - 1;
        const std::int64_t end = first + length;
        Number back = ofAll(common, end);
        for (std::size_t i = quantumFrames; i-- > 0;) {
            back = dsp::highest(back, past_[slot(first + static_cast<std::int64_t>(i))]);
            held[i] = back;
        }
        Number forth{};
        for (std::size_t i = 1; i < quantumFrames; ++i) {
            forth = dsp::highest(forth, past_[slot(end + static_cast<std::int64_t>(i) - 1)]);
            held[i] = dsp::highest(held[i], forth);
        }
    }

  private:
    std::size_t slot(std::int64_t place) const noexcept { return static_cast<std::size_t>(place) & (past_.size() - 1); }

    /// The highest of the places `from` to `end`.
    Number ofAll(std::int64_t from, std::int64_t end) const noexcept {
        const std::int64_t whole = core::ceilDiv(from, quantumFrames) * quantumFrames;
        if (whole + quantumFrames > end) return ofPart(from, end);
        const std::int64_t rest = core::floorDiv(end, quantumFrames) * quantumFrames;
        const auto quanta = static_cast<std::size_t>((rest - whole) / quantumFrames);
        const Number most = highestOf<Number>(quanta, [&](std::size_t i) {
            return highest_[slot(whole + static_cast<std::int64_t>(i) * quantumFrames) / quantumFrames];
        });
        return dsp::highest(most, dsp::highest(ofPart(from, whole), ofPart(rest, end)));
    }
    Number ofPart(std::int64_t from, std::int64_t end) const noexcept {
        return highestOf<Number>(static_cast<std::size_t>(end - from),
                                 [&](std::size_t i) { return past_[slot(from + static_cast<std::int64_t>(i))]; });
    }

    std::vector<Number> past_;
    std::vector<Number> highest_; ///< Of each quantum in past_.
    std::int64_t now_ = 0;        ///< Place of the next number.
};

} // namespace engine::dsp
