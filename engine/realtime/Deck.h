// What plays one plan after the other along a playhead that is somebody else's. The Player has two: one for the print,
// one for what it is compared with; they stand at the same frame of the album. Audio thread: never allocates, waits,
// locks or touches a file.
#pragma once

#include "core/Units.h"
#include "engine/dsp/StereoBlock.h"
#include "engine/realtime/AudioDoors.h"

#include <vector>

namespace engine::realtime {

/// - A plan with the same renderer takes effect at once. Another renderer is primed ahead of the playhead while the old
///   one is heard, runs along for 100 ms so that its dynamics settle, then takes over in a crossfade of 20 ms; plans
///   that come meanwhile wait, and only the newest of them is played.
/// - A deck that joins a running one is primed ahead of the playhead likewise, and sounds from there on.
/// - Before any start the renderer is primed, with bounded work, and the read-ahead is waited for (1 s at most).
class Deck {
  public:
    /// The longest block of render.
    static constexpr int blockFrames = 1024;

    Deck(Handoff<const Shown>& plans, Mailbox<Watermark>& watermark);
    ~Deck();
    Deck(const Deck&) = delete;
    Deck& operator=(const Deck&) = delete;

    /// The newest plan comes on, if there is one and no other is just taking over. Returns it; nullptr = nothing new.
    /// One without a plan empties the deck once it stands still.
    const render::RenderPlan* take() noexcept;

    bool hasPlan() const noexcept { return current_ != nullptr; }
    bool isEmptied() const noexcept { return emptied_ || (!current_ && !next_); } ///< Nothing to play any more.
    const Shown& current() const noexcept { return *current_; }                   ///< While hasPlan.
    int rate() const noexcept { return (current_ ? current_ : next_)->plan->rate; }

    /// Standing still: takes the renderer to `at` and through its latency, in `quanta` quanta at most, which are taken
    /// off. True when start can follow at once. `frames`: that pass until it is asked again.
    bool ready(core::FramePos at, int frames, int& quanta) noexcept;
    void start() noexcept { running_ = true; }

    /// Gets ready to run along with what plays, from somewhere ahead of the playhead on.
    void join() noexcept;

    /// Stands still at once; whatever was about to take over has done so.
    void stop() noexcept;

    /// Standing still: has to go to its place again.
    void moved() noexcept { located_ = false; }

    bool running() const noexcept { return running_; }
    bool sounds() const noexcept { return running_ && current_; }

    // Running, with the playhead at `at`:
    void warmUp(core::FramePos at, int frames, int quanta) noexcept; ///< Gets the next renderer ready, if there is one.
    int framesToEvent(core::FramePos at, int most) const noexcept;   ///< How far render may go at once.
    void render(dsp::StereoBlock out) noexcept; ///< The next frames, where it sounds, and on with the takeover.
    void arrive(core::FramePos at) noexcept;    ///< After render.

  private:
    enum class Change { none, waiting, priming, settling, crossfading };

    bool resident(const Shown& shown, core::FramePos from, int frames) noexcept;
    void await() noexcept;
    void locateNext(core::FramePos at) noexcept;
    void adoptNext() noexcept;
    void advance(int frames) noexcept;

    Handoff<const Shown>& plans_;
    Mailbox<Watermark>& watermark_;
    std::vector<double> nextLeft_, nextRight_;

    const Shown* current_ = nullptr; ///< Played.
    const Shown* next_ = nullptr;    ///< About to take over; without a current one: about to join.
    bool emptied_ = false;
    bool running_ = false;
    bool located_ = false; ///< The current renderer stands where a start was asked for.
    bool primed_ = false;

    Change change_ = Change::none;
    core::FramePos changeAt_ = 0; ///< Where the next renderer's first frame is.
    core::FrameCount ahead_ = 0;  ///< How far ahead of the playhead the next renderer is located.
    core::FrameCount waited_ = 0; ///< For the read-ahead.
    int changeLeft_ = 0;          ///< Frames left of settling or crossfading.
    bool nextPrimed_ = false;
};

} // namespace engine::realtime
