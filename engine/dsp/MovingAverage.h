// The average of the last numbers, exactly. Rendering threads.
#pragma once

#include "engine/dsp/Biquad.h"

#include <bit>
#include <cassert>
#include <cstddef>
#include <span>
#include <type_traits>
#include <vector>

namespace engine::dsp {

/// The nearest whole number of |x| < 2^51; ties to even.
template <class Number>
constexpr Number nearestWhole(Number x) noexcept {
    constexpr double shift = 0x1.8p52;
    return (x + shift) - shift;
}

/// Decibels counted for an average: wholeSteps rounds them up, but for what lies within a hundredth above a step.
constexpr double stepsPerDb = 268435456.0;
constexpr double dbPerStep = 1.0 / stepsPerDb;
template <class Number>
constexpr Number wholeSteps(Number db) noexcept {
    return nearestWhole(db * stepsPerDb + 0.49);
}

/// Counts whole numbers, which are exact in doubles, so that the running sum never drifts: equal numbers in give that
/// number out, zeros give zero. The window's length may move while it runs, by one a step.
///
/// Number is a double, or Lanes of two channels.
template <class Number>
class MovingAverage {
  public:
    void prepare(int longest) {
        past_.resize(std::bit_ceil(static_cast<std::size_t>(longest) + 1));
        reset(longest);
    }

    /// Forgets; the window gets `length`.
    void reset(int length) noexcept {
        for (Number& each : past_) each = Number{};
        setLength(length);
        sum_ = Number{};
    }

    /// Takes the values, whole and 0 to 2^40, in one after the other; makes each the average of a window on its way to
    /// `length`, up to the next whole number, but for what lies within a hundredth above one.
    void process(std::span<Number> values, int length) noexcept {
        assert(length >= 1 && length < static_cast<int>(past_.size()));
        std::size_t done = 0;
        for (; done < values.size() && length_ != length; ++done) values[done] = averageOnTheWay(values[done], length);
        const std::size_t mask = past_.size() - 1;
        Number sum = sum_; // Here, so that it stays in a register.
        for (Number& value : values.subspan(done)) {
            past_[++newest_ & mask] = value;
            sum += value - past_[(newest_ - static_cast<std::size_t>(length)) & mask];
            value = nearestWhole(sum * share_ + 0.49);
        }
        sum_ = sum;
    }

    bool isZero() const noexcept {
        if constexpr (std::is_same_v<Number, Lanes>)
            return sum_[0] == 0.0 && sum_[1] == 0.0;
        else
            return sum_ == 0.0;
    }

  private:
    void setLength(int length) noexcept {
        length_ = length;
        share_ = 1.0 / length;
    }

    Number averageOnTheWay(Number value, int length) noexcept {
        past_[++newest_ & (past_.size() - 1)] = value;
        sum_ += value;
        if (length_ > length) {
            drop(length_);
            drop(length_ - 1);
        }
        setLength(length_ > length ? length_ - 1 : length_ + 1);
        return nearestWhole(sum_ * share_ + 0.49);
    }

    void drop(int age) noexcept { sum_ -= past_[(newest_ - static_cast<std::size_t>(age)) & (past_.size() - 1)]; }

    std::vector<Number> past_;
    std::size_t newest_ = 0;
    int length_ = 1;
    double share_ = 1.0; ///< 1 / length_.
    Number sum_{};
};

} // namespace engine::dsp
