// The foot: the device's real state in words, jobs and history, and what was said.
#include "tests/realtime/SoundServers.h"
#include "tests/ui/DeskFixture.h"
#include "ui/controls/Readout.h"
#include "ui/foot/DeviceWords.h"
#include "ui/foot/FootBar.h"
#include "ui/foot/MessageLine.h"

#include <gtest/gtest.h>

#include <QToolButton>

#include <atomic>
#include <cstdlib>
#include <functional>
#include <thread>

namespace {

using namespace ui::foot;
using tests::DeskFixture;
using Kind = engine::DeviceState::Kind;

const engine::DeviceState running{.kind = Kind::running,
                                  .name = "x",
                                  .hostApi = "JACK Audio Connection Kit",
                                  .rate = 96000,
                                  .blockFrames = 256,
                                  .latencyMs = 2.67};

TEST(DeviceWords, SayTheStateOfAnOpenDevice) {
    const auto parts = deviceWords(96000, running, {.bitExact = true}, {});
    EXPECT_EQ(
        plainText(parts),
        QStringLiteral("album 96\u00a0000\u00a0Hz \u00b7 device 96\u00a0000\u00a0Hz (JACK) \u00b7 256 frames \u00b7 "
                       "2.7 ms \u00b7 0 dropouts \u00b7 bit-exact"));
    EXPECT_EQ(parts.back().tone, Part::Tone::good);
}

TEST(DeviceWords, SayWhyWhatIsHeardIsNotThePrint) {
    const auto why = [](const engine::MonitorChoice& monitor) {
        return deviceWords(0, running, {.bitExact = false}, monitor).back().words;
    };
    EXPECT_EQ(why({.levelDb = -6.0}), QStringLiteral("not bit-exact: \u22126.0 dB"));
    EXPECT_EQ(why({.dim = true}), QStringLiteral("not bit-exact: dimmed"));
    EXPECT_EQ(why({.mono = true}), QStringLiteral("not bit-exact: mono"));
    EXPECT_EQ(why({.listen = engine::MonitorChoice::Listen::source}), QStringLiteral("not bit-exact: mixes"));
}

TEST(DeviceWords, DropoutsAndALostDeviceAreWrong) {
    const auto dropped = deviceWords(96000, running, {.dropouts = 1}, {});
    EXPECT_EQ(dropped[4], (Part{QStringLiteral("1 dropout"), Part::Tone::wrong}));
    const auto lost = deviceWords(96000, {.kind = Kind::lost, .says = "it was unplugged"}, {}, {});
    EXPECT_EQ(lost.back(), (Part{QStringLiteral("device lost: it was unplugged"), Part::Tone::wrong}));
    EXPECT_EQ(deviceWords(0, {}, {}, {}).back().words, QStringLiteral("no device open"));
}

TEST(MessageLine, ATroubleStaysAndWhatIsSaidMeanwhileWaits) {
    MessageLine line;
    line.say(QStringLiteral("Saved"));
    EXPECT_EQ(line.words(), QStringLiteral("Saved"));
    line.complain(QStringLiteral("The disk is full"));
    line.say(QStringLiteral("Delivered"));
    EXPECT_EQ(line.words(), QStringLiteral("The disk is full"));
    EXPECT_EQ(line.accessibleName(), QStringLiteral("Trouble: The disk is full"));
    QTest::mouseClick(&line, Qt::LeftButton);
    EXPECT_EQ(line.words(), QStringLiteral("Delivered"));
    EXPECT_FALSE(line.complains());
    QTest::mouseClick(&line, Qt::LeftButton);
    EXPECT_TRUE(line.words().isEmpty());
}

TEST(MessageLine, IsWholeInItsTooltipHoweverShortTheLine) {
    MessageLine line;
    line.resize(80, 22);
    const QString words = QString(40, QLatin1Char('w'));
    line.complain(words);
    EXPECT_TRUE(line.toolTip().contains(words));
}

class Foot : public testing::Test {
  protected:
    Foot() : window(fixture.desk()) {
        window.resize(1280, 720);
        window.show();
        (void)QTest::qWaitForWindowExposed(&window);
        foot = window.findChild<FootBar*>();
    }
    QToolButton* button(const QString& begins) {
        for (auto* each : foot->findChildren<QToolButton*>())
            if (each->isVisible() && each->accessibleName().startsWith(begins)) return each;
        return nullptr;
    }
    bool says(const QString& words) {
        for (auto* each : foot->findChildren<QWidget*>())
            if (each->isVisible() && each->accessibleName().contains(words)) return true;
        return false;
    }
    bool shows(const QString& words) {
        for (auto* each : foot->findChildren<ui::controls::Readout*>())
            if (each->isVisible() && each->reading().contains(words)) return true;
        return false;
    }

