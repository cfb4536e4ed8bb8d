#include "engine/ledger/Recorded.h"

#include "core/Error.h"
#include "engine/source/Digest.h"

#include <algorithm>

namespace engine::ledger {

namespace {

bool isThere(const std::filesystem::path& file) {
    std::error_code unreadable;
    return std::filesystem::is_regular_file(file, unreadable);
}

std::filesystem::path plain(const std::filesystem::path& folder) {
    std::error_code unreadable;
    const auto whole = std::filesystem::weakly_canonical(folder, unreadable);
    return unreadable ? folder : whole;
}

/// How well the folder fits: all files by name, and one more for the very place.
std::size_t fit(const core::LedgerDelivery& delivery, const std::filesystem::path& folder) {
    std::size_t there = 0;
    for (const core::LedgerFile& file : delivery.files) there += isThere(folder / file.name) ? 1 : 0;
    return there > 0 && plain(delivery.folder) == plain(folder) ? delivery.files.size() + 1 : there;
}

std::string stampOf(const core::LedgerEntry& entry) {
    return "revision " + std::to_string(entry.revision) + ", delivered " + entry.at.substr(0, 10);
}

/// What is in the folder and in no delivery.
void addStrangers(const std::filesystem::path& folder, const core::LedgerDelivery& delivery, core::Findings& findings) {
    std::error_code unreadable;
    for (const auto& each : std::filesystem::recursive_directory_iterator(
             folder, std::filesystem::directory_options::skip_permission_denied, unreadable)) {
        if (!each.is_regular_file(unreadable)) continue;
        const std::string name = each.path().lexically_relative(folder).generic_string();
        if (std::ranges::find(delivery.files, name, &core::LedgerFile::name) == delivery.files.end())
            findings.push_back(
                {core::Severity::note, std::nullopt, name + " was not delivered: it came here otherwise"});
    }
}

} // namespace

std::optional<RecordedDelivery> recordedIn(const std::filesystem::path& folder,
                                           const std::vector<std::filesystem::path>& ledgers) {
    std::optional<RecordedDelivery> best;
    std::size_t bestFit = 0;
    for (const auto& path : ledgers) {
        const core::Ledger ledger = core::readLedger(path);
        for (const core::LedgerEntry& entry : ledger.entries) {
            for (const core::LedgerDelivery& delivery : entry.deliveries) {
                const std::size_t fits = fit(delivery, folder);
                if (fits == 0 || fits < bestFit) continue; // Of two that fit alike, the newer one.
                bestFit = fits;
                best = RecordedDelivery{path, entry};
                best->entry.deliveries = {delivery};
            }
        }
    }
    return best;
}

RecordedCheck checkRecorded(const std::filesystem::path& folder, const RecordedDelivery& recorded,
                            std::stop_token stop) {
    RecordedCheck check;
    const auto wrong = [&](const std::string& message) {
        check.findings.push_back({core::Severity::error, std::nullopt, message});
    };
    std::size_t well = 0;
    for (const core::LedgerFile& file : recorded.delivery().files) {
        const auto path = folder / file.name;
        if (!isThere(path)) {
            wrong(file.name + " is missing: deliver it again");
        } else if (source::sha256OfFile(path, stop) != file.sha256) {
            wrong(file.name + " is not the file that was delivered (" + stampOf(recorded.entry) +
                  "): damaged or changed since; deliver it again");
        } else {
            ++well;
        }
    }
    if (well > 0)
        check.checked.push_back(std::to_string(well) + " of " + std::to_string(recorded.delivery().files.size()) +
                                " files are, to the byte, those of " + stampOf(recorded.entry));
    addStrangers(folder, recorded.delivery(), check.findings);
    return check;
}

} // namespace engine::ledger
