#include "tests/ui/shots/Stage.h"

#include "core/Edits.h"
#include "tests/ui/Music.h"
#include "tests/ui/Wav24.h"
#include "ui/delivery/DeliveryPage.h"

#include <QTest>

namespace shots {

namespace {

constexpr int patienceMs = 120000;

/// Long, and of another rate, so that a picture can be taken while it is read.
std::filesystem::path longMix(const std::filesystem::path& folder, const std::string& name) {
    constexpr int rate = 48000;
    constexpr std::size_t frames = std::size_t{rate} * 60 * 12;
    std::vector<float> samples(frames * 2);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = 0.25F * static_cast<float>((i * 2654435761U) % 65536U) / 65536.0F - 0.125F;
    return tests::writeWav24(folder / (name + ".wav"), samples, rate);
}

} // namespace

Stage::Stage(const std::filesystem::path& music)
    : desk({.audioCache = scratch / "cache", .recovery = scratch / "recovery"}), window(desk) {
    // Copied, because a state may lose a mix.
    std::filesystem::copy(music, scratch.path());
    tests::setMusicFolder(scratch.path());
}

Stage::~Stage() {
    for (ui::Job* job : desk.jobs().running()) job->cancel();
    desk.listening().closeDevice();
}

void Stage::run(const char* command) {
    desk.actions().action(QLatin1String(command))->trigger();
}

bool Stage::waitFor(const std::function<bool()>& isSo) {
    return QTest::qWaitFor(isSo, patienceMs);
}

void Stage::settle() {
    QTest::qWait(50);
    (void)waitFor([this] { return desk.jobs().running().empty() && desk.print().isCurrent(); });
    QTest::qWait(100);
}

void Stage::makeAlbum() {
    makeFaultyAlbum();
    desk.change(QStringLiteral("ISRC"), [](core::Album album) {
        album.tracks[2].metadata.isrc = "NOA1B2600003";
        return album;
    });
    desk.saveAs(scratch / "Night Harbour.lacquer");
    settle();
}

void Stage::makeFaultyAlbum() {
    tests::makeRecord(desk);
    settle();
}

void Stage::makeLongAlbum() {
    makeAlbum();
    desk.change(QStringLiteral("Many"), [](core::Album album) {
        while (album.tracks.size() < 99) {
            album = core::duplicateTrack(std::move(album), album.tracks.back().id);
            album.tracks.back().metadata.isrc.clear();
        }
        return album;
    });
    settle();
}

void Stage::makeCrowd() {
    makeAlbum();
    desk.change(QStringLiteral("Crowd"), [](core::Album album) {
        for (int n = 0; n < 4; ++n)
            album = core::duplicateTrack(std::move(album), album.tracks[static_cast<std::size_t>(n)].id);
        const char* const titles[] = {
            "A title that goes on for much longer than any row of the sequence can be wide, and then for a while yet",
            "\u5915\u66ae\u308c\u306e\u6e2f\u306b\u706f\u308b\u8d64\u3044\u706f\u53f0\u3068\u9060\u3044\u6c7d\u7b1b"
            "\u306e\u97f3\u304c\u805e\u3053\u3048\u308b\u591c\u306e\u9577\u3044\u6b4c",
            "\u0645\u064a\u0646\u0627\u0621 \u0627\u0644\u0644\u064a\u0644 \u0627\u0644\u0637\u0648\u064a\u0644"};
        for (std::size_t n = 0; n < 3; ++n) album.tracks[n].metadata.title = titles[n];
        album.metadata.title = std::string("\u0645\u064a\u0646\u0627\u0621 \u2014 ") + titles[0];
        album.metadata.artist = titles[1];
        album.tracks[2].metadata.artist = "\u05e9\u05d9\u05e8 \u05e9\u05dc \u05d4\u05d9\u05dd";
        album.tracks[3].metadata.title.clear();
        album.tracks[4].enabled = false;
        album.tracks[5].opensDisc = true;
        album.tracks[6].tempoBpm = 126.0;
        album.tracks[6].gapFrames = 84000;
        album.tracks[7].gapFrames = 37 * 588;
        return album;
    });
    const auto& tracks = desk.album().tracks;
    desk.selection().selectTracks({tracks[1].id, tracks[6].id}, tracks[6].id);
    settle();
}

void Stage::connectDevice() {
    server = std::make_unique<tests::JackServer>(core::cdRate, 1024);
    desk.listening().choose({.hostApi = "JACK"}, true);
}

void Stage::playFrom(core::FramePos at, int forMs) {
    connectDevice();
    desk.listening().playFrom(at);
    QTest::qWait(forMs);
}

void Stage::importSlowly() {
    std::vector<std::filesystem::path> files;
    for (const char* name : {"Lighthouse, mix 4", "Undertow, mix 11", "Breakwater, mix 2"})
        files.push_back(longMix(scratch.path(), name));
    desk.sounds().importMixes(files);
    (void)waitFor([this] {
        const auto jobs = desk.jobs().running();
        return jobs.empty() || jobs.front()->progress.share() > 0.1;
    });
}

void Stage::deliver() {
    window.showPage(ui::MainWindow::Page::delivery);
    auto* const page = window.findChild<ui::delivery::DeliveryPage*>();
    page->setFolder(scratch / "delivered");
    page->deliver();
    (void)waitFor([this, page] {
        const auto jobs = desk.jobs().running();
        return !page->delivering() || (!jobs.empty() && jobs.front()->progress.share() > 0.3);
    });
    QTest::qWait(150);
}

void Stage::deliverAll() {
    deliver();
    (void)waitFor([this] { return desk.jobs().running().empty(); });
}

} // namespace shots
