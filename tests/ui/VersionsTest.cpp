// Versions of a track, bound and taken off in the window.
#include "core/Edits.h"
#include "engine/analysis/ReplaceMix.h"
#include "tests/support/Signals.h"
#include "tests/ui/DeskFixture.h"
#include "tests/ui/Wav24.h"
#include "ui/album/TrackVersions.h"
#include "ui/controls/SegmentedChoice.h"

#include <gtest/gtest.h>

#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

#include <fstream>

namespace {

using tests::DeskFixture;
using Kind = core::Version::Kind;
namespace fs = std::filesystem;

constexpr int rate = 44100;

/// A window over an album with one song, whose instrumental begins a fifth of a second later.
class Versions : public testing::Test {
  protected:
    Versions() {
        window.show();
        const fs::path main = write("Song.wav", song);
        instrumental = write("Song inst.wav", tests::joined(tests::onBoth(tests::silence(rate / 5)), song));
        fixture.desk().sounds().importMixes({main});
        EXPECT_TRUE(fixture.waitFor([&] { return fixture.album().tracks.size() == 1; }));
        EXPECT_TRUE(fixture.settle());
        fixture.desk().selection().selectTrack(fixture.album().tracks[0].id);
        QObject::connect(&fixture.desk(), &ui::Desk::said, [&](const QString& words) { said = words; });
        QObject::connect(&fixture.desk(), &ui::Desk::complained, [&](const QString& words) { complained = words; });
    }

    fs::path write(const std::string& name, const tests::StereoSignal& signal) {
        std::vector<float> samples;
        for (std::size_t i = 0; i < signal.left.size(); ++i)
            for (const double each : {signal.left[i], signal.right[i]}) samples.push_back(static_cast<float>(each));
        return tests::writeWav24(fixture.folder() / name, samples);
    }

    ui::album::TrackVersions& dialog() {
        auto* found = window.findChild<ui::album::TrackVersions*>();
        if (!found) fixture.desk().actions().action(QStringLiteral("track.bindVersion"))->trigger();
        return found ? *found : *window.findChild<ui::album::TrackVersions*>();
    }
    /// Shown, with that word or name.
    QPushButton* button(const QString& name) {
        for (auto* const each : dialog().findChildren<QPushButton*>())
            if (each->isVisible() && (each->text() == name || each->accessibleName() == name)) return each;
        return nullptr;
    }
    QLineEdit* field(int place) { return dialog().findChildren<QLineEdit*>().at(place); }
    void choose(Kind kind) {
        auto* const kinds = dialog().findChild<ui::controls::SegmentedChoice*>();
        kinds->setChosen(static_cast<int>(kind));
        emit kinds->chose(static_cast<int>(kind));
    }
    /// Until the job is over, which the dialog does not outlive.
    void bind(const fs::path& file, const char* with = "Bind") {
        dialog().setFile(file);
        ASSERT_TRUE(button(QLatin1String(with)));
        button(QLatin1String(with))->click();
        DeskFixture::turn();
        ASSERT_TRUE(fixture.settle());
        DeskFixture::turn();
    }
    bool shows(const QString& words) {
        for (const auto* const label : dialog().findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(words)) return true;
        return false;
    }

    DeskFixture fixture;
    ui::MainWindow window{fixture.desk()};
    tests::StereoSignal song = tests::musicLike(8 * rate, rate, -6.0);
    fs::path instrumental;
    QString said;
    QString complained;
};

TEST_F(Versions, AreBoundAsTheCommandLineBindsThemAndUndoneInOneStep) {
    const core::Album before = fixture.album();
    const auto wanted = engine::analysis::addVersion(
        before, before.tracks[0].id, instrumental,
        {.kind = Kind::instrumental, .titleSuffix = " (Instrumental)", .isrc = "QZABC2600007"},
        fixture.desk().sounds().library());
    ASSERT_EQ(wanted.offsetFrames, rate / 5);
    EXPECT_FALSE(button(QStringLiteral("Bind"))->isEnabled()) << "no file is chosen yet";
    QTest::keyClicks(field(2), QStringLiteral("QZABC2600007"));
    bind(instrumental);
    EXPECT_EQ(fixture.album(), wanted.album);
    EXPECT_TRUE(complained.isEmpty()) << complained.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("instrumental version begins 0.200 s later"))) << said.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("likeness"))) << said.toStdString();
    fixture.desk().undo();
    EXPECT_EQ(fixture.album(), before);
}

