#include "app/Interrupt.h"

#include <chrono>
#include <csignal>
#include <ctime>

namespace app {

namespace {

sigset_t bothSignals() {
    sigset_t both;
    sigemptyset(&both);
    sigaddset(&both, SIGINT);
    sigaddset(&both, SIGTERM);
    return both;
}

/// timeout(1) and others send the signal to the process, and then to its whole group.
constexpr std::chrono::seconds sameAsking{1};

constexpr timespec look = {.tv_sec = 0, .tv_nsec = 50'000'000};

} // namespace

Interrupt::Interrupt() {
    const sigset_t both = bothSignals();
    pthread_sigmask(SIG_BLOCK, &both, nullptr);
    waiter_ = std::jthread([stop = stop_](std::stop_token ended) mutable {
        const sigset_t waited = bothSignals();
        std::chrono::steady_clock::time_point first;
        while (!ended.stop_requested()) {
            const int signal = sigtimedwait(&waited, nullptr, &look);
            if (signal <= 0) continue;
            const auto now = std::chrono::steady_clock::now();
            if (!stop.stop_requested()) first = now;
            if (now - first > sameAsking) {
                std::signal(signal, SIG_DFL);
                pthread_sigmask(SIG_UNBLOCK, &waited, nullptr);
                raise(signal);
            }
            stop.request_stop();
        }
    });
}

Interrupt::~Interrupt() {
    waiter_.request_stop();
    waiter_.join();
    const sigset_t both = bothSignals();
    pthread_sigmask(SIG_UNBLOCK, &both, nullptr);
}

} // namespace app
