// Lines of a ledger.
#include "core/Ledger.h"
#include "tests/fuzz/Fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t mostWritten = 4;
    const auto file = tests::emptiedFolder() / "album.ledger";
    const auto ledger = core::ledgerFrom(tests::textOf(data, size), file);
    if (ledger.entries.size() + ledger.approvals.size() > mostWritten) return 0;
    for (const auto& entry : ledger.entries) core::addToLedger(file, entry);
    for (const auto& approval : ledger.approvals) core::addToLedger(file, approval);
    const auto again = core::readLedger(file);
    tests::require(again.troubles.empty(), "a line that was written can be read");
    tests::require(again.entries == ledger.entries && again.approvals == ledger.approvals,
                   "a line that was written is read as the same");
    return 0;
}
