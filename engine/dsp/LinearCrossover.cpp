#include "engine/dsp/LinearCrossover.h"

#include "engine/dsp/FixedMath.h"
#include "engine/dsp/KaiserWindow.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace engine::dsp {

namespace {

/// The window is flat to half way: low-passes of most splits have died away there, and only what has not is smeared.
constexpr double windowBeta = 7.0;

std::size_t tapsAt(int rate) {
    return rate <= 48000 ? 8192 : rate <= 96000 ? 16384 : 32768;
}

} // namespace

void LinearCrossover::prepare(int rate, std::size_t bands) {
    assert(bands >= 2 && bands <= mostBands);
    rate_ = rate;
    splits_ = bands - 1;
    taps_ = tapsAt(rate);
    blockFrames_ = taps_ / partitions;
    assert(blockFrames_ / quantumFrames >= stepsPerSplit * splits_);
    whole_.prepare(taps_);
    partition_.prepare(2 * blockFrames_);

    const std::size_t half = taps_ / 2;
    sineSquared_.resize(half + 1);
    for (std::size_t k = 0; k <= half; ++k) {
        const double sine = fixed::sin(fixed::pi * static_cast<double>(k) / static_cast<double>(taps_));
        sineSquared_[k] = sine * sine;
    }
    // With the scales of the transforms back: of the whole, and of a partition when it is heard.
    const double scale = 1.0 / (static_cast<double>(taps_) * static_cast<double>(partition_.size()));
    window_.assign(taps_, 0.0);
    const double flat = 0.25 * static_cast<double>(taps_);
    for (std::size_t n = 1; n < taps_; ++n) {
        const double distance = std::abs(static_cast<double>(n) - static_cast<double>(half));
        window_[n] = scale * kaiserWindow(std::max(0.0, distance - flat), flat, windowBeta);
    }
    places_.resize(taps_);
    for (std::size_t k = 0; k < taps_; ++k) places_[k] = whole_.placeOf(k);
    above_.assign(half + 1, 1.0);
    impulse_.assign(2 * taps_, 0.0);

    sounding_.assign(splits_, Spectra(2 * partitions * partition_.size()));
    next_ = sounding_;
    const Sound silence{std::vector<double>(blockFrames_), std::vector<double>(blockFrames_)};
    past_.fill(silence);
    lows_.assign(splits_, silence);
    faded_ = silence;
    spectra_.assign(2 * partitions * partition_.size(), 0.0);
    sum_.assign(2 * partition_.size(), 0.0);
    asked_ = designed_ = {};
    designing_ = false;
}

void LinearCrossover::aim(const Splits& splits, int glideFrames) noexcept {
    double splitHz = 0.0;
    for (std::size_t i = 0; i < splits_; ++i) asked_[i] = splitHz = std::max(splitHz, splits[i]);
    if (glideFrames == 0 && (designing_ || asked_ != designed_)) designAtOnce();
}

void LinearCrossover::reset() noexcept {
    if (designing_ || asked_ != designed_) designAtOnce();
    const auto silence = [](Sound& sound) {
        std::ranges::fill(sound.left, 0.0);
        std::ranges::fill(sound.right, 0.0);
    };
    std::ranges::for_each(past_, silence);
    std::ranges::for_each(lows_, silence);
    std::ranges::fill(spectra_, 0.0);
    block_ = at_ = 0;
}

void LinearCrossover::designAtOnce() noexcept {
    designed_ = asked_;
    designing_ = false;
    for (std::size_t step = 0; step < stepsPerSplit * splits_; ++step) design(step, sounding_);
}

void LinearCrossover::design(std::size_t step, LowPasses& made) noexcept {
    if (step == 0) std::ranges::fill(above_, 1.0);
    const std::size_t split = step / stepsPerSplit;
    const std::size_t part = step % stepsPerSplit;
    if (part == 0) return measure(designed_[split]);
    for (std::size_t i = (part - 1) * partitions / 2; i < part * partitions / 2; ++i) cut(i, made[split]);
}

