// A random walk over the whole window: clicks, drags, keys, wheel, menus, undo, play, drops, resizes, seeded. Not a
// test of CTest's: it runs for as many minutes as it is told. Finds crashes and leaks (run the dev build), whatever
// keeps the window from answering for more than 100 ms, and whether undoing all brings the first album back, redoing
// all the last one, saving and opening the same one, and the recovery copy what was on the desk. Not 0 where anything
// is wrong.
//   window_walk [MINUTES [SEED]]
#include "tests/realtime/SoundServers.h"
#include "tests/support/Scratch.h"
#include "tests/ui/Music.h"
#include "tests/ui/Wanderer.h"
#include "ui/theme/Theme.h"

#include "core/ProjectFile.h"
#include "core/Recovery.h"

#include <QApplication>
#include <QSettings>
#include <QTest>
#include <QThreadPool>

#include <csignal>
#include <cstdio>
#include <map>
#include <sys/resource.h>

#if defined(__SANITIZE_ADDRESS__)
// What a sanitizer finds ends in an abort, so that the last steps are told. What was freed is kept from use for less
// memory than usual: a tenth of it is cleared at a time, which with 256 MB kept the window for a tenth of a second. Who
// took memory is kept by two calls: thirty for each piece made the longest steps up to a tenth longer, and what is
// found is the same. ASAN_OPTIONS=malloc_context_size=30 tells more of it.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
    return "abort_on_error=1:quarantine_size_mb=32:malloc_context_size=2";
}
extern "C" const char* __ubsan_default_options();
extern "C" const char* __ubsan_default_options() {
    return "print_stacktrace=1:abort_on_error=1";
}
#endif

namespace {

const tests::Wanderer* wanderer = nullptr; ///< For whoever tells of a crash.
std::map<QString, int> complaints;         ///< Of Qt, about what it was asked for.

void tellLastSteps() {
    if (!wanderer) return;
    std::fprintf(stderr, "The last steps:\n");
    for (const QString& step : wanderer->lastSteps()) std::fprintf(stderr, "  %s\n", qPrintable(step));
}

/// What only an absent display is the reason of is no complaint.
void listen(QtMsgType, const QMessageLogContext&, const QString& words) {
    if (!words.startsWith(QStringLiteral("This plugin does not support"))) ++complaints[words];
}

struct Verdict {
    bool good = true;
    void expect(bool isSo, const char* what) {
        std::printf("%s: %s\n", isSo ? "  good" : "WRONG", what);
        good = good && isSo;
    }
};

/// The album that undoing leads back to: another one whenever the walk opens one or begins a new one.
class FirstAlbum {
  public:
    explicit FirstAlbum(ui::Desk& desk) {
        const auto look = [this, &desk] {
            if (!desk.document().labels().empty() || album_ == desk.sharedAlbum()) return;
            album_ = desk.sharedAlbum();
            ++albums_;
        };
        look();
        QObject::connect(&desk, &ui::Desk::fileChanged, &life_, look);
    }
    const core::Album& album() const { return *album_; }
    int albums() const { return albums_; }

