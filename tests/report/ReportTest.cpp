#include "engine/report/Report.h"
#include "core/Edits.h"
#include "core/ProjectFile.h"
#include "engine/ledger/Record.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"
#include "tests/support/Signals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <string>

using namespace engine;

namespace {

constexpr int rate = 44100;

/// "3:05.120" in milliseconds.
core::FrameCount millisecondsOf(const std::string& text) {
    int minutes = 0, seconds = 0, ms = 0;
    EXPECT_EQ(std::sscanf(text.c_str(), "%d:%d.%d", &minutes, &seconds, &ms), 3) << text;
    return minutes * 60'000 + seconds * 1000 + ms;
}

class Reports : public testing::Test {
  protected:
    Reports() {
        album = tests::album({tests::track(1, 5 * rate + 77), tests::track(2, 61 * rate)});
        album.metadata = {.title = "Blue <Hour> & \"more\"", .artist = "No\u00e9", .engineer = "Ann"};
        album.tracks[0].metadata = {.title = "One", .isrc = "us-rc1-16-07839"};
        album.tracks[1].metadata.title = "Two";
        album.tracks[1].gapFrames = 2 * rate + 13;
        album.tracks[1].chain = {tests::slot(core::GainSettings{.gainDb = -1.0})};
        album.masters[0].albumChain = {tests::slot(core::LimiterSettings{.ceilingDbtp = -1.5})};
        album = core::normalised(std::move(album));
        audio =
            tests::audio({{1, tests::musicLike(6 * rate, rate, -3.0)}, {2, tests::musicLike(62 * rate, rate, -9.0)}});
        layout = core::layOut(album);
        print = analysis::printAlbum(album, audio);
        digest = ledger::albumDigestOf(album);
        ledger.entries = {
            {.revision = 1, .albumDigest = "another", .reason = "of old", .deliveries = {{.format = "opus"}}},
            {.revision = 2,
             .albumDigest = digest,
             .at = "2026-11-28T18:03:11Z",
             .program = "lacquer 0.1",
             .reason = "the plant said so",
             .deliveries = {{.format = "wav16", .rate = rate, .files = {{"01 One.wav", 1234, "aabb", "ccdd", 1}}}}}};
        ledger.approvals = {{2, digest, "2026-11-29T00:00:00Z", "Ben: go"}};
    }
    report::Report reported() const {
        return report::reportOf({.album = album,
                                 .layout = layout,
                                 .print = print,
                                 .findings = {{core::Severity::warning, 2, "is <soft>"},
                                              {core::Severity::rule, {}, "a rule is broken"},
                                              {core::Severity::error, {}, "cannot be"}},
                                 .sound = {{.message = "a click", .at = 61 * rate + 22050}},
                                 .ledger = ledger,
                                 .albumDigest = digest,
                                 .program = "lacquer 0.1",
                                 .date = "2026-11-30"});
    }