    DeskFixture fixture;
    ui::MainWindow window;
    FootBar* foot = nullptr;
};

TEST_F(Foot, SaysWhatUndoWouldUndo) {
    EXPECT_FALSE(button(QStringLiteral("History")));
    fixture.import(1, 1.0);
    ASSERT_TRUE(fixture.settle());
    fixture.desk().change(QStringLiteral("Shorten gap"), [](core::Album album) {
        album.tracks[0].levelDb = -1.0;
        return album;
    });
    ASSERT_TRUE(fixture.settle());
    ASSERT_TRUE(DeskFixture::waitFor([this] { return button(QStringLiteral("History")) != nullptr; }));
    EXPECT_EQ(button(QStringLiteral("History"))->text(),
              QStringLiteral("Undo: \u201cShorten gap\u201d \u00b7 2 steps"));
}

TEST_F(Foot, ShowsARunningJobWithItsProgressAndCancelsIt) {
    std::atomic<bool> stopped = false;
    bool told = false;
    ui::Job* const job = fixture.desk().jobs().start(
        ui::Job::Kind::asked, QStringLiteral("Importing"),
        [&stopped](ui::JobProgress& progress, std::stop_token stop) {
            progress.share(0.4);
            progress.doing(QStringLiteral("Importing Low Lantern.wav"));
            while (!stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(2));
            stopped = true;
        },
        [] {});
    job->whenCancelled = [&told] { told = true; };
    ASSERT_TRUE(DeskFixture::waitFor([this] { return shows(QStringLiteral("Importing Low Lantern.wav")); }));
    QToolButton* const cancel = button(QStringLiteral("Cancel: Importing"));
    ASSERT_TRUE(cancel);
    QTest::mouseClick(cancel, Qt::LeftButton);
    EXPECT_TRUE(told);
    ASSERT_TRUE(DeskFixture::waitFor([&] { return stopped && fixture.desk().jobs().running().empty(); }));
    EXPECT_TRUE(DeskFixture::waitFor([this] { return !shows(QStringLiteral("Importing")); }));
}

/// Paints, and begins a job while it does so, as a waveform that is not there yet makes the timeline do.
class BeginsAJob : public QWidget {
  public:
    BeginsAJob(ui::Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {}
    int during = 0; ///< Paints of others while this one painted.

  protected:
    void paintEvent(QPaintEvent*) override {
        paints_ = true;
        desk_.jobs().start(
            ui::Job::Kind::background, QStringLiteral("Waveform"),
            [](ui::JobProgress& progress, std::stop_token) { progress.share(0.5); }, [] {});
        paints_ = false;
    }
    bool eventFilter(QObject*, QEvent* event) override {
        if (paints_ && event->type() == QEvent::Paint) ++during;
        return false;
    }

  private:
    ui::Desk& desk_;
    bool paints_ = false;
};

TEST_F(Foot, PaintsNothingWhileSomebodyElsePaints) {
    auto* const place = new BeginsAJob(fixture.desk(), &window);
    for (QWidget* each : foot->findChildren<QWidget*>()) each->installEventFilter(place);
    place->setGeometry(100, 200, 50, 50);
    for (int n = 0; n < 5; ++n) {
        place->isVisible() ? place->update() : place->show();
        QTest::qWait(30);
    }
    EXPECT_EQ(place->during, 0);
}

TEST_F(Foot, SaysTheRealDeviceOnceOneIsOpen) {
    const tests::AlsaFile alsa;
    fixture.import(1, 1.0);
    EXPECT_TRUE(says(QStringLiteral("no device open")));
    fixture.desk().listening().choose({.name = "capfile"}, true);
    EXPECT_TRUE(DeskFixture::waitFor([this] { return says(QStringLiteral("device 44\u00a0100\u00a0Hz (ALSA)")); }));
    EXPECT_TRUE(says(QStringLiteral("bit-exact")));
    fixture.desk().listening().closeDevice();
    fixture.desk().listening().choose({});
}

/// A killed JACK server leaves PortAudio waiting in this process for minutes: so in a process of its own.
[[noreturn]] void loseTheDevice(DeskFixture& fixture, const std::function<bool()>& offers) {
    tests::JackServer server(44100);
    if (!server.runs()) std::_Exit(2);
    fixture.import(1, 1.0);
    fixture.desk().listening().choose({.hostApi = "JACK"}, true);
    const auto isOpen = [&] { return fixture.desk().listening().device().kind == Kind::running; };
    if (!DeskFixture::waitFor(isOpen) || offers()) std::_Exit(3);
    server.kill();
    std::_Exit(DeskFixture::waitFor(offers) ? 0 : 1);
}

TEST_F(Foot, OffersToOpenALostDeviceAgain) {
    if (!tests::JackServer::isInstalled()) GTEST_SKIP() << "there is no jackd";
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    const auto offers = [this] {
        return button(QStringLiteral("Open the audio device again")) && says(QStringLiteral("device lost")) &&
               says(QStringLiteral("Trouble:"));
    };
    EXPECT_EXIT(loseTheDevice(fixture, offers), testing::ExitedWithCode(0), "");
}

} // namespace
