#include "core/Ledger.h"
#include "core/SafeFile.h"
#include "tests/support/Scratch.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace {

using core::Ledger;
using core::LedgerEntry;

LedgerEntry entry(int revision, const std::string& digest) {
    return {
        .revision = revision,
        .albumDigest = digest,
        .at = "2026-11-28T18:03:11Z",
        .program = "lacquer 1",
        .artist = "Nobody",
        .title = "Blue \"Hour\"\nÄ",
        .reason = "the plant said so",
        .tracks = {{1, "One", "USRC11607839", 44100, {0, 0xFFFFFFFFU, 0x12345678U}}, {2, "Two", "", 1, {}}},
        .deliveries = {{.format = "wav24",
                        .rate = 96000,
                        .folder = "/out/wav24",
                        .settings = "{\"format\": \"wav\"}",
                        .files = {{"01 One.wav", 123, "abc", "def", 1}, {"All.wav", 5'000'000'000, "ghi", "", 0}}}}};
}

class LedgerFiles : public testing::Test {
  protected:
    tests::ScratchFolder folder;
    std::filesystem::path ledger = folder.path() / "A.ledger";
};

TEST_F(LedgerFiles, ReadWhatWasWritten) {
    const LedgerEntry one = entry(1, "a");
    const core::Approval approval{1, "a", "2026-11-29T00:00:00Z", "Ann: go"};
    core::addToLedger(ledger, one);
    core::addToLedger(ledger, approval);
    core::addToLedger(ledger, entry(2, "b"));
    const Ledger read = core::readLedger(ledger);
    EXPECT_EQ(read.entries, (std::vector{one, entry(2, "b")}));
    EXPECT_EQ(read.approvals, std::vector{approval});
    EXPECT_TRUE(read.troubles.empty());
    EXPECT_EQ(core::ledgerPathOf("/x/Blue.lacquer"), "/x/Blue.ledger");
}

TEST_F(LedgerFiles, LoseNothingToALineThatWasCutOff) {
    core::addToLedger(ledger, entry(1, "a"));
    core::writeFile(ledger, core::readFile(ledger) + "{\"delivered\": \"2026");
    core::addToLedger(ledger, entry(2, "b"));
    const Ledger read = core::readLedger(ledger);
    EXPECT_EQ(read.entries, (std::vector{entry(1, "a"), entry(2, "b")}));
    ASSERT_EQ(read.troubles.size(), 1U);
    EXPECT_NE(read.troubles[0].message.find("line 2"), std::string::npos);
}

TEST_F(LedgerFiles, TakeLinesOfSeveralWritersAtOnce) {
    constexpr int each = 20;
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < 4; ++writer)
        writers.emplace_back([&] {
            for (int n = 0; n < each; ++n) core::addToLedger(ledger, entry(1, "a"));
        });
    writers.clear();
    const Ledger read = core::readLedger(ledger);
    EXPECT_EQ(read.entries.size(), 4U * each);
    EXPECT_TRUE(read.troubles.empty());
}

TEST(LedgerText, OfAnyKindIsATroubleAndNoMore) {
    for (const char* line :
         {"[]", "7", "{\"revision\": \"x\"}", "{\"revision\": 3000000000}", "{\"revision\": 1e308}", "{\"tracks\": 5}",
          "{\"tracks\": [{\"fingerprint\": \"zz345678\"}]}", "{\"deliveries\": [[]]}", "\xFF\xFE"}) {
        const Ledger ledger = core::ledgerFrom(line, "A.ledger");
        EXPECT_EQ(ledger.troubles.size(), 1U) << line;
        EXPECT_TRUE(ledger.entries.empty()) << line;
    }
}

TEST(Revisions, AreCountedInTheOrderInWhichTheyCame) {
    Ledger ledger;
    EXPECT_EQ(core::revisionOf(ledger, "a"), 1);
    ledger.entries = {entry(1, "a"), entry(2, "b"), entry(1, "a")};
    EXPECT_EQ(core::revisionOf(ledger, "a"), 1);
    EXPECT_EQ(core::revisionOf(ledger, "b"), 2);
    EXPECT_EQ(core::revisionOf(ledger, "c"), 3);
    ledger.approvals = {{3, "c", "", "yes"}, {3, "c", "", "once more"}};
    EXPECT_EQ(core::revisionOf(ledger, "c"), 3);
    EXPECT_EQ(core::revisionOf(ledger, "d"), 4);
    ASSERT_NE(core::approvalOf(ledger, "c"), nullptr);
    EXPECT_EQ(core::approvalOf(ledger, "c")->note, "once more");
    EXPECT_EQ(core::approvalOf(ledger, "a"), nullptr);
}

} // namespace
