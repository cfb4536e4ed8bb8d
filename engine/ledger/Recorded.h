// Whether delivered files are still what the ledger says of them, to the byte.
#pragma once

#include "core/Finding.h"
#include "core/Ledger.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace engine::ledger {

/// A delivery out of a ledger.
struct RecordedDelivery {
    std::filesystem::path ledger;
    core::LedgerEntry entry; ///< With that delivery alone.

    const core::LedgerDelivery& delivery() const { return entry.deliveries.front(); }
};

/// The newest delivery that the folder can be: the one that was written there, else one of whose files most are there
/// by name. nullopt where none has a file of its.
std::optional<RecordedDelivery> recordedIn(const std::filesystem::path& folder,
                                           const std::vector<std::filesystem::path>& ledgers);

struct RecordedCheck {
    core::Findings findings; ///< error: a file is missing or another one; note: a file that nobody delivered.
    std::vector<std::string> checked;
};

/// Every file of the delivery, read whole. Throws core::Cancelled when asked to stop.
RecordedCheck checkRecorded(const std::filesystem::path& folder, const RecordedDelivery& recorded,
                            std::stop_token stop = {});

} // namespace engine::ledger
