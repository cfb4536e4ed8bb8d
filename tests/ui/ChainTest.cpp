// The chains: tiles and modules with a real mouse and real keys over a real desk.
#include "tests/ui/DeskFixture.h"

#include "core/ChainEdits.h"
#include "core/Parameter.h"
#include "ui/chain/ChainPanel.h"
#include "ui/chain/EqualizerPicture.h"
#include "ui/chain/LevelTrace.h"
#include "ui/chain/SlotTile.h"
#include "ui/chain/StaticCurve.h"
#include "ui/chain/TileStrip.h"
#include "ui/controls/Knob.h"
#include "ui/controls/PowerDot.h"
#include "ui/controls/SegmentedChoice.h"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QMouseEvent>
#include <QRadioButton>
#include <QToolButton>

#include <cmath>

namespace {

using tests::DeskFixture;
using ui::chain::EqualizerPicture;
using ui::chain::SlotTile;
using ui::controls::Knob;

core::Settings standard(const char* module) {
    return core::findModule(module)->standard();
}

/// Two tracks; the first with the modules that are named, in the window's chain panel.
class Stage : public DeskFixture {
  public:
    explicit Stage(std::initializer_list<const char*> track = {}, std::initializer_list<const char*> album = {}) {
        import(2);
        desk().change(QStringLiteral("Chains"), [&](core::Album changed) {
            for (const char* const module : track)
                changed = core::addSlot(std::move(changed), {changed.tracks[0].id}, standard(module));
            for (const char* const module : album)
                changed = core::addSlot(std::move(changed), core::albumChain, standard(module));
            return changed;
        });
        desk().selection().selectTrack(this->album().tracks[0].id);
        panel = std::make_unique<ui::chain::ChainPanel>(desk());
        panel->resize(1000, 560);
        panel->show();
        (void)QTest::qWaitForWindowActive(panel.get());
    }
    const core::Chain& track(std::size_t at = 0) const { return album().tracks[at].chain; }
    const core::Chain& albumChain() const { return album().masters[0].albumChain; }
    std::size_t steps() { return desk().document().state(); }

