// Where a thread was while it kept somebody waiting: another thread looks every few milliseconds, and asks it for its
// stack once a stretch of work has lasted for long.
#pragma once

#include "tests/ui/ThreadTime.h"

#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace tests {

/// Of the thread that makes it; one at a time. Takes SIGUSR2.
class HangWatch {
  public:
    explicit HangWatch(double longMs); ///< Looks after that, and twice more at as much again.
    ~HangWatch();
    HangWatch(const HangWatch&) = delete;
    HangWatch& operator=(const HangWatch&) = delete;

    void begin();
    ThreadTime end(); ///< Nothing where nothing was begun.

    /// Since the last `begin`: a line per stack, from the innermost of our own functions outwards; of all
    /// functions where none is ours.
    std::vector<std::string> stacks() const;
    /// What the system said of the thread whenever it was looked at meanwhile: "R 4, S futex_do_wait 12".
    std::string states() const;

  private:
    static constexpr int most = 3;
    static constexpr int deepest = 64;
    struct Stack {
        std::array<void*, deepest> frames;
        int depth;
    };
    static void take(int signal);
    void look(const std::stop_token& stop);
    std::string stateNow() const;

    double longMs_;
    ThreadClock clock_;
    pthread_t watched_;
    pid_t thread_;
    mutable std::mutex mutex_;
    std::optional<ThreadAccount> began_; ///< nullopt = nothing is under way.
    std::map<std::string, int> states_;
    std::atomic<int> taken_ = 0;
    std::array<Stack, most> stacks_;
    std::jthread looking_; ///< Last.
};

} // namespace tests
