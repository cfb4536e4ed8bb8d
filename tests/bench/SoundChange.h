// Listens to a steady tone through JACK and tells at which frame it first sounds otherwise.
#pragma once

#include <array>
#include <atomic>
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
    /// Frames from arm() to the first sample that is another one at the loudspeaker; nullopt = none yet.
    std::optional<std::int64_t> framesUntilChange() const;
    int blockFrames() const;

  private:
    static int process(std::uint32_t frames, void* self);

    _jack_client* client_ = nullptr;
    _jack_port* port_ = nullptr;
    std::array<float, repeatFrames> before_{};
    std::size_t place_ = 0;
    std::uint32_t armedAt_ = 0;
    std::atomic<bool> armed_ = false;
    std::atomic<std::int64_t> changed_ = -1;
};

} // namespace bench
