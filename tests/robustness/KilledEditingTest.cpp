#include "core/Error.h"
#include "core/ProjectFile.h"
#include "core/Recovery.h"
#include "tests/robustness/EditLog.h"
#include "tests/robustness/Killed.h"
#include "tests/support/Scratch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>

namespace {

namespace fs = std::filesystem;
using What = tests::EditRecord::What;

constexpr int kills = 120;
constexpr std::int64_t longestLossMs = 5000;

/// The album file holds what the last finished save wrote, or the one under way: its sequence number there.
std::uint64_t savedSequence(const std::vector<tests::EditRecord>& records, const fs::path& path) {
    const auto last =
        std::find_if(records.rbegin(), records.rend(), [](const auto& r) { return r.what == What::saved; });
    const bool mayBeMissing = last == records.rend();
    if (mayBeMissing && !fs::exists(path))
        return tests::sequenceOf(records, tests::digestOf(core::Album{})).value_or(0); // what the first session opened
    const auto held = tests::digestOf(core::loadAlbum(path));
    const auto isHeld = [&](const tests::EditRecord& record) {
        return record.album == held && (record.what == What::saving || record.what == What::saved);
    };
    const auto from = mayBeMissing ? records.begin() : last.base() - 1;
    const auto found = std::find_if(records.rbegin(), std::make_reverse_iterator(from), isHeld);
    EXPECT_NE(found, std::make_reverse_iterator(from)) << "the album holds neither the last save nor the one under way";
    return tests::sequenceOf(records, held).value_or(0);
}

std::uint64_t copiedSequence(const std::vector<tests::EditRecord>& records, const fs::path& folder) {
    const auto left = core::recoverable(folder);
    EXPECT_LE(left.size(), 1u);
    if (left.empty()) return 0;
    const auto sequence = tests::sequenceOf(records, tests::digestOf(core::restored(left[0])));
    EXPECT_TRUE(sequence) << "the copy holds what never was";
    return sequence.value_or(0);
}

/// The last state that must have been kept: what the session opened, and every edit older than 5 s when it died.
std::uint64_t sequenceToKeep(const std::vector<tests::EditRecord>& records) {
    const auto opened =
        std::find_if(records.rbegin(), records.rend(), [](const auto& r) { return r.what == What::opened; });
    if (opened == records.rend()) return 0;
    std::uint64_t keep = 0;
    for (auto record = opened.base() - 1; record != records.end(); ++record)
        if (record->what == What::opened || record->ms < records.back().ms - longestLossMs) keep = record->sequence;
    return keep;
}

/// Whether a session has taken a step since the log was that long.
bool hasEdited(const fs::path& log, std::uintmax_t length) {
    const auto records = tests::readLog(log, length);
    return !records.empty() && records.back().what != What::opened;
}

} // namespace

TEST(KilledEditing, LosesNoSavedAlbumAndNoEditOlderThanFiveSeconds) {
    const tests::ScratchFolder folder;
    const fs::path log = folder / "log";
    std::mt19937 random(2026);
    int sessionsThatEdited = 0;
    for (int i = 0; i < kills; ++i) {
        // At any moment of its start, and every second time once it edits, however long that takes it.
        const auto after = std::chrono::microseconds(random() % 150000);
        std::function<bool()> edits;
        if (i % 2 == 1)
            edits = [&log, before = fs::exists(log) ? fs::file_size(log) : 0] { return hasEdited(log, before); };
        int status = 0;
        ASSERT_TRUE(tests::runAndKill({EDIT_SESSION, folder.path().string(), std::to_string(i)}, after, status, edits))
            << "the session ended by itself with status " << status;
        const auto records = tests::readLog(log);
        sessionsThatEdited += !records.empty() && records.back().what != What::opened;
        const auto held =
            std::max(savedSequence(records, folder / "album.lacquer"), copiedSequence(records, folder / "recovery"));
        ASSERT_GE(held, sequenceToKeep(records)) << "kill " << i;
        ASSERT_FALSE(HasFailure()) << "kill " << i;
    }
    EXPECT_GE(sessionsThatEdited, kills / 2);
}
