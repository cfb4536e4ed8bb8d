#include "engine/dsp/Limiter.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <span>

namespace engine::dsp {

namespace {

constexpr double longestLookAheadMs = 3.0;
constexpr double holdMs = 12.0;
constexpr double slowerBy = 4.0; // Of the average that release goes to.
constexpr double nothing = 1e-8; // Octaves: 60 billionths of a decibel.

// Octaves as whole numbers for the averages, and back.
constexpr double stepsPerOctave = 1073741824.0;
constexpr double octavesPerStep = 1.0 / stepsPerOctave;
constexpr double dbPerOctave = 6.02059991327962390427;

int framesOf(double ms, int rate) {
    return static_cast<int>(std::ceil(ms * rate / 1000.0));
}

double keepPerFrame(double timeMs, int rate) {
    return fixed::exp(-1000.0 / (timeMs * rate));
}

} // namespace

void Limiter::prepare(const StreamFormat& format, const Settings& settings) {
    rate_ = format.rate;
    longest_ = framesOf(longestLookAheadMs, rate_);
    hold_ = framesOf(holdMs, rate_);
    const auto past = std::bit_ceil(static_cast<std::size_t>(latency() + 2 * quantumFrames));
    mask_ = past - 1;
    for (auto* const each : {&left_, &right_, &ceilings_, &asked_}) each->assign(past, 0.0);
    held_.prepare(longest_ + margin + hold_ + 2 * quantumFrames);
    for (auto& average : averages_) average.prepare(longest_ + 1);
    aim(settings, 0);
    reset();
}

void Limiter::set(const Settings& settings, int glideFrames) noexcept {
    if (settings == target_ && glideFrames > 0) return;
    aim(settings, glideFrames);
}

void Limiter::aim(const Settings& settings, int glideFrames) noexcept {
    target_ = settings;
    drive_.glide(fixed::dbToGain(settings.driveDb), glideFrames);
    ceiling_.glide(fixed::dbToGain(settings.ceilingDbtp), glideFrames);
    lookAheadFrames_.glide(std::min(framesOf(settings.lookAheadMs, rate_), longest_), glideFrames / quantumFrames);
    releaseKeep_ = keepPerFrame(settings.releaseMs, rate_);
    slowKeep_ = keepPerFrame(settings.releaseMs * slowerBy, rate_);
}

void Limiter::reset() noexcept {
    for (Smoother* const each : {&drive_, &ceiling_, &lookAheadFrames_}) each->finish();
    for (auto* const each : {&left_, &right_, &asked_}) std::ranges::fill(*each, 0.0);
    std::ranges::fill(ceilings_, ceiling_.value());
    peaksLeft_.reset();
    peaksRight_.reset();
    held_.reset();
    for (auto& average : averages_) average.reset(1);
    lookAhead_ = static_cast<int>(lookAheadFrames_.value());
    now_ = 0;
    taken_ = -latency();
    calm_ = static_cast<std::int64_t>(longest_ + margin + hold_) + 1;
    octaves_ = slowOctaves_ = 0.0;
    gainReductionDb_ = 0.0;
}

void Limiter::process(StereoBlock block) noexcept {
    for (int at = 0; at < block.frames(); at += quantumFrames)
        processQuantum(block.part(at, std::min(quantumFrames, block.frames() - at)));
}

void Limiter::processQuantum(StereoBlock quantum) noexcept {
    const bool over = takeIn(quantum);
    now_ += quantum.frames();
    calm_ = over ? 0 : calm_ + quantum.frames();
    const bool quiet = calm_ > longest_ + margin + hold_ + quantumFrames && octaves_ == 0.0 &&
                       std::ranges::all_of(averages_, &MovingAverage::isZero);
    if (quiet) {
        taken_ = now_ - TruePeak::latency();
        gainReductionDb_ = 0.0;
        return letOut(quantum);
    }
    limit(quantum);
}

/// Drives, remembers and looks for peaks. True when something is over the ceiling.
bool Limiter::takeIn(StereoBlock quantum) noexcept {
    const auto frames = static_cast<std::size_t>(quantum.frames());
    lookAhead_ = static_cast<int>(lookAheadFrames_.next());
    const bool driven = drive_.gliding() || drive_.value() != 1.0;
    double lowestCeiling = ceiling_.value();
    for (std::size_t i = 0; i < frames; ++i) {
        const double drive = driven ? drive_.next() : 1.0;
        const std::size_t place = slot(now_ + static_cast<std::int64_t>(i));
        left_[place] = quantum.left[i] *= drive;
        right_[place] = quantum.right[i] *= drive;
        ceilings_[place] = ceiling_.next();
        lowestCeiling = std::min(lowestCeiling, ceilings_[place]);
    }
    Quantum peaks, other;
    peaksLeft_.process(std::span(quantum.left, frames), std::span(peaks).first(frames), lowestCeiling);
    peaksRight_.process(std::span(quantum.right, frames), std::span(other).first(frames), lowestCeiling);
    bool over = false;
    for (std::size_t i = 0; i < frames; ++i) {
        const std::size_t place = slot(now_ + static_cast<std::int64_t>(i) - TruePeak::latency());
        const double peak = std::max(peaks[i], other[i]);
        const bool above = peak > ceilings_[place];
        asked_[place] = above ? fixed::log2(peak / ceilings_[place]) : 0.0;
        over |= above;
    }
    return over;
}

void Limiter::letOut(StereoBlock quantum) const noexcept {
    for (int i = 0; i < quantum.frames(); ++i) {
        const std::size_t place = slot(now_ - quantum.frames() + i - latency());
        quantum.left[i] = left_[place];
        quantum.right[i] = right_[place];
    }
}

/// The most that was asked for from `frame`'s hold to its look-ahead.
double Limiter::heldOctaves(std::int64_t frame) noexcept {
    const std::int64_t newest = frame + lookAhead_ + margin;
    for (; taken_ <= newest; ++taken_) held_.push(taken_, asked_[slot(taken_)]);
    return held_.highest(frame - hold_);
}

double Limiter::releasedOctaves(double asked) noexcept {
    slowOctaves_ = asked + slowKeep_ * (slowOctaves_ - asked);
    octaves_ = std::max(asked, slowOctaves_ + releaseKeep_ * (octaves_ - slowOctaves_));
    if (asked == 0.0 && octaves_ < nothing) octaves_ = slowOctaves_ = 0.0;
    return octaves_;
}

void Limiter::limit(StereoBlock quantum) noexcept {
    // Three windows whose sum reaches from the peak's margin back to where it came into sight.
    const int first = lookAhead_ / 3 + 1;
    const int second = (lookAhead_ - first + 1) / 2 + 1;
    const int third = lookAhead_ - first - second + 3;
    std::int64_t deepest = 0;
    for (int i = 0; i < quantum.frames(); ++i) {
        const std::int64_t frame = now_ - quantum.frames() + i - latency();
        const double released = releasedOctaves(heldOctaves(frame));
        std::int64_t steps = static_cast<std::int64_t>(std::ceil(released * stepsPerOctave));
        steps = averages_[0].next(steps, first);
        steps = averages_[1].next(steps, second);
        steps = averages_[2].next(steps, third);
        deepest = std::max(deepest, steps);

        const std::size_t place = slot(frame);
        const double ceiling = ceilings_[place];
        const double gain = steps == 0 ? 1.0 : fixed::exp2(-octavesPerStep * static_cast<double>(steps));
        // Rounding, and a look-ahead on its way, may leave a rest over the ceiling.
        quantum.left[i] = std::clamp(left_[place] * gain, -ceiling, ceiling);
        quantum.right[i] = std::clamp(right_[place] * gain, -ceiling, ceiling);
    }
    gainReductionDb_ = -dbPerOctave * octavesPerStep * static_cast<double>(deepest);
}

} // namespace engine::dsp
