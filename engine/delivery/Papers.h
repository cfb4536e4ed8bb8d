// What goes with a delivery on paper, and what the engine does not know for it: the day, the album's revision, and how
// a page is printed.
#pragma once

#include "engine/delivery/PqSheet.h"

#include <functional>
#include <string>

namespace engine::report {
struct Report;
}

namespace engine::delivery {

struct Papers {
    std::string date; ///< Today, ISO 8601; empty = papers do not say it.
    /// The bytes of a PDF; none = text alone. Any thread.
    std::function<std::string(const PqSheet&)> pqPdf = {};
    std::function<std::string(const report::Report&)> reportPdf = {};
    int revision = 0; ///< Of the album, by its ledger; 0 = papers do not say it.
};

} // namespace engine::delivery
