// The clock by which the walk over the window judges: it must see every real wait, and no wait for a processor.
#include "tests/ui/HangWatch.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <fcntl.h>
#include <functional>
#include <mutex>
#include <sched.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

using tests::HangWatch;
using tests::ThreadTime;
using namespace std::chrono_literals;

constexpr double neverMs = 1e9; ///< No stack is asked for.

ThreadTime timeOf(const std::function<void()>& work) {
    HangWatch watch(neverMs);
    watch.begin();
    work();
    return watch.end();
}

TEST(HangWatch, SeesASleepOverALock) {
    std::mutex lock;
    std::atomic<bool> isHeld = false;
    const std::jthread holder([&] {
        const std::lock_guard held(lock);
        isHeld = true;
        std::this_thread::sleep_for(300ms);
    });
    while (!isHeld) std::this_thread::yield();
    const ThreadTime took = timeOf([&] { const std::lock_guard waits(lock); });
    EXPECT_GT(took.ownMs(), 100.0);
    EXPECT_LT(took.cpuMs, took.ownMs());
}

TEST(HangWatch, SeesAWaitForAFile) {
    int ends[2];
    ASSERT_EQ(pipe2(ends, O_CLOEXEC), 0);
    const std::jthread writer([&] {
        std::this_thread::sleep_for(300ms);
        EXPECT_EQ(write(ends[1], "x", 1), 1);
    });
    char byte = 0;
    const ThreadTime took = timeOf([&] { EXPECT_EQ(read(ends[0], &byte, 1), 1); });
    EXPECT_GT(took.ownMs(), 100.0);
    close(ends[0]);
    close(ends[1]);
}

/// This thread and so many that never rest, on one processor for as long as it lives.
class Crowd {
  public:
    explicit Crowd(int others) {
        sched_getaffinity(0, sizeof before_, &before_);
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(static_cast<std::size_t>(sched_getcpu()), &one);
        sched_setaffinity(0, sizeof one, &one); // threads that are begun inherit it
        for (int n = 0; n < others; ++n)
            hogs_.emplace_back([](const std::stop_token& stop) {
                while (!stop.stop_requested()) continue;
            });
    }
    ~Crowd() { sched_setaffinity(0, sizeof before_, &before_); }
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;

  private:
    cpu_set_t before_;
    std::vector<std::jthread> hogs_;
};

void computeFor(const tests::ThreadClock& clock, double cpuMs) {
    const double from = clock.now().cpuMs;
    while (clock.now().cpuMs - from < cpuMs) continue;
}

TEST(HangWatch, TakesOffTheWaitForAProcessor) {
    const tests::ThreadClock clock;
    if (clock.now().readyMs == 0.0) GTEST_SKIP() << "the kernel keeps no account of the queue";
    const Crowd crowd(4);
    const ThreadTime took = timeOf([&] { computeFor(clock, 30.0); });
    EXPECT_GT(took.readyMs, took.cpuMs);
    EXPECT_LT(took.ownMs() - took.cpuMs, 0.2 * took.readyMs);
}

/// A thread is put into the queue anywhere, also between one of its clocks and the next.
TEST(HangWatch, ReadsAllClocksOfOneMoment) {
    const tests::ThreadClock clock;
    if (clock.now().readyMs == 0.0) GTEST_SKIP() << "the kernel keeps no account of the queue";
    const Crowd crowd(4);
    const tests::ThreadAccount from = clock.now();
    double ownMs = 0.0;
    double cpuMs = 0.0;
    while (clock.now().cpuMs - from.cpuMs < 40.0) {
        const tests::ThreadAccount before = clock.now();
        const ThreadTime nothing(before, clock.now());
        ownMs += nothing.ownMs();
        cpuMs += nothing.cpuMs;
    }
    EXPECT_LT(ownMs - cpuMs, 0.05 * (clock.now().readyMs - from.readyMs));
}

} // namespace
