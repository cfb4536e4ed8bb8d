#include "engine/dsp/BlockConvolution.h"

#include "engine/dsp/Eased.h"

#include <algorithm>

namespace engine::dsp {

void SoundBlock::prepare(std::size_t frames) {
    left.assign(frames, 0.0);
    right.assign(frames, 0.0);
}

void SoundBlock::silence() noexcept {
    std::ranges::fill(left, 0.0);
    std::ranges::fill(right, 0.0);
}

void SoundBlock::fadeTo(const SoundBlock& other) noexcept {
    for (std::size_t i = 0; i < left.size(); ++i) {
        const double share = eased(static_cast<double>(i + 1) / static_cast<double>(left.size()));
        left[i] += share * (other.left[i] - left[i]);
        right[i] += share * (other.right[i] - right[i]);
    }
}

void SoundBlock::switchTo(const SoundBlock& other, std::size_t from) noexcept {
    std::copy(other.left.begin() + static_cast<std::ptrdiff_t>(from), other.left.end(), left.data() + from);
    std::copy(other.right.begin() + static_cast<std::ptrdiff_t>(from), other.right.end(), right.data() + from);
}

void BlockConvolution::prepare(std::size_t blockFrames, std::size_t partitions) {
    blockFrames_ = blockFrames;
    partitions_ = partitions;
    past_.resize(partitions / 2 + 1);
    for (SoundBlock& each : past_) each.prepare(blockFrames);
    spectra_.assign(partitions * 4 * blockFrames, 0.0);
    sum_.assign(4 * blockFrames, 0.0);
    block_ = 0;
}

void BlockConvolution::reset() noexcept {
    for (SoundBlock& each : past_) each.silence();
    std::ranges::fill(spectra_, 0.0);
    block_ = 0;
}

SplitComplex BlockConvolution::transform(const FixedFft& partition) noexcept {
    double* const re = spectra_.data() + placeOf(0);
    const SplitComplex made{re, re + 2 * blockFrames_};
    const SoundBlock& before = past_[(block_ + past_.size() - 1) % past_.size()];
    const SoundBlock& now = past_[block_ % past_.size()];
    std::ranges::copy(now.left, std::ranges::copy(before.left, made.re).out);
    std::ranges::copy(now.right, std::ranges::copy(before.right, made.im).out);
    partition.forward(made);
    return made;
}

void BlockConvolution::back(const FixedFft& partition, std::span<const SpectrumProduct> products,
                            SoundBlock& made) noexcept {
    const std::size_t size = 2 * blockFrames_;
    const SplitComplex sum{sum_.data(), sum_.data() + size};
    sumOfProducts(products, size, sum);
    partition.backward(sum);
    std::copy_n(sum.re + blockFrames_, blockFrames_, made.left.data());
    std::copy_n(sum.im + blockFrames_, blockFrames_, made.right.data());
}

} // namespace engine::dsp
