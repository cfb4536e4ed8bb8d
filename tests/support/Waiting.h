// For what other threads and programs do in their own time.
#pragma once

#include <functional>
#include <sys/types.h>

namespace tests {

/// Waits for what must come; false after five minutes, since machines are busy.
bool comes(const std::function<bool()>& what);

/// Whether this child process has ended, or there is none. Its end is still to be waited for.
bool hasEnded(pid_t child);

} // namespace tests
