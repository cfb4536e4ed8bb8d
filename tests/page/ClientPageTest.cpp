#include "engine/page/ClientPage.h"
#include "core/AlbumLayout.h"
#include "core/Error.h"
#include "core/Ledger.h"
#include "core/SafeFile.h"
#include "core/TrackLength.h"
#include "engine/ledger/Recorded.h"
#include "engine/page/PageFiles.h"
#include "tests/delivery/DeliverySupport.h"
#include "tests/support/FullDisk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace {

using namespace engine::page;
using testing::HasSubstr;
namespace fs = std::filesystem;

class ClientPage : public testing::Test {
  protected:
    ClientPage() { setenv("XDG_DATA_HOME", (folder / "data").c_str(), 1); }

    PageReport write(std::stop_token stop = {}) {
        return writeClientPage(
            noise.album, noise.sources,
            {.folder = page, .project = folder / "A.lacquer", .program = "lacquer 0", .date = "2026-11-29"}, {}, stop);
    }
    std::string complaint() {
        return tests::messageOf([this] { write(); });
    }
    void makeRevision() { noise.album.tracks[0].levelDb -= 1.0; }

    tests::ScratchFolder folder;
    fs::path page = folder / "for the client";
    tests::SoundingAlbum noise = tests::noiseAlbum(2, 48000);
};

TEST_F(ClientPage, SoundsAsADeliveryDoes) {
    const auto report = write();
    const auto delivered = tests::deliverTo(folder / "out", noise, tests::deliveries({"flac24"}));
    const auto words = tests::wordsOf(page / "revision-1.flac");
    EXPECT_TRUE(words == tests::wordsOf(delivered.deliveries[0].files[2].path));
    ASSERT_EQ(report.page.revisions.size(), 1U);
    const PageRevision& revision = report.page.revisions[0];
    EXPECT_EQ(revision.frames, static_cast<core::FrameCount>(words.size() / 2));
    EXPECT_EQ(revision.integratedLufs, delivered.deliveries[0].album.integratedLufs);
    for (std::size_t n = 0; n < revision.peaks.size(); ++n) {
        const std::size_t from = 2 * (n * words.size() / 2 / revision.peaks.size());
        EXPECT_GE(revision.peaks[n], std::abs(static_cast<std::int64_t>(words[from])) * 1000 >> 31) << n;
    }
    std::int64_t highest = 0;
    for (const std::int32_t word : words) highest = std::max(highest, std::abs(static_cast<std::int64_t>(word)));
    EXPECT_EQ(std::ranges::max(revision.peaks), highest * 1000 >> 31);
}

TEST_F(ClientPage, HasThePlacesOfTheLayout) {
    const auto revision = write().page.revisions.at(0);
    const core::AlbumLayout layout = core::layOut(noise.album);
    ASSERT_EQ(revision.tracks.size(), layout.tracks.size());
    for (std::size_t n = 0; n < layout.tracks.size(); ++n) {
        EXPECT_EQ(revision.tracks[n].start, layout.tracks[n].start);
        EXPECT_EQ(revision.tracks[n].end, layout.fileEnd(n));
        EXPECT_EQ(revision.tracks[n].length, core::trackLength(layout, n));
        EXPECT_EQ(revision.tracks[n].id, layout.tracks[n].id);
    }
}

TEST_F(ClientPage, HoldsAllItsFilesAndTheLedgerKnowsThem) {
    write();
    for (const PageFile& file : pageFiles()) EXPECT_EQ(core::readFile(page / file.name), file.bytes) << file.name;
    const auto recorded = engine::ledger::recordedIn(page, {folder / "A.ledger"});
    ASSERT_TRUE(recorded);
    EXPECT_EQ(recorded->delivery().format, "page");
    EXPECT_TRUE(engine::ledger::checkRecorded(page, *recorded).findings.empty());
    core::writeFile(page / "page.js", "alert(1)");
    EXPECT_EQ(engine::ledger::checkRecorded(page, *recorded).findings.size(), 1U);
}

