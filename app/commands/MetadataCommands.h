// The commands about metadata; see Commands.h.
#pragma once

#include <CLI/CLI.hpp>

namespace app {

void addMetadata(CLI::App& program);
void addIsrc(CLI::App& program);

} // namespace app
