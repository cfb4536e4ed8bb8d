// The law of the audio thread, watched: while an AudioThreadWatch lives, its thread may not allocate, free, lock, sleep
// or touch a file. Only programs with AudioThreadWatch.cpp in them see offences; elsewhere, and under the sanitizers,
// which have a malloc of their own, it sees nothing.
#pragma once

#include <atomic>

namespace tests {

class AudioThreadWatch {
  public:
    AudioThreadWatch() noexcept { isOn = true; }
    ~AudioThreadWatch() { isOn = false; }
    AudioThreadWatch(const AudioThreadWatch&) = delete;
    AudioThreadWatch& operator=(const AudioThreadWatch&) = delete;

    static void see(const char* call) noexcept {
        if (!isOn) return;
        ++offences;
        lastOffence = call;
    }

    static inline std::atomic<int> offences = 0;
    static inline std::atomic<const char*> lastOffence = "none";

  private:
    static inline thread_local bool isOn = false;
};

} // namespace tests
