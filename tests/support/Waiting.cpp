#include "tests/support/Waiting.h"

#include <chrono>
#include <csignal>
#include <sys/wait.h>
#include <thread>

namespace tests {

using namespace std::chrono_literals;

bool comes(const std::function<bool()>& what) {
    const auto deadline = std::chrono::steady_clock::now() + 5min;
    while (!what()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(1ms);
    }
    return true;
}

bool hasEnded(pid_t child) {
    siginfo_t end{};
    return ::waitid(P_PID, static_cast<id_t>(child), &end, WEXITED | WNOHANG | WNOWAIT) != 0 || end.si_pid == child;
}

} // namespace tests
