// Writes the client's page: a folder with index.html that any browser opens, without server or program. The album is
// one FLAC file of 24 bits, rendered, dithered and read back like a delivery, so that nothing between its tracks can be
// lost. On a page of the same album a new revision is added, and the earlier ones stay. Jobs only.
#pragma once

#include "core/Album.h"
#include "engine/delivery/Deliver.h"
#include "engine/page/Page.h"
#include "engine/source/SourceLibrary.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

namespace engine::page {

struct PageOptions {
    std::filesystem::path folder;  ///< A new or empty one, or a page of the same album.
    std::filesystem::path project; ///< The album's file: says which revision it is, and gets the page into its ledger.
    std::string program;           ///< "lacquer 0.1".
    std::string date;              ///< Of the revision, ISO 8601: "2026-11-28".
};

struct PageReport {
    Page page;
    int revision = 0;        ///< That was written: one of the page's.
    core::Findings findings; ///< Of the guard, and of a ledger that cannot be written.
};

/// The folder is written whole or stays as it was; files in it that are none of the page's stay. Throws core::Error
/// when it is something else, or a page of another album or of a ledger that is gone; for an album without tracks; when
/// something cannot be written or does not read back. Throws core::Cancelled when asked to stop.
PageReport writeClientPage(const core::Album& album, const source::SourceLibrary::Opened& sources,
                           const PageOptions& options,
                           const std::function<void(const delivery::DeliveryProgress&)>& progress = {},
                           const std::stop_token& stop = {});

} // namespace engine::page
