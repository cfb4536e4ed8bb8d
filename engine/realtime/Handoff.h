// A value made by one thread for another (a plan for the audio thread): the newest wins, and every value comes home to
// be deleted by its maker. So the taker frees nothing and moves no reference count. Neither side ever waits.
#pragma once

#include "engine/realtime/SpscQueue.h"

#include <atomic>
#include <cassert>
#include <memory>

namespace engine::realtime {

template <class T>
class Handoff {
  public:
    /// At most this many values may be with the taker at a time.
    static constexpr int mostTaken = 4;

    Handoff() = default;
    Handoff(const Handoff&) = delete;
    Handoff& operator=(const Handoff&) = delete;

    /// When neither side runs any more; values still with the taker are the taker's to give back first.
    ~Handoff() {
        collect();
        delete pending_.load(std::memory_order_acquire);
    }

    /// The maker. What was published before and never taken is deleted here, and so is what came home.
    void publish(std::unique_ptr<T> value) {
        collect();
        const std::unique_ptr<T> overtaken(pending_.exchange(value.release(), std::memory_order_acq_rel));
    }

    /// The maker: deletes what came home.
    void collect() {
        T* value = nullptr;
        while (home_.pop(value)) delete value;
    }

    /// The taker: the newest value published since the last one that was taken; nullptr = nothing new. To be given
    /// back when it is not needed any more.
    T* acquire() noexcept {
        if (!pending_.load(std::memory_order_relaxed)) return nullptr;
        return pending_.exchange(nullptr, std::memory_order_acq_rel);
    }

    /// The taker: sends a value home. nullptr does nothing.
    void giveBack(T* value) noexcept {
        if (!value) return;
        // There is always room: between two calls of publish, which empties it, only one value can be taken.
        [[maybe_unused]] const bool room = home_.push(value);
        assert(room);
    }

  private:
    std::atomic<T*> pending_ = nullptr;
    SpscQueue<T*> home_{2 * mostTaken};
};

} // namespace engine::realtime
