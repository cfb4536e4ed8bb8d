#include "engine/dsp/BandDetector.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <cmath>

namespace engine::dsp {

namespace {

using Type = core::EqualizerBand::Type;
using Channel = core::EqualizerBand::Channel;

constexpr double kneeDb = 6.0;
constexpr double shortestSeconds = 0.003; ///< Of the mean square in the window.
constexpr double wholeSeconds = 0.3;
constexpr double nothingDb = 1e-6; ///< Smaller changes are none: the band comes to rest.

/// The share of the way that a one-pole goes in a quantum.
double shareOf(double seconds, int rate) {
    return 1.0 - fixed::exp(-quantumFrames / (seconds * rate));
}

double levelDb(double power) {
    return 0.5 * fixed::gainToDb(std::max(2.0 * power, 1e-30));
}

double louder(Lanes power, Channel channel) {
    switch (channel) {
    case Channel::stereo:
        return std::max(power[0], power[1]);
    case Channel::left:
    case Channel::mid:
        return power[0];
    case Channel::right:
    case Channel::side:
        return power[1];
    }
    return 0.0;
}

} // namespace

double gainChangeDb(double rangeDb, double overDb) noexcept {
    const double past = std::clamp(overDb + 0.5 * kneeDb, 0.0, kneeDb);
    const double change = overDb > 0.5 * kneeDb ? overDb : past * past / (2.0 * kneeDb);
    return std::copysign(std::min(change, std::abs(rangeDb)), rangeDb);
}

/// Zavalishin, The Art of VA Filter Design, 4.4: all three windows come from one filter.
BandDetector::Power BandDetector::powerOf(const core::EqualizerBand& band, const Lanes* heard, int rate) noexcept {
    const double g = fixed::tan(fixed::pi * band.frequencyHz / rate);
    const double damping = band.type == Type::bell ? 1.0 / band.q : std::sqrt(2.0);
    const double first = 1.0 / (1.0 + g * (g + damping));
    const Lanes a1 = bothLanes(first), a2 = bothLanes(g * first), a3 = bothLanes(g * g * first);
    const Lanes fromIn = bothLanes(band.type == Type::highShelf || band.type == Type::tilt ? 1.0 : 0.0);
    const Lanes fromBand = bothLanes(band.type == Type::lowShelf ? 0.0 : band.type == Type::bell ? damping : -damping);
    const Lanes fromLow = bothLanes(band.type == Type::lowShelf ? 1.0 : band.type == Type::bell ? 0.0 : -1.0);
    const Lanes two = bothLanes(2.0);
    Power power{};
    for (int i = 0; i < quantumFrames; ++i) {
        const Lanes rest = heard[i] - low_;
        const Lanes nowBand = a1 * band_ + a2 * rest;
        const Lanes nowLow = low_ + (a2 * band_ + a3 * rest);
        band_ = two * nowBand - band_;
        low_ = two * nowLow - low_;
        const Lanes seen = fromIn * heard[i] + (fromBand * nowBand + fromLow * nowLow);
        power.window += seen * seen;
        power.whole += heard[i] * heard[i];
    }
    const Lanes perFrame = bothLanes(1.0 / quantumFrames);
    return {power.window * perFrame, power.whole * perFrame};
}

double BandDetector::follow(const core::EqualizerBand& band, const Lanes* heard, int rate) noexcept {
    const Power power = powerOf(band, heard, rate);
    const double seconds = std::max(shortestSeconds, 2.0 / band.frequencyHz);
    windowPower_ += shareOf(seconds, rate) * (louder(power.window, band.channel) - windowPower_);
    wholePower_ += shareOf(wholeSeconds, rate) * (louder(power.whole, band.channel) - wholePower_);
    const bool relative = band.threshold == core::EqualizerBand::Threshold::relative;
    const double level = levelDb(windowPower_) - (relative ? levelDb(wholePower_) : 0.0);
    const double wanted = band.rangeDb == 0.0 ? 0.0 : gainChangeDb(band.rangeDb, level - band.thresholdDb);
    const bool grows = std::abs(wanted) > std::abs(changeDb_);
    changeDb_ += shareOf(0.001 * (grows ? band.attackMs : band.releaseMs), rate) * (wanted - changeDb_);
    if (wanted == 0.0 && std::abs(changeDb_) < nothingDb) changeDb_ = 0.0;
    return changeDb_;
}

} // namespace engine::dsp
