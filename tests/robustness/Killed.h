// Programs that are killed in the middle of what they do. Their reports go to no one; what they complain of is seen.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace tests {

/// Starts the program (its path first), kills it with SIGKILL so long after its start, or after something has come to
/// be, and waits for its end. True when it was the kill that ended it; false when it had come to an end by itself,
/// whose exit status is then in `status`.
bool runAndKill(const std::vector<std::string>& words, std::chrono::microseconds after, int& status,
                const std::function<bool()>& something = {});

/// Runs the program to its end: its exit status, or -1 when a signal ended it.
int runToEnd(const std::vector<std::string>& words);

} // namespace tests
