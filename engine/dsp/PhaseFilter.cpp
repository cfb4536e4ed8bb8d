#include "engine/dsp/PhaseFilter.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>

namespace engine::dsp {

namespace {

constexpr std::size_t partitions = PhaseDesign::partitions;

} // namespace

void PhaseFilter::prepare(const StreamFormat& format, const Settings& settings, PhaseDesign::Zeros zeros) {
    design_.prepare(format.rate, settings.taps, zeros);
    const std::size_t blockFrames = design_.taps() / partitions;
    assert(blockFrames / quantumFrames >= PhaseDesign::steps);
    sounding_ = next_ = design_.room();
    convolution_.prepare(blockFrames, partitions);
    mirrors_.assign(partitions * 4 * blockFrames, 0.0);
    for (SoundBlock* const each : {&made_, &faded_}) each->prepare(blockFrames);
    asked_ = settings;
    designAtOnce();
    reset();
}

void PhaseFilter::set(const Settings& settings, Arrival how) noexcept {
    const auto phase = asked_.phase;
    const int taps = asked_.taps;
    asked_ = settings;
    asked_.phase = phase;
    asked_.taps = taps;
    if (const auto frame = how.frame()) askedFrom_ = at_ + static_cast<std::size_t>(*frame);
    if (how.atOnce() && (designing_ || asked_ != designed_)) designAtOnce();
}

void PhaseFilter::reset() noexcept {
    if (designing_ || asked_ != designed_) designAtOnce();
    convolution_.reset();
    made_.silence();
    std::ranges::fill(mirrors_, 0.0);
    at_ = 0;
}

void PhaseFilter::designAtOnce() noexcept {
    designed_ = asked_;
    designing_ = false;
    askedFrom_.reset();
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
    SoundBlock& coming = convolution_.coming();
    exchange(quantum.left, coming.left, made_.left);
    exchange(quantum.right, coming.right, made_.right);
    at_ += quantumFrames;
    if (designing_) {
        const int wanted = static_cast<int>(PhaseDesign::steps * at_ / convolution_.blockFrames());
        for (; stepsDone_ < wanted; ++stepsDone_) design_.step(stepsDone_, next_);
    }
    if (at_ == convolution_.blockFrames()) finishBlock();
}

void PhaseFilter::finishBlock() noexcept {
    mirror(convolution_.transform(design_.partition()));
    convolve(sounding_, made_);
    if (designing_) {
        convolve(next_, faded_);
        designedFrom_ ? made_.switchTo(faded_, *designedFrom_) : made_.fadeTo(faded_);
        std::swap(sounding_, next_);
        designing_ = false;
    }
    if (asked_ != designed_) {
        designed_ = asked_;
        design_.begin(asked_);
        designing_ = true;
        stepsDone_ = 0;
        designedFrom_ = askedFrom_;
    }
    askedFrom_.reset();
    convolution_.next();
    at_ = 0;
}

/// The spectrum of the blocks' conjugate, whose bin -k is this one's conjugate of k: in bit-reversed order, negative
/// bins are the positive ones of the same octave of places, backwards.
void PhaseFilter::mirror(SplitComplex spectrum) noexcept {
    const std::size_t size = design_.partition().size();
    double* const mirrorRe = mirrors_.data() + convolution_.placeOf(0);
    double* const mirrorIm = mirrorRe + size;
    mirrorRe[0] = spectrum.re[0];
    mirrorIm[0] = -spectrum.im[0];
    for (std::size_t octave = 1; octave < size; octave *= 2)
        for (std::size_t i = 0; i < octave; ++i) {
            mirrorRe[octave + i] = spectrum.re[2 * octave - 1 - i];
            mirrorIm[octave + i] = -spectrum.im[2 * octave - 1 - i];
        }
}

void PhaseFilter::convolve(const PhaseResponse& response, SoundBlock& made) noexcept {
    if (response.wire) {
        made = convolution_.wire();
        return;
    }
    const std::size_t size = design_.partition().size();
    std::array<SpectrumProduct, 2 * partitions> products;
    std::size_t count = 0;
    for (std::size_t age = 0; age < partitions; ++age) {
        const double* const filter = response.direct.data() + age * 2 * size;
        const double* const mirroredFilter = response.mirrored.data() + age * 2 * size;
        const double* const sound = convolution_.spectrum(age);
        const double* const mirror = mirrors_.data() + convolution_.placeOf(age);
        products[count++] = {filter, filter + size, sound, sound + size};
        if (response.crossed) products[count++] = {mirroredFilter, mirroredFilter + size, mirror, mirror + size};
    }
    convolution_.back(design_.partition(), std::span(products).first(count), made);
}

} // namespace engine::dsp
