// The command line: finds the command, runs it, and is the one place that catches what goes wrong.
#pragma once

namespace app {

/// The program's exit status: 0 done, 1 failed (one line on standard error says why), 2 wrong usage.
int runCommandLine(int count, char** arguments);

} // namespace app
