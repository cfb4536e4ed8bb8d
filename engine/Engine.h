// The face of the engine for whoever plays an album: the command line and the window. One thread calls it (the one that
// owns the album); it owns the audio device, the metering thread and the read-ahead thread.
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"
#include "engine/Readings.h"
#include "engine/source/SourceLibrary.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace engine {

namespace realtime {
class AudioDevice;
}
namespace render {
struct BuiltPlan;
}

/// A device that was opened for an engine, silent until the engine takes it; or why it could not be opened. Handed from
/// the thread that opened it to the engine's.
class OpenedDevice {
  public:
    OpenedDevice(OpenedDevice&&) noexcept;
    OpenedDevice& operator=(OpenedDevice&&) noexcept;
    ~OpenedDevice(); ///< Does not wait for a device that nobody took.

  private:
    friend class Engine;
    OpenedDevice();
    std::unique_ptr<realtime::AudioDevice> device_;
    std::string why_;
};

/// An album made ready to be heard. Handed from the thread that made it so to the engine's.
class BuiltAlbum {
  public:
    BuiltAlbum(BuiltAlbum&&) noexcept;
    BuiltAlbum& operator=(BuiltAlbum&&) noexcept;
    ~BuiltAlbum();

  private:
    friend class Engine;
    BuiltAlbum(const core::Album& album, const source::AudioSources& audio);
    core::AlbumLayout layout_;
    std::unique_ptr<render::BuiltPlan> plan_;
};

class Engine {
  public:
    Engine();
    ~Engine();

    /// Looks at the machine's devices anew, unless a stream is open. Any thread; it may take seconds.
    static std::vector<DeviceDescription> devices();
    /// The same for any thread to call, once: where the device was let go, when it is closed.
    std::function<std::vector<DeviceDescription>()> looking() const;

    /// Shows an album: what plays from now on. For whoever can wait: where anything but continuous parameters changed,
    /// the whole graph is built anew, 0.3 ms for each slot that holds much.
    void show(const core::Album& album, const source::AudioSources& audio);
    // The same for whoever cannot.
    /// Cheap enough for every knob turn. false where it takes another graph: then nothing was changed.
    bool follow(const core::Album& album, const source::AudioSources& audio);
    /// Any thread.
    static BuiltAlbum build(const core::Album& album, const source::AudioSources& audio);
    void show(BuiltAlbum built);

    int rate() const; ///< Of the shown album; 0 without one.

    /// What opens the device at the shown album's rate once the one that is open now, which is let go, is closed. For
    /// any thread to call, once: it may take seconds. What it opens is taken as long as the engine lives.
    std::function<OpenedDevice()> opening(const DeviceChoice& choice);
    /// Throws core::Error when it is absent or refused the rate, and says which rates it takes; or when the album has
    /// another rate by now. The engine stays usable.
    void take(OpenedDevice opened);
    /// It falls silent within a moment, and is closed without anybody waiting for it.
    void letGoOfDevice();

    /// The same for whoever can wait: at once, with what they throw.
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
    /// rate, else the print is heard. See analysis/Comparison.h.
    void compareWith(BuiltAlbum built);
    /// As follow.
    bool followCompared(const core::Album& album, const source::AudioSources& audio);
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
