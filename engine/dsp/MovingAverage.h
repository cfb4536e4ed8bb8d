// The average of the last numbers, exactly. Rendering threads.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace engine::dsp {

/// Counts whole numbers, so that the running sum never drifts: equal numbers in give that number out, zeros give zero.
/// The window's length may move while it runs, by one a step.
class MovingAverage {
  public:
    void prepare(int longest) {
        past_.assign(static_cast<std::size_t>(longest) + 1, 0);
        reset(longest);
    }

    /// Forgets; the window gets `length`.
    void reset(int length) noexcept {
        past_.assign(past_.size(), 0);
        length_ = length;
        sum_ = 0;
    }

    /// Takes `value` (0 to 2^40) in; the average, rounded up, of a window on its way to `length`.
    std::int64_t next(std::int64_t value, int length) noexcept {
        assert(length >= 1 && length < static_cast<int>(past_.size()));
        newest_ = newest_ + 1 == past_.size() ? 0 : newest_ + 1;
        past_[newest_] = value;
        sum_ += value;
        if (length_ >= length) drop(length_);
        if (length_ > length) drop(--length_);
        if (length_ < length) ++length_;
        return sum_ == 0 ? 0 : (sum_ + length_ - 1) / length_;
    }

    bool isZero() const noexcept { return sum_ == 0; }

  private:
    void drop(int age) noexcept {
        const auto back = static_cast<std::size_t>(age);
        sum_ -= past_[newest_ >= back ? newest_ - back : newest_ + past_.size() - back];
    }

    std::vector<std::int64_t> past_;
    std::size_t newest_ = 0;
    int length_ = 1;
    std::int64_t sum_ = 0;
};

} // namespace engine::dsp
