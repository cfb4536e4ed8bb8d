// Where a thread was while it kept somebody waiting: another thread looks every few milliseconds, and asks it for its
// stack once a stretch of work has lasted for long.
#pragma once

#include "tests/ui/ThreadTime.h"

#include <array>
#include <atomic>
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
    ThreadTime end();

    /// Since the last `begin`: a line per stack, from the innermost of our own functions outwards.
    std::vector<std::string> stacks() const;

  private:
    static constexpr int most = 3;
    static constexpr int deepest = 64;
    struct Stack {
        std::array<void*, deepest> frames;
        int depth;
    };
    static void take(int signal);
    void look(const std::stop_token& stop);

    double longMs_;
    ThreadClock clock_;
    ThreadTime began_;
    pthread_t watched_;
    std::atomic<double> beganOwnMs_ = -1.0; ///< Below 0 = nothing is under way.
    std::atomic<int> taken_ = 0;
    std::array<Stack, most> stacks_;
    std::jthread looking_; ///< Last.
};

} // namespace tests