TEST_F(ClientPage, KeepsEarlierRevisionsAndWhatElseLiesThere) {
    const std::string id = write().page.id;
    const std::string first = core::readFile(page / "revision-1.flac");
    core::writeFile(page / "Blue notes.json", "precious");
    makeRevision();
    const auto report = write();
    EXPECT_EQ(report.revision, 2);
    EXPECT_TRUE(core::readFile(page / "revision-1.flac") == first);
    EXPECT_FALSE(core::readFile(page / "revision-2.flac") == first);
    EXPECT_EQ(core::readFile(page / "Blue notes.json"), "precious");
    const Page read = pageFrom(core::readFile(page / scriptName), page / scriptName);
    EXPECT_EQ(read, report.page);
    EXPECT_EQ(read.id, id) << "else the client's notes of the first one are gone";
    ASSERT_EQ(read.revisions.size(), 2U);
    EXPECT_EQ(read.revisions[0].revision, 1);
    EXPECT_EQ(write().page.revisions.size(), 2U) << "the same revision takes its own place";
}

TEST_F(ClientPage, NotesMakeNoRevision) {
    write();
    noise.album.notes.push_back({.track = noise.album.tracks[0].id, .at = 1, .text = "lovely"});
    EXPECT_EQ(write().revision, 1);
}

TEST_F(ClientPage, IsRefusedWhereSomethingElseIs) {
    core::writeFile(folder / "file", "precious");
    page = folder / "file";
    EXPECT_THAT(complaint(), HasSubstr("file: is no folder"));
    page = folder / "photos";
    fs::create_directory(page);
    core::writeFile(page / "1.jpg", "precious");
    EXPECT_THAT(complaint(), HasSubstr("photos: holds other things than a page"));
    core::writeFile(page / "album.js", "window.lacquerAlbum = {\"lacquerPage\":1};\n");
    EXPECT_THAT(complaint(), HasSubstr("album.js: is not the album.js of a page"));
    EXPECT_EQ(core::readFile(page / "1.jpg"), "precious");
    EXPECT_EQ(std::ranges::distance(fs::directory_iterator(page)), 2);
}

TEST_F(ClientPage, IsRefusedOnAPageOfAnotherAlbumOrOfALostLedger) {
    write();
    const std::string before = core::readFile(page / scriptName);
    makeRevision();
    fs::remove(folder / "A.ledger");
    EXPECT_THAT(complaint(), HasSubstr("has another revision 1, of a ledger that is gone"));
    noise.album.metadata.title = "Climate";
    EXPECT_THAT(complaint(), HasSubstr("is the page of another album, \"Weather\""));
    EXPECT_EQ(core::readFile(page / scriptName), before);
}

TEST_F(ClientPage, StaysAsItWasWhenItIsStoppedOrTheDiskIsFull) {
    write();
    const std::string script = core::readFile(page / scriptName), sound = core::readFile(page / "revision-1.flac");
    std::stop_source stopped;
    stopped.request_stop();
    {
        const tests::FullDisk full(300'000);
        EXPECT_THAT(complaint(), HasSubstr("for the client/revision-1.flac: cannot be written"));
    }
    EXPECT_TRUE(core::readFile(page / "revision-1.flac") == sound)
        << "the same revision takes its place when it is whole";
    makeRevision();
    EXPECT_THROW(write(stopped.get_token()), core::Cancelled);
    {
        const tests::FullDisk full(300'000);
        EXPECT_THAT(complaint(), HasSubstr("for the client/revision-2.flac: cannot be written"));
    }
    EXPECT_EQ(core::readFile(page / scriptName), script);
    EXPECT_TRUE(core::readFile(page / "revision-1.flac") == sound);
    EXPECT_FALSE(fs::exists(page / "revision-2.flac"));
    for (const auto& each : fs::directory_iterator(folder.path()))
        EXPECT_EQ(each.path().filename().string().find("partial"), std::string::npos) << each.path();
    EXPECT_EQ(write().page.revisions.size(), 2U);
}

TEST(PageScript, IsPlainAsciiWhateverTheTitlesAre) {
    const std::string title = "</script><script>alert('\u2028')</script>\"\\\n\xff";
    const Page page{.id = "1",
                    .title = title,
                    .artist = "N\u00e9",
                    .cover = "",
                    .revisions = {{.revision = 3, .tracks = {{.number = 1, .title = title}}, .peaks = {1, 2}}}};
    const std::string script = scriptOf(page);
    EXPECT_TRUE(std::ranges::all_of(script, [](char each) { return each > 0; }));
    EXPECT_EQ(std::ranges::count(script, '\n'), 1);
    const Page read = pageFrom(script, "album.js");
    EXPECT_EQ(read.artist, page.artist);
    EXPECT_EQ(read.revisions[0].peaks, page.revisions[0].peaks);
    EXPECT_EQ(scriptOf(read), script);
}

} // namespace
