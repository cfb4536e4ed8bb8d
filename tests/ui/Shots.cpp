// Pictures of the window for looking at: every page in every state, written as PNG files into a folder. Not a test.
//   shots FOLDER [PART OF A STATE'S NAME] [--size WxH]; QT_SCALE_FACTOR=2 makes the sharp ones
#include "tests/realtime/SoundServers.h"
#include "tests/support/Scratch.h"
#include "tests/ui/Music.h"
#include "ui/MainWindow.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"
#include "ui/timeline/TimelinePanel.h"

#include "core/ChainEdits.h"
#include "core/Edits.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QMouseEvent>
#include <QSettings>
#include <QTest>

#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

namespace {

struct Stage {
    ui::Desk& desk;
    ui::MainWindow& window;
    std::unique_ptr<tests::JackServer> server; ///< Where something plays.
};

/// What is on the window when its picture is taken.
struct State {
    const char* name;
    std::function<void(Stage&)> arrange;
};

void settle(ui::Desk& desk) {
    QTest::qWait(50);
    (void)QTest::qWaitFor([&] { return desk.jobs().running().empty() && desk.print().isCurrent(); }, 60000);
    QTest::qWait(100);
}

void makeAlbum(Stage& stage) {
    tests::makeRecord(stage.desk);
    settle(stage.desk);
}

/// Through JACK's dummy driver, at the pace of music.
void play(Stage& stage) {
    makeAlbum(stage);
    stage.server = std::make_unique<tests::JackServer>(core::cdRate);
    stage.desk.listening().choose({.hostApi = "JACK"});
    stage.desk.listening().playFrom(stage.desk.layout().tracks[1].soundEnd() - 10 * core::cdRate);
    QTest::qWait(14000);
}

QWidget* rowsOf(Stage& stage) {
    return stage.window.findChild<QAbstractItemView*>(QStringLiteral("tracks"))->viewport();
}

/// Titles of every kind, two discs, a disabled track, several selected, figures that are older than the album.
void makeCrowd(Stage& stage) {
    makeAlbum(stage);
    stage.desk.change(QStringLiteral("Crowd"), [](core::Album album) {
        for (int n = 0; n < 4; ++n)
            album = core::duplicateTrack(std::move(album), album.tracks[static_cast<std::size_t>(n)].id);
        const char* const titles[] = {
            "A title that goes on for much longer than any row of the sequence can be wide",
            "\u5915\u66ae\u308c\u306e\u6e2f\u306b\u706f\u308b\u8d64\u3044\u706f\u53f0\u3068\u9060\u3044\u6c7d\u7b1b"
            "\u306e\u97f3",
            "\u0645\u064a\u0646\u0627\u0621 \u0627\u0644\u0644\u064a\u0644 \u0627\u0644\u0637\u0648\u064a\u0644"};
        for (std::size_t n = 0; n < 3; ++n) album.tracks[n].metadata.title = titles[n];
        album.tracks[3].metadata.title.clear();
        album.tracks[4].enabled = false;
        album.tracks[5].opensDisc = true;
        album.tracks[6].tempoBpm = 126.0;
        album.tracks[6].gapFrames = 84000;
        album.tracks[7].gapFrames = 37 * 588;
        return album;
    });
    const auto& tracks = stage.desk.album().tracks;
    stage.desk.selection().selectTracks({tracks[1].id, tracks[6].id}, tracks[6].id);
}

void makeLongAlbum(Stage& stage) {
    makeAlbum(stage);
    stage.desk.change(QStringLiteral("Many"), [](core::Album album) {
        while (album.tracks.size() < 99) album = core::duplicateTrack(std::move(album), album.tracks.back().id);
        return album;
    });
}

void dragTracks(Stage& stage) {
    makeAlbum(stage);
    QWidget* const rows = rowsOf(stage);
    QTest::mousePress(rows, Qt::LeftButton, Qt::NoModifier, {60, 20});
    for (const int y : {40, 120, 160}) {
        QMouseEvent move(QEvent::MouseMove, QPointF(60, y), rows->mapToGlobal(QPointF(60, y)), Qt::NoButton,
                         Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(rows, &move);
    }
}

void typeGap(Stage& stage) {
    makeAlbum(stage);
    stage.desk.actions().action(QStringLiteral("track.editGap"))->trigger();
    if (auto* const field = rowsOf(stage)->findChild<QLineEdit*>()) QTest::keyClicks(field, QStringLiteral("4 beats"));
}

/// That slot of the third track's chain and the album's, one after the other, while it plays.
void playWith(Stage& stage, std::size_t slot) {
    makeAlbum(stage);
    const core::Track& track = stage.desk.album().tracks[2];
    const auto& chain = slot < track.chain.size() ? track.chain : stage.desk.album().masters[0].albumChain;
    stage.desk.selection().selectSlot(chain[slot < track.chain.size() ? slot : slot - track.chain.size()].id);
    stage.server = std::make_unique<tests::JackServer>(core::cdRate);
    stage.desk.listening().choose({.hostApi = "JACK"});
    stage.desk.listening().playFrom(stage.desk.layout().tracks[2].start + 5 * 44100);
    QTest::qWait(4000);
}

std::vector<State> states() {
    return {
        {"empty", [](Stage&) {}},
        {"album", [](Stage& stage) { makeAlbum(stage); }},
        {"playing", play},
        {"sequence-crowd", makeCrowd},
        {"sequence-99", makeLongAlbum},
        {"sequence-drag", dragTracks},
        {"sequence-gap", typeGap},
        {"timeline-close",
         [](Stage& stage) {
             makeAlbum(stage);
             stage.desk.change(QStringLiteral("Cuts"), [](core::Album album) {
                 core::Track& track = album.tracks[2];
                 track.indexes = {8 * 44100, 15 * 44100};
                 track.clips[0].gainDb = -1.5;
                 return core::splitClip(std::move(album), track.clips[0].id, 20 * 44100);
             });
             stage.desk.actions().action(QStringLiteral("timeline.zoomSelection"))->trigger();
             stage.desk.actions().action(QStringLiteral("timeline.nextHandle"))->trigger();
         }},
        {"timeline-bed",
         [](Stage& stage) {
             makeAlbum(stage);
             stage.desk.sounds().importBed(tests::musicFile("Room tone", 12.0, 9), stage.desk.album().tracks[1].id);
             (void)QTest::qWaitFor([&] { return !stage.desk.album().beds.empty(); }, 30000);
             settle(stage.desk);
             const auto& tracks = stage.desk.layout().tracks;
             auto* const panel = stage.window.findChild<ui::timeline::TimelinePanel*>();
             panel->view().show({tracks[0].soundEnd() - 6 * core::cdRate, tracks[2].in + 6 * core::cdRate});
             stage.desk.selection().selectClip(stage.desk.album().beds[0].clip.id);
         }},
        {"timeline-samples",
         [](Stage& stage) {
             makeAlbum(stage);
             stage.desk.listening().locate(30 * 44100);
             for (int n = 0; n < 14; ++n) stage.desk.actions().action(QStringLiteral("timeline.zoomIn"))->trigger();
             for (int n = 0; n < 4; ++n) stage.desk.actions().action(QStringLiteral("timeline.higherWaves"))->trigger();
             QTest::qWait(300);
             settle(stage.desk);
         }},
        {"timeline-columns",
         [](Stage& stage) {
             makeAlbum(stage);
             stage.desk.listening().locate(30 * 44100);
             for (int n = 0; n < 8; ++n) stage.desk.actions().action(QStringLiteral("timeline.zoomIn"))->trigger();
             QTest::qWait(300);
             settle(stage.desk);
         }},
        {"equalizer", [](Stage& stage) { playWith(stage, 0); }},
        {"compressor", [](Stage& stage) { playWith(stage, 1); }},
        {"stereo", [](Stage& stage) { playWith(stage, 2); }},
        {"limiter", [](Stage& stage) { playWith(stage, 3); }},
        {"delivery",
         [](Stage& stage) {
             makeAlbum(stage);
             stage.window.showPage(ui::MainWindow::Page::delivery);
         }},
    };
}

void shoot(const State& state, QSize size, const QDir& folder) {
    const tests::ScratchFolder scratch;
    ui::Desk desk({.audioCache = scratch / "cache", .recovery = scratch / "recovery"});
    tests::setMusicFolder(scratch.path());
    ui::MainWindow window(desk);
    window.resize(size);
    window.show();
    Stage stage{desk, window, nullptr};
    state.arrange(stage);
    QTest::qWait(150);
    const QString name = QStringLiteral("%1-%2x%3.png")
                             .arg(QLatin1String(state.name))
                             .arg(window.width() * window.devicePixelRatioF())
                             .arg(window.height() * window.devicePixelRatioF());
    window.grab().save(folder.filePath(name));
    std::printf("%s\n", qPrintable(folder.filePath(name)));
    desk.listening().closeDevice();
}

} // namespace

int main(int count, char** arguments) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const tests::ScratchFolder settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, QString::fromStdString(settings.path().string()));
    QApplication application(count, arguments);
    ui::theme::apply(application);
    const QStringList words = QApplication::arguments();
    QDir folder(words.value(1, QStringLiteral("shots")));
    folder.mkpath(QStringLiteral("."));
    const QString wanted = words.value(2).startsWith(QStringLiteral("--")) ? QString() : words.value(2);
    std::vector<QSize> sizes{{1680, 1050}, {1280, 720}};
    if (const auto at = words.indexOf(QStringLiteral("--size")); at > 0) {
        const QStringList sides = words.value(at + 1).split(QLatin1Char('x'));
        sizes = {QSize(sides.value(0).toInt(), sides.value(1).toInt())};
    }
    for (const QSize size : sizes)
        for (const State& state : states())
            if (QString::fromLatin1(state.name).contains(wanted)) shoot(state, size, folder);
    return 0;
}
