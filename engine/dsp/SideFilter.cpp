#include "engine/dsp/SideFilter.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <cmath>

namespace engine::dsp {

namespace {

using Filter = Biquad<double>;
using Widths = SideFilter::Widths;

constexpr double root2 = 1.41421356237309504880;

double tangent(double hz, int rate) noexcept {
    return fixed::tan(fixed::pi * hz / rate);
}

/// (p2 s^2 + p1 s + p0) / (s^2 + damping g s + g^2), s = (z - 1) / (z + 1); as biquad of Biquad.h, but p2 may be 0.
Filter filter(double p2, double p1, double p0, double g, double damping) noexcept {
    const double g2 = g * g;
    const double v = 1.0 / (1.0 + damping * g + g2);
    const double band = p1 / g - p2 * damping;
    const double low = p0 / g2 - p2;
    const double through = (band * g + low * g2) * v;
    return {.bandToBand = 2.0 * v - 1.0,
            .bandIn = 2.0 * g * v,
            .lowIn = 2.0 * g2 * v,
            .direct = p2 + through,
            .fromBand = (band + low * g) * v,
            .fromLow = low - through};
}

/// Over Butterworth poles at g, what has the power a w^4 + c: sqrt(a) s^2 + ... + sqrt(c).
Filter powerFilter(double a, double c, double g) noexcept {
    const double p2 = std::sqrt(a), p0 = std::sqrt(c);
    return filter(p2, root2 * std::sqrt(p2 * p0), p0, g, root2);
}

/// With x = w^4 and Butterworth poles at both splits, the power of the sum of the bands is
///   (high^2 x^2 + (low^2 g1^4 + middle^2 g2^4) x + low^2 g1^4 g2^4) / ((x + g1^4) (x + g2^4)).
/// Its numerator's factors in x, two real ones or a complex pair, become the zeros in the left half of the s plane.
std::array<Filter, 2> sectionsOf(const Widths& widths, double g1, double g2) noexcept {
    const double low = widths[0] * widths[0], middle = widths[1] * widths[1], high = widths[2] * widths[2];
    const double x1 = g1 * g1 * g1 * g1, x2 = g2 * g2 * g2 * g2;
    const double a = high, b = low * x1 + middle * x2, c = low * x1 * x2;
    const double discriminant = b * b - 4.0 * a * c;
    if (discriminant >= 0.0) { // (x + c / q) (a x + q)
        const double q = 0.5 * (b + std::sqrt(discriminant));
        return {powerFilter(1.0, q == 0.0 ? 0.0 : c / q, g1), powerFilter(a, q, g2)};
    }
    // x = r^4 e^(+-i angle), angle from a quarter to half a turn: the roots in s lie on the circle r, at a quarter of
    // that from the real and from the imaginary axis.
    const double cosine = -0.5 * b / std::sqrt(a * c);
    const double cosineOfHalf = std::sqrt(std::max(0.5 * (1.0 + cosine), 0.0));
    const double rr = std::sqrt(std::sqrt(c / a));
    const double r = std::sqrt(rr);
    const double p2 = std::sqrt(a);
    const double wide = 2.0 * std::sqrt(0.5 * (1.0 + cosineOfHalf)),
                 narrow = 2.0 * std::sqrt(0.5 * (1.0 - cosineOfHalf));
    return {filter(1.0, wide * r, rr, g1, root2), filter(p2, p2 * narrow * r, p2 * rr, g2, root2)};
}

/// The Butterworth high-pass of 2 `count` poles.
std::array<Filter, SideFilter::mostMonoSections> monoSections(std::size_t count, double g) noexcept {
    std::array<Filter, SideFilter::mostMonoSections> made;
    for (std::size_t k = 0; k < count; ++k) {
        const double angle = fixed::pi * static_cast<double>(2 * k + 1) / static_cast<double>(4 * count);
        made[k] = filter(1.0, 0.0, 0.0, g, 2.0 * fixed::sin(angle));
    }
    return made;
}

std::size_t monoSectionCount(const core::StereoSettings& settings) noexcept {
    return static_cast<std::size_t>(settings.monoSlopeDbPerOctave / 12);
}

bool isMonoBelow(const core::StereoSettings& settings) noexcept {
    return settings.monoBelowHz > core::StereoSettings::monoOffHz;
}

Widths widthsOf(const core::StereoSettings& settings) noexcept {
    return {settings.lowWidthPercent / 100.0, settings.middleWidthPercent / 100.0, settings.highWidthPercent / 100.0};
}

} // namespace

double sideGain(const core::StereoSettings& settings, double hz, int rate) noexcept {
    const double radians = 2.0 * fixed::pi * hz / rate;
    const double highHz = std::max(settings.lowSplitHz, settings.highSplitHz);
    double power = 1.0;
    for (const Filter& each : sectionsOf(widthsOf(settings), tangent(settings.lowSplitHz, rate), tangent(highHz, rate)))
        power *= magnitudeSquared(each, radians);
    if (isMonoBelow(settings)) {
        const std::size_t count = monoSectionCount(settings);
        const auto sections = monoSections(count, tangent(settings.monoBelowHz, rate));
        for (std::size_t k = 0; k < count; ++k) power *= magnitudeSquared(sections[k], radians);
    }
    return settings.widthPercent / 100.0 * fixed::dbToGain(settings.sideDb) * std::sqrt(power);
}

void SideFilter::prepare(int rate, const Settings& settings) noexcept {
    rate_ = rate;
    monoSections_ = monoSectionCount(settings);
    aim(settings, 0);
    reset();
}

void SideFilter::aim(const Settings& settings, Arrival how) noexcept {
    const int quanta = how.quanta();
    jump_ = how.frame();
    const Widths widths = widthsOf(settings);
    for (std::size_t i = 0; i < widths.size(); ++i) widths_[i].glide(widths[i], quanta);
    const bool flat = widthsRest();
    const int splitQuanta = flat ? 0 : quanta; // Equal widths have no splits to hear.
    lowOctave_.glide(fixed::log2(settings.lowSplitHz), splitQuanta);
    highOctave_.glide(fixed::log2(std::max(settings.lowSplitHz, settings.highSplitHz)), splitQuanta);
    if (flat || how.atOnce()) width_.sections = widthSections();
    // Where nothing is heard yet, the filter starts where it shall stand; on its way out it stays where it stood.
    const bool on = isMonoBelow(settings);
    if (on) monoOctave_.glide(fixed::log2(settings.monoBelowHz), monoRests() ? 0 : quanta);
    if (on && monoRests()) mono_.memories = {};
    if (on && (monoRests() || how.atOnce()))
        mono_.sections = monoSections(monoSections_, tangent(settings.monoBelowHz, rate_));
    monoShare_.arrive(on ? 1.0 : 0.0, how);
}

void SideFilter::reset() noexcept {
    for (Smoother& width : widths_) width.finish();
    for (Smoother* const each : {&lowOctave_, &highOctave_, &monoOctave_, &monoShare_}) each->finish();
    width_ = {.sections = widthSections()};
    mono_ = {.sections = monoSections(monoSections_, tangent(fixed::exp2(monoOctave_.value()), rate_))};
}

bool SideFilter::isWire() const noexcept {
    return monoRests() && widthsRest() && widths_[0].value() == 1.0;
}

bool SideFilter::widthsRest() const noexcept {
    const auto gliding = [](const Smoother& each) { return each.gliding(); };
    const auto equal = [&](const Smoother& each) { return each.value() == widths_[0].value(); };
    return std::ranges::none_of(widths_, gliding) && std::ranges::all_of(widths_, equal);
}

std::array<Filter, 2> SideFilter::widthSections() const noexcept {
    return sectionsOf({widths_[0].value(), widths_[1].value(), widths_[2].value()},
                      tangent(fixed::exp2(lowOctave_.value()), rate_),
                      tangent(fixed::exp2(highOctave_.value()), rate_));
}

void SideFilter::process(double* side) noexcept {
    setWidths(side);
    if (!monoRests()) makeMono(side);
    jump_.reset();
}

template <std::size_t most>
void SideFilter::Cascade<most>::run(const std::array<Filter, most>& to, std::size_t count, bool moving,
                                    std::optional<int> jump, double* side) noexcept {
    for (std::size_t k = 0; k < count; ++k) {
        const Filter end = to[k];
        Filter now = moving ? sections[k] : end;
        const double perFrame = jump ? 0.0 : 1.0 / quantumFrames;
        const Filter step{.bandToBand = (end.bandToBand - now.bandToBand) * perFrame,
                          .bandIn = (end.bandIn - now.bandIn) * perFrame,
                          .lowIn = (end.lowIn - now.lowIn) * perFrame,
                          .direct = (end.direct - now.direct) * perFrame,
                          .fromBand = (end.fromBand - now.fromBand) * perFrame,
                          .fromLow = (end.fromLow - now.fromLow) * perFrame};
        auto [band, low] = memories[k];
        for (int i = 0; i < quantumFrames; ++i) {
            if (i == jump) now = end;
            now.bandToBand += step.bandToBand;
            now.bandIn += step.bandIn;
            now.lowIn += step.lowIn;
            now.direct += step.direct;
            now.fromBand += step.fromBand;
            now.fromLow += step.fromLow;
            side[i] = now.process(side[i], band, low);
        }
        memories[k] = {band, low};
    }
    sections = to;
}

/// Equal widths are a factor and the filter stands still; where widths part from there its memories count for nothing
/// yet.
void SideFilter::setWidths(double* side) noexcept {
    const bool rests = widthsRest();
    bool moving = lowOctave_.gliding() || highOctave_.gliding();
    for (Smoother& width : widths_) {
        moving |= width.gliding();
        width.next();
    }
    lowOctave_.next();
    highOctave_.next();
    const auto to = moving ? widthSections() : width_.sections;
    if (!rests) return width_.run(to, to.size(), moving, jump_, side);
    width_ = {.sections = to};
    const double width = widths_[0].value();
    if (width == 1.0) return;
    for (int i = 0; i < quantumFrames; ++i) side[i] *= width;
}

void SideFilter::makeMono(double* side) noexcept {
    const bool moving = monoOctave_.gliding();
    const auto to =
        moving ? monoSections(monoSections_, tangent(fixed::exp2(monoOctave_.next()), rate_)) : mono_.sections;
    std::array<double, quantumFrames> dry;
    std::copy_n(side, quantumFrames, dry.begin());
    mono_.run(to, monoSections_, moving, jump_, side);
    if (!monoShare_.gliding()) return;
    for (std::size_t i = 0; i < quantumFrames; ++i) side[i] = dry[i] + monoShare_.next() * (side[i] - dry[i]);
}

} // namespace engine::dsp
