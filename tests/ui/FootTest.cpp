// The foot: the device's state in words, jobs and history, and what was said.
#include "tests/ui/FootFixture.h"
#include "ui/foot/DeviceWords.h"
#include "ui/foot/MessageLine.h"

#include <atomic>
#include <thread>

namespace {

using namespace ui::foot;
using tests::DeskFixture;
using tests::Foot;
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

TEST_F(Foot, CountsOnlyTheJobsThatItCouldShow) {
    std::atomic<bool> held = true;
    const auto start = [&](ui::Job::Kind kind, const char* title) {
        return fixture.desk().jobs().start(
            kind, QString::fromUtf8(title),
            [&held](ui::JobProgress&, std::stop_token) {
                while (held) std::this_thread::sleep_for(std::chrono::milliseconds(2));
            },
            [] {});
    };
    start(ui::Job::Kind::background, "Drawing");
    ui::Job* const cancelled = start(ui::Job::Kind::asked, "Looking");
    start(ui::Job::Kind::unseen, "Keeping");
    start(ui::Job::Kind::asked, "Importing");
    EXPECT_TRUE(DeskFixture::waitFor([this] { return shows(QStringLiteral("Looking \u00b7 2 more")); }));
    cancelled->cancel(); // and goes on until it notices
    EXPECT_TRUE(DeskFixture::waitFor([this] { return shows(QStringLiteral("Importing \u00b7 1 more")); }));
    held = false;
    EXPECT_TRUE(DeskFixture::waitFor([&] { return fixture.desk().jobs().running().empty(); }));
}

/// Paints, and begins a job while it does so, as a waveform that is not there yet makes the timeline do.
class BeginsAJob : public QWidget {
  public:
    BeginsAJob(ui::Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {}
    int during = 0; ///< Paints of others while this one painted.
    int paints = 0;

  protected:
    void paintEvent(QPaintEvent*) override {
        ++paints;
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
    place->show();
    for (int n = 1; n <= 5; ++n) {
        place->update();
        ASSERT_TRUE(DeskFixture::waitFor([&] { return place->paints >= n; }));
    }
    EXPECT_EQ(place->during, 0);
}

} // namespace
