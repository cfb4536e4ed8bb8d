#include "engine/dsp/PhaseDesign.h"

#include "engine/dsp/Eased.h"
#include "engine/dsp/EqualizerBand.h"
#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace engine::dsp {

namespace {

using Band = core::EqualizerBand;

/// Which transfer functions a band is part of: the first, and how many.
struct Heard {
    std::size_t first = 0, count = 1;
};

Heard heardBy(Band::Channel channel, bool crossed) {
    switch (channel) {
    case Band::Channel::stereo:
        return {0, crossed ? std::size_t{2} : std::size_t{1}};
    case Band::Channel::left:
        return {0, 1};
    case Band::Channel::right:
        return {1, 1};
    case Band::Channel::mid:
        return {2, 1};
    case Band::Channel::side:
        return {3, 1};
    }
    return {};
}

/// How far a turn reaches on either side, in bins of a spectrum of the taps. With 4, narrow notches are 7 dB over their
/// curve; with 6 all that the taps hold are right to 0.02 dB (0.05 dB by eased()), so more would turn for nothing.
constexpr double turnBins = 6.0;

/// Whether n0 - n2 tan^2 + i n1 tan, see PhaseDesign::multiply, has a zero on the axis, but for rounding.
bool isOnAxis(double n0, double n1, double n2) {
    return n0 * n2 > 0.0 && n1 * n1 < 1e-12 * n0 * n2;
}

/// Bands with an odd number of zeros at 0 Hz.
bool risesFromZero(const Band& band) {
    return band.type == Band::Type::bandPass || (band.type == Band::Type::lowCut && band.slopeDbPerOctave / 6 % 2 == 1);
}

} // namespace

void PhaseDesign::prepare(int rate, int taps, Zeros zeros) {
    rate_ = rate;
    zeros_ = zeros;
    grid_.prepare(FirGrid::tapsAt(rate, static_cast<std::size_t>(taps)), partitions);
    const std::size_t half = grid_.bins() / 2;
    sineCosine_.resize(half + 1);
    for (std::size_t k = 0; k <= half; ++k)
        sineCosine_[k] = std::sqrt(grid_.sineSquared(k) * (1.0 - grid_.sineSquared(k)));
    for (auto& curve : re_) curve.assign(half + 1, 0.0);
    for (auto& curve : im_) curve.assign(half + 1, 0.0);
    for (auto& curve : angle_) curve.assign(half + 1, 0.0);
    for (auto& curve : turns_) curve.assign(half + 1, 0.0);
    direct_.assign(2 * grid_.bins(), 0.0);
    mirrored_.assign(2 * grid_.bins(), 0.0);
}

PhaseResponse PhaseDesign::room() const {
    PhaseResponse response;
    response.direct.assign(partitions * 2 * grid_.partition().size(), 0.0);
    response.mirrored = response.direct;
    return response;
}

void PhaseDesign::begin(const core::EqualizerSettings& settings) noexcept {
    settings_ = settings;
    wire_ = std::ranges::all_of(settings.bands, isNeutral);
    crossed_ = std::ranges::any_of(
        settings.bands, [](const Band& band) { return !isNeutral(band) && band.channel != Band::Channel::stereo; });
    octaveFrom_ = octaveTo_ = 0;
    if (settings.phase == core::EqualizerSettings::Phase::linear) return;
    const auto binFrom = [&](double hz) {
        return std::min(static_cast<std::size_t>(std::ceil(hz / hzPerBin())), grid_.bins() / 2);
    };
    octaveFrom_ = binFrom(settings.mixedHz * std::sqrt(0.5));
    octaveTo_ = binFrom(settings.mixedHz * std::sqrt(2.0));
}

void PhaseDesign::step(int number, PhaseResponse& made) noexcept {
    assert(number >= 0 && number < steps);
    made.wire = wire_;
    made.crossed = crossed_;
    if (wire_) return;
    const auto place = static_cast<std::size_t>(number);
    constexpr std::size_t composing = gridSteps + channels;
    if (place < gridSteps) {
        const std::size_t count = grid_.bins() / 2 + 1;
        return measure(count * place / gridSteps, count * (place + 1) / gridSteps);
    }
    if (place < composing) {
        if (const std::size_t channel = place - gridSteps; crossed_ || channel == 0) givePhase(channel);
        return;
    }
    if (place == composing) return compose(direct_, false);
    if (place == composing + 1) {
        if (crossed_) compose(mirrored_, true);
        return;
    }
    const std::size_t partition = place - composing - 2;
    const std::size_t at = partition * 2 * grid_.partition().size();
    grid_.cut(direct_, partition, made.direct.data() + at);
    if (crossed_) grid_.cut(mirrored_, partition, made.mirrored.data() + at);
}

