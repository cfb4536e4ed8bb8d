// One pass of the guard: finds what is over, and turns it down. A dip moves the peaks between the samples a little, so
// the guard runs several passes one after another: each sees what the one before it left over.
#pragma once

#include "core/Units.h"
#include "engine/dsp/StereoBlock.h"
#include "engine/dsp/TruePeak.h"

#include <array>
#include <vector>

namespace engine::delivery {

/// Frames [from, to) of the delivery.
struct FrameRange {
    core::FramePos from = 0;
    core::FramePos to = 0;
    bool contains(core::FramePos at) const { return at >= from && at < to; }
    core::FrameCount length() const { return to - from; }
    bool operator==(const FrameRange&) const = default;
};

struct GuardSettings {
    int rate = core::cdRate;       ///< The delivery's, Hz.
    double ceiling = 1.0;          ///< Linear.
    bool truePeak = true;          ///< Else samples only.
    double room = 0.0;             ///< Left under the ceiling for the dither; linear.
    std::vector<FrameRange> exact; ///< Delivered without dither: no room is left there. In order, apart.
};

/// Sound on its way through the guard, with the gain that it has got so far.
struct GuardedSound {
    std::vector<double> left;
    std::vector<double> right;
    std::vector<double> gain;

    std::size_t frames() const { return gain.size(); }
    void append(dsp::StereoBlock block); ///< With gain 1.
    void append(const GuardedSound& other, std::size_t frames);
    void drop(std::size_t frames); ///< The first ones.
    void clear() { drop(frames()); }
};

class GuardPass {
  public:
    GuardPass(const GuardSettings& settings, core::FramePos first);

    /// Takes all of `in`, appends to `out` what is ready.
    void add(const GuardedSound& in, GuardedSound& out);
    void finish(GuardedSound& out);

  private:
    void detect(const double* left, const double* right, std::size_t frames);
    void judge(double peak);
    void dip(core::FramePos from, double gain);
    void release(core::FramePos before, GuardedSound& out);
    double limitAt(core::FramePos at);
    std::size_t ahead() const; ///< How far a dip reaches past the first frame of its cell.

    GuardSettings settings_;
    double limit_;
    std::array<dsp::TruePeak, 2> detectors_;
    std::array<std::vector<double>, 2> peaks_;
    std::vector<double> skirt_; ///< Depth of a dip beside its flat part, from 1 down to 0.
    GuardedSound pending_;      ///< Sound from frame `first_` on.
    std::vector<double> gain_;  ///< Of this pass, for the pending sound and what dips reach past it.
    core::FramePos first_;
    core::FramePos judged_;       ///< Next frame whose peak comes out of the detector.
    core::FrameCount toSkip_ = 0; ///< Peaks from ahead of the first frame, still in the detector.
    core::FramePos cell_ = 0;     ///< First frame of the cell that is judged now.
    double cellGain_ = 1.0;
    std::size_t range_ = 0; ///< Of settings_.exact: the first that does not end ahead of judged_.
};

} // namespace engine::delivery
