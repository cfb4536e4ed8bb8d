// What a thread did with a stretch of time: computed, was kept waiting by something, or would have run but for others
// who had the processor.
#pragma once

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <pthread.h>
#include <string>
#include <unistd.h>

namespace tests {

struct ThreadTime {
    double wallMs = 0.0;
    double cpuMs = 0.0;       ///< The thread computed.
    double readyMs = 0.0;     ///< It could have, and stood in the scheduler's queue.
    double poolReadyMs = 0.0; ///< Qt's painting threads stood there, which the thread waits for while it paints.

    /// What the thread itself took: computing, or asleep over a lock, a file, a device or another thread. A machine
    /// that others use too makes any program wait for a processor, and that says nothing about the program; so the wait
    /// in the scheduler's queue is taken off, its own and that of whoever paints for it, and nothing else is.
    double ownMs() const { // A painting thread that has ended takes its account with it.
        return std::max(cpuMs, wallMs - readyMs - std::max(0.0, poolReadyMs));
    }

    ThreadTime operator-(const ThreadTime& from) const {
        return {wallMs - from.wallMs, cpuMs - from.cpuMs, readyMs - from.readyMs, poolReadyMs - from.poolReadyMs};
    }
};

/// The times of the thread that makes it, from Linux's clocks, for any thread to ask; readyMs stays 0 where the kernel
/// keeps no account of it.
class ThreadClock {
  public:
    ThreadClock() : own_(gettid()) { pthread_getcpuclockid(pthread_self(), &cpu_); }

    ThreadTime now() const { return {ms(CLOCK_MONOTONIC), ms(cpu_), readyMs(own_), poolReadyMs()}; }

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
    /// They share a picture's rows: the sum over the threads, by their number.
    static double poolReadyMs() {
        double sum = 0.0;
        int threads = 0;
        std::error_code gone;
        for (const auto& task : std::filesystem::directory_iterator("/proc/self/task", gone)) {
            if (textOf(task.path() / "comm") != "Thread (pooled)") continue;
            sum += readyMs(std::stoi(task.path().filename().string()));
            ++threads;
        }
        return threads > 0 ? sum / threads : 0.0;
    }

    pid_t own_;
    clockid_t cpu_;
};

} // namespace tests