std::vector<std::complex<double>> PhaseDesign::transferFunction() {
    assert(!crossed_);
    const std::size_t count = grid_.bins() / 2 + 1;
    std::vector<std::complex<double>> made(count, 1.0);
    if (wire_) return made;
    measure(0, count);
    givePhase(0);
    compose(direct_, false);
    grid_.hear(direct_);
    for (std::size_t k = 0; k < count; ++k)
        made[k] = {direct_[grid_.placeOf(k)], direct_[grid_.bins() + grid_.placeOf(k)]};
    return made;
}

/// Of s = (z - 1) / (z + 1) = i tan: the numerator is n0 - n2 tan^2 + i n1 tan, here times cos^2.
void PhaseDesign::multiply(std::size_t channel, const Band& band, std::size_t from, std::size_t to) noexcept {
    double* const re = re_[channel].data();
    double* const im = im_[channel].data();
    const BandFilter filter = designBand(band, rate_);
    const bool turnsNotch = zeros_ == Zeros::turned && band.type == Band::Type::notch;
    if (zeros_ == Zeros::turned && risesFromZero(band)) turn(channel, 0.0, from, to);
    for (int i = 0; i < filter.count; ++i) {
        // biquad() of Biquad.h, turned round.
        const Biquad<double>& b = filter.sections[static_cast<std::size_t>(i)];
        const double g = b.lowIn / b.bandIn;
        const double a0 = g * g;
        const double v = 0.5 * (b.bandToBand + 1.0);
        const double a1 = 1.0 / v - 1.0 - a0;
        const double n2 = b.direct - b.fromBand * g;
        const double low = b.fromLow + b.fromBand * g;
        const double n1 = n2 * a1 + (b.fromBand / v - low * g) * g;
        const double n0 = (n2 + low) * a0;
        if (turnsNotch && isOnAxis(n0, n1, n2))
            turn(channel, fixed::atan2(std::sqrt(n0 / n2), 1.0) / fixed::pi * static_cast<double>(grid_.bins()), from,
                 to);
        for (std::size_t k = from; k < to; ++k) {
            const double s = grid_.sineSquared(k), c = 1.0 - s, sc = sineCosine_[k];
            const double nRe = n0 * c - n2 * s, nIm = n1 * sc;
            const double dRe = a0 * c - s, dIm = a1 * sc;
            const double perD = 1.0 / (dRe * dRe + dIm * dIm);
            const double qRe = (nRe * dRe + nIm * dIm) * perD, qIm = (nIm * dRe - nRe * dIm) * perD;
            const double before = re[k];
            re[k] = before * qRe - im[k] * qIm;
            im[k] = before * qIm + im[k] * qRe;
        }
        // Without jumps but those of zeros on the axis: numerator and denominator stay in the upper half of the plane.
        for (std::size_t k = std::max(from, octaveFrom_); k < std::min(to, octaveTo_); ++k) {
            const double s = grid_.sineSquared(k), c = 1.0 - s, sc = sineCosine_[k];
            angle_[channel][k] +=
                fixed::atan2(std::max(n1 * sc, 0.0), n0 * c - n2 * s) - fixed::atan2(a1 * sc, a0 * c - s);
        }
    }
}

/// By half a turn round the zero at that bin: a delay, as minimum phase has it there. Phase falls to -90 degrees, is 90
/// beyond the zero, and falls to 0.
void PhaseDesign::turn(std::size_t channel, double zero, std::size_t from, std::size_t to) noexcept {
    const double reach = turnBins * static_cast<double>(grid_.bins()) / static_cast<double>(grid_.taps());
    const auto within = [&](double bin) {
        return static_cast<std::size_t>(std::clamp(bin, static_cast<double>(from), static_cast<double>(to)));
    };
    const auto turnAt = [&](double middle) {
        const std::size_t end = within(std::floor(middle + reach) + 1.0);
        for (std::size_t k = within(std::ceil(middle - reach)); k < end; ++k) {
            const double past = (static_cast<double>(k) - middle) / reach;
            const double left = 1.0 - easedTwice(0.5 + 0.5 * past);
            turns_[channel][k] += fixed::pi * (past < 0.0 ? left - 1.0 : left);
        }
    };
    turnAt(zero);
    if (zero == 0.0) return;
    // What reaches beyond 0 Hz and Nyquist comes back from there.
    turnAt(-zero);
    turnAt(static_cast<double>(grid_.bins()) - zero);
}

