// The highest of the last numbers, for look-ahead gain. Rendering threads.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace engine::dsp {

/// Sliding maximum in constant time per number (Lemire, "Streaming maximum-minimum filter", 2006): only numbers that
/// may still become the highest are kept, falling in a queue.
class PeakHold {
  public:
    /// `longest`: of all windows to be asked for.
    void prepare(int longest) {
        queue_.assign(static_cast<std::size_t>(longest) + 1, {});
        reset();
    }
    void reset() noexcept { first_ = count_ = 0; }

    /// Place grows from call to call.
    void push(std::int64_t place, double value) noexcept {
        while (count_ > 0 && at(count_ - 1).value <= value) --count_;
        assert(count_ < queue_.size());
        at(count_++) = {place, value};
    }

    /// The highest number at `oldest` or later; 0 when there is none. `oldest` never falls by more than `longest`
    /// below the last place.
    double highest(std::int64_t oldest) noexcept {
        while (count_ > 0 && at(0).place < oldest) {
            first_ = first_ + 1 == queue_.size() ? 0 : first_ + 1;
            --count_;
        }
        return count_ > 0 ? at(0).value : 0.0;
    }

  private:
    struct Entry {
        std::int64_t place = 0;
        double value = 0.0;
    };
    Entry& at(std::size_t i) noexcept {
        const std::size_t place = first_ + i;
        return queue_[place < queue_.size() ? place : place - queue_.size()];
    }

    std::vector<Entry> queue_;
    std::size_t first_ = 0;
    std::size_t count_ = 0;
};

} // namespace engine::dsp
