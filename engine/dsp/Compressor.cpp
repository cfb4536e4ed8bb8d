#include "engine/dsp/Compressor.h"

#include "engine/dsp/ChannelPair.h"
#include "engine/dsp/DecibelKernel.h"
#include "engine/dsp/FixedMath.h"

#include <algorithm>

namespace engine::dsp {

namespace {

constexpr double sideChainOffHz = 20.0;

GainLaw lawOf(const core::CompressorSettings& settings) noexcept {
    return gainLaw(settings.mode, settings.thresholdDb, settings.ratio, settings.kneeDb, settings.rangeDb);
}

} // namespace

core::EqualizerSettings sideChainOf(const core::CompressorSettings& settings) noexcept {
    using Type = core::EqualizerBand::Type;
    core::EqualizerSettings equalizer;
    equalizer.bands[0] = {.on = settings.sideChainHighPassHz > sideChainOffHz,
                          .type = Type::lowCut,
                          .frequencyHz = settings.sideChainHighPassHz};
    equalizer.bands[1] = {.on = true,
                          .frequencyHz = settings.sideChainBellHz,
                          .gainDb = settings.sideChainBellDb,
                          .q = settings.sideChainBellQ};
    equalizer.bands[2] = {.on = true,
                          .type = Type::highShelf,
                          .frequencyHz = settings.sideChainShelfHz,
                          .gainDb = settings.sideChainShelfDb,
                          .q = 0.70710678118654752440};
    return equalizer;
}

double staticCurveDb(const core::CompressorSettings& settings, double inputDb) noexcept {
    return inputDb + gainOfPush(settings.mode) * pushDb(lawOf(settings), inputDb);
}

void Compressor::prepare(const StreamFormat& format, const Settings& settings) {
    rate_ = format.rate;
    fixed_ = settings;
    sideChain_.prepare({.rate = format.rate, .maxFrames = quantumFrames}, sideChainOf(settings));
    detector_.prepare(settings.detection, rate_);
    lookAhead_.prepare(settings.delayMs, rate_);
    aim(settings, 0);
    reset();
}

void Compressor::set(const Settings& settings, Arrival how) noexcept {
    if (settings == target_ && !how.atOnce()) return;
    aim(settings, how);
}

void Compressor::aim(const Settings& settings, Arrival how) noexcept {
    target_ = settings;
    Settings wanted = settings;
    wanted.mode = fixed_.mode;
    GainLaw law = lawOf(wanted);
    law.link = settings.linkPercent / 100.0;
    law.makeupDb = settings.makeupDb;
    law_.glide(law, ballistics(fixed_.mode, settings.attackMs, settings.releaseMs, fixed_.twoStageRelease, rate_), how);
    sideChain_.set(sideChainOf(settings), how);
    lookAhead_.hearAhead(settings.lookAheadMs, how);
}

void Compressor::reset() noexcept {
    law_.finish();
    sideChain_.reset();
    detector_.reset();
    lookAhead_.reset();
    envelope_ = {};
    gainReductionDb_ = 0.0;
}

void Compressor::process(StereoBlock block) noexcept {
    for (int at = 0; at < block.frames(); at += quantumFrames)
        processQuantum(block.part(at, std::min(quantumFrames, block.frames() - at)));
}

/// From the sound in the side chain to the pair's levels.
void Compressor::hear(StereoBlock heard, Pairs& levelsDb) noexcept {
    sideChain_.process(heard);
    for (int i = 0; i < heard.frames(); ++i) {
        const Lanes pair = pairOf(fixed_.channel, Lanes{heard.left[i], heard.right[i]});
        const Lanes square = pair * pair;
        levelsDb[static_cast<std::size_t>(i)] = detector_.power(square, square);
    }
    auto* const numbers = reinterpret_cast<double*>(levelsDb.data());
    powersToDb(numbers, 2 * heard.frames(), numbers);
}

/// From the pair's levels to its gains in decibels.
void Compressor::follow(Pairs& levelsDb) noexcept {
    const LawWay way = law_.next();
    const Lanes worked = workedOn(fixed_.channel);
    const Lanes toGain = gainOfPush(fixed_.mode) * worked;
    GainEnvelope envelope = envelope_; // Here, so that it stays in registers.
    Lanes deepest{};
    const auto followFrame = [&](const GainLaw& law, const Ballistics& times, Lanes& pair) {
        const Lanes gainDb = toGain * envelope.next(linkedPushDb(law, pair), times);
        deepest = lowest(deepest, gainDb);
        pair = gainDb + law.makeupDb * worked;
    };
    const bool moves = way.moves();
    for (int i = 0; i < quantumFrames; ++i) {
        Lanes& pair = levelsDb[static_cast<std::size_t>(i)];
        if (moves)
            followFrame(way.at(i, i + 1), way.timesAt(i), pair);
        else
            followFrame(way.after, way.timesAfter, pair);
    }
    envelope_ = envelope;
    gainReductionDb_ = std::min(deepest[0], deepest[1]);
}

void Compressor::processQuantum(StereoBlock quantum) noexcept {
    std::array<double, quantumFrames> left, right;
    const StereoBlock heard(left.data(), right.data(), quantum.frames());
    lookAhead_.process(quantum, heard);
    Pairs pairs;
    hear(heard, pairs);
    follow(pairs);
    auto* const numbers = reinterpret_cast<double*>(pairs.data());
    dbToGains(numbers, 2 * quantum.frames(), numbers);
    for (int i = 0; i < quantum.frames(); ++i) {
        const Lanes out =
            withGains(fixed_.channel, Lanes{quantum.left[i], quantum.right[i]}, pairs[static_cast<std::size_t>(i)]);
        quantum.left[i] = out[0];
        quantum.right[i] = out[1];
    }
}

} // namespace engine::dsp
