// Orders to the audio thread, and the tap away from it: everything arrives, in order. One pushing thread and one
// popping thread; neither ever waits for the other. A full queue takes no more: the pusher drops and counts.
#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cassert>
#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>

namespace engine::realtime {

template <class T>
class SpscQueue {
    static_assert(std::is_trivially_copyable_v<T>);

  public:
    /// `capacity`: a power of two. The only allocation.
    explicit SpscQueue(std::size_t capacity) : capacity_(capacity), values_(std::make_unique<T[]>(capacity)) {
        assert(std::has_single_bit(capacity));
    }

    /// Pusher. Takes as many of the first values as there is room for; says how many.
    std::size_t push(std::span<const T> values) noexcept {
        const std::size_t end = end_.load(std::memory_order_relaxed);
        if (capacity_ - (end - knownBegin_) < values.size()) knownBegin_ = begin_.load(std::memory_order_acquire);
        const std::size_t count = std::min(values.size(), capacity_ - (end - knownBegin_));
        const std::size_t first = std::min(count, capacity_ - place(end)); // up to the ring's turn
        std::copy_n(values.begin(), first, values_.get() + place(end));
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(first), count - first, values_.get());
        end_.store(end + count, std::memory_order_release);
        return count;
    }
    bool push(const T& value) noexcept { return push(std::span(&value, 1)) == 1; }

    /// Popper. Fills the front of `out` with the oldest values; says how many.
    std::size_t pop(std::span<T> out) noexcept {
        const std::size_t begin = begin_.load(std::memory_order_relaxed);
        if (knownEnd_ - begin < out.size()) knownEnd_ = end_.load(std::memory_order_acquire);
        const std::size_t count = std::min(out.size(), knownEnd_ - begin);
        const std::size_t first = std::min(count, capacity_ - place(begin));
        std::copy_n(values_.get() + place(begin), first, out.begin());
        std::copy_n(values_.get(), count - first, out.begin() + static_cast<std::ptrdiff_t>(first));
        begin_.store(begin + count, std::memory_order_release);
        return count;
    }
    bool pop(T& out) noexcept { return pop(std::span(&out, 1)) == 1; }

    std::size_t capacity() const noexcept { return capacity_; }

  private:
    std::size_t place(std::size_t index) const noexcept { return index & (capacity_ - 1); }

    const std::size_t capacity_;
    const std::unique_ptr<T[]> values_;
    // Indexes run on and wrap by themselves. Each side on a cache line of its own, with what it last saw of the other.
    alignas(64) std::atomic<std::size_t> end_ = 0;
    std::size_t knownBegin_ = 0;
    alignas(64) std::atomic<std::size_t> begin_ = 0;
    std::size_t knownEnd_ = 0;
};

} // namespace engine::realtime
