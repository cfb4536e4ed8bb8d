// What the blocks that a device asks for say of it: its load, its dropouts, and whether it has a clock of its own. Told
// by the callback alone, which never waits; asked by anyone.
#pragma once

#include "core/Units.h"

#include <atomic>
#include <chrono>
#include <cstdint>

namespace engine::realtime {

class Punctuality {
  public:
    using Seconds = std::chrono::duration<double>;

    /// `latency`: how much sound the device takes ahead.
    Punctuality(int rate, Seconds latency) : rate_(rate), latency_(latency) {}

    struct Block {
        Seconds begin{}; ///< When it was asked for, on a clock that never goes back.
        Seconds took{};  ///< Until it was there.
        int frames = 0;
        bool ranDry = false; ///< The device says that it had nothing to play ahead of it.
        bool sounds = false; ///< It is not silent: a gap after it is heard.
    };
    void judge(const Block& block) noexcept;

    /// False from when a device is ahead of time by more than any buffer: nobody listens at that speed.
    bool isRealTime() const noexcept { return realTime_.load(std::memory_order_relaxed); }
    /// Blocks that came too late to be heard without a gap. None where nobody listens.
    std::uint64_t dropouts() const noexcept { return dropouts_.load(std::memory_order_relaxed); }
    /// Shares of a block's time that it took to fill: the highest of about the last second, and of all.
    double load() const noexcept { return load_.load(std::memory_order_relaxed); }
    double maxLoad() const noexcept { return maxLoad_.load(std::memory_order_relaxed); }

  private:
    const int rate_;
    const Seconds latency_;

    std::atomic<bool> realTime_ = true;
    std::atomic<std::uint64_t> dropouts_ = 0;
    std::atomic<double> load_ = 0.0;
    std::atomic<double> maxLoad_ = 0.0;

    // The callback's own.
    Seconds first_{};
    core::FrameCount asked_ = 0; ///< Frames, before this block.
    bool late_ = false;          ///< The last block took longer than it lasts.
    bool sounded_ = false;       ///< And was not silent.
};

} // namespace engine::realtime
