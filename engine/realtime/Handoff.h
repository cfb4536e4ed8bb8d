// A value made by one thread for another (a plan for the audio thread): the newest wins, and every value comes home to
// its maker. So the taker frees nothing and moves no reference count. Neither side ever waits.
#pragma once

#include "engine/realtime/SpscQueue.h"

#include <atomic>
#include <cassert>
#include <memory>
#include <vector>

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

    /// The maker. Returns what nobody needs any more: what was published before and never taken, and what came home.
    std::vector<std::unique_ptr<T>> publish(std::unique_ptr<T> value) {
        auto done = collect();
        if (T* const overtaken = pending_.exchange(value.release(), std::memory_order_acq_rel))
            done.emplace_back(overtaken);
        return done;
    }

    /// The maker: what came home.
    std::vector<std::unique_ptr<T>> collect() {
        std::vector<std::unique_ptr<T>> done;
        T* value = nullptr;
        while (home_.pop(value)) done.emplace_back(value);
        return done;
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
