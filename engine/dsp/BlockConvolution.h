// Convolution of a stereo sound in equal partitions, both channels as one complex signal (Gardner 1995; Wefers 2015,
// 5.3): the blocks that came in, their spectra, and the way back from products of those to sound. Rendering threads;
// prepare allocates.
#pragma once

#include "engine/dsp/FixedFft.h"

#include <cstddef>
#include <span>
#include <vector>

namespace engine::dsp {

struct SoundBlock {
    std::vector<double> left, right;

    void prepare(std::size_t frames);
    void silence() noexcept;
    /// Goes over to the other from its first frame to its last, without a kink.
    void fadeTo(const SoundBlock& other) noexcept;
    /// Is the other from that frame on.
    void switchTo(const SoundBlock& other, std::size_t from) noexcept;
};

/// For a filter whose middle is half its taps late: a block goes to coming(), transform() makes its spectrum, whose
/// products with the filter's partitions go to back(); next() begins another one.
class BlockConvolution {
  public:
    void prepare(std::size_t blockFrames, std::size_t partitions);
    void reset() noexcept;
    std::size_t blockFrames() const noexcept { return blockFrames_; }

    /// What comes in. Until it comes, what came in as long ago as a wire is late, which is the block behind wire().
    SoundBlock& coming() noexcept { return past_[block_ % past_.size()]; }
    const SoundBlock& wire() const noexcept { return past_[(block_ + 1) % past_.size()]; }

    /// The spectrum of the last two blocks. `partition`, also below: the transform of as many frames.
    SplitComplex transform(const FixedFft& partition) noexcept;

    /// Where in a ring of spectra lies that of `age` blocks ago, in numbers.
    std::size_t placeOf(std::size_t age) const noexcept {
        return (block_ + partitions_ - age) % partitions_ * 4 * blockFrames_;
    }
    const double* spectrum(std::size_t age) const noexcept { return spectra_.data() + placeOf(age); }

    /// The sound that the products add up to.
    void back(const FixedFft& partition, std::span<const SpectrumProduct> products, SoundBlock& made) noexcept;
    void next() noexcept { ++block_; }

  private:
    std::size_t blockFrames_ = 0, partitions_ = 0;
    std::vector<SoundBlock> past_; ///< A ring, as long as a wire is late.
    std::vector<double> spectra_;  ///< A ring: of each, real parts, imaginary parts.
    std::vector<double> sum_;
    std::size_t block_ = 0; ///< Since reset.
};

} // namespace engine::dsp
