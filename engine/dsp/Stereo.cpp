#include "engine/dsp/Stereo.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace engine::dsp {

namespace {

/// What one channel is made of.
struct Shares {
    double left = 0.0;
    double right = 0.0;
};

/// Whole quarters are exact: 90 degrees let nothing of the other channel through.
Shares cosineAndSine(double degrees) noexcept {
    if (degrees == 0.0) return {1.0, 0.0};
    if (std::abs(degrees) == 90.0) return {0.0, degrees / 90.0};
    const double radians = degrees * (fixed::pi / 180.0);
    return {fixed::cos(radians), fixed::sin(radians)};
}

bool restsAt(const Smoother& smoother, double value) noexcept {
    return !smoother.gliding() && smoother.value() == value;
}

} // namespace

void Stereo::prepare(const StreamFormat& format, const Settings& settings) {
    sideFilter_.prepare(format.rate, settings);
    set(settings, 0);
    reset();
}

void Stereo::set(const Settings& settings, Arrival how) noexcept {
    Shares first{settings.invertLeft ? -1.0 : 1.0, 0.0};
    Shares second{0.0, settings.invertRight ? -1.0 : 1.0};
    if (settings.swapSides) std::swap(first, second);
    const auto [cosine, sine] = cosineAndSine(settings.rotationDegrees);
    leftOfLeft_.arrive(cosine * first.left - sine * second.left, how);
    leftOfRight_.arrive(cosine * first.right - sine * second.right, how);
    rightOfLeft_.arrive(sine * first.left + cosine * second.left, how);
    rightOfRight_.arrive(sine * first.right + cosine * second.right, how);

    mid_.arrive(fixed::dbToGain(settings.midDb), how);
    side_.arrive(settings.widthPercent / 100.0 * fixed::dbToGain(settings.sideDb), how);
    sideFilter_.aim(settings, how);

    left_.arrive(fixed::dbToGain(-std::max(settings.balanceDb, 0.0)), how);
    right_.arrive(fixed::dbToGain(std::min(settings.balanceDb, 0.0)), how);
}

void Stereo::reset() noexcept {
    for (Smoother* const each :
         {&leftOfLeft_, &leftOfRight_, &rightOfLeft_, &rightOfRight_, &mid_, &side_, &left_, &right_})
        each->finish();
    sideFilter_.reset();
}

void Stereo::process(StereoBlock block) noexcept {
    for (int at = 0; at < block.frames(); at += quantumFrames) {
        const StereoBlock quantum = block.part(at, quantumFrames);
        turn(quantum);
        setMidAndSide(quantum);
        balance(quantum);
    }
}

void Stereo::turn(StereoBlock quantum) noexcept {
    if (restsAt(leftOfLeft_, 1.0) && restsAt(leftOfRight_, 0.0) && restsAt(rightOfLeft_, 0.0) &&
        restsAt(rightOfRight_, 1.0))
        return;
    for (int i = 0; i < quantumFrames; ++i) {
        const double left = quantum.left[i], right = quantum.right[i];
        quantum.left[i] = leftOfLeft_.next() * left + leftOfRight_.next() * right;
        quantum.right[i] = rightOfLeft_.next() * left + rightOfRight_.next() * right;
    }
}

void Stereo::setMidAndSide(StereoBlock quantum) noexcept {
    if (restsAt(mid_, 1.0) && restsAt(side_, 1.0) && sideFilter_.isWire()) return;
    std::array<double, quantumFrames> mid, side;
    for (std::size_t i = 0; i < quantumFrames; ++i) {
        mid[i] = 0.5 * (quantum.left[i] + quantum.right[i]) * mid_.next();
        side[i] = 0.5 * (quantum.left[i] - quantum.right[i]) * side_.next();
    }
    sideFilter_.process(side.data());
    for (std::size_t i = 0; i < quantumFrames; ++i) {
        quantum.left[i] = mid[i] + side[i];
        quantum.right[i] = mid[i] - side[i];
    }
}

void Stereo::balance(StereoBlock quantum) noexcept {
    if (restsAt(left_, 1.0) && restsAt(right_, 1.0)) return;
    for (int i = 0; i < quantumFrames; ++i) {
        quantum.left[i] *= left_.next();
        quantum.right[i] *= right_.next();
    }
}

} // namespace engine::dsp