    QWidget* strip() const { return panel->findChild<QWidget*>(QStringLiteral("chainTiles")); }
    SlotTile* tile(core::SlotId slot) const {
        for (auto* const each : panel->findChildren<SlotTile*>())
            if (each->id() == slot && each->isVisible()) return each;
        return nullptr;
    }
    template <class Control>
    Control* control(const QString& id) const {
        auto* const found = panel->findChild<QWidget*>(id);
        if (auto* const own = qobject_cast<Control*>(found)) return own;
        return found ? found->findChild<Control*>() : nullptr;
    }
    /// From press to the last move; the release is the caller's.
    static void drag(QWidget* on, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mousePress(on, Qt::LeftButton, modifiers, from);
        for (const int part : {1, 2, 3, 4}) move(on, from + (to - from) * part / 4, modifiers);
    }
    static void move(QWidget* on, QPoint to, Qt::KeyboardModifiers modifiers = {}) {
        QMouseEvent event(QEvent::MouseMove, to, on->mapToGlobal(QPointF(to)), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(on, &event);
    }
    void run(const char* command) { desk().actions().action(QLatin1String(command))->trigger(); }

    std::unique_ptr<ui::chain::ChainPanel> panel;
};

std::string modulesOf(const core::Chain& chain) {
    std::string all;
    for (const core::Slot& slot : chain) all += std::string(core::moduleOf(slot).id) + " ";
    return all;
}

const core::EqualizerBand& band(const core::Slot& slot, std::size_t place) {
    return std::get<core::EqualizerSettings>(slot.settings).bands[place];
}

TEST(Chain, HasAControlForEveryRowOfEveryModule) {
    for (const core::Module& module : core::modules()) {
        Stage stage;
        stage.run((std::string("chain.add.") + std::string(module.id)).c_str());
        ASSERT_EQ(stage.track().size(), 1u);
        if (module.bands > 0) stage.panel->findChild<QToolButton*>(QStringLiteral("addBand"))->click();
        QCoreApplication::processEvents();
        for (const core::Parameter& row : module.parameters) {
            const core::ParameterRef parameter{&row, 0};
            const auto id = QString::fromStdString(core::parameterId(parameter));
            QWidget* const control = stage.panel->findChild<QWidget*>(id);
            ASSERT_TRUE(control && control->isVisible()) << module.id << " " << id.toStdString();
            EXPECT_EQ(control->isEnabled(), core::applies(stage.track()[0], parameter)) << id.toStdString();
            if (row.kind != core::Kind::continuous) continue;
            auto* const number = stage.control<ui::controls::ValueControl>(id);
            ASSERT_TRUE(number) << id.toStdString();
            number->setFocus();
            QTest::keyClick(number, Qt::Key_Home);
            EXPECT_EQ(parameter.get(stage.track()[0]), row.range.min) << module.id << " " << id.toStdString();
        }
    }
}

TEST(Chain, AddsWhereThePlusIsAndSelectsIt) {
    Stage stage({"equalizer"}, {"limiter"});
    stage.run("chain.add.compressor");
    EXPECT_EQ(modulesOf(stage.track()), "equalizer compressor ");
    EXPECT_EQ(stage.desk().selection().slot(), stage.track()[1].id);
    stage.run("chain.addAlbum.gain");
    EXPECT_EQ(modulesOf(stage.albumChain()), "limiter gain ");
    EXPECT_EQ(stage.desk().document().undoLabel(), "Add Gain");
}

TEST(Chain, TakesTheSlotAwayWithDelAndSelectsTheNext) {
    Stage stage({"equalizer", "compressor", "gain"});
    stage.desk().selection().selectSlot(stage.track()[1].id);
    stage.tile(stage.track()[1].id)->setFocus();
    QTest::keyClick(stage.tile(stage.track()[1].id), Qt::Key_Delete);
    EXPECT_EQ(modulesOf(stage.track()), "equalizer gain ");
    EXPECT_EQ(stage.desk().selection().slot(), stage.track()[1].id);
    stage.desk().undo();
    EXPECT_EQ(modulesOf(stage.track()), "equalizer compressor gain ");
}

TEST(Chain, LetsGoOfATileThatIsUndoneWhileItIsDragged) {
    Stage stage({"equalizer", "compressor"});
    stage.run("chain.add.gain");
    auto* const tile = stage.tile(stage.track()[2].id);
    QWidget* const strip = tile->parentWidget();
    Stage::drag(strip, tile->geometry().center(), tile->geometry().center() - QPoint(60, 0));
    stage.desk().undo();
    QTest::qWait(1); // the tile is deleted
    Stage::move(strip, QPoint(20, 20));
    QTest::mouseRelease(strip, Qt::LeftButton, {}, QPoint(20, 20));
    EXPECT_EQ(modulesOf(stage.track()), "equalizer compressor ");
    EXPECT_TRUE(stage.desk().document().canRedo());
}

TEST(Chain, MovesATileByDraggingIt) {
    Stage stage({"equalizer", "compressor", "gain"});
    auto* const first = stage.tile(stage.track()[0].id);
    auto* const last = stage.tile(stage.track()[2].id);
    const QPoint to = first->mapFrom(stage.strip(), last->geometry().center() + QPoint(20, 0));
    Stage::drag(first, {20, 50}, to);
    QTest::mouseRelease(first, Qt::LeftButton, {},
                        first->mapFrom(stage.strip(), last->geometry().center() + QPoint(20, 0)));
    EXPECT_EQ(modulesOf(stage.track()), "compressor gain equalizer ");
    EXPECT_EQ(stage.desk().document().undoLabel(), "Move Equalizer");
}

TEST(Chain, MovesATileFromTheTrackToTheAlbum) {
    Stage stage({"equalizer", "compressor"}, {"limiter"});
    const core::Slot moved = stage.track()[1];
    auto* const tile = stage.tile(moved.id);
    auto* const limiter = stage.tile(stage.albumChain()[0].id);
    const QPoint target = limiter->geometry().center() - QPoint(30, 0);
    Stage::drag(tile, {20, 50}, tile->mapFrom(stage.strip(), target));
    QTest::mouseRelease(tile, Qt::LeftButton, {}, tile->mapFrom(stage.strip(), target));
    EXPECT_EQ(modulesOf(stage.track()), "equalizer ");
    EXPECT_EQ(modulesOf(stage.albumChain()), "compressor limiter ");
    EXPECT_EQ(stage.albumChain()[0], moved);
}

TEST(Chain, PutsTheTileBackWithEscape) {
    Stage stage({"equalizer", "compressor"});
    auto* const tile = stage.tile(stage.track()[0].id);
    const QPoint place = tile->pos();
    Stage::drag(tile, {20, 50}, {400, 50});
    EXPECT_NE(tile->pos(), place);
    QTest::keyClick(tile, Qt::Key_Escape);
    EXPECT_EQ(tile->pos(), place);
    QTest::mouseRelease(tile, Qt::LeftButton);
    EXPECT_EQ(modulesOf(stage.track()), "equalizer compressor ");
}

TEST(Chain, GoesFromTileToTileWithArrowsAndToTheFirstKnobWithEnter) {
    Stage stage({"gain", "compressor"}, {"limiter"});
    stage.desk().selection().selectSlot(stage.track()[0].id);
    stage.tile(stage.track()[0].id)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    EXPECT_EQ(stage.desk().selection().slot(), stage.track()[1].id);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    EXPECT_EQ(stage.desk().selection().slot(), stage.albumChain()[0].id);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    ASSERT_TRUE(qobject_cast<Knob*>(QApplication::focusWidget()));
    EXPECT_EQ(QApplication::focusWidget()->objectName(), QStringLiteral("drive"));
}

TEST(Chain, SwitchesASlotByItsDotAndByTheHead) {
    Stage stage({"gain"});
    auto* const tile = stage.tile(stage.track()[0].id);
    QTest::mouseClick(tile, Qt::LeftButton, {}, tile->dotRect().center());
    EXPECT_FALSE(stage.track()[0].enabled);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Gain off");
    QTest::mouseClick(stage.panel->findChild<ui::controls::PowerDot*>(), Qt::LeftButton);
    EXPECT_TRUE(stage.track()[0].enabled);
    stage.run("chain.enabled");
    EXPECT_FALSE(stage.track()[0].enabled);
}

TEST(Chain, PastesIntoTheChainsOfAllSelectedTracks) {
    Stage stage({"equalizer", "compressor"});
    stage.desk().selection().selectSlot(stage.track()[1].id);
    auto* const tile = stage.tile(stage.track()[1].id);
    tile->setFocus();
    QTest::keyClick(tile, Qt::Key_C, Qt::ControlModifier);
    stage.desk().selection().selectTracks({stage.album().tracks[0].id, stage.album().tracks[1].id},
                                          stage.album().tracks[0].id);
    QTest::keyClick(stage.tile(stage.track()[1].id), Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(modulesOf(stage.track(0)), "equalizer compressor compressor ");
    ASSERT_EQ(modulesOf(stage.track(1)), "compressor ");
    EXPECT_NE(stage.track(1)[0].id, stage.track(0)[1].id);
    stage.desk().undo();
    EXPECT_EQ(modulesOf(stage.track(0)), "equalizer compressor ");
    EXPECT_EQ(modulesOf(stage.track(1)), "");
}

TEST(Chain, ReplacesWholeChains) {
    Stage stage({"equalizer", "compressor"});
    stage.run("chain.copyAll");
    stage.desk().selection().selectTrack(stage.album().tracks[1].id);
    stage.run("chain.pasteAll");
    EXPECT_EQ(modulesOf(stage.track(1)), "equalizer compressor ");
}

TEST(Chain, ShowsTheModuleOfTheSameKindOnAnotherTrack) {
    Stage stage({"gain", "compressor"}, {"limiter"});
    stage.desk().change(QStringLiteral("Chain"), [](core::Album album) {
        const core::ChainPlace second{album.tracks[1].id};
        album = core::addSlot(std::move(album), second, standard("equalizer"));
        return core::addSlot(std::move(album), second, standard("compressor"));
    });
    stage.desk().selection().selectSlot(stage.track(0)[1].id);
    stage.desk().selection().selectTrack(stage.album().tracks[1].id);
    EXPECT_EQ(stage.desk().selection().slot(), stage.track(1)[1].id);
}

TEST(Chain, MakesOneStepOfAKnobTurnLabelledAsItsRow) {
    Stage stage({"equalizer"});
    stage.panel->findChild<QToolButton*>(QStringLiteral("addBand"))->click();
    QCoreApplication::processEvents();
    auto* const gain = stage.control<Knob>(QStringLiteral("band1.gain"));
    ASSERT_TRUE(gain);
    const std::size_t before = stage.steps();
    Stage::drag(gain, gain->rect().center(), gain->rect().center() - QPoint(0, 44));
    EXPECT_NEAR(band(stage.track()[0], 0).gainDb, 48.0 * 44.0 / 220.0, 1e-9);
    QTest::mouseRelease(gain, Qt::LeftButton);
    EXPECT_EQ(stage.steps(), before + 1);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Equalizer: band 1 gain");
    stage.desk().undo();
    EXPECT_EQ(gain->value(), 0.0);
}

TEST(Chain, EndsAHeldTurnWhenTheWindowGoes) {
    Stage stage({"gain"});
    auto* const gain = stage.control<Knob>(QStringLiteral("gain"));
    const std::size_t before = stage.steps();
    Stage::drag(gain, gain->rect().center(), gain->rect().center() - QPoint(0, 44));
    stage.panel.reset();
    EXPECT_EQ(stage.steps(), before + 1);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Gain: gain");
    EXPECT_NEAR(std::get<core::GainSettings>(stage.track()[0].settings).gainDb, 9.6, 1e-9);
}

TEST(Chain, KeepsAnAlternativeToSwapWith) {
    Stage stage({"gain"});
    stage.run("chain.swapAlternative");
    auto* const gain = stage.control<Knob>(QStringLiteral("gain"));
    gain->setFocus();
    QTest::keyClick(gain, Qt::Key_PageUp);
    EXPECT_NEAR(std::get<core::GainSettings>(stage.track()[0].settings).gainDb, 1.0, 1e-9);
    stage.run("chain.swapAlternative");
    EXPECT_EQ(gain->value(), 0.0);
    stage.run("chain.swapAlternative");
    EXPECT_NEAR(gain->value(), 1.0, 1e-9);
    stage.run("chain.reset");
    EXPECT_EQ(gain->value(), 0.0);
}

TEST(Chain, SaysWhichOfAAndBIsHeard) {
    Stage stage({"gain"});
    auto* const heard = stage.panel->findChild<ui::controls::SegmentedChoice*>(QStringLiteral("heard"));
    ASSERT_TRUE(heard);
    EXPECT_EQ(heard->chosen(), 0);
    QTest::mouseClick(heard->findChildren<QRadioButton*>().at(1), Qt::LeftButton);
    EXPECT_TRUE(stage.track()[0].swapped);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Gain: hear B");
    stage.run("chain.swapAlternative");
    EXPECT_EQ(heard->chosen(), 0);
    stage.desk().undo();
    EXPECT_EQ(heard->chosen(), 1);
    auto* const gain = stage.control<Knob>(QStringLiteral("gain"));
    gain->setFocus();
    QTest::keyClick(gain, Qt::Key_PageUp);
    stage.run("chain.copyAlternative");
    EXPECT_EQ(stage.desk().document().undoLabel(), "Gain: copy B to A");
}

TEST(Chain, CopiesToWindowsOfOtherProgramsAndTakesNoRubbishFromThem) {
    Stage other({"compressor"});
    other.desk().change(QStringLiteral("Ratio"), [](core::Album album) {
        std::get<core::CompressorSettings>(album.tracks[0].chain[0].settings).ratio = 7.0;
        return album;
    });
    other.run("chain.copy");
    Stage stage({"gain"});
    stage.run("chain.paste");
    ASSERT_EQ(modulesOf(stage.track()), "gain compressor ");
    EXPECT_EQ(std::get<core::CompressorSettings>(stage.track()[1].settings).ratio, 7.0);
    QString said;
    QObject::connect(&stage.desk(), &ui::Desk::said, [&](const QString& words) { said = words; });
    const std::size_t before = stage.steps();
    for (const char* rubbish : {"", "Dear Sir", "{\"lacquerChain\": [{\"module\": \"reverb\"}]}", "{{{{"}) {
        QGuiApplication::clipboard()->setText(QString::fromLatin1(rubbish));
        stage.run("chain.paste");
        stage.run("chain.pasteAll");
        EXPECT_TRUE(said.contains(QStringLiteral("no module")));
    }
    EXPECT_EQ(stage.steps(), before);
}

TEST(Chain, ShowsWhichRowsOfABandHaveNoSay) {
    Stage stage({"equalizer"});
    stage.panel->findChild<QToolButton*>(QStringLiteral("addBand"))->click();
    QCoreApplication::processEvents();
    const auto isEnabled = [&](const char* id) {
        return stage.panel->findChild<QWidget*>(QLatin1String(id))->isEnabled();
    };
    EXPECT_TRUE(isEnabled("band1.gain"));
    EXPECT_FALSE(isEnabled("band1.slope"));
    stage.desk().change(QStringLiteral("Type"), [](core::Album album) {
        auto& bands = std::get<core::EqualizerSettings>(album.tracks[0].chain[0].settings).bands;
        bands[0].type = core::EqualizerBand::Type::highCut;
        return album;
    });
    EXPECT_FALSE(isEnabled("band1.gain"));
    EXPECT_TRUE(isEnabled("band1.slope"));
}

TEST(Chain, MovesTheLinesOfThePicturesByKeys) {
    Stage stage({"compressor"}, {"limiter"});
    stage.desk().selection().selectSlot(stage.albumChain()[0].id);
    auto* const trace = stage.panel->findChild<ui::chain::LevelTrace*>();
    trace->setFocus();
    ASSERT_TRUE(trace->hasFocus());
    const std::size_t before = stage.steps();
    QTest::keyPress(trace, Qt::Key_Down);
    QTest::keyPress(trace, Qt::Key_Down); // held down
    QTest::keyRelease(trace, Qt::Key_Down);
    EXPECT_NEAR(std::get<core::LimiterSettings>(stage.albumChain()[0].settings).ceilingDbtp, -1.2, 1e-9);
    EXPECT_EQ(stage.steps(), before + 1);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Limiter: ceiling");
    EXPECT_TRUE(QAccessible::queryAccessibleInterface(trace)->text(QAccessible::Value).contains(QStringLiteral("1.2")));
}

TEST(Chain, GoesFromHandleToHandleOfTheCurveByKeys) {
    Stage stage({"compressor"});
    auto* const curve = stage.panel->findChild<ui::chain::StaticCurve*>();
    const auto settings = [&] { return std::get<core::CompressorSettings>(stage.track()[0].settings); };
    curve->setFocus();
    ASSERT_TRUE(curve->hasFocus());
    QTest::keyClick(curve, Qt::Key_Up);
    EXPECT_NEAR(settings().thresholdDb, -17.9, 1e-9);
    QTest::keyClick(curve, Qt::Key_Right);
    EXPECT_TRUE(curve->spokenText().startsWith(QStringLiteral("Ratio")));
    const double ratio = settings().ratio;
    QTest::keyClick(curve, Qt::Key_Up);
    EXPECT_GT(settings().ratio, ratio);
    QTest::keyClick(curve, Qt::Key_Left);
    QTest::keyClick(curve, Qt::Key_Left);
    QTest::keyClick(curve, Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_NEAR(settings().kneeDb, 5.99, 1e-9);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Compressor: knee");
}

TEST(Chain, SetsTheCeilingByItsLineInOneStepAndTakesItBackWithEscape) {
    Stage stage({}, {"limiter"});
    auto* const trace = stage.panel->findChild<ui::chain::LevelTrace*>();
    ASSERT_TRUE(trace);
    const auto ceilingDb = [&] { return std::get<core::LimiterSettings>(stage.albumChain()[0].settings).ceilingDbtp; };
    // From +3 dB at the top to -36 dB at the bottom.
    const auto place = [&](double db) { return QPoint(60, qRound(trace->height() * (3.0 - db) / 39.0)); };
    const std::size_t before = stage.steps();
    Stage::drag(trace, place(-1.0), place(-6.0));
    QTest::mouseRelease(trace, Qt::LeftButton, {}, place(-6.0));
    EXPECT_NEAR(ceilingDb(), -6.0, 0.2);
    EXPECT_EQ(stage.steps(), before + 1);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Limiter: ceiling");
    Stage::drag(trace, place(-6.0), place(-11.0));
    EXPECT_NEAR(ceilingDb(), -11.0, 0.2);
    QTest::keyClick(trace, Qt::Key_Escape);
    EXPECT_NEAR(ceilingDb(), -6.0, 0.2);
    EXPECT_EQ(stage.steps(), before + 1);
    Stage::drag(trace, place(-30.0), place(-11.0)); // beside the line: nothing is grabbed
    QTest::mouseRelease(trace, Qt::LeftButton, {}, place(-11.0));
    EXPECT_EQ(stage.steps(), before + 1);
}

TEST(Chain, SetsTheThresholdByItsHandleOnTheCurve) {
    Stage stage({"compressor"});
    auto* const curve = stage.panel->findChild<ui::chain::StaticCurve*>();
    ASSERT_TRUE(curve);
    const auto settings = [&] { return std::get<core::CompressorSettings>(stage.track()[0].settings); };
    // The plot goes from -60 dB to 0, 8 px within the widget.
    const auto pixels = [&](ui::chain::CurvePoint at) {
        return QPoint(qRound(curve->width() - 8 + at.inDb / 60.0 * (curve->width() - 16)),
                      qRound(8 - at.outDb / 60.0 * (curve->height() - 16)));
    };
    const QPoint from = pixels(ui::chain::handleAt(settings(), ui::chain::CurveHandle::threshold));
    const std::size_t before = stage.steps();
    Stage::drag(curve, from, from - QPoint(40, 0));
    QTest::mouseRelease(curve, Qt::LeftButton, {}, from - QPoint(40, 0));
    EXPECT_NEAR(settings().thresholdDb, -18.0 - 40.0 * 60.0 / (curve->width() - 16), 0.5);
    EXPECT_EQ(stage.steps(), before + 1);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Compressor: threshold");
}

TEST(Chain, KeepsTheHeightOfItsTilesWhateverTheTrack) {
    Stage stage;
    stage.panel->resize(700, 380);
    const int without = stage.strip()->height();
    for (int n = 0; n < 8; ++n) stage.run("chain.add.gain");
    QCoreApplication::processEvents();
    EXPECT_EQ(stage.strip()->height(), without);
    EXPECT_EQ(stage.strip()->visibleRegion().boundingRect().height(), without);
}

class EqualizerPictureTest : public testing::Test {
  protected:
    EqualizerPictureTest() : picture(*stage.panel->findChild<EqualizerPicture*>()) {}
    const core::EqualizerBand& band(std::size_t place) const { return ::band(stage.track()[0], place); }
    QPoint node(int place) const {
        for (const auto& each : picture.nodes())
            if (each.band == place) return each.at.toPoint();
        return {-1, -1};
    }
    void doubleClick(QPoint at) { QTest::mouseDClick(&picture, Qt::LeftButton, {}, at); }

    Stage stage{"equalizer"};
    EqualizerPicture& picture;
};

TEST_F(EqualizerPictureTest, AddsABandWhereItIsDoubleClicked) {
    const QPoint at(picture.width() / 2, picture.height() / 3);
    doubleClick(at);
    ASSERT_TRUE(band(0).on);
    EXPECT_GT(band(0).gainDb, 1.0);
    EXPECT_NEAR(node(0).x(), at.x(), 1);
    EXPECT_NEAR(node(0).y(), at.y(), 1);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Equalizer: add band 1");
}

TEST_F(EqualizerPictureTest, MovesFrequencyAndGainWithANodeInOneStep) {
    doubleClick({picture.width() / 2, picture.height() / 2});
    const std::size_t before = stage.steps();
    const QPoint from = node(0);
    const core::EqualizerBand was = band(0);
    Stage::drag(&picture, from, from + QPoint(60, -30));
    QTest::mouseRelease(&picture, Qt::LeftButton, {}, from + QPoint(60, -30));
    EXPECT_GT(band(0).frequencyHz, was.frequencyHz * 1.3);
    EXPECT_GT(band(0).gainDb, was.gainDb + 1.0);
    EXPECT_NEAR(node(0).x(), from.x() + 60, 1);
    EXPECT_NEAR(node(0).y(), from.y() - 30, 1);
    EXPECT_EQ(stage.steps(), before + 1);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Equalizer: band 1");
}

TEST_F(EqualizerPictureTest, TakesADragBackWithEscape) {
    doubleClick({picture.width() / 2, picture.height() / 2});
    const std::size_t before = stage.steps();
    const core::EqualizerBand was = band(0);
    picture.setFocus();
    Stage::drag(&picture, node(0), node(0) + QPoint(60, -30));
    EXPECT_NE(band(0), was);
    QTest::keyClick(&picture, Qt::Key_Escape);
    EXPECT_EQ(band(0), was);
    EXPECT_EQ(stage.steps(), before);
}

TEST_F(EqualizerPictureTest, TurnsQWithCtrl) {
    doubleClick({picture.width() / 2, picture.height() / 3});
    const core::EqualizerBand was = band(0);
    Stage::drag(&picture, node(0), node(0) - QPoint(0, 60), Qt::ControlModifier);
    QTest::mouseRelease(&picture, Qt::LeftButton);
    EXPECT_NEAR(band(0).q, 2.0 * was.q, 0.01);
    EXPECT_EQ(band(0).frequencyHz, was.frequencyHz);
    EXPECT_EQ(band(0).gainDb, was.gainDb);
}

TEST_F(EqualizerPictureTest, SwitchesResetsAndRemovesABand) {
    doubleClick({picture.width() / 2, picture.height() / 3});
    doubleClick(node(0));
    EXPECT_FALSE(band(0).on);
    doubleClick(node(0));
    EXPECT_TRUE(band(0).on);
    QTest::mouseClick(&picture, Qt::LeftButton, Qt::AltModifier, node(0));
    EXPECT_EQ(band(0).gainDb, 0.0);
    picture.setFocus();
    QTest::keyClick(&picture, Qt::Key_Delete);
    EXPECT_EQ(band(0), core::EqualizerBand{});
    EXPECT_TRUE(picture.nodes().empty());
}

TEST_F(EqualizerPictureTest, GoesFromBandToBandByFrequencyWithTheArrows) {
    doubleClick({picture.width() * 3 / 4, picture.height() / 2 - 20});
    doubleClick({picture.width() / 4, picture.height() / 2 - 20});
    doubleClick({picture.width() / 2, picture.height() / 2 - 20});
    picture.setFocus();
    QTest::keyClick(&picture, Qt::Key_Left);
    QCoreApplication::processEvents();
    EXPECT_TRUE(stage.panel->findChild<QWidget*>(QStringLiteral("band2.gain")));
    QTest::keyClick(&picture, Qt::Key_Right);
    QTest::keyClick(&picture, Qt::Key_Right);
    EXPECT_TRUE(stage.panel->findChild<QWidget*>(QStringLiteral("band1.gain")));
    const double was = band(0).gainDb;
    QTest::keyClick(&picture, Qt::Key_Up);
    EXPECT_NEAR(band(0).gainDb, was + 0.1, 1e-9);
}

} // namespace
