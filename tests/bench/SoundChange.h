// Listens to a steady tone through JACK and tells at which frame it first sounds otherwise.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

struct _jack_client;
struct _jack_port;

namespace bench {

class SoundChange {
  public:
    /// The tone repeats itself after so many frames.
    static constexpr std::size_t repeatFrames = 1600;

    SoundChange();
    ~SoundChange();
    SoundChange(const SoundChange&) = delete;
    SoundChange& operator=(const SoundChange&) = delete;

    /// To the outputs of the client whose name begins with that; false when there are none.
    bool connectTo(const std::string& client);
    /// From now on: the first change counts.
    void arm();
    /// By the clock, from arm() until the server has the first sample that is another one; nullopt = none yet. Not by
    /// the server's own count of frames: where it was kept waiting, that is ahead of what has been heard.
    std::optional<double> msUntilChange() const;
    /// Whether the server dropped something between arm() and that: it may have been another sample for no other
    /// reason.
    bool dropped() const { return dropped_; }
    int blockFrames() const;

  private:
    using Clock = std::chrono::steady_clock;
    static constexpr double none = -1e9;

    static int process(std::uint32_t frames, void* self);
    static int drop(void* self);

    _jack_client* client_ = nullptr;
    _jack_port* port_ = nullptr;
    std::array<float, repeatFrames> before_{};
    std::size_t place_ = 0;
    Clock::time_point armedAt_;
    std::atomic<bool> armed_ = false;
    std::atomic<double> changedMs_ = none;
    std::atomic<int> dropouts_ = 0;
    int dropoutsBefore_ = 0; ///< arm().
    std::atomic<bool> dropped_ = false;
};

} // namespace bench
