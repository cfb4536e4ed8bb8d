#include "engine/dsp/SaturatorBand.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>

namespace engine::dsp {

namespace {

constexpr double pivotHz = 1000.0;
constexpr double meanHz = 2.0;

/// A shelf at rest. On copies, so that their memories stay in registers.
void shelve(StereoBlock quantum, Shelf& ofLeft, Shelf& ofRight, double g, double low, double high) noexcept {
    Shelf left = ofLeft, right = ofRight;
    for (int i = 0; i < quantumFrames; ++i) {
        quantum.left[i] = left.process(quantum.left[i], g, low, high);
        quantum.right[i] = right.process(quantum.right[i], g, low, high);
    }
    ofLeft = left;
    ofRight = right;
}

} // namespace

/// Zero and pole lie as far below and above the pivot, so that the gain there is 1.
void SaturatorBand::Tone::arrive(double tiltDb, int rate, Arrival how, int late) noexcept {
    const double half = fixed::dbToGain(0.5 * tiltDb);
    g.arrive(Shelf::corner(pivotHz * half, rate), how, late);
    low.arrive(1.0 / half, how, late);
    high.arrive(half, how, late);
}

void SaturatorBand::prepare(const StreamFormat& format, const Settings& settings) {
    rate_ = format.rate;
    curve_ = SaturatorCurve(settings.curve);
    corner_ = Shelf::corner(curve_.cornerHz, rate_);
    meanCorner_ = Shelf::corner(meanHz, rate_);
    const auto lines = curve_.bend == Bend::line ? Shaper::Lines::halfway : Shaper::Lines::straight;
    for (Channel& channel : channels_) {
        channel.shaper.prepare(settings.oversampling, lines);
        channel.oversampler.prepare(settings.oversampling, channel.shaper.delay());
    }
    dry_.prepare(latency());
    target_ = settings;
    aim(settings, 0);
    reset();
}

void SaturatorBand::set(const Settings& settings, Arrival how) noexcept {
    Settings wanted = settings;
    wanted.curve = target_.curve;
    wanted.oversampling = target_.oversampling;
    if (wanted == target_ && !how.atOnce()) return;
    aim(wanted, how);
}

void SaturatorBand::aim(const Settings& settings, Arrival how) noexcept {
    target_ = settings;
    const int late = latency(); // Behind the oversampler.
    drive_.arrive(fixed::dbToGain(settings.driveDb) / curve_.knee, how);
    match_.arrive(levelMatch(settings), how, late);
    share_.arrive(saturatedShare(settings.driveDb), how, late);
    even_.arriveByQuanta(curve_.even(settings.balancePercent), how, late);
    toneBefore_.arrive(settings.toneBeforeDb, rate_, how, 0);
    toneAfter_.arrive(settings.toneAfterDb, rate_, how, late);
}

void SaturatorBand::reset() noexcept {
    for (Smoother* const each : {&drive_, &match_, &share_, &even_}) each->finish();
    for (Tone* const tone : {&toneBefore_, &toneAfter_})
        for (Smoother* const each : {&tone->g, &tone->low, &tone->high}) each->finish();
    for (Channel& channel : channels_) {
        channel.oversampler.reset();
        channel.shaper.reset();
        for (Shelf* const each :
             {&channel.toneBefore, &channel.ahead, &channel.behind, &channel.toneAfter, &channel.mean})
            each->reset();
    }
    dry_.reset();
}

void SaturatorBand::process(StereoBlock block) noexcept {
    for (int at = 0; at < block.frames(); at += quantumFrames) processQuantum(block.part(at, quantumFrames));
}

void SaturatorBand::processQuantum(StereoBlock quantum) noexcept {
    std::array<double, quantumFrames> left, right;
    const StereoBlock dry(left.data(), right.data(), quantumFrames);
    dry_.process(quantum, dry);
    tilt(quantum, toneBefore_, &Channel::toneBefore);
    driveIn(quantum);
    bend(quantum);
    matchOut(quantum);
    const bool untouched = !share_.gliding() && share_.value() == 0.0;
    for (int i = 0; i < quantumFrames; ++i) {
        const double share = share_.next();
        quantum.left[i] =
            untouched ? left[static_cast<std::size_t>(i)] : share * quantum.left[i] + (1.0 - share) * dry.left[i];
        quantum.right[i] =
            untouched ? right[static_cast<std::size_t>(i)] : share * quantum.right[i] + (1.0 - share) * dry.right[i];
    }
}

/// At rest at 0 dB the filter stands still; where a tilt sets out from there its memory counts for nothing yet.
void SaturatorBand::tilt(StereoBlock quantum, Tone& tone, Shelf Channel::*filter) noexcept {
    if (tone.rests()) return;
    Shelf& left = channels_[0].*filter;
    Shelf& right = channels_[1].*filter;
    for (int i = 0; i < quantumFrames; ++i) {
        const double g = tone.g.next(), low = tone.low.next(), high = tone.high.next();
        quantum.left[i] = left.process(quantum.left[i], g, low, high);
        quantum.right[i] = right.process(quantum.right[i], g, low, high);
    }
}

void SaturatorBand::driveIn(StereoBlock quantum) noexcept {
    if (curve_.lows != curve_.highs)
        shelve(quantum, channels_[0].ahead, channels_[1].ahead, corner_, curve_.lows, curve_.highs);
    for (int i = 0; i < quantumFrames; ++i) {
        const double drive = drive_.next();
        quantum.left[i] *= drive;
        quantum.right[i] *= drive;
    }
}

void SaturatorBand::bend(StereoBlock quantum) noexcept {
    const double from = even_.value();
    const int highFrames = channels_[0].oversampler.factor() * quantumFrames;
    const Slope even{from, (even_.next() - from) / highFrames};
    double* const sound[] = {quantum.left, quantum.right};
    for (std::size_t i = 0; i < channels_.size(); ++i) {
        const auto high = channels_[i].oversampler.up(sound[i]);
        channels_[i].shaper.saturate(curve_.bend, even, high);
        channels_[i].oversampler.down(sound[i]);
    }
}

void SaturatorBand::matchOut(StereoBlock quantum) noexcept {
    if (curve_.lows != curve_.highs)
        shelve(quantum, channels_[0].behind, channels_[1].behind, corner_ * curve_.lows / curve_.highs,
               1.0 / curve_.lows, 1.0 / curve_.highs);
    tilt(quantum, toneAfter_, &Channel::toneAfter);
    shelve(quantum, channels_[0].mean, channels_[1].mean, meanCorner_, 0.0, 1.0);
    for (int i = 0; i < quantumFrames; ++i) {
        const double match = match_.next();
        quantum.left[i] *= match;
        quantum.right[i] *= match;
    }
}

} // namespace engine::dsp
