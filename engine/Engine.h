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

    /// From now on heard so, without a click; without a device too.
    void monitor(const MonitorChoice& choice);

    /// The album that is heard, at the print's place, while the monitor listens to the source: at the shown album's
    /// rate, else the print is heard. See analysis/Comparison.h. Cheap enough for every knob turn.
    void compareWith(const core::Album& album, const source::AudioSources& audio);
    void compareWith(); ///< With nothing any more.

    /// The slot, of a track's chain or of the album's, that `watched` tells of; nullopt = none.
    void watch(std::optional<core::SlotId> slot);

    /// 1 kHz at -20 dBFS, a second on the left and a second on the right in turn, at the loudspeaker instead of
    /// everything else and untouched by the monitor; also while stopped. Throws core::Error when it is to sound and no
    /// device is open; closing the device ends it.
    void testTone(bool on);

    TransportState transport();
    DeviceState device();
    MeterReading meters();
    std::optional<SlotReading> watched(); ///< nullopt: nothing is watched, or it has not sounded yet.
    void resetMeters();

    /// By how much the chains of the shown album delay the sound, the longest track chain and the album chain; made up
    /// for, so that every track stands at its place. 0 without an album.
    int latencyFrames() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace engine
