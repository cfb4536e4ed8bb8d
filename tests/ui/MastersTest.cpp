// Another master than the main one, worked on in the window: its chain is shown, edited, heard and measured, and what
// is delivered stays what the deliveries ask for.
#include "tests/ui/ChainStage.h"
#include "tests/ui/DeliveryStage.h"

#include "core/Variants.h"
#include "ui/controls/Knob.h"
#include "ui/controls/Readout.h"
#include "ui/transport/AlbumTitle.h"

#include <gtest/gtest.h>

#include <QInputDialog>
#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>
#include <sndfile.h>

namespace {

std::string modulesOf(const core::Chain& chain) {
    std::string all;
    for (const core::Slot& slot : chain) all += std::string(core::moduleOf(slot).id) + " ";
    return all;
}

/// The mixes are tones of -20 dBFS.
class Stage : public tests::ChainStage {
  public:
    using ChainStage::ChainStage;

    /// By its command, and worked on from then on.
    void add(const char* name) {
        run("chain.addMaster");
        auto* const question = panel->findChild<QInputDialog*>();
        ASSERT_TRUE(question);
        question->setTextValue(QLatin1String(name));
        question->accept();
        delete question; // which else would be found again
        turn();
    }
    const core::Chain& other() const { return album().masters.at(1).albumChain; }
    std::size_t worked() { return desk().selection().master(album()); }
    QToolButton* choice() const { return panel->findChild<QToolButton*>(QStringLiteral("masters")); }
    bool can(const char* command) { return desk().actions().action(QLatin1String(command))->isEnabled(); }
    void setGain(std::size_t master, double gainDb) {
        desk().change(QStringLiteral("Gain"), [&](core::Album changed) {
            std::get<core::GainSettings>(changed.masters[master].albumChain[0].settings).gainDb = gainDb;
            return changed;
        });
    }
    /// Once it is measured: of the album's print.
    double loudness() {
        EXPECT_TRUE(waitFor([this] { return desk().print().isCurrent(); }));
        return desk().print().newest()->album.integratedLufs.value_or(0.0);
    }
};

TEST(Masters, AreShownOnlyWhereThereAreSeveral) {
    Stage stage({}, {"gain"});
    EXPECT_FALSE(stage.choice()->isVisible());
    EXPECT_FALSE(stage.can("chain.nextMaster"));
    EXPECT_FALSE(stage.can("chain.removeMaster"));
    stage.add("vinyl");
    EXPECT_TRUE(stage.choice()->isVisible());
    EXPECT_EQ(stage.choice()->text(), QStringLiteral("vinyl"));
    EXPECT_EQ(stage.strip()->childAt(stage.choice()->geometry().center()), stage.choice()) << "nothing lies on it";
    stage.run("chain.nextMaster");
    EXPECT_EQ(stage.choice()->text(), QStringLiteral("main"));
    emit stage.choice()->menu()->aboutToShow();
    EXPECT_TRUE(stage.choice()->menu()->actions().at(0)->isChecked());
    stage.choice()->menu()->actions().at(1)->trigger();
    EXPECT_EQ(stage.worked(), 1u);
    stage.run("chain.removeMaster");
    Stage::turn();
    EXPECT_FALSE(stage.choice()->isVisible());
}

TEST(Masters, NeedANameOfTheirOwn) {
    Stage stage;
    const QSignalSpy complaints(&stage.desk(), &ui::Desk::complained);
    stage.add("main");
    stage.add(" ");
    EXPECT_EQ(complaints.size(), 2);
    EXPECT_EQ(stage.album().masters.size(), 1u);
}

TEST(Masters, AreEditedOneByOne) {
    Stage stage({"limiter"}, {"gain", "limiter"});
    stage.desk().selection().selectSlot(stage.albumChain()[1].id);
    const core::Master main = stage.album().masters[0];
    stage.add("vinyl");
    EXPECT_EQ(stage.desk().selection().slot(), stage.other()[1].id) << "on in the same module";
    EXPECT_TRUE(stage.tile(stage.other()[0].id));
    EXPECT_FALSE(stage.tile(main.albumChain[0].id));

    auto* const drive = stage.control<ui::controls::Knob>(QStringLiteral("drive"));
    ASSERT_TRUE(drive);
    drive->setFocus();
    QTest::keyClick(drive, Qt::Key_Up);
    EXPECT_GT(std::get<core::LimiterSettings>(stage.other()[1].settings).driveDb, 0.0);
    stage.run("chain.moveLeft");
    EXPECT_EQ(modulesOf(stage.other()), "limiter gain ");
    stage.run("chain.copy");
    stage.run("chain.paste");
    stage.run("chain.addAlbum.equalizer");
    EXPECT_EQ(modulesOf(stage.other()), "limiter limiter equalizer gain ");
    stage.run("chain.remove");
    stage.run("chain.copyAll");
    stage.run("chain.pasteAll");
    EXPECT_EQ(modulesOf(stage.other()), "limiter limiter gain ");
    EXPECT_EQ(stage.album().masters[0], main);
}

TEST(Masters, AreHeardAndMeasuredWhileTheyAreWorkedOn) {
    Stage stage({}, {"gain"});
    auto& engine = stage.desk().listening().engine();
    const double before = stage.loudness();
    EXPECT_EQ(engine.latencyFrames(), 0);
    stage.add("loud");
    stage.setGain(1, 6.0);
    stage.run("chain.addAlbum.limiter");
    EXPECT_TRUE(Stage::waitFor([&] { return engine.latencyFrames() > 0; })) << "the limiter is in what is played";
    EXPECT_NEAR(stage.loudness(), before + 6.0, 0.05);
    stage.run("chain.listen");
    EXPECT_TRUE(stage.settle());
    EXPECT_TRUE(stage.desk().listening().part()) << "a part of it is heard alone";

    stage.run("chain.nextMaster");
    EXPECT_FALSE(stage.desk().listening().part());
    EXPECT_TRUE(Stage::waitFor([&] { return engine.latencyFrames() == 0; }));
    EXPECT_NEAR(stage.loudness(), before, 0.01);
    stage.setGain(1, 9.0);
    EXPECT_TRUE(stage.desk().print().isCurrent()) << "that one is not heard";
}

TEST(Masters, MakeUpForTheirOwnLoudness) {
    Stage stage({}, {"compressor"});
    stage.add("loud");
    stage.desk().change(QStringLiteral("Threshold"), [&](core::Album changed) {
        auto& settings = std::get<core::CompressorSettings>(changed.masters[1].albumChain[0].settings);
        settings.thresholdDb = -40.0; // Takes 10 dB off.
        settings.ratio = 2.0;
        settings.makeupByLoudness = true;
        return changed;
    });
    const auto makeupDb = [&](const core::Chain& chain) {
        return std::get<core::CompressorSettings>(chain[0].settings).makeupDb;
    };
    EXPECT_TRUE(Stage::waitFor([&] { return makeupDb(stage.other()) > 9.0; }));
    EXPECT_EQ(makeupDb(stage.albumChain()), 0.0);
}

TEST(Masters, GiveWayToTheMainOneWhenTheyAreGone) {
    Stage stage({}, {"gain"});
    stage.add("vinyl");
    stage.desk().undo();
    EXPECT_EQ(stage.worked(), 0u);
    EXPECT_TRUE(stage.tile(stage.albumChain()[0].id));
    stage.desk().redo();
    EXPECT_EQ(stage.worked(), 0u) << "nobody has chosen it since";
    stage.run("chain.nextMaster");
    EXPECT_EQ(stage.worked(), 1u);
    stage.run("chain.removeMaster");
    EXPECT_EQ(stage.album().masters.size(), 1u);
    EXPECT_EQ(stage.worked(), 0u);
    stage.desk().undo();
    stage.run("chain.nextMaster");
    EXPECT_EQ(stage.worked(), 1u);
    stage.saveAs(stage.folder() / "Album.lacquer");
    stage.open(stage.folder() / "Album.lacquer");
    ASSERT_EQ(stage.album().masters.size(), 2u);
    EXPECT_EQ(stage.worked(), 0u) << "of another album, if by the same name";
}

TEST(Masters, StayWhereADeliveryAsksForThem) {
    Stage stage({}, {"gain"});
    stage.add("vinyl");
    stage.desk().change(QStringLiteral("Target"), [](core::Album album) {
        album.deliveries = {{.master = "vinyl"}};
        return album;
    });
    const QSignalSpy complaints(&stage.desk(), &ui::Desk::complained);
    stage.run("chain.removeMaster");
    EXPECT_EQ(stage.album().masters.size(), 2u);
    ASSERT_EQ(complaints.size(), 1);
    EXPECT_TRUE(complaints.at(0).at(0).toString().contains(QStringLiteral("vinyl")));
}

TEST(Masters, AreNotDeliveredWhereNobodyAsksForThem) {
    tests::DeliveryStage shown(1);
    shown.edit([](core::Album& album) {
        album = core::addSlot(std::move(album), core::albumChain, core::GainSettings{});
        album = core::withMaster(std::move(album), "loud");
        std::get<core::GainSettings>(album.masters[1].albumChain[0].settings).gainDb = 12.0;
        album.metadata.title = "Blue";
        album.deliveries = {{.format = core::Delivery::Format::wav, .ceilingDbtp = {}}};
    });
    shown.fixture.desk().selection().selectMaster("loud");
    ASSERT_TRUE(shown.fixture.settle());
    const auto lines = shown.window.findChild<ui::transport::AlbumTitle*>()->findChildren<ui::controls::Readout*>();
    EXPECT_TRUE(std::ranges::any_of(lines, [](const auto* each) {
        return each->isVisible() && each->reading().contains(QStringLiteral("master loud"));
    })) << "said on this page too";
    shown.page->setFolder(shown.fixture.folder() / "out");
    shown.page->deliver();
    ASSERT_TRUE(shown.fixture.waitFor([&] { return !shown.page->delivering(); }));
    SF_INFO format{};
    SNDFILE* const file = sf_open((shown.fixture.folder() / "out" / "wav24" / "Blue.wav").c_str(), SFM_READ, &format);
    ASSERT_TRUE(file);
    double peak = 0.0;
    sf_command(file, SFC_CALC_SIGNAL_MAX, &peak, sizeof peak);
    sf_close(file);
    EXPECT_NEAR(peak, 0.1 * 8388608.0, 2000.0);
}

} // namespace
