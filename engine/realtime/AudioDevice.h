// The loudspeakers: a PortAudio output that asks a Player for sound. Made on any thread, begun and closed on the one
// that owns the engine; the callback runs on a thread of the device's. A device can go away at any time: then this says
// so, and closing never hangs.
#pragma once

#include "engine/Readings.h"

#include <future>
#include <memory>
#include <string>
#include <vector>

namespace engine::realtime {

class Player;

class AudioDevice {
  public:
    /// The outputs with two channels or more. Looks at the machine anew unless a stream is open. Any thread.
    static std::vector<DeviceDescription> list();

    /// Opens and starts, silent: the player is not asked yet. Throws core::Error when there is no such device, or more
    /// than one that the name fits, or when it refuses the rate; the message lists what there is.
    AudioDevice(const DeviceChoice& choice, int rate, Player& player);

    /// From now on the player is asked.
    void begin();

    /// The player is not called any more, and has never been unless it began. A thread of its own lets what the device
    /// has taken sound to its end and closes it: `gone` tells when.
    ~AudioDevice();
    AudioDevice(const AudioDevice&) = delete;
    AudioDevice& operator=(const AudioDevice&) = delete;

    /// Lost = the device did not call for 3 s or 8 periods, whichever is longer (a busy machine keeps one waiting for a
    /// second, and then it goes on); 10 s where the device has no clock of its own and waits for a disk.
    DeviceState state() const;

    /// Ready once the device is closed, after this object has gone; or is to stay open, its JACK server having died.
    std::shared_future<void> gone() const;

    /// Blocks that came late or that the device ran dry before, while something sounded. A device without a clock of
    /// its own (a file, a null device: it asks faster than time passes) has none: it gets every frame.
    std::uint64_t dropouts() const noexcept;
    bool isRealTime() const noexcept;
    double callbackLoad() const noexcept;    ///< Time over period: the highest of late, falling to a third in a second.
    double maxCallbackLoad() const noexcept; ///< The highest of all.

  private:
    struct Stream;
    class Watchdog;
    std::shared_ptr<Stream> stream_;
    std::unique_ptr<Watchdog> watchdog_;
};

} // namespace engine::realtime
