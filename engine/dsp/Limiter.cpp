#include "engine/dsp/Limiter.h"

#include "engine/dsp/DecibelKernel.h"
#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace engine::dsp {

namespace {

constexpr double coarseAim = 0.97163; // -0.25 dB: on music driven by 12 dB, 2x overlooked up to 0.23 dB.

/// Readings of BS.1770 are held 0.03 dB nearer to the ceiling than true peaks, so that it is those that count where the
/// two should be the same: that filter's gain at 0 Hz is 0.014 dB.
constexpr double readingShare = 0.99655;

int framesOf(double ms, int rate) {
    return static_cast<int>(std::ceil(ms * rate / 1000.0));
}

} // namespace

void Limiter::prepare(const StreamFormat& format, const Settings& settings) {
    rate_ = format.rate;
    const LimiterStyle style = limiterStyle(settings.style);
    longest_ = framesOf(settings.delayMs, rate_);
    hold_ = framesOf(style.holdMs, rate_);
    aim_ = settings.oversampling == 2 ? coarseAim * style.aim : style.aim;
    hearsBetween_ = settings.oversampling > 1;
    sound_.prepare(latency());
    ceilings_.prepare(latency());
    ceilingsOfPeaks_.prepare(TruePeak::latency());
    peaks_.fill(TruePeak(settings.oversampling));
    held_.prepare(longest_ + margin + hold_ + quantumFrames);
    release_.prepare(settings, rate_);
    for (auto& average : averages_) average.prepare(longest_ + 1);
    aim(settings, 0);
    reset();
}

/// How the gain comes back is of the sound that leaves; what is asked for, of the sound that comes in.
int Limiter::settingsDelay(const core::Parameter& row) const noexcept {
    return row.id == "attack" || row.id == "release" || row.id == "releaseLink" ? latency() : 0;
}

void Limiter::set(const Settings& settings, Arrival how) noexcept {
    if (settings == target_ && !how.atOnce()) return;
    aim(settings, how);
}

void Limiter::aim(const Settings& settings, Arrival how) noexcept {
    target_ = settings;
    drive_.arrive(fixed::dbToGain(settings.driveDb), how);
    ceiling_.arrive(fixed::dbToGain(settings.ceilingDbtp), how);
    lookAheadFrames_.arriveByQuanta(std::min(framesOf(settings.lookAheadMs, rate_), longest_), how);
    link_.arriveByQuanta(settings.transientLinkPercent / 100.0, how);
    release_.set(settings, how);
}

void Limiter::reset() noexcept {
    for (Smoother* const each : {&drive_, &ceiling_, &lookAheadFrames_, &link_}) each->finish();
    sound_.reset();
    ceilings_.reset(ceiling_.value());
    ceilingsOfPeaks_.reset(ceiling_.value());
    lowestCeiling_ = ceiling_.value();
    for (TruePeak& peaks : peaks_) peaks.reset();
    readings_.reset();
    held_.reset();
    release_.reset();
    for (auto& average : averages_) average.reset(1);
    lookAhead_ = static_cast<int>(lookAheadFrames_.value());
    now_ = 0;
    calm_ = longest_ + margin + hold_ + quantumFrames;
    gainReductionDb_ = 0.0;
}

void Limiter::process(StereoBlock block) noexcept {
    for (int at = 0; at < block.frames(); at += quantumFrames)
        processQuantum(block.part(at, std::min(quantumFrames, block.frames() - at)));
}

void Limiter::processQuantum(StereoBlock quantum) noexcept {
    Quantum ceilings;
    driveIn(quantum, ceilings);
    Pairs askedDb{};
    const bool over = ask(quantum, ceilings, askedDb);
    held_.push(askedDb);
    now_ += quantumFrames;
    calm_ = over ? 0 : calm_ + quantumFrames;
    sound_.process(quantum);
    ceilings_.process(ceilings.data(), quantumFrames);
    gainReductionDb_ = 0.0;
    const bool quiet = calm_ >= longest_ + margin + hold_ + quantumFrames && release_.isZero() &&
                       std::ranges::all_of(averages_, &MovingAverage<Lanes>::isZero);
    if (!quiet) takeDown(quantum, ceilings);
    release_.endQuantum();
}

