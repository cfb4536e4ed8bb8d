// Pictures of the window for looking at: every page in every state, written as PNG files into a folder. Not a test.
//   shots FOLDER [PART OF A STATE'S NAME] [--size WxH]; QT_SCALE_FACTOR=2 makes the sharp ones
#include "tests/realtime/SoundServers.h"
#include "tests/support/Scratch.h"
#include "tests/ui/Music.h"
#include "ui/MainWindow.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include "core/ChainEdits.h"
#include "core/Edits.h"

#include <QApplication>
#include <QDir>
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

std::vector<State> states() {
    return {
        {"empty", [](Stage&) {}},
        {"album", [](Stage& stage) { makeAlbum(stage); }},
        {"playing", play},
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
