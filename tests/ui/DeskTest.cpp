// The desk: what the window's places share.
#include "tests/ui/DeskFixture.h"
#include "tests/ui/Wav24.h"
#include "ui/notices/ImportStrip.h"

#include <gtest/gtest.h>

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

#include <atomic>
#include <memory>
#include <thread>

#include <sys/resource.h>

namespace {

using tests::DeskFixture;

/// Follows the imports until it is so. What a job has made reaches the desk by the event loop alone, which stands still
/// here: however fast the machine, the strip sees every import, and however slow, its end.
bool followed(ui::notices::ImportStrip& strip, const std::function<bool()>& isSo) {
    const QDeadlineTimer deadline(std::chrono::minutes(2));
    while (!isSo() && !deadline.hasExpired()) {
        strip.follow();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return isSo();
}

TEST(Desk, MakesTracksOfDroppedMixesInOneStep) {
    DeskFixture fixture;
    fixture.import(3);
    ASSERT_EQ(fixture.album().tracks.size(), 3u);
    EXPECT_EQ(fixture.album().tracks[1].metadata.title, "Mix 2");
    for (const core::Track& track : fixture.album().tracks) EXPECT_EQ(track.gapFrames, 2 * 44100);
    fixture.desk().undo();
    EXPECT_TRUE(fixture.album().tracks.empty());
}

TEST(Desk, NamesWhatCannotBeUsedAndTakesTheRest) {
    DeskFixture fixture;
    const auto good = fixture.mix("Good", 1.0);
    QStringList sentences;
    QObject::connect(&fixture.desk().sounds(), &ui::Sounds::refused,
                     [&](const QStringList& said) { sentences = said; });
    fixture.desk().sounds().importMixes({fixture.folder() / "none.wav", good});
    ASSERT_TRUE(fixture.waitFor([&] { return !sentences.isEmpty(); }));
    EXPECT_EQ(fixture.album().tracks.size(), 1u);
    EXPECT_TRUE(sentences.front().contains(QStringLiteral("none.wav")));
}

TEST(Import, SaysTheNameOfAFileOnce) {
    DeskFixture fixture;
    fixture.import(1);
    const std::vector<float> silence(4800, 0.0F);
    const auto other = tests::writeWav24(fixture.folder() / "Other rate.wav", silence, 48000);
    QStringList said, refused;
    QObject::connect(&fixture.desk(), &ui::Desk::said, [&](const QString& words) { said << words; });
    QObject::connect(&fixture.desk().sounds(), &ui::Sounds::refused,
                     [&](const QStringList& words) { refused = words; });
    const QString name = QStringLiteral("Other rate.wav");
    fixture.desk().sounds().importMixes({other, fixture.folder() / "None.wav"});
    ASSERT_TRUE(fixture.waitFor([&] { return !refused.empty(); }));
    ASSERT_EQ(said.size(), 1);
    EXPECT_EQ(said.front().count(name), 1) << said.front().toStdString();
    EXPECT_EQ(refused.front().count(QStringLiteral("None.wav")), 1) << refused.front().toStdString();
    fixture.desk().sounds().importBed(other, fixture.album().tracks[0].id);
    ASSERT_TRUE(fixture.waitFor([&] { return said.size() == 2; }));
    EXPECT_EQ(said.back().count(name), 1) << said.back().toStdString();
}

TEST(Import, SaysHowFarEachFileIs) {
    ui::ImportCourse course;
    course.begin({"a.wav", "b.wav", "c.wav", "d.wav"});
    course.refused(0, QStringLiteral("no sound"));
    course.done(1);
    course.reading(2, 0.425);
    QStringList words;
    for (const ui::ImportedFile& file : course.files()) words << ui::notices::stateWords(file);
    EXPECT_EQ(words.join(u'|').toStdString(), "cannot be used|\u2713 read|42 %|waiting");
}

TEST(Import, ShowsEveryFileWithItsOwnState) {
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    window.show();
    std::vector<std::filesystem::path> files{fixture.folder() / "none.wav"};
    for (const char* name : {"A", "B", "C"}) files.push_back(fixture.mix(name, 1.0));
    fixture.desk().sounds().importMixes(files);
    auto* const strip = window.findChild<ui::notices::ImportStrip*>();
    const auto* const list = strip->findChild<QTreeWidget*>();
    const auto state = [&](int row) { return list->topLevelItem(row)->text(1); };
    EXPECT_FALSE(strip->isVisible());
    ASSERT_TRUE(followed(*strip, [&] {
        return strip->isVisible() && list->topLevelItemCount() == 4 && state(3) == QStringLiteral("\u2713 read");
    }));
    EXPECT_EQ(state(0), QStringLiteral("cannot be used"));
    EXPECT_EQ(list->topLevelItem(2)->text(0), QStringLiteral("B.wav"));
    EXPECT_EQ(state(2), QStringLiteral("\u2713 read"));
    ASSERT_TRUE(fixture.waitFor([&] { return fixture.album().tracks.size() == 3u; }));
    EXPECT_TRUE(fixture.waitFor([&] { return !strip->isVisible(); }));
}

TEST(Import, LeavesTheHeightOfALowWindowToTheDesk) {
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    window.resize(1280, 720);
    window.show();
    fixture.desk().sounds().importMixes({fixture.mix("One", 1.0), fixture.mix("Two", 1.0)});
    auto* const strip = window.findChild<ui::notices::ImportStrip*>();
    const auto* const list = strip->findChild<QTreeWidget*>();
    ASSERT_TRUE(followed(*strip, [&] { return strip->isVisible(); }));
    EXPECT_FALSE(list->isVisible());
    window.resize(1280, 1000);
    strip->follow();
    EXPECT_TRUE(list->isVisible());
}

TEST(Import, ThatIsCancelledPutsNothingIn) {
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    window.show();
    QString said;
    QObject::connect(&fixture.desk(), &ui::Desk::said, [&](const QString& words) { said = words; });
    fixture.desk().sounds().importMixes({fixture.mix("One", 1.0), fixture.mix("Two", 1.0)});
    auto* const strip = window.findChild<ui::notices::ImportStrip*>();
    ASSERT_TRUE(followed(*strip, [&] { return strip->isVisible(); }));
    QTest::mouseClick(strip->findChild<QPushButton*>(), Qt::LeftButton);
    EXPECT_FALSE(strip->isVisible());
    ASSERT_TRUE(fixture.waitFor([&] { return fixture.desk().jobs().running().empty(); }));
    EXPECT_TRUE(fixture.album().tracks.empty());
    EXPECT_TRUE(said.contains(QStringLiteral("cancelled"))) << said.toStdString();
}

TEST(Import, UnderTheHeadingOfADiscGoesOnThatDisc) {
    DeskFixture fixture;
    fixture.import(2);
    fixture.desk().change(QStringLiteral("Disc"), [](core::Album album) {
        album.tracks[1].opensDisc = true;
        return album;
    });
    fixture.desk().sounds().importMixes({fixture.mix("Third", 1.0), fixture.mix("Fourth", 1.0)},
                                        ui::Sounds::ImportPlace{1, true});
    ASSERT_TRUE(fixture.waitFor([&] { return fixture.album().tracks.size() == 4; }));
    EXPECT_EQ(fixture.album().tracks[1].metadata.title, "Third");
    EXPECT_TRUE(fixture.album().tracks[1].opensDisc);
    EXPECT_FALSE(fixture.album().tracks[3].opensDisc);
    fixture.desk().undo();
    EXPECT_EQ(fixture.album().tracks.size(), 2u);
    EXPECT_TRUE(fixture.album().tracks[1].opensDisc);
}

TEST(Desk, MeasuresTheAlbumInTheBackgroundAndSaysWhenTheFiguresAreOlder) {
    DeskFixture fixture;
    fixture.import(2);
    ASSERT_TRUE(fixture.settle());
    const auto* const figures = fixture.desk().print().figures(fixture.album().tracks[0].id);
    ASSERT_TRUE(figures && figures->rendered.integratedLufs);
    fixture.desk().change(QStringLiteral("Level"), [](core::Album album) {
        album.tracks[0].levelDb = -6.0;
        return album;
    });
    EXPECT_FALSE(fixture.desk().print().isCurrent());
    const double before = *figures->rendered.integratedLufs;
    ASSERT_TRUE(fixture.settle());
    EXPECT_NEAR(*fixture.desk().print().figures(fixture.album().tracks[0].id)->rendered.integratedLufs, before - 6.0,
                0.01);
}

TEST(Desk, MakesOneStepOfAGesture) {
    DeskFixture fixture;
    fixture.import(1);
    {
        const ui::Desk::Gesture gesture(fixture.desk(), QStringLiteral("Track level"));
        for (const double level : {-1.0, -2.0, -3.0})
            fixture.desk().change(QStringLiteral("Track level"), [level](core::Album album) {
                album.tracks[0].levelDb = level;
                return album;
            });
    }
    EXPECT_EQ(fixture.desk().document().labels().size(), 2u);
    fixture.desk().undo();
    EXPECT_EQ(fixture.album().tracks[0].levelDb, 0.0);
}

TEST(Desk, DrawsWaveformsOneAfterTheOtherWithoutBeingAsked) {
    DeskFixture fixture;
    std::size_t most = 0;
    QObject::connect(&fixture.desk().jobs(), &ui::Jobs::changed, [&] {
        const auto running = fixture.desk().jobs().running();
        const auto drawing = std::ranges::count(running, QStringLiteral("Drawing waveforms"), &ui::Job::title);
        most = std::max(most, static_cast<std::size_t>(drawing));
    });
    fixture.import(3);
    ASSERT_TRUE(fixture.settle());
    for (const core::Source& source : fixture.album().sources) {
        const auto waveform = fixture.desk().sounds().waveform(source.id);
        ASSERT_NE(waveform, nullptr);
        EXPECT_EQ(waveform->frames(), 2 * 44100);
    }
    EXPECT_EQ(most, 1u);
}

/// Goes only when it may, or after some seconds, so that nobody waits for ever.
class SlowToGo {
  public:
    explicit SlowToGo(std::atomic<bool>& mayGo, std::atomic<bool>& isGone) : mayGo_(mayGo), isGone_(isGone) {}
    ~SlowToGo() {
        const QDeadlineTimer deadline(std::chrono::seconds(5));
        while (!mayGo_ && !deadline.hasExpired()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        isGone_ = true;
    }
    SlowToGo(const SlowToGo&) = delete;
    SlowToGo& operator=(const SlowToGo&) = delete;

  private:
    std::atomic<bool>& mayGo_;
    std::atomic<bool>& isGone_;
};

TEST(Desk, DoesNotWaitForAJobsThreadToEnd) {
    std::atomic<bool> mayGo = false;
    std::atomic<bool> isGone = false;
    bool isDone = false;
    bool wasWaitedFor = false;
    DeskFixture fixture;
    fixture.desk().jobs().start(
        ui::Job::Kind::background, QStringLiteral("Leave slowly"),
        [left = std::make_shared<SlowToGo>(mayGo, isGone)](ui::JobProgress&, const std::stop_token&) {},
        [&] {
            isDone = true;
            wasWaitedFor = isGone;
            mayGo = true;
        });
    ASSERT_TRUE(fixture.waitFor([&] { return isDone; }));
    EXPECT_FALSE(wasWaitedFor);
}

TEST(Desk, LetsJobsAndTheirThreadsGiveWayToTheWindow) {
    DeskFixture fixture;
    const int window = ::getpriority(PRIO_PROCESS, 0);
    std::vector<int> niceness;
    for (const auto kind : {ui::Job::Kind::asked, ui::Job::Kind::background})
        fixture.desk().jobs().start(
            kind, QStringLiteral("Look"),
            [](ui::JobProgress&, const std::stop_token&) {
                int ofHelper = 0;
                std::jthread([&ofHelper] { ofHelper = ::getpriority(PRIO_PROCESS, 0); }).join();
                return ofHelper;
            },
            [&](int found) { niceness.push_back(found); });
    ASSERT_TRUE(fixture.waitFor([&] { return niceness.size() == 2; }));
    std::ranges::sort(niceness);
    EXPECT_EQ(niceness[0], std::min(window + 5, 19));
    EXPECT_EQ(niceness[1], std::min(window + 10, 19));
    EXPECT_EQ(::getpriority(PRIO_PROCESS, 0), window);
}

TEST(Listening, TicksTenTimesASecondWhereNothingMoves) {
    DeskFixture fixture;
    QWidget seen;
    ASSERT_TRUE(fixture.open(seen));
    QElapsedTimer still;
    still.start();
    ASSERT_TRUE(fixture.waitFor([&] { return still.hasExpired(5500); })); // by then every needle has fallen
    int ticks = 0;
    QObject::connect(&fixture.desk().listening(), &ui::Listening::ticked, &fixture.desk(), [&ticks] { ++ticks; });
    still.restart();
    ASSERT_TRUE(fixture.waitFor([&] { return ticks >= 10; }));
    EXPECT_GE(still.elapsed(), 600) << "nine pauses, or more where the machine is busy";
}

} // namespace
