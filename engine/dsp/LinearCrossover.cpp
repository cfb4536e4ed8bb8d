#include "engine/dsp/LinearCrossover.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace engine::dsp {

void LinearCrossover::prepare(int rate, std::size_t bands) {
    assert(bands >= 2 && bands <= mostBands);
    rate_ = rate;
    splits_ = bands - 1;
    const std::size_t taps = FirGrid::tapsAt(rate, 8192), blockFrames = taps / partitions;
    assert(blockFrames / quantumFrames >= stepsPerSplit * splits_);
    grid_.prepare(taps, partitions);
    above_.assign(grid_.bins() / 2 + 1, 1.0);
    impulse_.assign(2 * grid_.bins(), 0.0);
    sounding_.assign(splits_, Spectra(2 * partitions * grid_.partition().size()));
    next_ = sounding_;
    convolution_.prepare(blockFrames, partitions);
    lows_.resize(splits_);
    for (SoundBlock& low : lows_) low.prepare(blockFrames);
    faded_.prepare(blockFrames);
    asked_ = designed_ = {};
    designing_ = false;
}

void LinearCrossover::aim(const Splits& splits, Arrival how) noexcept {
    double splitHz = 0.0;
    for (std::size_t i = 0; i < splits_; ++i) asked_[i] = splitHz = std::max(splitHz, splits[i]);
    if (const auto frame = how.frame()) askedFrom_ = at_ + static_cast<std::size_t>(*frame);
    if (how.atOnce() && (designing_ || asked_ != designed_)) designAtOnce();
}

void LinearCrossover::reset() noexcept {
    if (designing_ || asked_ != designed_) designAtOnce();
    convolution_.reset();
    for (SoundBlock& low : lows_) low.silence();
    at_ = 0;
}

void LinearCrossover::designAtOnce() noexcept {
    designed_ = asked_;
    designing_ = false;
    askedFrom_.reset();
    for (std::size_t step = 0; step < stepsPerSplit * splits_; ++step) design(step, sounding_);
}

void LinearCrossover::design(std::size_t step, LowPasses& made) noexcept {
    if (step == 0) std::ranges::fill(above_, 1.0);
    const std::size_t split = step / stepsPerSplit;
    const std::size_t part = step % stepsPerSplit;
    if (part == 0) return measure(designed_[split]);
    for (std::size_t i = (part - 1) * partitions / 2; i < part * partitions / 2; ++i)
        grid_.cut(impulse_, i, made[split].data() + i * 2 * grid_.partition().size());
}

/// With x = tan / tan of the split, as in bandMagnitudeDb; both by the cosine, so that Nyquist is a number.
void LinearCrossover::measure(double splitHz) noexcept {
    const double tangent = fixed::tan(fixed::pi * splitHz / rate_);
    const double square = tangent * tangent;
    const std::size_t bins = grid_.bins();
    const SplitComplex whole{impulse_.data(), impulse_.data() + bins};
    for (std::size_t k = 0; k <= bins / 2; ++k) {
        const double sine = grid_.sineSquared(k);
        const double cosine = square * (1.0 - sine);
        const double low = cosine * cosine / (cosine * cosine + sine * sine);
        above_[k] *= 1.0 - low;
        whole.re[grid_.placeOf(k)] = whole.re[grid_.placeOf((bins - k) % bins)] = 1.0 - above_[k];
    }
    std::fill_n(whole.im, bins, 0.0);
    grid_.whole().backward(whole);
    std::fill_n(whole.im, bins, 0.0); // a real response but for rounding
}

void LinearCrossover::split(StereoBlock quantum, std::span<Crossover::Band, mostBands> bands) noexcept {
    assert(quantum.frames() == quantumFrames);
    SoundBlock& coming = convolution_.coming();
    for (std::size_t i = 0; i < quantumFrames; ++i) {
        Lanes below{};
        for (std::size_t k = 0; k < splits_; ++k) {
            const Lanes low{lows_[k].left[at_ + i], lows_[k].right[at_ + i]};
            bands[k][i] = low - below;
            below = low;
        }
        bands[splits_][i] = Lanes{coming.left[at_ + i], coming.right[at_ + i]} - below;
        coming.left[at_ + i] = quantum.left[i];
        coming.right[at_ + i] = quantum.right[i];
    }
    at_ += quantumFrames;
    if (designing_) {
        const std::size_t wanted = stepsPerSplit * splits_ * at_ / convolution_.blockFrames();
        for (; stepsDone_ < wanted; ++stepsDone_) design(stepsDone_, next_);
    }
    if (at_ == convolution_.blockFrames()) finishBlock();
}

void LinearCrossover::finishBlock() noexcept {
    convolution_.transform(grid_.partition());
    for (std::size_t k = 0; k < splits_; ++k) {
        convolve(sounding_[k], lows_[k]);
        if (!designing_) continue;
        convolve(next_[k], faded_);
        designedFrom_ ? lows_[k].switchTo(faded_, *designedFrom_) : lows_[k].fadeTo(faded_);
    }
    if (designing_) std::swap(sounding_, next_);
    designing_ = asked_ != designed_;
    designed_ = asked_;
    designedFrom_ = std::exchange(askedFrom_, std::nullopt);
    stepsDone_ = 0;
    convolution_.next();
    at_ = 0;
}

void LinearCrossover::convolve(const Spectra& lowPass, SoundBlock& made) noexcept {
    const std::size_t size = grid_.partition().size();
    std::array<SpectrumProduct, partitions> products;
    for (std::size_t age = 0; age < partitions; ++age) {
        const double* const filter = lowPass.data() + age * 2 * size;
        const double* const sound = convolution_.spectrum(age);
        products[age] = {filter, filter + size, sound, sound + size};
    }
    convolution_.back(grid_.partition(), products, made);
}

} // namespace engine::dsp
