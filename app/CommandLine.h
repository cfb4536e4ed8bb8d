// The command line: finds the command, runs it, and is the one place that catches what goes wrong.
#pragma once

#include "engine/delivery/Papers.h"

#include <functional>

namespace app {

/// Makes ready to print; called by the commands that do.
using MakePapers = std::function<engine::delivery::Papers()>;

/// The program's exit status: 0 done, 1 failed (one line on standard error says why), 2 wrong usage.
int runCommandLine(int count, char** arguments, const MakePapers& papers);

} // namespace app
