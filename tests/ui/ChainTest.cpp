// The chains: tiles and modules with a real mouse and real keys over a real desk.
#include "tests/ui/ChainStage.h"
#include "tests/ui/Paints.h"

#include "core/ChainEdits.h"
#include "core/Parameter.h"
#include "ui/chain/Captioned.h"
#include "ui/chain/ChainPanel.h"
#include "ui/chain/ControlsArea.h"
#include "ui/chain/ModulePicture.h"
#include "ui/chain/SlotTile.h"
#include "ui/chain/TileStrip.h"
#include "ui/controls/Knob.h"
#include "ui/controls/PowerDot.h"
#include "ui/controls/SegmentedChoice.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMouseEvent>
#include <QRadioButton>
#include <QToolButton>

#include <cmath>

namespace {

using Stage = tests::ChainStage;
using ui::chain::SlotTile;
using ui::controls::Knob;

core::Settings standard(const char* module) {
    return core::findModule(module)->standard();
}

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
        if (auto* const more = stage.sheet()->findChild<QToolButton*>(QStringLiteral("addBand"))) more->click();
        Stage::turn();
        for (const core::Parameter& row : module.parameters) {
            const core::ParameterRef parameter{&row, 0};
            const auto id = QString::fromStdString(core::parameterId(parameter));
            QWidget* const control = stage.sheet()->findChild<QWidget*>(id);
            const bool applies = core::applies(stage.track()[0], parameter);
            ASSERT_TRUE(control && (control->isVisible() || !applies)) << module.id << " " << id.toStdString();
            EXPECT_EQ(control->isEnabled(), applies) << id.toStdString();
            if (row.kind != core::Kind::continuous) continue;
            auto* const number = stage.control<ui::controls::ValueControl>(id);
            ASSERT_TRUE(number) << id.toStdString();
            const double before = parameter.get(stage.track()[0]);
            const double wanted = applies ? row.range.min : before;
            number->setFocus();
            QTest::keyClick(number, Qt::Key_Home);
            EXPECT_EQ(parameter.get(stage.track()[0]), wanted) << module.id << " " << id.toStdString();
        }
    }
}

TEST(Chain, LeavesThePictureItsHeightInALowWindowAndScrollsTheControls) {
    Stage stage({"compressor"});
    stage.panel->resize(724, 300);
    Stage::turn();
    auto* const area = stage.sheet()->findChild<ui::chain::ControlsArea*>();
    ASSERT_TRUE(area);
    EXPECT_GE(stage.sheet()->findChild<ui::chain::ModulePicture*>()->height(), 100);
    const auto isInView = [&](const char* id) {
        const QWidget* const control = stage.control<Knob>(QLatin1String(id));
        return area->viewport()->rect().contains(control->mapTo(area->viewport(), control->rect().center()));
    };
    EXPECT_TRUE(isInView("threshold"));
    EXPECT_FALSE(isInView("sideChainShelfGain"));
    stage.control<Knob>(QStringLiteral("threshold"))->setFocus();
    for (int n = 0; n < 20 && !stage.control<Knob>(QStringLiteral("sideChainShelfGain"))->hasFocus(); ++n)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    EXPECT_TRUE(isInView("sideChainShelfGain"));
    stage.panel->resize(724, 640);
    Stage::turn();
    EXPECT_EQ(area->viewport()->size(), area->widget()->size()) << "all of them, where there is room";
}

TEST(Chain, CutsNoCaptionOfAChoiceThatIsFolded) {
    Stage stage({}, {"limiter"});
    for (const int width : {1300, 1000, 900, 724}) {
        stage.panel->resize(width, 560);
        Stage::turn();
        for (const auto* const each : stage.sheet()->findChildren<ui::chain::Captioned*>())
            EXPECT_TRUE(!each->isVisible() || each->width() >= each->sizeHint().width()) << width;
    }
}

TEST(Chain, ShowsTheControlsOfWhatABandHasBecomeInTheSameEdit) {
    Stage stage({"equalizer"});
    const auto become = [&](core::EqualizerBand::Type type, std::size_t count) {
        stage.desk().change(QStringLiteral("Bands"), [&](core::Album album) {
            auto& settings = std::get<core::EqualizerSettings>(album.tracks[0].chain[0].settings);
            for (std::size_t i = 0; i < count; ++i) settings.bands[i] = {.on = true, .type = type};
            return album;
        });
        Stage::turn();
    };
    const auto shows = [&](const char* row) {
        const auto* const control = stage.sheet()->findChild<QWidget*>(QStringLiteral("band1.") + QLatin1String(row));
        return control && control->isVisible();
    };
    become(core::EqualizerBand::Type::lowCut, 1);
    EXPECT_TRUE(shows("slope") && !shows("gain"));
    become(core::EqualizerBand::Type::bell, 2); // Other buttons of bands, other rows.
    EXPECT_TRUE(shows("gain") && !shows("slope"));
}

