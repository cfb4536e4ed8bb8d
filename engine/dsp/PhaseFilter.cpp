#include "engine/dsp/PhaseFilter.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>

namespace engine::dsp {

namespace {

constexpr std::size_t partitions = PhaseDesign::partitions;
constexpr std::size_t pastBlocks = partitions / 2 + 1;

std::size_t tapsAt(int rate, int taps) {
    return static_cast<std::size_t>(taps) * (rate <= 48000 ? 1 : rate <= 96000 ? 2 : 4);
}

} // namespace

void PhaseFilter::prepare(const StreamFormat& format, const Settings& settings) {
    design_.prepare(format.rate, tapsAt(format.rate, settings.taps));
    blockFrames_ = design_.taps() / partitions;
    assert(blockFrames_ / quantumFrames >= PhaseDesign::steps);
    sounding_ = next_ = design_.room();
    const Sound silence{std::vector<double>(blockFrames_), std::vector<double>(blockFrames_)};
    past_.assign(pastBlocks, silence);
    made_ = faded_ = silence;
    spectra_.assign(partitions * 4 * blockFrames_, 0.0);
    mirrors_ = spectra_;
    sum_.assign(4 * blockFrames_, 0.0);
    asked_ = settings;
    designAtOnce();
    reset();
}

void PhaseFilter::set(const Settings& settings, int glideFrames) noexcept {
    const auto phase = asked_.phase;
    const int taps = asked_.taps;
    asked_ = settings;
    asked_.phase = phase;
    asked_.taps = taps;
    if (glideFrames == 0 && (designing_ || asked_ != designed_)) designAtOnce();
}

void PhaseFilter::reset() noexcept {
    if (designing_ || asked_ != designed_) designAtOnce();
    const auto silence = [](Sound& sound) {
        std::ranges::fill(sound.left, 0.0);
        std::ranges::fill(sound.right, 0.0);
    };
    std::ranges::for_each(past_, silence);
    silence(made_);
    std::ranges::fill(spectra_, 0.0);
    std::ranges::fill(mirrors_, 0.0);
    block_ = at_ = 0;
}

void PhaseFilter::designAtOnce() noexcept {
    designed_ = asked_;
    designing_ = false;
    design_.begin(asked_);
    for (int step = 0; step < PhaseDesign::steps; ++step) design_.step(step, sounding_);
}

void PhaseFilter::process(StereoBlock block) noexcept {
    for (int at = 0; at < block.frames(); at += quantumFrames) processQuantum(block.part(at, quantumFrames));
}

void PhaseFilter::processQuantum(StereoBlock quantum) noexcept {
    const auto exchange = [&](double* sound, std::vector<double>& in, const std::vector<double>& out) {
        std::copy_n(sound, quantumFrames, in.data() + at_);
        std::copy_n(out.data() + at_, quantumFrames, sound);
    };
    Sound& coming = past_[block_ % pastBlocks];
    exchange(quantum.left, coming.left, made_.left);
    exchange(quantum.right, coming.right, made_.right);
    at_ += quantumFrames;
    if (designing_) {
        const int wanted = static_cast<int>(PhaseDesign::steps * at_ / blockFrames_);
        for (; stepsDone_ < wanted; ++stepsDone_) design_.step(stepsDone_, next_);
    }
    if (at_ == blockFrames_) finishBlock();
}

void PhaseFilter::finishBlock() noexcept {
    transform();
    convolve(sounding_, made_);
    if (designing_) {
        convolve(next_, faded_);
        for (std::size_t i = 0; i < blockFrames_; ++i) {
            const double t = static_cast<double>(i + 1) / static_cast<double>(blockFrames_);
            const double share = t * t * (3.0 - 2.0 * t);
            made_.left[i] += share * (faded_.left[i] - made_.left[i]);
            made_.right[i] += share * (faded_.right[i] - made_.right[i]);
        }
        std::swap(sounding_, next_);
        designing_ = false;
    }
    if (asked_ != designed_) {
        designed_ = asked_;
        design_.begin(asked_);
        designing_ = true;
        stepsDone_ = 0;
    }
    ++block_;
    at_ = 0;
}

/// The spectrum of the last two blocks, and that of their conjugate, whose bin -k is this one's conjugate of k: in
/// bit-reversed order, negative bins are the positive ones of the same octave of places, backwards.
void PhaseFilter::transform() noexcept {
    const std::size_t size = 2 * blockFrames_;
    const std::size_t place = block_ % partitions * 2 * size;
    const SplitComplex spectrum{spectra_.data() + place, spectra_.data() + place + size};
    const Sound& before = past_[(block_ + pastBlocks - 1) % pastBlocks];
    const Sound& now = past_[block_ % pastBlocks];
    std::ranges::copy(now.left, std::ranges::copy(before.left, spectrum.re).out);
    std::ranges::copy(now.right, std::ranges::copy(before.right, spectrum.im).out);
    design_.transform().forward(spectrum);
    double* const mirrorRe = mirrors_.data() + place;
    double* const mirrorIm = mirrorRe + size;
    mirrorRe[0] = spectrum.re[0];
    mirrorIm[0] = -spectrum.im[0];
    for (std::size_t octave = 1; octave < size; octave *= 2)
        for (std::size_t i = 0; i < octave; ++i) {
            mirrorRe[octave + i] = spectrum.re[2 * octave - 1 - i];
            mirrorIm[octave + i] = -spectrum.im[2 * octave - 1 - i];
        }
}

void PhaseFilter::convolve(const PhaseResponse& response, Sound& made) noexcept {
    if (response.wire) {
        made = past_[(block_ + pastBlocks - partitions / 2) % pastBlocks];
        return;
    }
    const std::size_t size = 2 * blockFrames_;
    std::array<SpectrumProduct, 2 * partitions> products;
    std::size_t count = 0;
    for (std::size_t age = 0; age < partitions; ++age) {
        const double* const filter = response.direct.data() + age * 2 * size;
        const double* const mirroredFilter = response.mirrored.data() + age * 2 * size;
        const std::size_t place = (block_ + partitions - age) % partitions * 2 * size;
        const double* const sound = spectra_.data() + place;
        const double* const mirror = mirrors_.data() + place;
        products[count++] = {filter, filter + size, sound, sound + size};
        if (response.crossed) products[count++] = {mirroredFilter, mirroredFilter + size, mirror, mirror + size};
    }
    const SplitComplex sum{sum_.data(), sum_.data() + size};
    sumOfProducts(std::span(products).first(count), size, sum);
    design_.transform().backward(sum);
    std::copy_n(sum.re + blockFrames_, blockFrames_, made.left.data());
    std::copy_n(sum.im + blockFrames_, blockFrames_, made.right.data());
}

} // namespace engine::dsp
