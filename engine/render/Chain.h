// The memory of a chain of slots: filter states, look-ahead, envelopes. What the slots are set to says the plan.
// Exactly transparent where nothing is active: no trim, full mix and a neutral processor change no bit, and a slot that
// is switched off is a delay. Rendering thread, all but making it.
#pragma once

#include "core/Chain.h"
#include "engine/render/ChainSlot.h"

#include <memory>
#include <optional>
#include <vector>

namespace engine::render {

class Chain {
  public:
    /// Allocates. Latency is fixed from here on.
    Chain(const core::Chain& slots, const dsp::StreamFormat& format);

    /// The same slots, set otherwise.
    void set(const core::Chain& slots, dsp::Arrival how) noexcept;

    /// One slot by its place.
    void set(std::size_t place, const core::Slot& slot, dsp::Arrival how) noexcept { slots_[place]->set(slot, how); }

    /// See ChainSlot.
    void follow(std::size_t place, Level level, const LevelQuantum& quantum) noexcept {
        slots_[place]->follow(level, quantum);
    }

    /// Forgets all sound; glides end at once.
    void reset() noexcept;

    /// In place, whole quanta, at most the format's maxFrames.
    void process(dsp::StereoBlock block) noexcept;

    /// The slot of that id, if it is one of these, lays aside what it does; no other one does. nullopt = none.
    void watch(std::optional<core::SlotId> slot, SlotTap& to) noexcept;

    int latency() const noexcept { return latency_; }

    /// Frames by which sound reaches a slot later than it reaches the chain.
    int latencyAhead(std::size_t place) const noexcept;

    std::size_t size() const noexcept { return slots_.size(); }
    const ChainSlot& operator[](std::size_t place) const noexcept { return *slots_[place]; }
    ChainSlot& operator[](std::size_t place) noexcept { return *slots_[place]; }

  private:
    std::vector<std::unique_ptr<ChainSlot>> slots_;
    int latency_ = 0;
};

} // namespace engine::render
