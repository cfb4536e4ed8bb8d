// What a thread did with a stretch of time: computed, was kept waiting by something, or would have run but for others
// who had the processor.
#pragma once

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <pthread.h>
#include <string>
#include <unistd.h>

namespace tests {

/// A thread's clocks at one moment.
struct ThreadAccount {
    double wallMs = 0.0;
    double cpuMs = 0.0;
    double readyMs = 0.0;
    std::map<pid_t, double> poolReadyMs; ///< Of each of Qt's painting threads.
};

struct ThreadTime {
    double wallMs = 0.0;
    double cpuMs = 0.0;       ///< The thread computed.
    double readyMs = 0.0;     ///< It could have, and stood in the scheduler's queue.
    double poolReadyMs = 0.0; ///< One of Qt's painting threads stood there, which the thread waits for while it paints.

    ThreadTime() = default;
    ThreadTime(const ThreadAccount& from, const ThreadAccount& to)
        : wallMs(to.wallMs - from.wallMs), cpuMs(to.cpuMs - from.cpuMs), readyMs(to.readyMs - from.readyMs) {
        // They share a picture's rows and it waits for the last of them. One that has ended takes its account along.
        for (const auto& [thread, readyMsThen] : to.poolReadyMs) {
            const auto before = from.poolReadyMs.find(thread);
            const double began = before == from.poolReadyMs.end() ? 0.0 : before->second;
            poolReadyMs = std::max(poolReadyMs, readyMsThen - began);
        }
    }

    /// What the thread itself took: computing, or asleep over a lock, a file, a device or another thread. A machine
    /// that others use too makes any program wait for a processor, and that says nothing about the program; so the wait
    /// in the scheduler's queue is taken off, its own and that of whoever paints for it, and nothing else is.
    double ownMs() const { return std::max(cpuMs, wallMs - readyMs - poolReadyMs); }
};

/// The clocks of the thread that makes it, from Linux, for any thread to read; readyMs stays 0 where the kernel keeps
/// no account of it.
class ThreadClock {
  public:
    ThreadClock() : own_(gettid()) { pthread_getcpuclockid(pthread_self(), &cpu_); }

    /// All of one moment: read anew where the thread stood in the queue between the first clock and the last. What it
    /// waited there would stand in the one account and not in the other, and the difference look like a sleep.
    ThreadAccount now() const {
        ThreadAccount account;
        double readyBefore = 0.0;
        do {
            readyBefore = readyMs(own_);
            account = {ms(CLOCK_MONOTONIC), ms(cpu_), readyBefore, poolReadyMs()};
        } while (readyMs(own_) != readyBefore);
        return account;
    }

  private:
    static double ms(clockid_t clock) {
        timespec time{};
        clock_gettime(clock, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }
    static std::string textOf(const std::filesystem::path& file) {
        std::string line;
        std::getline(std::ifstream(file), line);
        return line;
    }
    /// The second of three figures: ns ran, ns ready, slices.
    static double readyMs(pid_t thread) {
        const std::string figures = textOf("/proc/self/task/" + std::to_string(thread) + "/schedstat");
        const auto blank = figures.find(' ');
        return blank == std::string::npos ? 0.0 : std::stod(figures.substr(blank)) / 1e6;
    }
    static std::map<pid_t, double> poolReadyMs() {
        std::map<pid_t, double> pool;
        std::error_code gone;
        for (const auto& task : std::filesystem::directory_iterator("/proc/self/task", gone)) {
            if (textOf(task.path() / "comm") != "Thread (pooled)") continue;
            const pid_t thread = std::stoi(task.path().filename().string());
            pool[thread] = readyMs(thread);
        }
        return pool;
    }

    pid_t own_;
    clockid_t cpu_;
};

} // namespace tests
