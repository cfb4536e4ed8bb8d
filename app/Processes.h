// The program itself, run again and again with other arguments: a job for each, some at once, each a process of its
// own that shares nothing with the others and takes none of them down.
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace app {

struct Ended {
    int status = 0;    ///< Exit status; 128 + the signal that ended it.
    std::string out;   ///< What it wrote on standard output.
    std::string error; ///< And on standard error.
};

/// Runs `lacquer arguments...` for each of the jobs, at most `atOnce` at the same time, begun in their order. `ended`
/// is called on the caller's thread, in the order in which they end, with the job's number from 0. Asked to stop, those
/// that run are interrupted and waited for, and no other begins. Throws core::Error when a process cannot be made.
void runEach(const std::vector<std::vector<std::string>>& jobs, int atOnce, const std::stop_token& stop,
             const std::function<void(std::size_t job, const Ended& ended)>& ended);

} // namespace app