  private:
    QObject life_;
    int albums_ = 0;
    std::shared_ptr<const core::Album> album_;
};

void saveAs(ui::Desk& desk, const std::filesystem::path& file) {
    desk.saveAs(file);
    (void)QTest::qWaitFor([&] { return !desk.isSaving(); }, 120000);
}

void judgeAlbum(ui::Desk& desk, const FirstAlbum& first, const std::filesystem::path& folder, Verdict& verdict) {
    const core::Album last = desk.album();
    saveAs(desk, folder / "Last.lacquer");
    verdict.expect(!desk.dirty(), "what is saved is clean");
    verdict.expect(core::loadAlbum(folder / "Last.lacquer") == last, "what is saved opens as the same album");
    const std::size_t state = desk.document().state();
    while (desk.document().canUndo()) desk.undo();
    std::printf("        %zu steps undone, of the last of %d albums\n", state, first.albums());
    verdict.expect(desk.document().state() == 0 && desk.album() == first.album(), "undoing all gives the first album");
    while (desk.document().state() < state) desk.redo();
    verdict.expect(desk.album() == last, "redoing all gives the last album");
}

void judgeHangs(const tests::Wanderer& walk, Verdict& verdict) {
    const auto tell = [](const tests::Wanderer::Step& step) {
        std::printf("        step %ld: %.0f ms of its own (computed %.0f ms; %.0f ms by the clock, %.0f ms of them in "
                    "the queue and %.0f ms its painters): %s; seen: %s\n",
                    step.number, step.took.ownMs(), step.took.cpuMs, step.took.wallMs, step.took.readyMs,
                    step.took.poolReadyMs, qPrintable(step.did), step.states.c_str());
        for (const std::string& stack : step.stacks) std::printf("            %s\n", stack.c_str());
    };
    verdict.expect(walk.hangs().empty(), "no step keeps the window for more than 100 ms");
    for (const auto& hang : walk.hangs()) tell(hang);
    std::printf("%ld steps; the longest:\n", walk.steps());
    tell(walk.longest());
}

struct Copies {
    std::filesystem::path folder;
    core::Album album; ///< That was on the desk when they were taken aside.
};

/// A session that ends in order takes its copy away: so it is kept for later, as a crash would have left it.
std::optional<Copies> takeCopyAside(ui::Desk& desk, const std::filesystem::path& to) {
    if (!desk.dirty()) return std::nullopt;
    QTest::qWait(4000); // nothing is edited: the copy is written within 3 s
    std::filesystem::copy(desk.recoveryFolder(), to, std::filesystem::copy_options::recursive);
    return Copies{to, desk.album()};
}

void judgeRecovery(const std::optional<Copies>& copies, Verdict& verdict) {
    if (!copies) return;
    const auto left = core::recoverable(copies->folder);
    verdict.expect(left.size() == 1 && core::restored(left.front()) == copies->album,
                   "the recovery copy holds what was on the desk");
}

void walkOver(double minutes, unsigned seed, const tests::ScratchFolder& scratch, Verdict& verdict) {
    std::optional<Copies> copies;
    {
        const tests::JackServer server(core::cdRate);
        ui::Desk desk({.audioCache = scratch / "cache", .recovery = scratch / "recovery"});
        ui::MainWindow window(desk);
        window.show();
        window.activateWindow();
        tests::setMusicFolder(scratch.path());
        tests::makeRecord(desk);
        saveAs(desk, scratch / "Night Harbour.lacquer");
        desk.open(scratch / "Night Harbour.lacquer");
        (void)QTest::qWaitFor([&] { return !desk.document().canUndo(); }, 120000);
        const FirstAlbum first(desk);
        if (server.runs()) desk.listening().choose({.name = {}, .hostApi = "JACK", .blockFrames = {}});
        tests::Wanderer walk(desk, window,
                             {.mixes = {tests::musicFile("drop1", 7.0, 11), tests::musicFile("drop2", 3.0, 12)},
                              .album = scratch / "Night Harbour.lacquer"},
                             seed);
        wanderer = &walk;
        walk.wander(minutes);
        copies = takeCopyAside(desk, scratch / "aside");
        judgeAlbum(desk, first, scratch.path(), verdict);
        judgeHangs(walk, verdict);
        wanderer = nullptr;
    }
    judgeRecovery(copies, verdict);
}

} // namespace

int main(int count, char** arguments) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const tests::ScratchFolder scratch;
    qputenv("HOME", QByteArray::fromStdString(scratch.path().string()));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, QString::fromStdString(scratch.path().string()));
    QApplication application(count, arguments);
    QApplication::setQuitOnLastWindowClosed(false);
    ui::theme::apply(application);
    // One painter instead of one for each processor: what it waits for a processor is what the window waits for it.
    QThreadPool::globalInstance()->setMaxThreadCount(1);
    qInstallMessageHandler(listen);
    std::signal(SIGABRT, [](int) { tellLastSteps(); });

    const double minutes = QApplication::arguments().value(1, QStringLiteral("1")).toDouble();
    const unsigned seed = QApplication::arguments().value(2, QStringLiteral("1")).toUInt();
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    std::printf("A walk of %g minutes, seed %u\n", minutes, seed);
    Verdict verdict;
    walkOver(minutes, seed, scratch, verdict);
    for (const auto& [words, times] : complaints) std::printf("Qt complained %d times: %s\n", times, qPrintable(words));
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    std::printf("%ld MB at most\n", used.ru_maxrss / 1024);
    return verdict.good ? 0 : 1;
}