TEST_F(Versions, OfAKindTakeItsNameAndThePlaceOfTheOneBefore) {
    bind(instrumental);
    choose(Kind::tv);
    EXPECT_EQ(field(1)->text(), QStringLiteral("(TV Track)"));
    EXPECT_FALSE(shows(QStringLiteral("In the place of")));
    choose(Kind::instrumental);
    EXPECT_TRUE(shows(QStringLiteral("In the place of the instrumental version that the track has, Song inst.wav")));
    field(1)->clear();
    QTest::keyClicks(field(1), QStringLiteral("(Karaoke)"));
    bind(write("Other inst.wav", song), "Replace");
    ASSERT_EQ(fixture.album().tracks[0].versions.size(), 1U);
    EXPECT_EQ(fixture.album().tracks[0].versions[0].titleSuffix, " (Karaoke)");
    EXPECT_EQ(fixture.album().sources.size(), 2U) << "the one before has gone with its source";
    choose(Kind::instrumental);
    EXPECT_EQ(field(1)->text(), QStringLiteral("(Karaoke)")) << "what it is called stays when it is replaced again";
}

TEST_F(Versions, AreTakenOffWithTheirSource) {
    const core::Album before = fixture.album();
    EXPECT_FALSE(button(QStringLiteral("Remove the instrumental version")));
    bind(instrumental);
    ASSERT_EQ(fixture.album().sources.size(), 2U);
    EXPECT_TRUE(shows(QStringLiteral("Song inst.wav")));
    EXPECT_FALSE(button(QStringLiteral("Remove the TV version")));
    QPushButton* const remove = button(QStringLiteral("Remove the instrumental version"));
    ASSERT_TRUE(remove);
    remove->click();
    EXPECT_EQ(fixture.album().tracks, before.tracks);
    EXPECT_EQ(fixture.album().sources, before.sources);
    EXPECT_EQ(fixture.desk().document().undoLabel(), "Remove version");
    EXPECT_FALSE(button(QStringLiteral("Remove the instrumental version")));
}

TEST_F(Versions, ThatCannotBeUsedAreRefusedAndChangeNothing) {
    const core::Album before = fixture.album();
    std::ofstream(fixture.folder() / "Notes.wav") << "no sound";
    const fs::path unreadable = fixture.folder() / "Notes.wav";
    const fs::path missing = fixture.folder() / "None.wav";
    const fs::path other =
        write("Other song.wav", {tests::noise(-10.0, 8 * rate, 3), tests::noise(-10.0, 8 * rate, 4)});
    for (const fs::path& file : {unreadable, missing, other, fixture.folder() / "Song.wav"}) {
        complained.clear();
        bind(file);
        EXPECT_TRUE(complained.contains(QString::fromStdString(file.filename().string())))
            << file << ": " << complained.toStdString();
        EXPECT_EQ(fixture.album(), before) << file;
    }
}

TEST_F(Versions, StandBelowTheSourceOfTheirTrack) {
    const auto shown = [&]() -> std::optional<QString> {
        for (const auto* const each : window.findChildren<QLineEdit*>())
            if (each->accessibleName() == QStringLiteral("Versions") && each->isVisible()) return each->text();
        return std::nullopt;
    };
    EXPECT_EQ(shown(), std::nullopt);
    bind(instrumental);
    EXPECT_EQ(shown(), QStringLiteral("instrumental"));
    fixture.desk().undo();
    EXPECT_EQ(shown(), std::nullopt);
}

TEST_F(Versions, AreChosenAmongTheFilesBesideTheMix) {
    QString folder;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, [&] {
        auto* const asks = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        if (!asks) return;
        look.stop();
        folder = asks->directory().absolutePath();
        asks->selectFile(QString::fromStdString(instrumental.string()));
        static_cast<QDialog*>(asks)->accept(); // the file dialog keeps its own to itself
    });
    look.start(10);
    button(QStringLiteral("Choose..."))->click();
    EXPECT_EQ(folder.toStdString(), fixture.folder().path().string());
    EXPECT_EQ(field(0)->text(), QStringLiteral("Song inst.wav"));
    EXPECT_TRUE(button(QStringLiteral("Bind"))->isEnabled());
}

} // namespace