void PhaseDesign::measure(std::size_t from, std::size_t to) noexcept {
    for (std::size_t channel = 0; channel < channels; ++channel) {
        std::fill(re_[channel].data() + from, re_[channel].data() + to, 1.0);
        std::fill(im_[channel].data() + from, im_[channel].data() + to, 0.0);
        std::fill(angle_[channel].data() + from, angle_[channel].data() + to, 0.0);
        std::fill(turns_[channel].data() + from, turns_[channel].data() + to, 0.0);
    }
    for (const auto& band : settings_.bands) {
        if (isNeutral(band)) continue;
        const auto [first, count] = heardBy(band.channel, crossed_);
        for (std::size_t channel = first; channel < first + count; ++channel) multiply(channel, band, from, to);
    }
}

void PhaseDesign::givePhase(std::size_t channel) noexcept {
    Curve& re = re_[channel];
    Curve& im = im_[channel];
    const auto magnitude = [&](std::size_t k) { return std::sqrt(re[k] * re[k] + im[k] * im[k]); };
    const double splitOctave = fixed::log2(settings_.mixedHz / hzPerBin());
    for (std::size_t k = octaveFrom_; k < octaveTo_; ++k) {
        const double share = eased(std::clamp(splitOctave + 0.5 - fixed::log2(static_cast<double>(k)), 0.0, 1.0));
        const double whole = magnitude(k), angle = share * angle_[channel][k] + (1.0 - share) * turns_[channel][k];
        re[k] = whole * fixed::cos(angle);
        im[k] = whole * fixed::sin(angle);
    }
    for (std::size_t k = octaveTo_; k <= grid_.bins() / 2; ++k) {
        const double whole = magnitude(k), angle = turns_[channel][k];
        re[k] = angle == 0.0 ? whole : whole * fixed::cos(angle);
        im[k] = angle == 0.0 ? 0.0 : whole * fixed::sin(angle);
    }
}

/// With the matrix [a b; c d] from left and right to left and right: direct is ((a + d) + i (c - b)) / 2, mirrored
/// ((a - d) + i (c + b)) / 2.
void PhaseDesign::compose(Curve& impulse, bool mirrored) noexcept {
    const SplitComplex whole{impulse.data(), impulse.data() + grid_.bins()};
    const double sign = mirrored ? -1.0 : 1.0;
    for (std::size_t k = 0; k <= grid_.bins() / 2; ++k) {
        const std::size_t here = grid_.placeOf(k), there = grid_.placeOf((grid_.bins() - k) % grid_.bins());
        double evenRe = re_[0][k], evenIm = im_[0][k], oddRe = 0.0, oddIm = 0.0;
        if (crossed_) {
            const double sumRe = 0.5 * (re_[2][k] + re_[3][k]), sumIm = 0.5 * (im_[2][k] + im_[3][k]);
            const double gapRe = 0.5 * (re_[2][k] - re_[3][k]), gapIm = 0.5 * (im_[2][k] - im_[3][k]);
            const double outerRe = 0.5 * (re_[0][k] + sign * re_[1][k]), outerIm = 0.5 * (im_[0][k] + sign * im_[1][k]);
            const double innerRe = 0.5 * (re_[0][k] - sign * re_[1][k]), innerIm = 0.5 * (im_[0][k] - sign * im_[1][k]);
            evenRe = sumRe * outerRe - sumIm * outerIm;
            evenIm = sumRe * outerIm + sumIm * outerRe;
            oddRe = gapRe * innerRe - gapIm * innerIm;
            oddIm = gapRe * innerIm + gapIm * innerRe;
        }
        whole.re[here] = evenRe - oddIm;
        whole.im[here] = evenIm + oddRe;
        if (here == there) continue;
        whole.re[there] = evenRe + oddIm;
        whole.im[there] = oddRe - evenIm;
    }
    grid_.whole().backward(whole);
}

} // namespace engine::dsp
