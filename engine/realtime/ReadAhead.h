// Keeps the sound that is about to be heard in memory: a window round the playhead, the start of the loop, and the
// start of every track. A thread of its own touches and locks the pages of the sources' mappings, so that the audio
// thread never waits for the disk; how far it came stands in the watermark.
#pragma once

#include "core/Units.h"
#include "engine/realtime/AudioDoors.h"
#include "engine/source/AudioSource.h"

#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <utility>
#include <vector>

namespace engine::realtime {

/// Which sound lies where on the album's clock.
struct Stretches {
    struct Stretch {
        const source::AudioSource* audio = nullptr;
        core::FramePos at = 0;   ///< Of its first frame, on the album's clock.
        core::FramePos from = 0; ///< The frame of the source that is heard there.
        core::FrameCount frames = 0;
        bool operator==(const Stretch&) const = default;
    };
    std::uint64_t number = 0; ///< Counted from 1; see Shown::sound.
    int rate = core::cdRate;
    std::vector<Stretch> all;
    std::vector<core::FramePos> seams; ///< In points of the tracks.
    core::FrameCount latency = 0;      ///< Of the chains: they read so far ahead of what is heard.
    std::vector<std::shared_ptr<const source::AudioSource>> audio;

    /// Whether both say the same but for their numbers: then a watermark for one holds for the other.
    bool sameAs(const Stretches& other) const {
        return rate == other.rate && all == other.all && seams == other.seams && latency == other.latency;
    }
};

Stretches stretchesOf(const render::RenderPlan& plan);

class ReadAhead {
  public:
    explicit ReadAhead(AudioDoors& doors);
    ~ReadAhead();

    /// From now on these. The engine's thread.
    void show(std::unique_ptr<const Stretches> stretches) { stretches_.publish(std::move(stretches)); }

  private:
    using Pages = std::pair<std::uintptr_t, std::uintptr_t>; ///< First byte and the one behind the last.

    void run(std::stop_token stop);
    void follow();
    void look(const Playhead& playhead);
    bool reach(Watermark::Window& window, core::FramePos from, core::FramePos to, const Playhead& playhead);
    bool hold(core::FramePos from, core::FramePos to);
    void touchSeam(std::size_t turn) const;
    void letGoOfTheRest();
    template <class Use>
    void eachPages(core::FramePos from, core::FramePos to, Use use) const;

    AudioDoors& doors_;
    Handoff<const Stretches> stretches_;
    const Stretches* current_ = nullptr;
    const Stretches* previous_ = nullptr; ///< Until its pages are unlocked.
    std::map<Pages, std::uint64_t> held_; ///< With the look that wanted them last.
    std::uint64_t looks_ = 0;
    Watermark watermark_;

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::jthread thread_; ///< Last: starts when the rest is there.
};

} // namespace engine::realtime
