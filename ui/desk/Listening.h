// The engine as the window uses it: transport, seams, device, monitor and readings. Asks the engine sixty times a
// second and tells everybody once, so that all needles move together; more seldom when nothing moves or nobody looks.
// What goes wrong is said and leaves the window usable.
#pragma once

#include "core/AlbumLayout.h"
#include "engine/Engine.h"
#include "engine/analysis/AlbumPrint.h"
#include "engine/analysis/Audition.h"
#include "ui/desk/Building.h"
#include "ui/desk/Seams.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace ui {

class Desk;
class Job;

class Listening : public QObject {
    Q_OBJECT

  public:
    explicit Listening(Desk& desk);

    /// The album as it is to be heard: at once or, where that takes another graph, soon. Called by the desk on every
    /// change.
    void show(const core::Album& album, const engine::source::AudioSources& audio);

    void playOrStop();
    /// Opens the chosen device first where none is open, which takes a while: then it plays as soon as that is done,
    /// unless it was stopped before. The same for all that plays.
    void play();
    void stop();
    void locate(core::FramePos at);
    /// The loop is not heeded on the way to `until`.
    void playFrom(core::FramePos at, std::optional<core::FramePos> until = {});
    void setLoop(std::optional<core::FramePos> from, core::FramePos to = 0);
    struct Range {
        core::FramePos from = 0, to = 0;
        bool operator==(const Range&) const = default;
    };
    std::optional<Range> loop() const { return loop_; }
    /// Off; or over the range that was set last, and where none was over the track at the playhead.
    void toggleLoop();
    void nextTrack();
    void previousTrack();

    /// The seam that is played, a place in seams(layout); nullopt where none is.
    std::optional<std::size_t> seam() const { return seam_; }
    void playSeam();     ///< The nearest one.
    void playAllSeams(); ///< One after the other.
    void nextSeam();     ///< The one behind that which is played, or behind the playhead.
    void previousSeam();

    const engine::TransportState& transport() const { return transport_; }
    const engine::MeterReading& meters() const { return meters_; }
    const engine::DeviceState& device() const { return device_; }
    void resetMeters();

    /// -60 to 0 dB.
    static constexpr double lowestMonitorDb = -60.0;
    const engine::MonitorChoice& monitor() const { return monitor_; }
    /// The level is remembered; the rest begins neutral.
    void setMonitor(const engine::MonitorChoice& monitor);
    /// A part of a module alone, until something else is listened to; nullopt = the master.
    void listenTo(std::optional<engine::analysis::Audition> part);
    const std::optional<engine::analysis::Audition>& part() const { return part_; }
    /// Whether the source, when it is listened to, has the master's loudness: only once the album was measured.
    bool isMatched() const;
    void albumMeasured(); ///< Called by the desk.

    const engine::DeviceChoice& choice() const { return choice_; }
    /// Remembered; opens it at once where one is open or `now`.
    void choose(const engine::DeviceChoice& choice, bool now = false);
    void openDevice(); ///< A job: deviceChanged tells when it is open, or refused.
    bool isOpening() const { return opening_ != nullptr; }
    void closeDevice();
    void testTone(bool on);

    engine::Engine& engine() { return engine_; }

  signals:
    /// Read transport and meters anew: sixty times a second while anything moves, ten times where nothing does or
    /// motion is to be reduced, twice while no window is to be seen.
    void ticked();
    void deviceChanged(); ///< Opened, closed, lost.
    void loopChanged();
    void seamChanged();    ///< Another one is played, or none any more.
    void monitorChanged(); ///< The choice, or whether it is matched.
    void metersReset();

  private:
    void tick();
    void pace();
    void shown();
    void onceOpen(std::function<void()> then);
    void playOnceReady();
    void opened(engine::OpenedDevice device);
    void playRange(core::FramePos at, std::optional<core::FramePos> until);
    void startSeam(std::size_t seam, bool all);
    void stepSeam(int by);
    void followSeams();
    void leaveSeams();
    void applyLoop();
    void compare();
    template <class Order>
    void order(Order&& order);

    Desk& desk_;
    engine::Engine engine_;
    Building building_;
    Building comparison_;
    engine::DeviceChoice choice_;
    engine::MonitorChoice monitor_;
    std::optional<engine::analysis::Audition> part_; ///< While monitor_ listens to one.
    engine::TransportState transport_;
    engine::MeterReading meters_;
    engine::DeviceState device_;
    Job* opening_ = nullptr;
    int openingRate_ = 0;
    std::function<void()> onceOpen_; ///< What was asked for last, while the device is being opened or the graph built.
    std::optional<Range> loop_;
    std::optional<Range> range_; ///< As it was set last, whether it loops or not.
    bool obeysLoop_ = true;      ///< false on the way to an end that was asked for.
    std::optional<std::size_t> seam_;
    bool allSeams_ = false;
    QElapsedTimer moved_; ///< Since anything last moved.
    QTimer timer_;
};

/// The time from one tick to the next, ms. Where motion is reduced nothing is painted more than ten times a second.
int tickMsFor(bool isSeen, bool moves, bool reducedMotion);

/// By how many dB each track of the album (as album.tracks) is louder in the print than its source, 0 where that is not
/// known.
std::vector<double> comparisonGainsDb(const core::Album& album, const engine::analysis::AlbumPrint& print);

} // namespace ui
