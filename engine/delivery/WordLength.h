// The last step: dither and rounding to 16, 20 or 24 bits. Job threads.
//
//   tpdf            the difference of two uniform numbers: white, between -1 and 1 step. The error's mean and variance
//                   (1/4 step^2) are those of noise whatever the sound, and its spectrum too.
//   highPassTpdf    the difference of a uniform number and the one before: as triangular, mean and variance alike, but
//                   4.8 dB less error in the bass and 2.2 dB more at half the rate; equal at a quarter of it.
//   gentleShaping   tpdf, and rounding's error fed back through one of the filters of NoiseShaping.h: less noise where
//   strongShaping   hearing is sharp, more where it is not, more in all. For a last word of 16 bits, a CD's.
//
// (Lipshitz, Wannamaker, Vanderkooy 1992: moments of dithered errors; the same 1991: error feedback keeps them.)
//
// Dither is counted: each of its values is a function of the seed, the channel and the delivery's frame, so it is the
// same wherever a render starts. What has a memory (error feedback, blanking) starts anew with frame 0, so from there
// on it is too.
#pragma once

#include "core/Album.h"
#include "core/Units.h"
#include "engine/delivery/GuardPass.h"
#include "engine/delivery/NoiseShaping.h"
#include "engine/dsp/StereoBlock.h"

#include <array>
#include <cstdint>
#include <vector>

namespace engine::delivery {

/// What is added ahead of rounding: triangular between -1 and 1 (steps of the word), mean 0, variance 1/6. `frame` 0 is
/// track 1's INDEX 01.
double ditherAt(core::Delivery::Dither dither, std::uint64_t seed, int channel, core::FramePos frame) noexcept;

/// To the nearest step of a word of `bits` bits, within its range: never wraps. NaN becomes 0.
std::int32_t quantised(double steps, int bits) noexcept;

struct WordSettings {
    int bits = 16; ///< 16, 20 or 24.
    int rate = core::cdRate;
    core::Delivery::Dither dither = core::Delivery::Dither::tpdf;
    bool blankSilence = false; ///< Zeros that have lasted for a tenth of a second, and those at the start, stay zeros.
    std::uint64_t seed = 1;
    std::vector<FrameRange> exact; ///< Frames that are on the word's steps already where nothing touched them; those
                                   ///< that really are stay as they are. In order, apart.
};

/// How far a delivered sample can lie from the one that came, in steps of the word.
double furthestError(core::Delivery::Dither dither, int rate) noexcept;

class WordLength {
  public:
    explicit WordLength(const WordSettings& settings);

    /// Rounds the block, which starts at frame `at`, in place, and gives it interleaved and left-justified too. Stops
    /// at the ends of the word's range.
    void process(core::FramePos at, dsp::StereoBlock block, std::vector<std::int32_t>& interleaved);

    /// Whether no frame of exact[n] so far had to be dithered.
    bool heldExact(std::size_t n) const { return broken_[n] == 0; }

  private:
    /// The errors of a channel's last samples, each weighed as the samples to come want it.
    using Feedback = std::array<double, std::tuple_size_v<ErrorFilter> + 1>;

    int plainFrames(core::FramePos at, int frames) noexcept;
    void processFrame(core::FramePos frame, double& left, double& right, std::int32_t* words) noexcept;
    void restart() noexcept;
    bool isExact(core::FramePos frame, double left, double right) noexcept;
    bool isBlank(double left, double right) noexcept;
    std::int32_t dithered(int channel, core::FramePos frame, double steps) noexcept;
    std::int32_t shaped(int channel, core::FramePos frame, double steps) noexcept;

    WordSettings settings_;
    bool shapes_;
    ErrorFilter filter_;
    std::array<std::uint64_t, 2> streams_;
    std::array<Feedback, 2> feedback_{};
    core::FrameCount silentFrames_ = 0; ///< Up to now.
    std::vector<core::FrameCount> broken_;
    std::size_t range_ = 0;
};

} // namespace engine::delivery
