#include "engine/dsp/LimiterRelease.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>

namespace engine::dsp {

namespace {

constexpr double quickestMs = 30.0;
constexpr double octavesToSlowest = 4.32192809488736235; // Of 20.
constexpr double automaticMs = 300.0;                    // For the second stage.
constexpr double nothingDb = 1e-7;

double keepPerFrame(double timeMs, int rate) noexcept {
    return fixed::exp(-1000.0 / (timeMs * rate));
}

} // namespace

void LimiterRelease::prepare(const core::LimiterSettings& settings, int rate) {
    rate_ = rate;
    style_ = limiterStyle(settings.style);
    automatic_ = settings.automaticRelease;
    set(settings, 0);
    reset();
}

void LimiterRelease::set(const core::LimiterSettings& settings, Arrival how) noexcept {
    // The times move no sound by themselves, only the pace at which the gain moves on: they need no glide.
    const double releaseMs = automatic_ ? automaticMs : settings.releaseMs;
    keepToCome_ = {.release = keepPerFrame(releaseMs * style_.release, rate_),
                   .attack = keepPerFrame(settings.attackMs * style_.attack, rate_),
                   .fall = keepPerFrame(releaseMs * style_.release * style_.fall, rate_)};
    if (!how.frame()) keep_ = keepToCome_;
    link_.arriveByQuanta(settings.releaseLinkPercent / 100.0, how);
}

void LimiterRelease::reset() noexcept {
    link_.finish();
    first_ = second_ = share_ = Lanes{};
}

Lanes LimiterRelease::firstKeep() const noexcept {
    if (!automatic_) return bothLanes(keep_.release);
    Lanes keep{};
    for (int channel = 0; channel < 2; ++channel) {
        const double timeMs = quickestMs * fixed::exp2(octavesToSlowest * share_[channel]);
        keep[channel] = keepPerFrame(timeMs * style_.release, rate_);
    }
    return keep;
}

void LimiterRelease::process(Quantum& db) noexcept {
    const Lanes back = firstKeep();
    const Lanes towards = 1.0 - back;
    const double up = keep_.attack;
    const double down = keep_.fall;
    // Up where what is held is higher, down where it is lower: where up is slower, that is the lower of the two ways.
    const bool upIsSlower = up >= down;
    const double link = link_.next();
    Lanes first = first_; // Here, so that they stay in registers.
    Lanes second = second_;
    Lanes held{};
    for (Lanes& each : db) {
        held = each;
        const Lanes rising = up * second + (1.0 - up) * held;
        const Lanes falling = down * second + (1.0 - down) * held;
        second = upIsSlower ? lowest(rising, falling) : highest(rising, falling);
        first = highest(held, back * first + towards * linked(second, link));
        each = first;
    }
    for (int channel = 0; channel < 2; ++channel)
        if (first[channel] < nothingDb)
            first[channel] = second[channel] = 0.0;
        else if (first[channel] == held[channel])
            share_[channel] = std::min(second[channel] / first[channel], 1.0);
    first_ = first;
    second_ = second;
}

} // namespace engine::dsp
