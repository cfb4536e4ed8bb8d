// Readings from one thread to one other: the newest wins, what was not read in time is gone. A triple buffer: writer
// and reader each hold a slot of their own and swap it with the one in the middle, so neither ever waits.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <type_traits>

namespace engine::realtime {

template <class T>
class Mailbox {
    static_assert(std::is_trivially_copyable_v<T>);

  public:
    /// The writer's thread.
    void write(const T& value) noexcept {
        slots_[writing_] = value;
        writing_ = middle_.exchange(static_cast<std::uint8_t>(writing_ | fresh), std::memory_order_acq_rel) & index;
    }

    /// The reader's thread: the newest value written, the same again when nothing is new, T{} before the first.
    /// By value: the slot goes back to the writer with the next read.
    T read() noexcept {
        if (middle_.load(std::memory_order_relaxed) & fresh)
            reading_ = middle_.exchange(reading_, std::memory_order_acq_rel) & index;
        return slots_[reading_];
    }

  private:
    static constexpr std::uint8_t index = 3;
    static constexpr std::uint8_t fresh = 4; ///< The middle slot was written and not yet read.

    std::array<T, 3> slots_{};
    std::uint8_t writing_ = 0;
    std::atomic<std::uint8_t> middle_ = 1;
    std::uint8_t reading_ = 2;
};

} // namespace engine::realtime