void Limiter::driveIn(StereoBlock quantum, Quantum& ceilings) noexcept {
    lookAhead_ = static_cast<int>(lookAheadFrames_.next());
    if (drive_.gliding() || drive_.value() != 1.0)
        for (int i = 0; i < quantumFrames; ++i) {
            const double drive = drive_.next();
            quantum.left[i] *= drive;
            quantum.right[i] *= drive;
        }
    for (double& ceiling : ceilings) ceiling = ceiling_.next();
}

/// What the frames ask for whose peaks are known by now: decibels to take off, left as they are (0) where nothing can
/// rise above the ceiling. True where anything is asked for.
bool Limiter::ask(StereoBlock quantum, const Quantum& ceilings, Pairs& askedDb) noexcept {
    Quantum limits = ceilings;
    const double lowest = std::min(ceilings.front(), ceilings.back()); // Glides are straight.
    const double floor = aim_ * std::min(lowest, lowestCeiling_);      // The frames are of this quantum and the last.
    lowestCeiling_ = lowest;
    ceilingsOfPeaks_.process(limits.data(), quantumFrames);
    const double link = link_.next();

    std::array<Quantum, 2> peaks;
    peaks_[0].process(std::span(quantum.left, quantumFrames), peaks[0], floor);
    peaks_[1].process(std::span(quantum.right, quantumFrames), peaks[1], floor);
    if (hearsBetween_) readings_.take(quantum);
    bool any = false;
    constexpr std::size_t cell = TruePeak::cell;
    for (std::size_t at = 0; at < quantumFrames; at += cell) {
        if (!peaks_[0].canRise(at / cell) && !peaks_[1].canRise(at / cell)) continue;
        const std::span<Lanes, cell> asked(askedDb.data() + at, cell);
        std::array<Lanes, cell> readings{};
        if (hearsBetween_) readings_.read(at, readings);
        for (std::size_t i = 0; i < cell; ++i) {
            const double limit = aim_ * limits[at + i];
            const Lanes peak = highest(Lanes{peaks[0][at + i], peaks[1][at + i]}, readings[i] * readingShare);
            const Lanes over = highest(peak / limit, bothLanes(1.0));
            asked[i] = over * over;
        }
        const Lanes most = highestOf<Lanes>(cell, [&](std::size_t i) { return asked[i]; });
        any = any || most[0] > 1.0 || most[1] > 1.0;
        auto* const numbers = reinterpret_cast<double*>(asked.data());
        powersToDb(numbers, 2 * cell, numbers);
        for (Lanes& each : asked) each = linked(each, link);
    }
    return any;
}

/// The gain on the delayed sound, under the ceilings that it came in with.
void Limiter::takeDown(StereoBlock quantum, const Quantum& ceilings) noexcept {
    // The window of a frame reaches from its hold to its look-ahead.
    const std::int64_t first = now_ - quantumFrames - latency() + TruePeak::latency() - hold_;
    Pairs pairs;
    held_.highest(first, lookAhead_ + margin + hold_ + 1, pairs);
    release_.process(pairs);

    // Three windows whose sum reaches from the peak's margin back to where it came into sight.
    const int one = lookAhead_ / 3 + 1;
    const int two = (lookAhead_ - one + 1) / 2 + 1;
    const int three = lookAhead_ - one - two + 3;
    for (Lanes& pair : pairs) pair = wholeSteps(pair);
    averages_[0].process(pairs, one);
    averages_[1].process(pairs, two);
    averages_[2].process(pairs, three);
    const auto deepest = highestOf<Lanes>(quantumFrames, [&](std::size_t i) { return pairs[i]; });
    for (Lanes& pair : pairs) pair *= -dbPerStep;
    gainReductionDb_ = -dbPerStep * std::max(deepest[0], deepest[1]);

    auto* const numbers = reinterpret_cast<double*>(pairs.data());
    dbToGains(numbers, 2 * quantumFrames, numbers);
    for (int i = 0; i < quantumFrames; ++i) {
        const auto place = static_cast<std::size_t>(i);
        const double ceiling = ceilings[place];
        // Rounding, and a look-ahead on its way, may leave a rest over the ceiling.
        quantum.left[i] = std::clamp(quantum.left[i] * pairs[place][0], -ceiling, ceiling);
        quantum.right[i] = std::clamp(quantum.right[i] * pairs[place][1], -ceiling, ceiling);
    }
}

} // namespace engine::dsp
