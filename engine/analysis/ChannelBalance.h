// How left and right stand to each other and to zero: direct current, a dead channel, phase, loss in mono. One pass,
// constant memory; equal whatever the blocks.
#pragma once

#include "engine/analysis/Observations.h"
#include "engine/dsp/StereoBlock.h"

#include <array>
#include <optional>

namespace engine::analysis {

class ChannelBalance {
  public:
    explicit ChannelBalance(int rate);

    void add(dsp::StereoBlock block);

    std::array<double, 2> offsets() const; ///< Mean of left and right, full scale 1.0.

    /// The one that is 60 dB or more below the other, where that one sounds: 0 = left, 1 = right.
    std::optional<int> deadChannel() const;

    /// Correlation of left and right, -1 to 1; 1 where there is nothing to correlate.
    double correlation() const;

    /// How much softer both together are in mono than in stereo, dB: 0 for mono, 3 for sides that have nothing in
    /// common, more where they cancel.
    double monoLossDb() const;

    /// Stretches of three seconds and more in which the sides cancel more than they add (correlation below -0.3 in
    /// every second); measure = length, s.
    Observations outOfPhase() const;

    /// Stretches of a second and more in which one channel is digital silence and the other one loud (above -40 dBFS,
    /// RMS), while it sounds before; measure = length, s.
    Observations oneSilent() const;

  private:
    struct Sums {
        double left = 0.0;
        double right = 0.0;
        double leftLeft = 0.0;
        double rightRight = 0.0;
        double leftRight = 0.0;
        void add(double l, double r) {
            left += l;
            right += r;
            leftLeft += l * l;
            rightRight += r * r;
            leftRight += l * r;
        }
        void add(const Sums& other);
        double correlation() const;
    };
    /// Seconds that hold one after the other.
    struct Stretch {
        Observations seen;
        core::FramePos from = 0;
        core::FrameCount seconds = 0;
    };

    void closeSecond();
    void extend(Stretch& stretch, bool holds, core::FrameCount fewest) const;
    Observations closed(Stretch stretch, core::FrameCount fewest) const;

    int rate_;
    core::FramePos at_ = 0;
    core::FrameCount missing_;
    Sums all_;
    Sums second_;
    std::array<bool, 2> sounded_{};
    Stretch outOfPhase_;
    Stretch oneSilent_;
};

} // namespace engine::analysis
