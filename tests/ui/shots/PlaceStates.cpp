#include "tests/ui/Music.h"
#include "tests/ui/shots/States.h"
#include "ui/timeline/AutomationPanel.h"
#include "ui/timeline/AutomationStrip.h"
#include "ui/timeline/TimelinePanel.h"

#include "core/Automation.h"
#include "core/ChainEdits.h"
#include "core/Edits.h"
#include "core/Variants.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLineEdit>
#include <QMouseEvent>
#include <QTest>

namespace shots {

namespace {

QWidget* rowsOf(Stage& stage) {
    return stage.window.findChild<QAbstractItemView*>(QStringLiteral("tracks"))->viewport();
}

void dragTracks(Stage& stage) {
    stage.makeAlbum();
    QWidget* const rows = rowsOf(stage);
    QTest::mousePress(rows, Qt::LeftButton, Qt::NoModifier, {60, 20});
    for (const int y : {40, 120, 160}) {
        QMouseEvent move(QEvent::MouseMove, QPointF(60, y), rows->mapToGlobal(QPointF(60, y)), Qt::NoButton,
                         Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(rows, &move);
    }
}

void typeGap(Stage& stage) {
    stage.makeAlbum();
    stage.run("track.editGap");
    if (auto* const field = rowsOf(stage)->findChild<QLineEdit*>()) QTest::keyClicks(field, QStringLiteral("4 beats"));
}

void comeClose(Stage& stage) {
    stage.makeAlbum();
    stage.desk.change(QStringLiteral("Cuts"), [](core::Album album) {
        core::Track& track = album.tracks[2];
        track.indexes = {8 * 44100, 15 * 44100};
        track.clips[0].gainDb = -1.5;
        return core::splitClip(std::move(album), track.clips[0].id, 20 * 44100);
    });
    stage.run("timeline.zoomSelection");
    stage.run("timeline.nextHandle");
}

void zoomIn(Stage& stage, int times) {
    stage.makeAlbum();
    stage.desk.listening().locate(30 * 44100);
    for (int n = 0; n < times; ++n) stage.run("timeline.zoomIn");
    QTest::qWait(300);
    stage.settle();
}

void layBed(Stage& stage) {
    stage.makeAlbum();
    stage.desk.sounds().importBed(tests::musicFile("Room tone", 12.0, 9), stage.desk.album().tracks[1].id);
    (void)stage.waitFor([&] { return !stage.desk.album().beds.empty(); });
    stage.settle();
    const auto& tracks = stage.desk.layout().tracks;
    auto* const panel = stage.window.findChild<ui::timeline::TimelinePanel*>();
    panel->view().show({tracks[0].soundEnd() - 6 * core::cdRate, tracks[2].in + 6 * core::cdRate});
    stage.desk.selection().selectClip(stage.desk.album().beds[0].clip.id);
}

/// A gain of the third track that rides: a jump, a curve and a long way, its second point chosen.
void automate(Stage& stage) {
    stage.makeAlbum();
    const core::TrackId track = stage.desk.album().tracks[2].id;
    stage.desk.change(QStringLiteral("Automation"), [&](core::Album album) {
        album = core::addSlot(std::move(album), {track}, core::GainSettings{}, 0);
        const core::LaneKey key{track, album.tracks[2].chain[0].id, "gain"};
        album.tracks[2].automation = {{.slot = key.slot,
                                       .parameter = key.parameter,
                                       .points = {{4 * 44100, 0.0, core::FadeShape::sCurve},
                                                  {9 * 44100, -6.0},
                                                  {15 * 44100, -6.0},
                                                  {15 * 44100, 2.0},
                                                  {24 * 44100, 0.0}},
                                       .unknown = {}}};
        return album;
    });
    stage.desk.selection().selectTrack(track);
    stage.desk.selection().selectSlot(stage.desk.album().tracks[2].chain[0].id);
    stage.desk.listening().locate(stage.desk.layout().tracks[2].in + 7 * 44100);
    stage.run("timeline.zoomSelection");
    stage.window.findChild<ui::timeline::AutomationPanel*>()->strip().choose(1);
    stage.settle();
}

/// That slot of the third track's chain and the album's, one after the other, while it plays.
void playWith(Stage& stage, std::size_t slot) {
    const core::Track& track = stage.desk.album().tracks[2];
    const auto& chain = slot < track.chain.size() ? track.chain : stage.desk.album().masters[0].albumChain;
    stage.desk.selection().selectSlot(chain[slot < track.chain.size() ? slot : slot - track.chain.size()].id);
    stage.playFrom(stage.desk.layout().tracks[2].start + 5 * 44100, 4000);
}

void playOld(Stage& stage, std::size_t slot) {
    stage.makeAlbum();
    playWith(stage, slot);
}

/// A module of that kind, new in the third track's chain, while it plays.
void playNew(Stage& stage, const core::Settings& settings) {
    stage.makeAlbum();
    const core::TrackId track = stage.desk.album().tracks[2].id;
    stage.desk.change(QStringLiteral("Module"),
                      [&](core::Album album) { return core::addSlot(std::move(album), {track}, settings, 0); });
    playWith(stage, 0);
}

core::EqualizerSettings followingEqualizer() {
    core::EqualizerSettings settings;
    settings.bands[0] = {.on = true,
                         .type = core::EqualizerBand::Type::lowShelf,
                         .frequencyHz = 120.0,
                         .gainDb = 2.0,
                         .rangeDb = -6.0,
                         .thresholdDb = -40.0};
    settings.bands[1] = {.on = true, .frequencyHz = 900.0, .gainDb = -1.5};
    settings.bands[2] = {.on = true, .frequencyHz = 3000.0, .q = 2.0, .rangeDb = -8.0, .thresholdDb = -50.0};
    settings.bands[3] = {.on = true, .frequencyHz = 9000.0, .gainDb = 1.0, .rangeDb = 4.0, .thresholdDb = -60.0};
    return settings;
}

/// Bands that take off, one that adds and one that is bypassed.
core::MultibandSettings busyMultiband(int count) {
    core::MultibandSettings settings{.count = count};
    for (auto& band : settings.bands) band = {.thresholdDb = -36.0, .ratio = 2.0};
    settings.bands[2] = {.mode = core::DynamicsMode::upward, .thresholdDb = -18.0, .ratio = 2.0, .rangeDb = 6.0};
    settings.bands[3].thresholdDb = -4.0;
    settings.bands[4].bypass = true;
    return settings;
}

} // namespace

std::vector<State> placeStates() {
    return {
        {"sequence-drag", dragTracks},
        {"sequence-gap", typeGap},
        {"timeline-close", comeClose},
        {"timeline-bed", layBed},
        {"timeline-automation", automate},
        {"timeline-columns", [](Stage& stage) { zoomIn(stage, 8); }},
        {"timeline-samples",
         [](Stage& stage) {
             zoomIn(stage, 14);
             for (int n = 0; n < 4; ++n) stage.run("timeline.higherWaves");
         }},
        {"equalizer", [](Stage& stage) { playOld(stage, 0); }},
        {"equalizer-mixed",
         [](Stage& stage) {
             core::EqualizerSettings settings{.phase = core::EqualizerSettings::Phase::mixed, .bands = {}};
             settings.bands[0] = {.on = true, .frequencyHz = 60.0, .gainDb = 9.0, .q = 10.0};
             settings.bands[1] = {.on = true, .type = core::EqualizerBand::Type::notch, .frequencyHz = 500.0, .q = 5.0};
             playNew(stage, settings);
         }},
        {"compressor", [](Stage& stage) { playOld(stage, 1); }},
        {"stereo", [](Stage& stage) { playOld(stage, 2); }},
        {"stereo-bands",
         [](Stage& stage) {
             playNew(stage, core::StereoSettings{.widthPercent = 110.0,
                                                 .lowWidthPercent = 60.0,
                                                 .highWidthPercent = 140.0,
                                                 .monoBelowHz = 90.0});
         }},
        {"limiter", [](Stage& stage) { playOld(stage, 3); }},
        {"equalizer-following", [](Stage& stage) { playNew(stage, followingEqualizer()); }},
        {"multiband", [](Stage& stage) { playNew(stage, busyMultiband(4)); }},
        {"multiband-six", [](Stage& stage) { playNew(stage, busyMultiband(6)); }},
        {"de-esser", [](Stage& stage) { playNew(stage, core::DeEsserSettings{}); }},
        {"saturator", [](Stage& stage) { playNew(stage, core::SaturatorSettings{}); }},
        {"saturator-bands",
         [](Stage& stage) {
             playNew(stage,
                     core::SaturatorSettings{.driveDb = 9.0, .bands = 3, .lowDriveDb = -9.0, .highDriveDb = 6.0});
         }},
        {"clipper", [](Stage& stage) { playNew(stage, core::ClipperSettings{}); }},
        {"dc-filter", [](Stage& stage) { playNew(stage, core::DcFilterSettings{}); }},
        {"spectral-balance", [](Stage& stage) { playNew(stage, core::SpectralBalanceSettings{}); }},
        {"gain", [](Stage& stage) { playNew(stage, core::GainSettings{}); }},
        {"masters",
         [](Stage& stage) {
             stage.makeAlbum();
             stage.desk.change(QStringLiteral("Master"), [](core::Album album) {
                 return core::withMaster(std::move(album), "Vinyl, cut at half speed");
             });
             stage.desk.selection().selectMaster(stage.desk.album().masters[1].name);
             stage.settle();
         },
         Pages::all},
        {"no-module",
         [](Stage& stage) {
             stage.makeAlbum();
             stage.desk.change(QStringLiteral("Bare"), [](core::Album album) {
                 for (core::Track& track : album.tracks) track.chain.clear();
                 album.masters[0].albumChain.clear();
                 album.deliveries.clear();
                 return album;
             });
             stage.settle();
         },
         Pages::all},
    };
}

} // namespace shots
