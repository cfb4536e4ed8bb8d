// One track sounding: its clips through its chain, on a control grid of its own that starts at its first frame, where
// the chain is reset. So whatever stands ahead of the track, or wherever it is moved to, it gives the same samples. The
// chain is run ahead of what is heard by its latency, and past the track's end until it has rung out: until it has been
// under -144 dBFS for a second. Rendering thread, all but making it.
#pragma once

#include "core/Units.h"
#include "engine/dsp/Smoother.h"
#include "engine/dsp/StereoBlock.h"
#include "engine/render/Chain.h"
#include "engine/render/RenderPlan.h"

#include <array>
#include <cstdint>
#include <vector>

namespace engine::render {

/// Longest stretch that the album's bus carries at once, and that a chain processes.
inline constexpr int busFrames = 8 * dsp::quantumFrames;
inline constexpr int chainFrames = busFrames + dsp::quantumFrames;

/// What a live change of a gain or a parameter takes to arrive: 20 ms, in whole quanta.
constexpr int glideFrames(int rate) {
    return (rate / 50 + dsp::quantumFrames - 1) / dsp::quantumFrames * dsp::quantumFrames;
}

/// Memory that voices share, since they work one after the other.
struct VoiceScratch {
    explicit VoiceScratch() : samples(4 * chainFrames) {}
    dsp::StereoBlock sound() noexcept { return {samples.data(), samples.data() + chainFrames, chainFrames}; }
    dsp::StereoBlock clip() noexcept {
        return {samples.data() + 2 * chainFrames, samples.data() + 3 * chainFrames, chainFrames};
    }
    std::vector<double> samples;
};

/// Places are frames from the track's in point.
class Voice {
  public:
    Voice(const TrackPlan& track, int rate);

    /// The next frame wanted is `from`. Inside the track its chain starts there, at the quantum that holds it.
    void locate(core::FramePos from) noexcept;

    /// Runs the chain through its latency, in at most `quanta` quanta. Returns how many it took: fewer means ready.
    int prime(const TrackPlan& track, std::uint64_t serial, int quanta, VoiceScratch& scratch) noexcept;

    /// Adds the next frames to the bus; at most busFrames.
    void add(const TrackPlan& track, std::uint64_t serial, dsp::StereoBlock bus, VoiceScratch& scratch) noexcept;

    /// Whether it gave sound in the last call of add.
    bool sounds() const noexcept { return sounds_; }
    int latency() const noexcept { return chain_.latency(); }
    const Chain& chain() const noexcept { return chain_; }
    Chain& chain() noexcept { return chain_; }

  private:
    /// A lane of a level: frame by frame. Where its points are moved the level glides from what it was to what it is
    /// now.
    struct AutomatedLevel {
        std::size_t lane = 0; ///< In TrackPlan::automation.
        core::FrameCount delay = 0;
        LevelQuantum quantum{};
        dsp::Smoother offBy{0.0}; ///< From the course, after a live change; a step per frame.
    };
    /// A slot with lanes of other rows: once per quantum.
    struct AutomatedSlot {
        struct Lane {
            std::size_t lane = 0; ///< In TrackPlan::automation.
            core::FrameCount delay = 0;
        };
        std::size_t place = 0;
        std::vector<Lane> lanes;
        core::Slot slot; ///< As the lanes set it.
    };

    core::FramePos quantaUpTo(core::FramePos end) const noexcept;
    void start(const TrackPlan& track) noexcept;
    void follow(const TrackPlan& track) noexcept;
    dsp::StereoBlock run(const TrackPlan& track, std::uint64_t serial, int quanta, VoiceScratch& scratch) noexcept;
    void runChain(const TrackPlan& track, dsp::StereoBlock sound) noexcept;
    void followLanes(const TrackPlan& track);
    void automateLevels(const TrackPlan& track, core::FramePos at) noexcept;
    static void takePlanned(AutomatedSlot& each, const core::Slot& planned) noexcept;
    void automateSlots(const TrackPlan& track, core::FramePos at) noexcept;
    void listenForTheEnd(core::FramePos heardAt, dsp::StereoBlock sound) noexcept;
    void keep(dsp::StereoBlock rest) noexcept;

    int rate_;
    Chain chain_;
    std::vector<AutomatedLevel> levels_; ///< Not resized: the chain looks at the quanta.
    std::vector<AutomatedSlot> automated_;
    std::vector<dsp::Smoother> clipGains_;
    dsp::Smoother level_{1.0};
    core::FrameCount lengthFrames_;
    bool rings_; ///< The chain, past the length: it is there, and no fade-out ends the sound.
    int quietQuanta_ = 0;
    core::FramePos soundEnd_ = 0; ///< Nothing is heard from there on; far away until it is known.
    core::FramePos first_ = 0;    ///< What lies ahead of it is dropped.
    core::FramePos wanted_ = 0;   ///< Next frame of add.
    core::FramePos quantum_ = 0;  ///< Next one of the chain.
    bool started_ = false;
    bool sounds_ = false;
    std::uint64_t serial_ = 0;
    int glideLeft_ = 0;                                 ///< Of a live change, for automated slots.
    std::array<double, 2 * dsp::quantumFrames> rest_{}; ///< Made but not wanted yet.
    int restFrames_ = 0;
};

} // namespace engine::render
