// The transport: played, looped, stepped and listened to with real keys, through ALSA's file plug-in.
#include "core/Edits.h"
#include "tests/realtime/SoundServers.h"
#include "tests/ui/DeskFixture.h"
#include "ui/controls/Readout.h"
#include "ui/controls/ValueField.h"
#include "ui/transport/AlbumTitle.h"

#include <gtest/gtest.h>

#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>

namespace {

using tests::DeskFixture;
using Listen = engine::MonitorChoice::Listen;

/// A window on an album, and a device that takes what it gets as fast as it can.
class Transport : public testing::Test {
  protected:
    Transport() : window(fixture.desk()) {
        window.resize(1280, 720);
        EXPECT_TRUE(DeskFixture::open(window));
        listening().choose({.name = "capfile"});
    }
    ~Transport() override {
        listening().closeDevice();
        listening().choose({}); // For whoever comes next: it is remembered.
    }
    void import(int mixes, double seconds) { fixture.import(mixes, seconds); }
    ui::Listening& listening() { return fixture.desk().listening(); }
    const core::AlbumLayout& layout() { return fixture.desk().layout(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&window, key, modifiers); }
    bool playedToTheEnd() {
        return DeskFixture::waitFor(
            [this] { return listening().transport().framesPlayed > 0 && !listening().transport().playing; });
    }
    template <class Widget>
    Widget* named(const char* name) {
        for (auto* each : window.findChildren<Widget*>())
            if (each->accessibleName() == QLatin1String(name)) return each;
        return nullptr;
    }
    QString shown(const char* name) { return named<ui::controls::Readout>(name)->reading(); }

