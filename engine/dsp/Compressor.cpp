#include "engine/dsp/Compressor.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>

namespace engine::dsp {

namespace {

constexpr double sideChainOffHz = 20.0;

/// Decibels taken off at a level: Giannoulis, Massberg, Reiss 2012, eq. 4, as a difference. `slope` = 1 - 1/ratio.
double curveReductionDb(double levelDb, double thresholdDb, double slope, double kneeDb) noexcept {
    const double over = levelDb - thresholdDb;
    if (2.0 * over <= -kneeDb) return 0.0;
    if (2.0 * over >= kneeDb) return slope * over;
    const double intoKnee = over + 0.5 * kneeDb;
    return slope * intoKnee * intoKnee / (2.0 * kneeDb);
}

double slopeOf(double ratio) noexcept {
    return 1.0 - 1.0 / ratio;
}

/// What a one-pole smoother keeps of its distance per frame.
double keepPerFrame(double timeMs, int rate) noexcept {
    return fixed::exp(-1000.0 / (timeMs * rate));
}

/// The decay time of a hold that, followed by a one-pole of time `smoothing`, has let 63 % go after the time 1.
/// smoothing <= 0.25.
double holdTime(double smoothing) noexcept {
    double shortest = smoothing;
    double longest = 1.0;
    for (int i = 0; i < 40; ++i) {
        const double hold = 0.5 * (shortest + longest);
        const double left =
            (hold * fixed::exp(-1.0 / hold) - smoothing * fixed::exp(-1.0 / smoothing)) / (hold - smoothing);
        (left > fixed::exp(-1.0) ? longest : shortest) = hold;
    }
    return 0.5 * (shortest + longest);
}

} // namespace

double staticCurveDb(const core::CompressorSettings& settings, double inputDb) noexcept {
    return inputDb - curveReductionDb(inputDb, settings.thresholdDb, slopeOf(settings.ratio), settings.kneeDb);
}

void Compressor::prepare(const StreamFormat& format, const Settings& settings) {
    rate_ = format.rate;
    aim(settings, 0);
    reset();
}

void Compressor::set(const Settings& settings, int glideFrames) noexcept {
    if (settings == target_ && glideFrames > 0) return;
    aim(settings, glideFrames);
}

void Compressor::aim(const Settings& settings, int glideFrames) noexcept {
    target_ = settings;
    curve_.thresholdDb.glide(settings.thresholdDb, glideFrames);
    curve_.slope.glide(slopeOf(settings.ratio), glideFrames);
    curve_.kneeDb.glide(settings.kneeDb, glideFrames);
    curve_.makeupDb.glide(settings.makeupDb, glideFrames);
    curve_.highPass.glide(settings.sideChainHighPassHz > sideChainOffHz ? 1.0 : 0.0, glideFrames);
    curve_.link.glide(settings.linkPercent / 100.0, glideFrames);
    highPassG_.glide(fixed::tan(fixed::pi * settings.sideChainHighPassHz / rate_), glideFrames);

    // The times move no sound by themselves, only the pace at which the gain moves on: they need no glide.
    const double fallMs = std::min(settings.attackMs, 0.25 * settings.releaseMs);
    attack_ = keepPerFrame(settings.attackMs, rate_);
    fall_ = keepPerFrame(fallMs, rate_);
    hold_ = keepPerFrame(settings.releaseMs * holdTime(fallMs / settings.releaseMs), rate_);
}

void Compressor::reset() noexcept {
    for (Smoother* const each : {&curve_.thresholdDb, &curve_.slope, &curve_.kneeDb, &curve_.makeupDb, &curve_.highPass,
                                 &curve_.link, &highPassG_})
        each->finish();
    left_ = right_ = {};
    gainReductionDb_ = 0.0;
}

double Compressor::HighPass::process(double in, double g) noexcept {
    constexpr double k = 1.41421356237309504880;
    const double high = (in - (g + k) * band - low) / (1.0 + g * (g + k));
    const double bandOut = g * high + band;
    const double lowOut = g * bandOut + low;
    band = g * high + bandOut;
    low = g * bandOut + lowOut;
    return high;
}

void Compressor::smooth(Channel& channel, double askedDb) const noexcept {
    channel.heldDb = std::max(askedDb, hold_ * channel.heldDb);
    const double keep = channel.heldDb > channel.reductionDb ? attack_ : fall_;
    channel.reductionDb = channel.heldDb + keep * (channel.reductionDb - channel.heldDb);
}

void Compressor::process(StereoBlock block) noexcept {
    for (int at = 0; at < block.frames(); at += quantumFrames)
        processQuantum(block.part(at, std::min(quantumFrames, block.frames() - at)));
}

void Compressor::processQuantum(StereoBlock quantum) noexcept {
    double deepest = 0.0;
    for (int i = 0; i < quantum.frames(); ++i) {
        const double highPassed = curve_.highPass.next();
        const double g = highPassG_.next();
        double heardLeft = quantum.left[i];
        double heardRight = quantum.right[i];
        if (highPassed > 0.0) {
            heardLeft += highPassed * (left_.highPass.process(heardLeft, g) - heardLeft);
            heardRight += highPassed * (right_.highPass.process(heardRight, g) - heardRight);
        }
        const double levelLeft = heardLeft < 0.0 ? -heardLeft : heardLeft;
        const double levelRight = heardRight < 0.0 ? -heardRight : heardRight;

        const double threshold = curve_.thresholdDb.next();
        const double slope = curve_.slope.next();
        const double knee = curve_.kneeDb.next();
        const double link = curve_.link.next();
        const double louder =
            curveReductionDb(fixed::gainToDb(std::max(levelLeft, levelRight)), threshold, slope, knee);
        double askedLeft = louder;
        double askedRight = louder;
        if (link < 1.0) {
            const double other =
                curveReductionDb(fixed::gainToDb(std::min(levelLeft, levelRight)), threshold, slope, knee);
            double& quieter = levelLeft < levelRight ? askedLeft : askedRight;
            quieter = other + link * (louder - other);
        }
        smooth(left_, askedLeft);
        smooth(right_, askedRight);

        const double makeup = curve_.makeupDb.next();
        const double gainLeft = fixed::dbToGain(makeup - left_.reductionDb);
        const double gainRight =
            left_.reductionDb == right_.reductionDb ? gainLeft : fixed::dbToGain(makeup - right_.reductionDb);
        quantum.left[i] *= gainLeft;
        quantum.right[i] *= gainRight;
        deepest = std::max({deepest, left_.reductionDb, right_.reductionDb});
    }
    gainReductionDb_ = -deepest;
    if (curve_.highPass.value() == 0.0) left_.highPass = right_.highPass = {};
}

} // namespace engine::dsp
