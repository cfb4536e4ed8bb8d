#include "engine/dsp/EqualizerBand.h"

#include "engine/dsp/Complex.h"
#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <cassert>

namespace engine::dsp {

namespace {

using Band = core::EqualizerBand;
using Type = Band::Type;

/// A section of the prototype, numerator over denominator; s is 1 at the band's frequency.
struct Prototype {
    Polynomial numerator, denominator;
};

struct PrototypeCascade {
    std::array<Prototype, 8> sections;
    int count = 0;
};

/// Butterworth: poles evenly on the unit circle's left half, at the frequency 1 / sqrt(2) together. The first pair is
/// the sharpest.
PrototypeCascade cut(int order, double resonanceQ, bool lowCut) {
    PrototypeCascade cascade;
    const auto add = [&](const Prototype& section) {
        cascade.sections[static_cast<std::size_t>(cascade.count++)] = section;
    };
    if (order % 2 == 1) add({{0.0, lowCut ? 1.0 : 0.0, lowCut ? 0.0 : 1.0}, {0.0, 1.0, 1.0}});
    for (int pair = 0; pair < order / 2; ++pair) {
        const double angle = fixed::pi * (2 * pair + 1) / (2.0 * order);
        const double damping = 2.0 * fixed::sin(angle) * (pair == 0 ? std::sqrt(0.5) / resonanceQ : 1.0);
        const Polynomial poles{1.0, damping, 1.0};
        add({{lowCut ? 1.0 : 0.0, 0.0, lowCut ? 0.0 : 1.0}, poles});
    }
    return cascade;
}

PrototypeCascade single(const Polynomial& numerator, const Polynomial& denominator) {
    PrototypeCascade cascade;
    cascade.sections[0] = {numerator, denominator};
    cascade.count = 1;
    return cascade;
}

PrototypeCascade prototype(const Band& band) {
    const double a = fixed::dbToGain(0.5 * band.gainDb);
    const double rootA = std::sqrt(a);
    const double a2 = a * a;
    switch (band.type) {
    case Type::bell:
        return single({1.0, a / band.q, 1.0}, {1.0, 1.0 / (a * band.q), 1.0});
    case Type::lowShelf:
        return single({a, a * rootA / band.q, a2}, {a, rootA / band.q, 1.0});
    case Type::highShelf:
        return single({a2, a * rootA / band.q, a}, {1.0, rootA / band.q, a});
    case Type::lowCut:
    case Type::highCut:
        return cut(band.slopeDbPerOctave / 6, band.resonanceQ, band.type == Type::lowCut);
    case Type::notch:
        return single({1.0, 0.0, 1.0}, {1.0, 1.0 / band.q, 1.0});
    case Type::bandPass:
        return single({0.0, 1.0 / band.q, 0.0}, {1.0, 1.0 / band.q, 1.0});
    case Type::tilt: // A high shelf of twice the gain, lowered until its middle is at 0 dB.
        return single({a2, a / band.q, 1.0}, {1.0, a / band.q, a2});
    }
    return {};
}

/// A bell does nothing far from its frequency, where two sections in place of one are enough; close by, sharp ones need
/// the frequency axis right to 1e-4, wide ones to 1 % all over (found by sweeps). Every other type has three.
FrequencyMap mapFor(const Band& band, int rate) {
    const double radians = 2.0 * fixed::pi * band.frequencyHz / rate;
    return band.type == Type::bell ? FrequencyMap::closeTo(radians, 0.04 + 0.45 / band.q) : FrequencyMap::even(radians);
}

double normAt(const Polynomial& p, double w) {
    const double even = p.p0 - p.p2 * w * w;
    const double odd = p.p1 * w;
    return even * even + odd * odd;
}

double powerToDb(double power) {
    return 0.5 * fixed::gainToDb(power);
}

void append(BandFilter& filter, const Factor& zeros, const Factor& poles) {
    assert(filter.count < BandFilter::maxSections);
    filter.sections[static_cast<std::size_t>(filter.count++)] =
        biquad({zeros.gain / poles.gain, zeros.b1, zeros.b0, poles.b1, poles.b0});
}

BandFilter designBand(const Band& band, const FrequencyMap& map) {
    const PrototypeCascade cascade = prototype(band);
    BandFilter filter;
    for (int i = 0; i < cascade.count; ++i) {
        const auto& [numerator, denominator] = cascade.sections[static_cast<std::size_t>(i)];
        const bool firstOrder = denominator.p2 == 0.0;
        const auto zeros = firstOrder ? map.mappedFirstOrder(numerator) : map.mapped(numerator);
        const auto poles = firstOrder ? map.mappedFirstOrder(denominator) : map.mapped(denominator);
        const std::size_t factors = firstOrder ? (map.degree() + 1) / 2 : map.degree();
        for (std::size_t k = 0; k < factors; ++k) append(filter, zeros[k], poles[k]);
    }
    return filter;
}

} // namespace

BandFilter designBand(const Band& band, int rate) noexcept {
    return designBand(band, mapFor(band, rate));
}

BandFilter BandDesigner::design(const Band& band, int rate) noexcept {
    const bool kept = rate == rate_ && band.type == of_.type && band.frequencyHz == of_.frequencyHz && band.q == of_.q;
    if (!kept) map_ = mapFor(band, rate);
    of_ = band;
    rate_ = rate;
    return designBand(band, map_);
}

bool isNeutral(const Band& band) noexcept {
    return !band.on || (core::hasGain(band.type) && band.gainDb == 0.0);
}

double magnitudeDb(const Band& band, double hz, int rate) noexcept {
    return isNeutral(band) ? 0.0 : magnitudeDb(designBand(band, rate), hz, rate);
}

double magnitudeDb(const BandFilter& filter, double hz, int rate) noexcept {
    double db = 0.0;
    for (int i = 0; i < filter.count; ++i)
        db += powerToDb(magnitudeSquared(filter.sections[static_cast<std::size_t>(i)], 2.0 * fixed::pi * hz / rate));
    return db;
}

double magnitudeDb(const core::EqualizerSettings& settings, double hz, int rate, Band::Channel channel) noexcept {
    double db = 0.0;
    for (const auto& band : settings.bands)
        if (band.channel == Band::Channel::stereo || band.channel == channel) db += magnitudeDb(band, hz, rate);
    return db;
}

double analogueMagnitudeDb(const Band& band, double hz) noexcept {
    const PrototypeCascade cascade = prototype(band);
    const double w = hz / band.frequencyHz;
    double db = 0.0;
    for (int i = 0; i < cascade.count; ++i) {
        const auto& section = cascade.sections[static_cast<std::size_t>(i)];
        db += powerToDb(normAt(section.numerator, w) / normAt(section.denominator, w));
    }
    return db;
}

} // namespace engine::dsp
