// The thread that empties the tap into the meters and says what they read. Measuring allocates, so it has no place on
// the audio thread. What it measures is what was heard: never mixed with numbers of an offline render.
#pragma once

#include "engine/Readings.h"
#include "engine/metering/LiveMeters.h"
#include "engine/metering/SlotMeter.h"
#include "engine/realtime/Mailbox.h"
#include "engine/realtime/Tap.h"

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>

namespace engine::realtime {

class MeteringThread {
  public:
    /// Measures at `rate` what comes out of `tap`, whose only reader it is while it lives.
    MeteringThread(Tap& tap, int rate);

    int rate() const { return rate_; }

    /// The newest reading, at most some 20 ms old. Like the rest: one thread's, the engine's.
    MeterReading reading() { return readings_.read(); }
    std::optional<SlotReading> watched() { return slotReadings_.read(); }
    void watch(std::optional<core::SlotId> slot) { watched_.write(slot); }
    void reset() { resets_.write(++resetsAsked_); }

  private:
    void run(std::stop_token stop);
    int drain();
    bool drainSlot();

    Tap& tap_;
    const int rate_;
    metering::LiveMeters meters_; ///< The thread's own once it runs, like the next.
    metering::SlotMeter slot_;
    Mailbox<MeterReading> readings_;
    Mailbox<std::optional<SlotReading>> slotReadings_;
    Mailbox<std::optional<core::SlotId>> watched_;
    Mailbox<std::uint64_t> resets_; ///< How many were asked for.
    std::uint64_t resetsAsked_ = 0;

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::jthread thread_; ///< Last.
};

} // namespace engine::realtime
