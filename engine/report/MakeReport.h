// The report of an album as it stands on the disk: measured, checked, and with what its ledger knows. Jobs only.
#pragma once

#include "core/Album.h"
#include "engine/report/Report.h"
#include "engine/source/SourceLibrary.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

namespace engine::report {

struct ReportOptions {
    std::filesystem::path project; ///< Of the album: its ledger lies beside it.
    std::string program;           ///< "lacquer 0.1".
    std::string date;              ///< Today, ISO 8601.
};

/// Renders the album's main master twice: for its figures, and for the quality check. `progress`: what it does, 0 to 1.
/// Throws core::Error for an album without tracks and a ledger that cannot be read; core::Cancelled when asked to stop.
Report makeReport(const core::Album& album, const source::SourceLibrary::Opened& sources, const ReportOptions& options,
                  const std::function<void(const char* doing, double share)>& progress = {},
                  const std::stop_token& stop = {});

/// "Blue.report.pdf" beside "Blue.lacquer", for the extension ".pdf".
std::filesystem::path reportPathOf(const std::filesystem::path& project, const std::string& extension);

} // namespace engine::report
