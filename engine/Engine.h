// The face of the engine for whoever plays an album: the command line today, a window tomorrow. One thread calls it
// (the one that owns the album); it owns the audio device, the metering thread and the read-ahead thread.
#pragma once

#include "core/Album.h"
#include "engine/Readings.h"
#include "engine/source/SourceLibrary.h"

#include <memory>
#include <optional>
#include <vector>

namespace engine {

class Engine {
  public:
    Engine();
    ~Engine();

    /// Looks at the machine's devices anew. Only while no stream is open.
    static std::vector<DeviceDescription> devices();

    /// Shows an album: what plays from now on. Cheap enough for every knob turn.
    void show(const core::Album& album, const source::AudioSources& audio);

    /// Opens the device at the shown album's rate. Throws core::Error when it is absent or refuses the rate, and says
    /// which rates it takes; the engine stays usable.
    void openDevice(const DeviceChoice& choice);
    void closeDevice();

    void play();
    void stop();
    void locate(core::FramePos at);
    void loop(std::optional<core::FramePos> from, core::FramePos to = 0); ///< nullopt = no loop.
    void nextTrack();
    void previousTrack(); ///< To the start of this track; within its first 2 s to the one before.
    void playUntil(std::optional<core::FramePos> end); ///< Stop there by itself.

    TransportState transport();
    DeviceState device();
    MeterReading meters();
    void resetMeters();

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace engine