/// With x = tan / tan of the split, as in bandMagnitudeDb; both by the cosine, so that Nyquist is a number.
void LinearCrossover::measure(double splitHz) noexcept {
    const double tangent = fixed::tan(fixed::pi * splitHz / rate_);
    const double square = tangent * tangent;
    const SplitComplex whole{impulse_.data(), impulse_.data() + taps_};
    for (std::size_t k = 0; k <= taps_ / 2; ++k) {
        const double sine = sineSquared_[k];
        const double cosine = square * (1.0 - sine);
        const double low = cosine * cosine / (cosine * cosine + sine * sine);
        above_[k] *= 1.0 - low;
        whole.re[places_[k]] = whole.re[places_[(taps_ - k) % taps_]] = 1.0 - above_[k];
    }
    std::fill_n(whole.im, taps_, 0.0);
    whole_.backward(whole);
}

void LinearCrossover::cut(std::size_t partition, Spectra& made) noexcept {
    const std::size_t size = partition_.size();
    double* const spectrum = made.data() + partition * 2 * size;
    for (std::size_t i = 0; i < blockFrames_; ++i) {
        const std::size_t tap = partition * blockFrames_ + i;
        spectrum[i] = impulse_[(tap + taps_ / 2) % taps_] * window_[tap];
    }
    std::fill(spectrum + blockFrames_, spectrum + 2 * size, 0.0);
    partition_.forward({spectrum, spectrum + size});
}

void LinearCrossover::split(StereoBlock quantum, std::span<Crossover::Band, mostBands> bands) noexcept {
    assert(quantum.frames() == quantumFrames);
    Sound& coming = past_[block_ % pastBlocks]; // Until it comes, what left as long ago as a wire is late.
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
        const std::size_t wanted = stepsPerSplit * splits_ * at_ / blockFrames_;
        for (; stepsDone_ < wanted; ++stepsDone_) design(stepsDone_, next_);
    }
    if (at_ == blockFrames_) finishBlock();
}

void LinearCrossover::finishBlock() noexcept {
    transform();
    for (std::size_t k = 0; k < splits_; ++k) {
        convolve(sounding_[k], lows_[k]);
        if (!designing_) continue;
        convolve(next_[k], faded_);
        for (std::size_t i = 0; i < blockFrames_; ++i) {
            const double t = static_cast<double>(i + 1) / static_cast<double>(blockFrames_);
            const double share = t * t * (3.0 - 2.0 * t);
            lows_[k].left[i] += share * (faded_.left[i] - lows_[k].left[i]);
            lows_[k].right[i] += share * (faded_.right[i] - lows_[k].right[i]);
        }
    }
    if (designing_) std::swap(sounding_, next_);
    designing_ = asked_ != designed_;
    designed_ = asked_;
    stepsDone_ = 0;
    ++block_;
    at_ = 0;
}

/// The spectrum of the last two blocks.
void LinearCrossover::transform() noexcept {
    const std::size_t size = partition_.size();
    double* const re = spectra_.data() + block_ % partitions * 2 * size;
    const Sound& before = past_[(block_ + pastBlocks - 1) % pastBlocks];
    const Sound& now = past_[block_ % pastBlocks];
    std::ranges::copy(now.left, std::ranges::copy(before.left, re).out);
    std::ranges::copy(now.right, std::ranges::copy(before.right, re + size).out);
    partition_.forward({re, re + size});
}

void LinearCrossover::convolve(const Spectra& lowPass, Sound& made) noexcept {
    const std::size_t size = partition_.size();
    std::array<SpectrumProduct, partitions> products;
    for (std::size_t age = 0; age < partitions; ++age) {
        const double* const filter = lowPass.data() + age * 2 * size;
        const double* const sound = spectra_.data() + (block_ + partitions - age) % partitions * 2 * size;
        products[age] = {filter, filter + size, sound, sound + size};
    }
    const SplitComplex sum{sum_.data(), sum_.data() + size};
    sumOfProducts(products, size, sum);
    partition_.backward(sum);
    std::copy_n(sum.re + blockFrames_, blockFrames_, made.left.data());
    std::copy_n(sum.im + blockFrames_, blockFrames_, made.right.data());
}

} // namespace engine::dsp