    tests::AlsaFile alsa;
    DeskFixture fixture;
    ui::MainWindow window;
};

TEST_F(Transport, SpacePlaysTheAlbumToItsEndAndTheClocksFollow) {
    import(2, 2.0);
    press(Qt::Key_Space);
    ASSERT_TRUE(playedToTheEnd());
    EXPECT_EQ(listening().transport().framesPlayed, layout().end - layout().begin);
    EXPECT_EQ(shown("Album time"), QStringLiteral("00:06.200"));
    EXPECT_EQ(shown("Track time"), QStringLiteral("track 2 \u00b7 00:02.200"));
}

TEST_F(Transport, OpensTheDeviceWithoutWaitingAndHeedsAStopMeanwhile) {
    import(1, 2.0);
    press(Qt::Key_Space);
    EXPECT_TRUE(listening().isOpening());
    press(Qt::Key_Space);
    const auto isOpen = [this] { return listening().device().kind == engine::DeviceState::Kind::running; };
    ASSERT_TRUE(DeskFixture::waitFor(isOpen));
    EXPECT_FALSE(listening().isOpening());
    DeskFixture::turn();
    EXPECT_FALSE(listening().transport().playing);
    EXPECT_EQ(listening().transport().framesPlayed, 0);
    listening().choose({.name = "default"}); // closes this one, and opens the other when it has gone
    listening().choose({.name = "capfile"});
    listening().play();
    ASSERT_TRUE(playedToTheEnd());
}

TEST_F(Transport, PlaysTheNewestOfWhatIsEditedWhileTheGraphIsBuilt) {
    import(2, 2.0);
    ui::Desk& desk = fixture.desk();
    const auto add = [&](core::Settings settings) {
        desk.change(QStringLiteral("Add"), [&](core::Album album) {
            album.masters[0].albumChain.push_back({.id = core::SlotId{album.nextId++}, .settings = settings});
            return album;
        });
    };
    add(core::LimiterSettings{});
    EXPECT_EQ(listening().engine().latencyFrames(), 0); // the window did not wait
    add(core::GainSettings{.gainDb = -200.0});
    desk.change(QStringLiteral("Shorter"),
                [](core::Album album) { return core::removeTrack(album, album.tracks[1].id); });
    press(Qt::Key_Space);
    ASSERT_TRUE(playedToTheEnd());
    EXPECT_GT(listening().engine().latencyFrames(), 0);
    EXPECT_EQ(listening().transport().framesPlayed, layout().end - layout().begin);
}

TEST_F(Transport, NothingIsPlayedOfAnEmptyAlbum) {
    press(Qt::Key_Space);
    listening().playAllSeams();
    listening().toggleLoop();
    EXPECT_FALSE(listening().transport().playing);
    EXPECT_EQ(listening().device().kind, engine::DeviceState::Kind::closed);
}

TEST_F(Transport, AllSeamsArePlayedOneAfterTheOtherAndNothingBetweenThem) {
    import(3, 20.0);
    std::vector<std::optional<std::size_t>> told;
    QObject::connect(&listening(), &ui::Listening::seamChanged, &window, [&] { told.push_back(listening().seam()); });
    press(Qt::Key_T, Qt::ShiftModifier);
    ASSERT_TRUE(DeskFixture::waitFor([&] { return !told.empty() && !told.back(); }));
    EXPECT_EQ(told, (std::vector<std::optional<std::size_t>>{0, 1, std::nullopt}));
    core::FrameCount wanted = 0;
    for (const ui::Seam& seam : ui::seams(layout())) wanted += seam.to - seam.from;
    EXPECT_EQ(listening().transport().framesPlayed, wanted);
}

TEST_F(Transport, TPlaysTheSeamNextToThePlayheadAndIgnoresTheLoopOnItsWay) {
    import(3, 20.0);
    const auto seams = ui::seams(layout());
    listening().setLoop(seams[1].from, seams[1].from + 44100);
    listening().locate(layout().tracks[2].start);
    std::optional<std::size_t> played;
    QObject::connect(&listening(), &ui::Listening::seamChanged, &window, [&] {
        if (listening().seam()) played = listening().seam();
    });
    press(Qt::Key_T);
    ASSERT_TRUE(playedToTheEnd());
    EXPECT_EQ(played, 1u);
    EXPECT_EQ(listening().transport().position, seams[1].to);
    EXPECT_TRUE(DeskFixture::waitFor([&] { return !listening().seam(); }));
    EXPECT_TRUE(listening().loop());
}

TEST_F(Transport, LLoopsTheTrackAtThePlayheadOrTheRangeThatWasDrawn) {
    import(3, 2.0);
    listening().locate(layout().tracks[1].start + 100);
    press(Qt::Key_L);
    EXPECT_EQ(listening().loop(), (ui::Listening::Range{layout().tracks[1].in, layout().tracks[1].soundEnd()}));
    press(Qt::Key_L);
    EXPECT_FALSE(listening().loop());
    listening().setLoop(1000, 50000);
    press(Qt::Key_L);
    EXPECT_FALSE(listening().loop());
    press(Qt::Key_L);
    EXPECT_EQ(listening().loop(), (ui::Listening::Range{1000, 50000}));
}

TEST_F(Transport, TheSeamsButtonHasTheStepsFromSeamToSeam) {
    import(3, 4.0);
    QToolButton* seams = nullptr;
    for (auto* each : window.findChildren<QToolButton*>())
        if (each->text().contains(QStringLiteral("Seams"))) seams = each;
    ASSERT_TRUE(seams && seams->menu());
    QAction* next = nullptr;
    for (QAction* const each : seams->menu()->actions())
        if (each->text() == QStringLiteral("Next seam")) next = each;
    ASSERT_TRUE(next && next->isEnabled());
    // Told, not looked at: it may be over by then, and the device opens first.
    std::vector<std::size_t> played;
    QObject::connect(&listening(), &ui::Listening::seamChanged, &window, [&] {
        if (const auto seam = listening().seam()) played.push_back(*seam);
    });
    next->trigger();
    ASSERT_TRUE(DeskFixture::waitFor([&] { return played.size() == 1; }));
    next->trigger();
    ASSERT_TRUE(DeskFixture::waitFor([&] { return played.size() == 2; }));
    EXPECT_EQ(played, (std::vector<std::size_t>{0, 1}));
}

TEST_F(Transport, StepsThroughTheTracks) {
    import(3, 2.0);
    press(Qt::Key_Right, Qt::ControlModifier);
    EXPECT_EQ(listening().transport().position, layout().tracks[1].start);
    EXPECT_TRUE(shown("Track time").startsWith(QStringLiteral("track 2")));
    press(Qt::Key_Left, Qt::ControlModifier);
    EXPECT_EQ(listening().transport().position, 0);
}

TEST_F(Transport, BHearsTheMixesAndSaysWhetherTheyAreMatched) {
    import(2, 2.0);
    ASSERT_TRUE(fixture.settle());
    auto* const mix = named<QToolButton>("Hear the mixes at the master's loudness");
    ASSERT_TRUE(mix);
    EXPECT_EQ(mix->text(), QStringLiteral("Mix \u2248"));
    press(Qt::Key_B);
    EXPECT_EQ(listening().monitor().listen, Listen::source);
    EXPECT_TRUE(mix->isChecked());
    QTest::mouseClick(named<QToolButton>("Hear the master"), Qt::LeftButton);
    EXPECT_EQ(listening().monitor().listen, Listen::master);
    EXPECT_FALSE(mix->isChecked());
}

TEST_F(Transport, TheMixesAreTurnedUpByWhatTheMasterGained) {
    import(2, 3.0);
    fixture.desk().change(QStringLiteral("Level"), [](core::Album album) {
        album.tracks[0].chain.push_back(
            {.id = core::SlotId{900}, .inputDb = 6.0, .settings = core::EqualizerSettings{}});
        return album;
    });
    ASSERT_TRUE(fixture.settle());
    const auto gains = ui::comparisonGainsDb(fixture.album(), *fixture.desk().print().newest());
    ASSERT_EQ(gains.size(), 2u);
    EXPECT_NEAR(gains[0], 6.0, 0.05);
    EXPECT_NEAR(gains[1], 0.0, 0.05);
    auto disabled = fixture.album();
    std::swap(disabled.tracks[0], disabled.tracks[1]); // The print's order is not the album's.
    EXPECT_NEAR(ui::comparisonGainsDb(disabled, *fixture.desk().print().newest())[1], 6.0, 0.05);
}

TEST_F(Transport, DimAndMonoAndLevelReachTheMonitorAndTheLevelIsRemembered) {
    import(1, 1.0);
    press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_TRUE(listening().monitor().dim);
    EXPECT_TRUE(listening().monitor().mono);
    auto* const level = named<ui::controls::ValueField>("Monitor level");
    ASSERT_TRUE(level);
    level->setFocus();
    QTest::keyClick(level, Qt::Key_Down);
    EXPECT_LT(listening().monitor().levelDb, 0.0);
    EXPECT_EQ(level->value(), listening().monitor().levelDb);
    const DeskFixture later;
    EXPECT_EQ(const_cast<DeskFixture&>(later).desk().listening().monitor().levelDb, listening().monitor().levelDb);
    EXPECT_FALSE(const_cast<DeskFixture&>(later).desk().listening().monitor().dim);
    auto monitor = listening().monitor();
    monitor.levelDb = 20.0;
    listening().setMonitor(monitor);
    EXPECT_EQ(listening().monitor().levelDb, 0.0);
}

TEST(SavedWords, SayHowLongAgoInStepsThatDoNotDrawTheEye) {
    using ui::transport::savedWords;
    const QDateTime now(QDate(2026, 11, 22), QTime(15, 0));
    EXPECT_EQ(savedWords(true, {}, now), QStringLiteral("not saved yet"));
    EXPECT_EQ(savedWords(true, now, now), QStringLiteral("edited"));
    EXPECT_EQ(savedWords(false, now.addSecs(-3), now), QStringLiteral("saved just now"));
    EXPECT_EQ(savedWords(false, now.addSecs(-19), now), QStringLiteral("saved 10 s ago"));
    EXPECT_EQ(savedWords(false, now.addSecs(-200), now), QStringLiteral("saved 3 min ago"));
    EXPECT_EQ(savedWords(false, now.addSecs(-7200), now), QStringLiteral("saved 13:00"));
    EXPECT_EQ(savedWords(false, now.addDays(-2), now), QStringLiteral("saved 2026-11-20"));
}

TEST(AlbumTitle, SaysTheStateWholeAndTheArtistWhereThereIsRoom) {
    using ui::transport::stateLine;
    const QString artist = QStringLiteral("Maren Voss and the Lighthouse Keepers");
    const QString state = QStringLiteral("not saved yet \u00b7 copy kept");
    EXPECT_EQ(stateLine(artist, state, 600), artist + QStringLiteral(" \u00b7 ") + state);
    EXPECT_TRUE(stateLine(artist, state, 260).startsWith(QStringLiteral("Maren")));
    EXPECT_TRUE(stateLine(artist, state, 260).endsWith(QStringLiteral("\u2026 \u00b7 ") + state));
    EXPECT_EQ(stateLine(artist, state, 160), state);
    EXPECT_EQ(stateLine(artist, {}, 600), artist);
    EXPECT_EQ(stateLine({}, state, 160), state);
}

} // namespace
