// One place of a chain: the processor with its trims, its mix and its switch. Rendering thread, all but making it.
//
//   in -> input trim -> processor -> mix with dry -> output trim -> switch -> out
//   in -> delay of the processor's latency -> dry, and what comes out when switched off
//
// The processor also runs while switched off, so that switching on and off compares the same sound.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/DelayLine.h"
#include "engine/dsp/Processor.h"
#include "engine/render/BlockMath.h"
#include "engine/render/Modules.h"
#include "engine/render/SlotTap.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace engine::render {

/// A level of the sound in a slot. Automation sets it frame by frame.
enum class Level { input, mix, output, gain };
inline constexpr std::size_t levels = 4;
using LevelQuantum = std::array<double, dsp::quantumFrames>;

class ChainSlot {
  public:
    ChainSlot(const core::Slot& slot, const dsp::StreamFormat& format);

    /// Its own rows, which are trims, mix and switch, take a quantum for what arrives on a frame.
    void set(const core::Slot& slot, dsp::Arrival how) noexcept;
    void reset() noexcept;
    void process(dsp::StereoBlock block) noexcept;

    /// From now on the level is what stands there, in place of what `set` says: every block is one quantum, and the
    /// array is written anew ahead of it.
    void follow(Level level, const LevelQuantum& quantum) noexcept {
        followed_[static_cast<std::size_t>(level)] = &quantum;
    }

    int latency() const noexcept { return latency_; }

    /// By how much later than the sound reaches the slot the row's values are wanted.
    int settingsDelay(const core::Parameter& row) const noexcept { return render::settingsDelay(module_, row); }

    core::SlotId id() const noexcept { return id_; }

    /// 0 or less, 0 while switched off; nullopt for a processor that does not turn down.
    std::optional<double> gainReductionDb() const noexcept;

    /// 0 while switched off, and where no bands turn.
    dsp::BandGainsDb bandGainsDb() const noexcept;

    /// Lays what it does aside there from now on; nullptr = nowhere.
    void watch(SlotTap* to) noexcept { tap_ = to; }

  private:
    void work(dsp::StereoBlock block) noexcept;
    const LevelQuantum* followed(Level level) const noexcept { return followed_[static_cast<std::size_t>(level)]; }
    bool hearsDry() const noexcept {
        return !restsAt(mix_, 1.0) || !restsAt(on_, 1.0) || followed(Level::mix) != nullptr;
    }

    core::SlotId id_;
    core::Settings settings_;
    Module module_;
    bool trims_; ///< Limiters and clippers have neither trims nor mix: a ceiling is a ceiling.
    int latency_ = 0;
    dsp::Smoother input_{1.0};
    dsp::Smoother output_{1.0};
    dsp::Smoother mix_{1.0};
    dsp::Smoother on_{1.0};
    std::array<const LevelQuantum*, levels> followed_{}; ///< nullptr = not automated.
    dsp::DelayLine delay_;
    std::vector<double> dryLeft_;
    std::vector<double> dryRight_;
    SlotTap* tap_ = nullptr;
};

} // namespace engine::render
