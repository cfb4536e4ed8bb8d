// Everything that is only about hearing: transport, ramps, loop, and the change from one graph to the next. Lives on
// the audio thread: never allocates, waits, locks or touches a file. What it plays is the print to the bit; whatever a
// listener alone wants (a monitor level, dim, mono) has its place behind the tap, and today that is nothing.
#pragma once

#include "core/Units.h"
#include "engine/dsp/StereoBlock.h"
#include "engine/realtime/AudioDoors.h"

#include <vector>

namespace engine::realtime {

/// Rules of the transport:
/// - A start from a stop has no ramp: sound begins exactly with the print, so that what is heard equals what is
/// written.
/// - A stop takes effect where it was ordered (that is the position from then on), and the sound dies away over the
/// next
///   5 ms of the print. playUntil does the same at its end; the album's own end needs no ramp.
/// - A locate while playing lets the old sound die away likewise, and the new one comes up over 5 ms.
/// - A loop dies away over its last 5 ms and comes up over its first 5 ms.
/// - Before any start the renderer is primed, with bounded work a block, and the read-ahead is waited for (1 s at
/// most).
/// - A plan with the same renderer takes effect at once. Another renderer is primed ahead of the playhead while the old
///   one is heard, runs along for 100 ms so that its dynamics settle, then takes over in a crossfade of 20 ms; plans
///   that come meanwhile wait, and only the newest of them is played.
class Player {
  public:
    /// The longest block that a renderer is asked for.
    static constexpr int blockFrames = 1024;

    explicit Player(AudioDoors& doors);
    ~Player();
    Player(const Player&) = delete;
    Player& operator=(const Player&) = delete;

    /// The device's next `frames` frames, interleaved. With 0 frames (then `out` may be null) it only obeys orders and
    /// gets ready. One thread at a time.
    void fill(float* out, int frames) noexcept;

    /// The device is gone: silent at once, stopped at the position. While no callback runs.
    void halt() noexcept;

    /// Nothing sounds, not even the ramp of a stop. On the thread of fill.
    bool silent() const noexcept { return sound_ == Sound::silent; }

  private:
    enum class Sound { silent, heard, dying };
    enum class Change { none, waiting, priming, settling, crossfading };

    void takePlan() noexcept;
    void obey() noexcept;
    void obey(const TransportCommand& order) noexcept;
    void fallSilent() noexcept;
    void adoptNext() noexcept;
    bool ready(int frames) noexcept;
    bool resident(const Shown& shown, core::FramePos from, int frames) noexcept;
    void warmUp(int frames) noexcept;
    void locateNext() noexcept;
    void arriveAtChange() noexcept;
    int framesToNextEvent() const noexcept;
    void renderPrint(int frames) noexcept;
    void advanceChange(int frames) noexcept;
    void hear(float* out, int frames) noexcept;
    void tapPrint(int frames) noexcept;
    void tapGainReduction() noexcept;
    void checkReadAhead(int frames) noexcept;
    void arrive() noexcept;
    void report() noexcept;
    core::FramePos loopEnd() const noexcept;
    bool looping() const noexcept;
    dsp::StereoBlock heardBlock(int frames) noexcept { return {left_.data(), right_.data(), frames}; }
    dsp::StereoBlock nextBlock(int frames) noexcept { return {nextLeft_.data(), nextRight_.data(), frames}; }

    AudioDoors& doors_;
    std::vector<double> left_, right_, nextLeft_, nextRight_;
    std::vector<StereoFrame> frames_;

    const Shown* current_ = nullptr; ///< Heard.
    const Shown* next_ = nullptr;    ///< About to take over.
    Change change_ = Change::none;
    core::FramePos changeAt_ = 0; ///< Where the next renderer's first frame is.
    core::FrameCount ahead_ = 0;  ///< How far ahead of the playhead the next renderer is located.
    core::FrameCount waited_ = 0; ///< For the read-ahead.
    int changeLeft_ = 0;          ///< Frames left of settling or crossfading.
    bool nextPrimed_ = false;

    Sound sound_ = Sound::silent;
    bool playing_ = false;
    bool ended_ = false;
    bool located_ = false; ///< The current renderer stands at position_.
    bool primed_ = false;
    bool comesUp_ = false;        ///< The next start has a ramp.
    core::FramePos position_ = 0; ///< Of the transport.
    core::FramePos cursor_ = 0;   ///< Of the renderer; ahead of position_ only while a sound dies away.
    int rampFrames_ = 1;
    int level_ = 0;       ///< Of the ramp: 0 silent, rampFrames_ = untouched.
    int primeQuanta_ = 0; ///< Left for this block.

    bool loops_ = false;
    core::FramePos loopFrom_ = 0;
    core::FramePos loopTo_ = 0;
    bool stopsAt_ = false;
    core::FramePos stopAt_ = 0;

    core::FrameCount framesPlayed_ = 0;
    std::uint64_t misses_ = 0;
    std::uint64_t droppedFrames_ = 0;
    std::uint64_t obeyed_ = 0;
};

} // namespace engine::realtime