TEST(Chain, FoldsTheChoicesOfAModulesHeadThatIsTooNarrowForThem) {
    Stage stage({"saturator"});
    const auto* const curve = stage.control<ui::controls::SegmentedChoice>(QStringLiteral("curve"));
    ASSERT_TRUE(curve);
    for (const int width : {1500, 724, 1500}) {
        stage.panel->resize(width, 560);
        Stage::turn();
        EXPECT_EQ(curve->isFolded(), width == 724) << width;
        EXPECT_GE(curve->width(), curve->sizeHint().width()) << width;
    }
}

TEST(Chain, CutsNothingInTheHeadOfAModule) {
    Stage stage({"equalizer"});
    stage.desk().change(QStringLiteral("Mixed"), [](core::Album album) {
        std::get<core::EqualizerSettings>(album.tracks[0].chain[0].settings).phase =
            core::EqualizerSettings::Phase::mixed;
        return album;
    });
    const auto* const name = stage.sheet()->findChild<QLabel*>();
    for (const int width : {1500, 724, 1500}) {
        stage.panel->resize(width, 560);
        Stage::turn();
        for (const auto* const each :
             name->parentWidget()->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
            EXPECT_TRUE(!each->isVisible() || each->width() >= each->sizeHint().width())
                << each->objectName().toStdString() << " at " << width;
        EXPECT_EQ(name->isVisible(), width == 1500) << "its tile has it too";
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
    Stage::turn(); // the tile is deleted
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
    QTest::mouseClick(stage.sheet()->findChild<ui::controls::PowerDot*>(), Qt::LeftButton);
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
    stage.sheet()->findChild<QToolButton*>(QStringLiteral("addBand"))->click();
    Stage::turn();
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

TEST(Chain, PaintsNoTileButItsOwnWhileAKnobTurns) {
    Stage stage({"equalizer", "compressor"});
    stage.desk().selection().selectSlot(stage.track()[0].id);
    Stage::paint(*stage.panel);
    const tests::Paints others(*stage.tile(stage.track()[1].id)), own(*stage.tile(stage.track()[0].id));
    stage.desk().change(QStringLiteral("Turn"), [](core::Album album) {
        auto& settings = std::get<core::EqualizerSettings>(album.tracks[0].chain[0].settings);
        settings.bands[0].on = true;
        settings.bands[0].gainDb = 3.0;
        return album;
    });
    Stage::paint(*stage.panel);
    EXPECT_GE(own.count, 1);
    EXPECT_EQ(others.count, 0);
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
    auto* const heard = stage.sheet()->findChild<ui::controls::SegmentedChoice*>(QStringLiteral("heard"));
    ASSERT_TRUE(heard);
    EXPECT_EQ(heard->chosen(), 0);
    QTest::mouseClick(heard->findChildren<QRadioButton*>().at(1), Qt::LeftButton);
    EXPECT_TRUE(stage.track()[0].swapped);
    EXPECT_EQ(stage.desk().document().undoLabel(), "Gain: hear B");
    stage.run("chain.swapAlternative");
    EXPECT_EQ(heard->chosen(), 0);
    stage.desk().redo();
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
    stage.sheet()->findChild<QToolButton*>(QStringLiteral("addBand"))->click();
    Stage::turn();
    const auto isEnabled = [&](const char* id) {
        return stage.sheet()->findChild<QWidget*>(QLatin1String(id))->isEnabled();
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

TEST(Chain, KeepsTheHeightOfItsTilesWhateverTheTrack) {
    Stage stage;
    stage.panel->resize(700, 380);
    const int without = stage.strip()->height();
    for (int n = 0; n < 8; ++n) stage.run("chain.add.gain");
    Stage::turn();
    EXPECT_EQ(stage.strip()->height(), without);
    EXPECT_EQ(stage.strip()->visibleRegion().boundingRect().height(), without);
}

} // namespace
