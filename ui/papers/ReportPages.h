// The client's report on pages of A4, as many as it needs: every word whole, each page with its number.
#pragma once

#include "engine/report/Report.h"

#include <string>

namespace ui::papers {

/// The bytes of a PDF, its fonts in it. Any thread.
std::string reportPdf(const engine::report::Report& report);

} // namespace ui::papers
