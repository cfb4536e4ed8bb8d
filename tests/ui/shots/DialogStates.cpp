#include "core/Variants.h"
#include "tests/ui/shots/States.h"
#include "ui/album/FoundOfDisc.h"
#include "ui/album/TrackVersions.h"
#include "ui/help/Guide.h"
#include "ui/sequence/SequenceList.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

namespace shots {

namespace {

void find(Stage& stage, const char* words) {
    stage.makeAlbum();
    stage.run("app.palette");
    auto* const palette = QApplication::activePopupWidget();
    if (auto* const line = palette ? palette->findChild<QLineEdit*>() : nullptr)
        QTest::keyClicks(line, QLatin1String(words));
}

void openMenu(Stage& stage, const QString& title) {
    stage.makeAlbum();
    QMenuBar* const bar = stage.window.menuBar();
    for (QAction* action : bar->actions())
        if (action->text().remove(QLatin1Char('&')) == title)
            action->menu()->popup(bar->mapToGlobal(bar->actionGeometry(action).bottomLeft()));
}

void openPresets(Stage& stage) {
    stage.makeAlbum();
    auto* const button = stage.window.findChild<QToolButton*>(QStringLiteral("presets"));
    button->menu()->popup(button->mapToGlobal(button->rect().bottomLeft()));
}

void openVersions(Stage& stage) {
    stage.makeAlbum();
    stage.desk.change(QStringLiteral("Versions"), [](core::Album album) {
        const core::TrackId track = album.tracks[2].id;
        for (const auto& [kind, of] :
             {std::pair(core::Version::Kind::instrumental, 0), std::pair(core::Version::Kind::earlierMix, 1)})
            album = core::withVersion(std::move(album), track,
                                      {.kind = kind,
                                       .source = album.tracks[of].clips[0].source,
                                       .titleSuffix = core::usualSuffix(kind),
                                       .isrc = "QZ-ABC-26-0001"});
        return album;
    });
    stage.settle();
    stage.run("track.bindVersion");
    stage.window.findChild<ui::album::TrackVersions*>()->setFile("/mixes/Night Harbour, instrumental 3.wav");
}

State guide(const char* name, int page) {
    return {name, [page](Stage& stage) {
                stage.makeAlbum();
                stage.run("app.guide");
                stage.window.findChild<ui::help::Guide*>()->showPage(ui::help::Guide::pages()[page]);
            }};
}

} // namespace

std::vector<State> dialogStates() {
    std::vector<State> states{
        {"palette", [](Stage& stage) { find(stage, ""); }},
        {"palette-found", [](Stage& stage) { find(stage, "zoom"); }},
        {"palette-nothing", [](Stage& stage) { find(stage, "xylophone"); }},
        {"history",
         [](Stage& stage) {
             stage.makeAlbum();
             for (int n = 0; n < 4; ++n) stage.run("track.up");
             for (int n = 0; n < 2; ++n) stage.run("edit.undo");
             stage.settle();
             stage.run("edit.history");
         }},
        {"notes",
         [](Stage& stage) {
             stage.makeAlbum();
             stage.desk.change(QStringLiteral("Notes"), [](core::Album album) {
                 const auto note = [&](std::size_t track, int seconds, const char* text, bool done) {
                     album.notes.push_back({.track = album.tracks[track].id,
                                            .at = seconds * 44100,
                                            .text = text,
                                            .author = "Maren",
                                            .revision = 2,
                                            .done = done});
                 };
                 note(2, 12, "The brass comes in a little early for me here, or is it the reverb?", false);
                 note(0, 14, "A click, left", true);
                 note(1, 3, "Lovely. Please leave it exactly like this, whatever anybody else says about the bass.",
                      false);
                 return album;
             });
             stage.settle();
             stage.run("client.notes");
         }},
        {"device-none",
         [](Stage& stage) {
             const tests::NoSound quiet;
             stage.makeAlbum();
             stage.run("app.device");
         }},
        {"device-open",
         [](Stage& stage) {
             stage.makeAlbum();
             stage.connectDevice();
             stage.run("app.device");
             QTest::qWait(500);
         }},
        {"keys",
         [](Stage& stage) {
             stage.makeAlbum();
             stage.run("app.keys");
         }},
        {"approve",
         [](Stage& stage) {
             stage.makeAlbum();
             stage.run("view.delivery");
             stage.run("album.approve");
         }},
        {"found-of-disc",
         [](Stage& stage) {
             stage.makeAlbum();
             using enum core::Severity;
             ui::album::showFoundOfDisc(
                 {{warning, {}, "DDPMS packet 2 DSS is 150, the stream begins at 0"},
                  {error,
                   {},
                   "PQDESCR packet 7: track 3 index 1 lies at 12:04:31, ahead of the mark before it; it is left "
                   "out"},
                  {note, 2, "the message in CD-Text is left out: an album holds one for the whole of it"}},
                 stage.window);
         }},
        {"versions-none",
         [](Stage& stage) {
             stage.makeAlbum();
             stage.run("track.bindVersion");
         }},
        {"versions", openVersions},
        {"presets", openPresets},
        {"presets-save",
         [](Stage& stage) {
             stage.makeAlbum();
             stage.run("chain.savePreset");
         }},
        {"saved-chains",
         [](Stage& stage) {
             stage.makeAlbum();
             stage.run("chain.loadChain");
         }},
        {"about",
         [](Stage& stage) {
             stage.makeAlbum();
             stage.run("app.about");
         }},
    };
    const char* const pages[] = {"guide-start",     "guide-sequence", "guide-timeline", "guide-chain", "guide-meters",
                                 "guide-listening", "guide-delivery", "guide-files",    "guide-keys"};
    for (int n = 0; n < static_cast<int>(std::size(pages)); ++n) states.push_back(guide(pages[n], n));
    const std::pair<const char*, const char*> menus[] = {
        {"menu-album", "Album"}, {"menu-edit", "Edit"}, {"menu-track", "Track"},     {"menu-chain", "Chain"},
        {"menu-view", "View"},   {"menu-play", "Play"}, {"menu-deliver", "Deliver"}, {"menu-help", "Help"}};
    for (const auto& [name, title] : menus)
        states.push_back({name, [title = QLatin1String(title)](Stage& stage) { openMenu(stage, title); }});
    return states;
}

} // namespace shots
