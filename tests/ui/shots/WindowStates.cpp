#include "tests/ui/Music.h"
#include "tests/ui/shots/States.h"
#include "ui/album/RecentAlbums.h"
#include "ui/notices/NoticeBar.h"

#include "core/Edits.h"

#include <QTest>

#include <fstream>

namespace shots {

namespace {

void openDemo(Stage& stage) {
    stage.window.openAlbum(ui::album::demoAlbum());
    QTest::qWait(300);
    stage.settle();
}

void loseSources(Stage& stage) {
    stage.makeAlbum();
    const auto file = stage.desk.file();
    for (const std::size_t n : {1U, 3U}) std::filesystem::remove(stage.desk.album().sources[n].path);
    stage.desk.newAlbum();
    std::filesystem::remove_all(stage.scratch / "cache");
    stage.window.openAlbum(file);
    QTest::qWait(300);
    stage.settle();
}

void refuse(Stage& stage) {
    stage.makeAlbum();
    for (const char* name : {"notes.txt", "cover.jpg"}) std::ofstream(stage.scratch / name) << "no sound";
    stage.desk.sounds().importMixes({stage.scratch / "notes.txt", stage.scratch / "cover.jpg"});
    stage.settle();
    stage.window.notices().show(
        {.words = QStringLiteral("An album that was never saved was left open on 21/11/2026 23:14."),
         .remedies = {{QStringLiteral("Restore"), [] {}}, {QStringLiteral("Discard"), [] {}}}});
    stage.desk.complain(
        QStringLiteral("cannot write the album: no space left on the device: /home/maren/Night Harbour.lacquer"));
}

void makeFindings(Stage& stage) {
    stage.makeFaultyAlbum();
    stage.desk.change(QStringLiteral("Faults"), [](core::Album album) {
        album.metadata.upc = "0036000291453";
        album.tracks[4].metadata.title = "C\u0153ur battant \u2192 \u6d77";
        album.tracks[3].clips[0].region.lengthFrames = 3 * 44100;
        album.tracks[3].fadeOut = {};
        return album;
    });
    stage.settle();
}

} // namespace

std::vector<State> windowStates() {
    std::vector<State> states{
        {"empty", [](Stage&) {}},
        {"empty-recent",
         [](Stage& stage) {
             stage.makeAlbum();
             for (const char* name : {"Low Lantern", "Saltworks \u2014 Live at the Old Observatory, second night"}) {
                 stage.desk.saveAs(stage.scratch / (std::string(name) + ".lacquer"));
                 stage.settle();
                 ui::album::rememberAlbum(stage.desk.file());
             }
             stage.desk.newAlbum();
         }},
        {"empty-importing", [](Stage& stage) { stage.importSlowly(); }},
        {"album", [](Stage& stage) { stage.makeAlbum(); }, Pages::all},
        {"album-of-one",
         [](Stage& stage) {
             stage.makeAlbum();
             stage.desk.change(QStringLiteral("One"), [](core::Album album) {
                 while (album.tracks.size() > 1) album = core::removeTrack(std::move(album), album.tracks.back().id);
                 return album;
             });
             stage.settle();
         },
         Pages::all},
        {"album-of-99", [](Stage& stage) { stage.makeLongAlbum(); }, Pages::all},
        {"titles", [](Stage& stage) { stage.makeCrowd(); }, Pages::all},
        {"importing",
         [](Stage& stage) {
             stage.makeAlbum();
             stage.importSlowly();
         },
         Pages::all},
        {"playing",
         [](Stage& stage) {
             stage.makeAlbum();
             stage.playFrom(stage.desk.layout().tracks[1].soundEnd() - 10 * core::cdRate, 14000);
         },
         Pages::all},
        {"error-finding", makeFindings, Pages::all},
        {"missing-source", loseSources, Pages::all},
        {"notices", refuse, Pages::all},
        {"vinyl",
         [](Stage& stage) {
             stage.makeAlbum();
             stage.desk.change(QStringLiteral("Vinyl"), [](core::Album album) {
                 album.tracks[3].opensSide = true;
                 album.vinyl.runouts = {"NH 1 A"};
                 album.deliveries.push_back({.format = core::Delivery::Format::vinyl});
                 album.deliveries.push_back({.single = album.tracks[1].id});
                 return album;
             });
         },
         Pages::all},
        {"quality",
         [](Stage& stage) {
             stage.makeAlbum();
             stage.desk.change(QStringLiteral("Faults"), [](core::Album album) {
                 for (std::size_t n = 0; n < 3; ++n) album.tracks[n].clips[0].region.lengthFrames -= 5 * core::cdRate;
                 album.tracks[1].fadeOut = {};
                 for (core::Delivery& each : album.deliveries) each.ceilingDbtp = -6.0;
                 return album;
             });
             stage.run("deliver.check");
             stage.settle();
         },
         Pages::all},
        {"delivering",
         [](Stage& stage) {
             stage.makeAlbum();
             stage.deliver();
         },
         Pages::all},
        {"delivered",
         [](Stage& stage) {
             stage.makeAlbum();
             stage.deliverAll();
         },
         Pages::all},
    };
    if (!ui::album::demoAlbum().empty()) states.push_back({"demo", openDemo, Pages::all});
    return states;
}

std::vector<State> lostDeviceStates() {
    return {{"device-lost",
             [](Stage& stage) {
                 stage.makeAlbum();
                 stage.playFrom(stage.desk.layout().tracks[2].start, 3000);
                 stage.server->kill();
                 (void)stage.waitFor(
                     [&] { return stage.desk.listening().device().kind == engine::DeviceState::Kind::lost; });
             },
             Pages::all}};
}

} // namespace shots
