// What the window costs on a record of five tracks, without a display:
// - painting, in processor time of the window's thread, which paints alone here (what else the machine does is not in
//   it, and neither is what a display's server does with the picture): each place painted anew, and frames while music
//   plays through JACK's dummy driver. A frame is all that the thread does from one tick of the needles to the next:
//   reading the engine, the places' own work, their painting.
// - a knob turn: from the mouse's move until the engine has the new album (time by the clock and processor time),
//   until everybody in the window shows it, and until the first sample at the loudspeaker is another one.
//   window_bench          at 1x and at 2x, one after the other
#include "tests/bench/FrameWatch.h"
#include "tests/bench/SoundChange.h"
#include "tests/realtime/SoundServers.h"
#include "tests/support/Scratch.h"
#include "tests/ui/Music.h"
#include "tests/ui/Wav24.h"
#include "ui/MainWindow.h"
#include "ui/chain/ChainPanel.h"
#include "ui/controls/Knob.h"
#include "ui/delivery/DeliveryPage.h"
#include "ui/foot/FootBar.h"
#include "ui/meters/MeterPanel.h"
#include "ui/sequence/SequencePanel.h"
#include "ui/theme/Theme.h"
#include "ui/timeline/TimelineCanvas.h"
#include "ui/timeline/TimelinePanel.h"
#include "ui/transport/TransportBar.h"

#include "core/Edits.h"

#include <QEventLoop>
#include <QMouseEvent>
#include <QProcess>
#include <QSettings>
#include <QTest>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <utility>

namespace {

using namespace bench;

constexpr int rate = core::cdRate;
constexpr double targetMs = 8.0;

void say(const char* what, std::vector<double> values) {
    if (values.empty()) return;
    std::ranges::sort(values);
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
    };
    std::printf("  %-44s %8.2f %8.2f %8.2f  ms\n", what, at(0.5), at(0.95), values.back());
}

