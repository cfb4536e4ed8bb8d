// A number on its way to another: the straight glide that keeps parameters from clicking. Rendering threads.
#pragma once

#include "engine/dsp/Arrival.h"

#include <cassert>

namespace engine::dsp {

/// Glides linearly, a step per call of next (a frame, or a quantum), and ends exactly on its target.
class Smoother {
  public:
    explicit Smoother(double value = 0.0) noexcept : start_(value), target_(value), value_(value) {}

    void jump(double target) noexcept { *this = Smoother(target); }

    /// Reaches `target` with the `frames`th call of next from here on; 0 jumps. A glide that already leads to `target`
    /// goes on as it is, so that saying the same twice does not stretch it.
    void glide(double target, int frames) noexcept {
        assert(frames >= 0);
        if (frames == 0) return jump(target);
        if (target == target_) return;
        start_ = value_;
        way_ = target - start_;
        target_ = target;
        length_ = left_ = frames;
    }

    /// Stays where it is for the next `frames` calls of next, and is there with the one behind them.
    void jumpAfter(double target, int frames) noexcept {
        if (target == target_) return;
        start_ = value_;
        way_ = 0.0;
        target_ = target;
        length_ = left_ = frames + 1;
    }

    /// Of one that steps per frame; where it works on sound that is `late` by then, it jumps as much later.
    void arrive(double target, Arrival how, int late = 0) noexcept {
        if (const auto frame = how.frame()) return jumpAfter(target, *frame + late);
        glide(target, how.frames());
    }

    /// The value of the next frame.
    double next() noexcept {
        if (left_ == 0) return value_;
        --left_;
        value_ = left_ == 0 ? target_ : start_ + way_ * (static_cast<double>(length_ - left_) / length_);
        return value_;
    }

    /// Of one that steps per quantum: it cannot jump within one, so it does at the next, behind the frame and `late`
    /// more.
    void arriveByQuanta(double target, Arrival how, int late = 0) noexcept {
        if (const auto frame = how.frame()) return jumpAfter(target, (*frame + late) / quantumFrames + 1);
        glide(target, how.quanta());
    }

    /// Ends a running glide at once.
    void finish() noexcept { jump(target_); }

    bool gliding() const noexcept { return left_ > 0; }
    double value() const noexcept { return value_; } ///< Of the last frame.
    double target() const noexcept { return target_; }

  private:
    double start_;
    double way_ = 0.0;
    double target_;
    double value_;
    int length_ = 0;
    int left_ = 0;
};

} // namespace engine::dsp
