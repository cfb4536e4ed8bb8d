// The engine as the window uses it: transport, device, monitor and readings. Asks the engine sixty times a second and
// tells everybody once, so that all needles move together. What goes wrong is said and leaves the window usable.
#pragma once

#include "core/AlbumLayout.h"
#include "engine/Engine.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace ui {

class Desk;

class Listening : public QObject {
    Q_OBJECT

  public:
    explicit Listening(Desk& desk);

    /// The album as it is to be heard. Called by the desk on every change.
    void show(const core::Album& album, const engine::source::AudioSources& audio);

    void playOrStop();
    void play(); ///< Opens the chosen device first where none is open.
    void stop();
    void locate(core::FramePos at);
    void playFrom(core::FramePos at, std::optional<core::FramePos> until = {});
    void setLoop(std::optional<core::FramePos> from, core::FramePos to = 0);
    struct Range {
        core::FramePos from = 0, to = 0;
        bool operator==(const Range&) const = default;
    };
    std::optional<Range> loop() const { return loop_; }
    void nextTrack();
    void previousTrack();

    const engine::TransportState& transport() const { return transport_; }
    const engine::MeterReading& meters() const { return meters_; }
    const engine::DeviceState& device() const { return device_; }
    void resetMeters();

    const engine::DeviceChoice& choice() const { return choice_; }
    /// Remembered; opens it at once where one is open or `now`.
    void choose(const engine::DeviceChoice& choice, bool now = false);
    void openDevice();
    void closeDevice();

    engine::Engine& engine() { return engine_; }

  signals:
    void ticked();        ///< Sixty times a second while anything moves: read transport and meters anew.
    void deviceChanged(); ///< Opened, closed, lost.
    void loopChanged();

  private:
    void tick();
    template <class Order>
    void order(Order&& order);

    Desk& desk_;
    engine::Engine engine_;
    engine::DeviceChoice choice_;
    engine::TransportState transport_;
    engine::MeterReading meters_;
    engine::DeviceState device_;
    std::optional<Range> loop_;
    bool shown_ = false;
    QTimer timer_;
};

} // namespace ui