/// The event loop as it runs in the program.
void run(int ms) {
    QEventLoop loop;
    QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

struct Stage {
    FrameWatch& watch;
    ui::Desk& desk;
    ui::MainWindow& window;

    template <class Widget>
    Widget& place() const {
        return *window.findChild<Widget*>();
    }
    ui::timeline::View& view() const { return place<ui::timeline::TimelinePanel>().view(); }
    void act(const char* id) const { desk.actions().action(QLatin1String(id))->trigger(); }
    void settle() const {
        run(50);
        (void)QTest::qWaitFor([&] { return desk.jobs().running().empty() && desk.print().isCurrent(); }, 120000);
        run(200);
    }
};

std::vector<Place> placesOf(const Stage& stage) {
    return {{"sequence", &stage.place<ui::sequence::SequencePanel>()},
            {"timeline", &stage.place<ui::timeline::TimelinePanel>()},
            {"chain", &stage.place<ui::chain::ChainPanel>()},
            {"meters", &stage.place<ui::meters::MeterPanel>()},
            {"transport", &stage.place<ui::transport::TransportBar>()},
            {"foot", &stage.place<ui::foot::FootBar>()}};
}

// Painting anew

void paintAnew(const char* name, QWidget& place, const std::function<void(int)>& before = {}) {
    std::vector<double> ms;
    for (int n = 0; n < 60; ++n) {
        if (before) before(n);
        const double from = threadMs();
        place.repaint();
        ms.push_back(threadMs() - from);
    }
    say(name, ms);
}

void zoomTo(const Stage& stage, double framesPerPixel) {
    const auto& view = stage.view();
    stage.view().zoom(view.scale().framesPerPixel / framesPerPixel, view.width() / 2.0);
}

struct Zoom {
    const char* name;
    std::function<void()> show;
};

std::vector<Zoom> zooms(const Stage& stage) {
    return {{"timeline: the whole album", [&stage] { stage.act("timeline.zoomAll"); }},
            {"timeline: one track", [&stage] { stage.act("timeline.zoomSelection"); }},
            {"timeline: 64 frames a pixel", [&stage] { zoomTo(stage, 64.0); }},
            {"timeline: 1 frame a pixel", [&stage] { zoomTo(stage, 1.0); }},
            {"timeline: 16 pixels a frame", [&stage] { zoomTo(stage, 1.0 / 16.0); }}};
}

void paintPlaces(const Stage& stage) {
    std::printf("\npainted anew                                     median      p95    worst\n");
    paintAnew("whole window", stage.window);
    for (const Place& place : stage.watch.places()) paintAnew(place.name.c_str(), const_cast<QWidget&>(*place.widget));
    for (const Zoom& zoom : zooms(stage)) {
        zoom.show();
        run(50);
        auto& panel = stage.place<ui::timeline::TimelinePanel>();
        // Another picture each time, as while one scrolls.
        paintAnew(zoom.name, panel, [&](int n) {
            if (stage.view().showsAll())
                stage.desk.selection().selectTrack(stage.desk.album().tracks[n % 2 == 0 ? 2 : 3].id);
            else
                stage.view().scroll(n % 2 == 0 ? 5.0 : -5.0);
        });
        stage.desk.selection().selectTrack(stage.desk.album().tracks[2].id);
    }
    stage.window.showPage(ui::MainWindow::Page::delivery);
    run(300);
    paintAnew("delivery", stage.place<ui::delivery::DeliveryPage>());
    paintAnew("whole window, delivery", stage.window);
    stage.window.showPage(ui::MainWindow::Page::album);
    stage.act("timeline.zoomAll");
    run(300);
}

// Frames

void sayFrames(const char* name, const Stage& stage, const std::vector<Frame>& frames) {
    std::vector<double> whole;
    for (const Frame& frame : frames) whole.push_back(frame.wholeMs);
    const auto over = std::ranges::count_if(whole, [](double ms) { return ms > targetMs; });
    std::printf("\n%s: %zu frames, %ld of them over %.0f ms\n", name, frames.size(), static_cast<long>(over), targetMs);
    say("frame", whole);
    for (std::size_t n = 0; n < stage.watch.places().size(); ++n) {
        std::vector<double> ms;
        for (const Frame& frame : frames) ms.push_back(frame.placesMs[n]);
        say(("  painting: " + stage.watch.places()[n].name).c_str(), ms);
    }
}

std::vector<Frame> framesOf(const Stage& stage, int ms) {
    run(700);
    (void)stage.watch.frames();
    run(ms);
    return stage.watch.frames();
}

ui::controls::Knob* knobOf(const Stage& stage, const char* id) {
    return stage.place<ui::chain::ChainPanel>().findChild<ui::controls::Knob*>(QLatin1String(id));
}

void send(QWidget& widget, QEvent::Type type, QPoint at, Qt::MouseButton button) {
    QMouseEvent event(type, QPointF(at), QPointF(widget.mapToGlobal(at)), button, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

void playWith(const Stage& stage, std::size_t slot) {
    const core::Track& track = stage.desk.album().tracks[2];
    const auto& chain = slot < track.chain.size() ? track.chain : stage.desk.album().masters[0].albumChain;
    stage.desk.selection().selectSlot(chain[slot < track.chain.size() ? slot : slot - track.chain.size()].id);
    stage.desk.listening().playFrom(stage.desk.layout().tracks[2].start + 5 * rate);
}

void playPlaces(const Stage& stage) {
    const struct {
        const char* name;
        std::size_t slot;
        std::size_t zoom;
    } scenes[] = {{"playing, equalizer, the whole album in sight", 0, 0},
                  {"playing, compressor, one track in sight", 1, 1},
                  {"playing, limiter, 64 frames a pixel", 3, 2},
                  {"playing, stereo, 1 frame a pixel", 2, 3}};
    for (const auto& scene : scenes) {
        playWith(stage, scene.slot);
        zooms(stage)[scene.zoom].show();
        sayFrames(scene.name, stage, framesOf(stage, 4000));
    }
    stage.act("timeline.zoomAll");
}

/// As above, and the mouse turns a knob at every tick.
void playAndTurn(const Stage& stage) {
    playWith(stage, 0);
    run(300);
    ui::controls::Knob* const knob = knobOf(stage, "band1.frequency");
    const QPoint grabbed = knob->rect().center();
    send(*knob, QEvent::MouseButtonPress, grabbed, Qt::LeftButton);
    int turns = 0;
    const auto turning = QObject::connect(&stage.desk.listening(), &ui::Listening::ticked, knob, [&] {
        if (stage.watch.movesMouse()) return;
        QTimer::singleShot(0, knob,
                           [&] { send(*knob, QEvent::MouseMove, grabbed - QPoint(0, ++turns % 40), Qt::NoButton); });
    });
    sayFrames("playing, equalizer, a knob turned at every tick", stage, framesOf(stage, 4000));
    QObject::disconnect(turning);
    run(50);
    send(*knob, QEvent::MouseButtonRelease, grabbed, Qt::LeftButton);
    stage.act("edit.undo");
}

// A knob turn

struct Turn {
    double engineMs = 0.0, engineCpuMs = 0.0; ///< From the mouse's move until the engine has the album,
    double shownMs = 0.0, shownCpuMs = 0.0;   ///< and until the move is dealt with.
    std::optional<double> soundMs;            ///< Until another sample is heard,
    bool dropped = false;                     ///< unless the server dropped some meanwhile.
};

using Clock = std::chrono::steady_clock;

double msSince(Clock::time_point from) {
    return std::chrono::duration<double, std::milli>(Clock::now() - from).count();
}

/// A sixth track: a tone under the third one's chain.
void addTone(const Stage& stage, const std::filesystem::path& folder) {
    std::vector<float> samples(static_cast<std::size_t>(90 * rate) * 2);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float>(0.1 * std::sin(2.0 * M_PI * 441.0 / rate * static_cast<double>(i / 2)));
    stage.desk.sounds().importMixes({tests::writeWav24(folder / "tone.wav", samples)});
    (void)QTest::qWaitFor([&] { return stage.desk.album().tracks.size() == 6 && stage.desk.sounds().known(); }, 30000);
    stage.desk.change(QStringLiteral("Tone"), [](core::Album album) {
        album.tracks.back().chain = album.tracks[2].chain;
        return core::normalised(std::move(album));
    });
    stage.desk.selection().selectTrack(stage.desk.album().tracks.back().id);
    stage.desk.selection().selectSlot(stage.desk.album().tracks.back().chain[0].id);
    stage.settle();
}

Turn turnOnce(const Stage& stage, SoundChange& sound, ui::controls::Knob& knob, QPoint to) {
    Turn turn;
    sound.arm();
    const auto from = Clock::now();
    const double cpuFrom = threadMs();
    // The desk tells its first listener right after the engine.
    const auto heard = QObject::connect(&stage.watch, &FrameWatch::albumIsHeard, &knob, [&] {
        turn.engineMs = msSince(from);
        turn.engineCpuMs = threadMs() - cpuFrom;
    });
    send(knob, QEvent::MouseMove, to, Qt::NoButton);
    turn.shownMs = msSince(from);
    turn.shownCpuMs = threadMs() - cpuFrom;
    QObject::disconnect(heard);
    run(300);
    turn.soundMs = sound.msUntilChange();
    turn.dropped = sound.dropped();
    return turn;
}

void turnKnob(const Stage& stage, const std::filesystem::path& folder) {
    addTone(stage, folder);
    stage.desk.listening().playFrom(stage.desk.layout().tracks.back().in + 2 * rate);
    run(1500);
    SoundChange sound;
    ui::controls::Knob* const knob = knobOf(stage, "band1.frequency");
    if (!sound.connectTo("lacquer") || !knob) return void(std::printf("\nno knob, or no sound of it\n"));
    run(500);
    const QPoint grabbed = knob->rect().center();
    send(*knob, QEvent::MouseButtonPress, grabbed, Qt::LeftButton);
    std::vector<double> engine, engineCpu, shown, shownCpu, heard;
    int dropped = 0;
    for (int n = 1; n <= 60; ++n) {
        const Turn turn = turnOnce(stage, sound, *knob, grabbed - QPoint(0, n % 2 == 0 ? 3 : 23));
        engine.push_back(turn.engineMs);
        engineCpu.push_back(turn.engineCpuMs);
        shown.push_back(turn.shownMs);
        shownCpu.push_back(turn.shownCpuMs);
        if (turn.dropped)
            ++dropped;
        else if (turn.soundMs)
            heard.push_back(*turn.soundMs);
    }
    send(*knob, QEvent::MouseButtonRelease, grabbed, Qt::LeftButton);
    std::printf(
        "\na knob turn, playing (blocks of %d frames; the chains look %d frames ahead): %zu of 60 heard, and %d "
        "during a dropout of the server\n",
        sound.blockFrames(), stage.desk.listening().engine().latencyFrames(), heard.size(), dropped);
    say("mouse move until the engine has it, clock", engine);
    say("the same, processor time", engineCpu);
    say("until the window has taken it, clock", shown);
    say("the same, processor time", shownCpu);
    say("mouse move until another sample is heard", heard);
}

void measure(FrameWatch& watch) {
    const tests::ScratchFolder scratch;
    ui::Desk desk({.audioCache = scratch / "cache", .recovery = scratch / "recovery"});
    QObject::connect(&desk, &ui::Desk::albumChanged, &watch, &FrameWatch::albumIsHeard);
    tests::setMusicFolder(scratch.path());
    ui::MainWindow window(desk);
    window.resize(1680, 1050);
    window.show();
    const Stage stage{watch, desk, window};
    tests::makeRecord(desk);
    stage.settle();
    watch.watch(placesOf(stage));
    QObject::connect(&desk.listening(), &ui::Listening::ticked, &watch, [&watch] { watch.tick(); });
    std::printf("window %d x %d at %.1fx; processor time of its thread\n", window.width(), window.height(),
                window.devicePixelRatioF());
    paintPlaces(stage);
    const tests::JackServer server(rate);
    if (!server.runs()) return void(std::printf("no jackd: nothing is played\n"));
    desk.listening().choose({.hostApi = "JACK"});
    playPlaces(stage);
    playAndTurn(stage);
    turnKnob(stage, scratch.path());
    desk.listening().closeDevice();
}

} // namespace

int main(int count, char** arguments) {
    if (qEnvironmentVariableIsEmpty("QT_SCALE_FACTOR")) {
        for (const char* const scale : {"1", "2"}) {
            qputenv("QT_SCALE_FACTOR", scale);
            if (const int failed = QProcess::execute(QString::fromLocal8Bit(arguments[0]), {})) return failed;
            std::printf("\n");
        }
        return 0;
    }
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const tests::ScratchFolder settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, QString::fromStdString(settings.path().string()));
    FrameWatch watch(count, arguments);
    ui::theme::apply(watch);
    measure(watch);
    return 0;
}
