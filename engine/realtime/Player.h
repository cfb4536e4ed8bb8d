// Everything that is only about hearing: transport, ramps, loop, and what stands between the print and the loudspeaker.
// Lives on the audio thread: never allocates, waits, locks or touches a file. What the tap gets is the print to the
// bit, and so is what is heard of it unless the listener wants it otherwise: that comes behind the tap.
#pragma once

#include "core/Units.h"
#include "engine/dsp/StereoBlock.h"
#include "engine/realtime/AudioDoors.h"
#include "engine/realtime/Deck.h"
#include "engine/realtime/Monitor.h"
#include "engine/realtime/TestTone.h"

#include <vector>

namespace engine::realtime {

/// Rules of the transport:
/// - A start from a stop has no ramp: sound begins exactly with the print, so that what is heard equals what is
///   written.
/// - A stop takes effect where it was ordered (that is the position from then on), and the sound dies away over the
///   next 5 ms of the print. playUntil does the same at its end; the album's own end needs no ramp.
/// - A locate while playing lets the old sound die away likewise, and the new one comes up over 5 ms.
/// - A loop dies away over its last 5 ms and comes up over its first 5 ms.
/// - A new plan comes on as Deck says.
/// - What is compared with runs beside the print, at the same frame of the album, from when it is listened to until it
///   is not heard any more; the print runs on and is tapped.
/// - What the monitor changes glides over 20 ms, and is at once so where nothing sounds.
class Player {
  public:
    /// The longest block that a renderer is asked for.
    static constexpr int blockFrames = Deck::blockFrames;

    explicit Player(AudioDoors& doors);
    ~Player();
    Player(const Player&) = delete;
    Player& operator=(const Player&) = delete;

    /// The device's next `frames` frames, interleaved. One thread at a time.
    void fill(float* out, int frames) noexcept;

    /// Without a device: takes plans and obeys orders, as fill does, but gets no chain ready to sound. That is work for
    /// a device's thread: here it kept the window from answering. While no callback runs.
    void idle() noexcept;

    /// The device is gone: silent at once, stopped at the position. While no callback runs.
    void halt() noexcept;

    /// Nothing sounds, not even the ramp of a stop. On the thread of fill.
    bool silent() const noexcept { return sound_ == Sound::silent && tone_.isSilent(); }

  private:
    enum class Sound { silent, heard, dying };

    void takePlans() noexcept;
    void obey() noexcept;
    void obey(const TransportCommand& order) noexcept;
    void listen() noexcept;
    void fallSilent() noexcept;
    bool ready(int frames) noexcept;
    void start() noexcept;
    int framesToNextEvent() const noexcept;
    void render(int frames) noexcept;
    void tapPrint(int frames) noexcept;
    void tapGainReduction() noexcept;
    void hear(float* out, int frames) noexcept;
    void checkReadAhead(int frames) noexcept;
    void arrive() noexcept;
    void report() noexcept;
    const render::RenderPlan& plan() const noexcept { return *print_.current().plan; }
    core::FramePos loopEnd() const noexcept;
    bool looping() const noexcept;
    dsp::StereoBlock printBlock(int frames) noexcept { return {left_.data(), right_.data(), frames}; }
    dsp::StereoBlock sourceBlock(int frames) noexcept { return {sourceLeft_.data(), sourceRight_.data(), frames}; }

    AudioDoors& doors_;
    std::vector<double> left_, right_, sourceLeft_, sourceRight_;
    std::vector<StereoFrame> frames_;

    Deck print_;
    Deck source_; ///< What the print is compared with.
    Monitor monitor_;
    TestTone tone_;
    Listening listening_;
    bool comparing_ = false; ///< The source is listened to, and there is one.

    Sound sound_ = Sound::silent;
    bool playing_ = false;
    bool ended_ = false;
    bool comesUp_ = false;        ///< The next start has a ramp.
    core::FramePos position_ = 0; ///< Of the transport.
    core::FramePos cursor_ = 0;   ///< Of the renderer; ahead of position_ only while a sound dies away.
    int rampFrames_ = 1;
    int level_ = 0;       ///< Of the ramp: 0 silent, rampFrames_ = untouched.
    int printQuanta_ = 0; ///< To prime the decks with, left for this block.
    int sourceQuanta_ = 0;

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