    core::Album album;
    source::AudioSources audio;
    core::AlbumLayout layout;
    analysis::AlbumPrint print;
    std::string digest;
    core::Ledger ledger;
};

TEST_F(Reports, SayTheLayoutsTimesAndThePrintsFigures) {
    const report::Report said = reported();
    ASSERT_EQ(said.tracks.size(), 2U);
    for (std::size_t n = 0; n < said.tracks.size(); ++n) {
        const core::PlacedTrack& placed = layout.tracks[n];
        EXPECT_EQ(millisecondsOf(said.tracks[n].start), placed.start * 1000 / rate);
        EXPECT_EQ(millisecondsOf(said.tracks[n].length), (placed.end - placed.start) * 1000 / rate);
        const core::Loudness& loudness = print.tracks[n].rendered;
        EXPECT_NEAR(std::stod(said.tracks[n].figures.integrated), *loudness.integratedLufs, 0.051);
        EXPECT_NEAR(std::stod(said.tracks[n].figures.truePeak), *loudness.truePeakDbtp, 0.0051);
        EXPECT_NEAR(std::stod(said.tracks[n].figures.range), *loudness.rangeLu, 0.051);
        EXPECT_NEAR(std::stod(said.tracks[n].figures.maxShortTerm), *loudness.maxShortTermLufs, 0.051);
        EXPECT_NEAR(std::stod(said.tracks[n].figures.maxMomentary), *loudness.maxMomentaryLufs, 0.051);
        EXPECT_NEAR(std::stod(said.tracks[n].figures.peakToLoudness), *loudness.truePeakDbtp - *loudness.integratedLufs,
                    0.051);
    }
    EXPECT_EQ(said.tracks[0].isrc, "USRC11607839");
    EXPECT_EQ(millisecondsOf(said.length), layout.end * 1000 / rate);
    EXPECT_NEAR(std::stod(said.album.integrated), *print.album.integratedLufs, 0.051);
}

TEST_F(Reports, SayWhatSetsADeliveryApart) {
    const auto limiter = album.masters[0].albumChain[0].id;
    album.masters.push_back({.name = "loud", .albumChain = {}});
    core::Album asked = album;
    asked.deliveries = {{.overrides = {{.slot = limiter, .settings = core::LimiterSettings{.ceilingDbtp = -3.0}}}},
                        {.master = "loud", .version = core::Version::Kind::clean, .single = album.tracks[1].id}};
    auto& deliveries = ledger.entries[1].deliveries;
    deliveries.push_back(deliveries.front());
    for (std::size_t n : {0U, 1U}) deliveries[n].settings = core::jsonAt(asked, "deliveries." + std::to_string(n + 1));
    const report::Report said = reported();
    ASSERT_EQ(said.deliveries.size(), 2U);
    EXPECT_EQ(said.deliveries[0].particulars,
              std::vector<std::string>{
                  "the limiter of the album chain is set otherwise: Ceiling -3.0 dBTP (else -1.5 dBTP)"});
    EXPECT_EQ(said.deliveries[1].particulars,
              (std::vector<std::string>{"master loud", "clean versions", "single of track 2"}));
    EXPECT_NE(report::reportHtml(said).find("single of track 2"), std::string::npos);
    deliveries[0].settings = "no JSON";
    EXPECT_TRUE(reported().deliveries[0].particulars.empty());
}

TEST_F(Reports, HaveTheSidesOfARecordWhereOneIsMade) {
    EXPECT_TRUE(reported().sides.empty());
    album.tracks[1].opensSide = true;
    album.vinyl.runouts = {"LQ <A>"};
    const report::Report said = reported();
    ASSERT_EQ(said.sides.size(), 2U);
    EXPECT_EQ(said.sides[1].rows[0].title, "Two");
    const std::string page = report::reportHtml(said);
    for (const char* words : {"Record, 33 1/3 rpm, 12 inches", "Runout: LQ &lt;A&gt;", "Side B"})
        EXPECT_NE(page.find(words), std::string::npos) << words;
}

TEST_F(Reports, DrawWhatIsHeardWhereItIs) {
    const report::Report said = reported();
    const auto partAt = [&](core::FramePos at) {
        return static_cast<std::size_t>(at) * said.peaks.size() / static_cast<std::size_t>(layout.end);
    };
    const std::size_t gap = partAt(layout.tracks[0].soundEnd() + rate);
    EXPECT_LT(said.peaks[gap], 1e-3F) << "silence between the tracks";
    EXPECT_GT(*std::max_element(said.peaks.begin(), said.peaks.begin() + static_cast<std::ptrdiff_t>(gap)), 0.5F);
    const float loudest = *std::ranges::max_element(said.shortTermLufs);
    EXPECT_NEAR(loudest, *print.album.maxShortTermLufs, 0.5);
    EXPECT_NEAR(said.tracks[1].at, static_cast<double>(layout.tracks[1].start) / static_cast<double>(layout.end), 1e-9);
}

TEST_F(Reports, CutATrackWhereTheNextOneStartsAndDrawNothingOfWhatHidesAheadOfTheFirst) {
    album.tracks[1].gapFrames = -rate;
    album.tracks[0].pauseMark = 0;
    album.tracks[0].startMark = 3 * rate;
    layout = core::layOut(album);
    print = analysis::printAlbum(album, audio);
    const report::Report said = reported();
    EXPECT_EQ(millisecondsOf(said.tracks[0].length), layout.tracks[1].start * 1000 / rate);
    const auto part = layout.end / static_cast<core::FramePos>(said.peaks.size());
    const auto first = print.waveform->between(0, -print.waveformBegin, part - print.waveformBegin);
    const auto right = print.waveform->between(1, -print.waveformBegin, part - print.waveformBegin);
    EXPECT_EQ(said.peaks[0], std::max({-first.min, first.max, -right.min, right.max}));
    EXPECT_GT(said.peaks[0], 0.0F);
}

TEST_F(Reports, NameChainsDeliveriesOfThisRevisionAndItsApproval) {
    const report::Report said = reported();
    ASSERT_EQ(said.chains.size(), 2U);
    EXPECT_EQ(said.chains[0].owner, "Track 2");
    EXPECT_NE(said.chains[1].modules[0].find("Ceiling -1.5 dBTP"), std::string::npos) << said.chains[1].modules[0];
    ASSERT_EQ(said.deliveries.size(), 1U);
    EXPECT_EQ(said.deliveries[0].reason, "the plant said so");
    EXPECT_EQ(said.deliveries[0].files[0].sha256, "aabb");
    const auto says = [&](const std::string& name, const std::string& text) {
        return std::ranges::find(said.head, std::pair(name, text)) != said.head.end();
    };
    EXPECT_TRUE(says("Revision", "2"));
    EXPECT_TRUE(says("Approved", "2026-11-29: Ben: go"));
    EXPECT_TRUE(says("Mastered by", "Ann"));
}

TEST_F(Reports, SayOfEachFindingWhereItIsAndHowItWasAnswered) {
    ledger.entries.push_back({.revision = 2, .albumDigest = digest, .reason = "the plant said so"}); // once more
    const report::Report said = reported();
    ASSERT_EQ(said.findings.size(), 3U);
    EXPECT_EQ(said.findings[0].sentence, "Track 2: is <soft>");
    EXPECT_EQ(said.findings[0].answer, "Approved with it on 2026-11-29.");
    EXPECT_EQ(said.findings[1].answer, "Accepted: the plant said so");
    EXPECT_EQ(said.findings[2].answer, "Open: it stops the delivery.");
    ASSERT_EQ(said.sound.size(), 1U);
    EXPECT_EQ(said.sound[0].at, "1:01.500");
    EXPECT_EQ(said.sound[0].severity, "note");
    EXPECT_EQ(said.sound[0].answer, "") << "a note asks for nothing";
}

TEST_F(Reports, SayWhatWaitsForAnAnswer) {
    ledger = {};
    album.deliveries = {{.format = core::Delivery::Format::ddp}};
    EXPECT_EQ(reported().findings[0].answer, "");
    EXPECT_EQ(reported().findings[1].answer, "Open: it is delivered for a reason only.");
    album.deliveries[0].reason = "the plant knows";
    EXPECT_EQ(reported().findings[1].answer, "Accepted: the plant knows");
    ledger.approvals = {{1, "of another album", "2026-11-29T00:00:00Z", "Ben: go"}};
    const auto head = reported().head;
    EXPECT_NE(std::ranges::find(head, std::pair<std::string, std::string>("Approved", "not this one; revision 1 is")),
              head.end());
}

TEST_F(Reports, AreOnePageWithEveryTextEscaped) {
    const std::string page = report::reportHtml(reported());
    for (const char* text : {"Blue &lt;Hour&gt; &amp; &quot;more&quot;", "No\u00e9", "is &lt;soft&gt;", "USRC11607839",
                             "the plant said so", "aabb", "ccdd", "lacquer 0.1, 2026-11-30"})
        EXPECT_NE(page.find(text), std::string::npos) << text;
    for (const char* outside : {"<Hour>", "<soft>", "src=", "href=", "<script", "url("})
        EXPECT_EQ(page.find(outside), std::string::npos) << outside << ": it needs another file, or runs something";
}

} // namespace
