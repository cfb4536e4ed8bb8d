// What goes with a delivery on paper, and what the engine does not know for it: the day, and how a page is printed.
#pragma once

#include "engine/delivery/PqSheet.h"

#include <functional>
#include <string>

namespace engine::delivery {

struct Papers {
    std::string date;                                 ///< Today, ISO 8601; empty = papers do not say it.
    std::function<std::string(const PqSheet&)> pqPdf; ///< The bytes of a PDF; none = text alone. Any thread.
};

} // namespace engine::delivery
