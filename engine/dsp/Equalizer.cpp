#include "engine/dsp/Equalizer.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <cassert>

namespace engine::dsp {

namespace {

using Channel = core::EqualizerBand::Channel;

bool sameKind(const core::EqualizerBand& a, const core::EqualizerBand& b) {
    return a.type == b.type && a.channel == b.channel && a.slopeDbPerOctave == b.slopeDbPerOctave;
}

/// The section in the lanes that the channel names (left and right, or mid and side), a wire in the other.
Biquad<Lanes> inLanes(const Biquad<double>& from, Channel channel) {
    const bool first = channel != Channel::side;
    const bool second = channel != Channel::mid;
    const auto lanes = [&](double value, double wire) { return Lanes{first ? value : wire, second ? value : wire}; };
    return {lanes(from.bandToBand, 0.0), lanes(from.bandIn, 0.0),   lanes(from.lowIn, 0.0),
            lanes(from.direct, 1.0),     lanes(from.fromBand, 0.0), lanes(from.fromLow, 0.0)};
}

Biquad<Lanes> difference(const Biquad<Lanes>& to, const Biquad<Lanes>& from, Lanes scale) {
    return {(to.bandToBand - from.bandToBand) * scale, (to.bandIn - from.bandIn) * scale,
            (to.lowIn - from.lowIn) * scale,           (to.direct - from.direct) * scale,
            (to.fromBand - from.fromBand) * scale,     (to.fromLow - from.fromLow) * scale};
}

void add(Biquad<Lanes>& to, const Biquad<Lanes>& step) {
    to.bandToBand += step.bandToBand;
    to.bandIn += step.bandIn;
    to.lowIn += step.lowIn;
    to.direct += step.direct;
    to.fromBand += step.fromBand;
    to.fromLow += step.fromLow;
}

/// Left and right to mid and side; twice the half of it leads back.
void toMidSide(Lanes* sound, int frames) {
    for (int i = 0; i < frames; ++i)
        sound[i] = Lanes{0.5 * (sound[i][0] + sound[i][1]), 0.5 * (sound[i][0] - sound[i][1])};
}

void toLeftRight(Lanes* sound, int frames) {
    for (int i = 0; i < frames; ++i) sound[i] = Lanes{sound[i][0] + sound[i][1], sound[i][0] - sound[i][1]};
}

} // namespace

bool Equalizer::Band::moving() const noexcept {
    return octave.gliding() || gainDb.gliding() || sharpness.gliding() || share.gliding() || fadeInFrames > 0;
}

bool Equalizer::Band::heard() const noexcept {
    return share.value() > 0.0 && !isNeutral(sounding);
}

void Equalizer::prepare(const StreamFormat& format, const Settings& settings) {
    rate_ = format.rate;
    sound_.assign(static_cast<std::size_t>(format.maxFrames), Lanes{});
    set(settings, 0);
    reset();
}

void Equalizer::set(const Settings& settings, int glideFrames) noexcept {
    assert(glideFrames % quantumFrames == 0);
    for (std::size_t i = 0; i < bands_.size(); ++i) aim(bands_[i], settings.bands[i], glideFrames);
    arrange();
}

void Equalizer::reset() noexcept {
    for (auto& band : bands_) become(band, band.asked);
    arrange();
}

void Equalizer::aim(Band& band, const core::EqualizerBand& asked, int glideFrames) noexcept {
    if (asked == band.asked && glideFrames > 0) return;
    band.asked = asked;
    band.fadeInFrames = 0;
    const bool silent = band.share.value() == 0.0;
    const bool same = sameKind(asked, band.sounding);
    if (glideFrames == 0 && (silent || !same || !asked.on)) return become(band, asked);
    if (!asked.on) return band.share.glide(0.0, glideFrames);
    if (silent) return fadeIn(band, asked, glideFrames);
    if (!same) {
        const int half = std::max(glideFrames / (2 * quantumFrames), 1) * quantumFrames;
        band.share.glide(0.0, half);
        band.fadeInFrames = std::max(glideFrames - half, quantumFrames);
        return;
    }
    const int quanta = glideFrames / quantumFrames;
    band.octave.glide(fixed::log2(asked.frequencyHz), quanta);
    band.gainDb.glide(asked.gainDb, quanta);
    band.sharpness.glide(fixed::log2(asked.q), quanta);
    band.share.glide(1.0, glideFrames);
    if (glideFrames > 0) return;
    band.sounding = asked;
    design(band);
}

/// The band as asked, at once and without memory.
void Equalizer::become(Band& band, const core::EqualizerBand& asked) noexcept {
    band.asked = band.sounding = asked;
    band.fadeInFrames = 0;
    band.octave.jump(fixed::log2(asked.frequencyHz));
    band.gainDb.jump(asked.gainDb);
    band.sharpness.jump(fixed::log2(asked.q));
    band.share.jump(asked.on ? 1.0 : 0.0);
    band.band.fill(Lanes{});
    band.low.fill(Lanes{});
    design(band);
}

void Equalizer::fadeIn(Band& band, const core::EqualizerBand& asked, int frames) noexcept {
    become(band, asked);
    band.share.jump(0.0);
    band.share.glide(1.0, frames);
}

void Equalizer::design(Band& band) noexcept {
    band.sounding.on = true;
    const BandFilter filter = designBand(band.sounding, rate_);
    band.count = filter.count;
    for (std::size_t i = 0; i < static_cast<std::size_t>(filter.count); ++i)
        band.sections[i] = inLanes(filter.sections[i], band.sounding.channel);
}

/// Finds out who moves, and lines up those at rest that are heard.
void Equalizer::arrange() noexcept {
    stereo_.count = midSide_.count = 0;
    moving_ = false;
    for (std::size_t index = 0; index < bands_.size(); ++index) {
        Band& band = bands_[index];
        if (band.moving()) {
            moving_ = true;
            continue;
        }
        if (!band.heard()) {
            band.band.fill(Lanes{});
            band.low.fill(Lanes{});
            continue;
        }
        Row& row = band.sounding.channel == Channel::stereo ? stereo_ : midSide_;
        for (int i = 0; i < band.count; ++i)
            row.places[static_cast<std::size_t>(row.count++)] = {static_cast<std::uint8_t>(index),
                                                                 static_cast<std::uint8_t>(i)};
    }
}

/// `count` sections at once, so that the CPU works on one while another waits for its own last result.
template <int count>
void Equalizer::runTogether(const Place* places, Lanes* sound, int frames) noexcept {
    std::array<Biquad<Lanes>, count> sections;
    std::array<Lanes, count> band, low;
    for (std::size_t k = 0; k < count; ++k) {
        const Band& owner = bands_[places[k].band];
        sections[k] = owner.sections[places[k].section];
        band[k] = owner.band[places[k].section];
        low[k] = owner.low[places[k].section];
    }
    for (int i = 0; i < frames; ++i) {
        Lanes x = sound[i];
        for (std::size_t k = 0; k < count; ++k) x = sections[k].process(x, band[k], low[k]);
        sound[i] = x;
    }
    for (std::size_t k = 0; k < count; ++k) {
        Band& owner = bands_[places[k].band];
        owner.band[places[k].section] = band[k];
        owner.low[places[k].section] = low[k];
    }
}

void Equalizer::run(const Row& row, Lanes* sound, int frames) noexcept {
    const Place* next = row.places.data();
    int left = row.count;
    for (; left >= 4; left -= 4, next += 4) runTogether<4>(next, sound, frames);
    if (left == 3) runTogether<3>(next, sound, frames);
    if (left == 2) runTogether<2>(next, sound, frames);
    if (left == 1) runTogether<1>(next, sound, frames);
}

void Equalizer::process(StereoBlock block) noexcept {
    int at = 0;
    for (; moving_ && at < block.frames(); at += quantumFrames) {
        processMoving(block.part(at, std::min(quantumFrames, block.frames() - at)));
        arrange();
    }
    if (at < block.frames()) processResting(block.part(at, block.frames() - at));
}

void Equalizer::processResting(StereoBlock block) noexcept {
    if (stereo_.count + midSide_.count == 0) return;
    assert(static_cast<std::size_t>(block.frames()) <= sound_.size());
    Lanes* const sound = sound_.data();
    for (int i = 0; i < block.frames(); ++i) sound[i] = Lanes{block.left[i], block.right[i]};
    run(stereo_, sound, block.frames());
    if (midSide_.count > 0) {
        toMidSide(sound, block.frames());
        run(midSide_, sound, block.frames());
        toLeftRight(sound, block.frames());
    }
    for (int i = 0; i < block.frames(); ++i) {
        block.left[i] = sound[i][0];
        block.right[i] = sound[i][1];
    }
}

/// Bands keep their order whether they move or rest: a filter's memories belong to what comes out of the one before.
void Equalizer::processMoving(StereoBlock quantum) noexcept {
    const int frames = quantum.frames();
    Lanes* const sound = sound_.data();
    for (int i = 0; i < frames; ++i) sound[i] = Lanes{quantum.left[i], quantum.right[i]};
    bool midSide = false;
    for (auto& band : bands_) {
        if (band.fadeInFrames > 0 && band.share.value() == 0.0) fadeIn(band, band.asked, band.fadeInFrames);
        midSide |= band.sounding.channel != Channel::stereo && (band.moving() || band.heard());
        if (band.sounding.channel == Channel::stereo) processBand(band, sound, frames);
    }
    if (midSide) {
        toMidSide(sound, frames);
        for (auto& band : bands_)
            if (band.sounding.channel != Channel::stereo) processBand(band, sound, frames);
        toLeftRight(sound, frames);
    }
    for (int i = 0; i < frames; ++i) {
        quantum.left[i] = sound[i][0];
        quantum.right[i] = sound[i][1];
    }
}

void Equalizer::processBand(Band& band, Lanes* sound, int frames) noexcept {
    if (band.moving()) return move(band, sound, frames);
    if (!band.heard()) return;
    const auto index = static_cast<std::uint8_t>(&band - bands_.data());
    for (int i = 0; i < band.count; ++i) {
        const Place place{index, static_cast<std::uint8_t>(i)};
        runTogether<1>(&place, sound, frames);
    }
}

/// One quantum on the way: coefficients run in straight lines to those of the values at its end.
void Equalizer::move(Band& band, Lanes* sound, int frames) noexcept {
    assert(frames <= quantumFrames);
    const Sections from = band.sections;
    if (band.octave.gliding() || band.gainDb.gliding() || band.sharpness.gliding()) advance(band);

    std::array<Lanes, quantumFrames> dry;
    std::copy_n(sound, frames, dry.begin());
    const Lanes perFrame = bothLanes(1.0 / frames);
    for (std::size_t k = 0; k < static_cast<std::size_t>(band.count); ++k) {
        Biquad<Lanes> section = from[k];
        const Biquad<Lanes> step = difference(band.sections[k], from[k], perFrame);
        for (int i = 0; i < frames; ++i) {
            add(section, step);
            sound[i] = section.process(sound[i], band.band[k], band.low[k]);
        }
    }
    if (!band.share.gliding()) return;
    for (int i = 0; i < frames; ++i) {
        const Lanes before = dry[static_cast<std::size_t>(i)];
        sound[i] = before + bothLanes(band.share.next()) * (sound[i] - before);
    }
}

/// The values of the end of this quantum.
void Equalizer::advance(Band& band) noexcept {
    band.sounding.frequencyHz = fixed::exp2(band.octave.next());
    band.sounding.gainDb = band.gainDb.next();
    band.sounding.q = fixed::exp2(band.sharpness.next());
    const bool arrived = !band.octave.gliding() && !band.gainDb.gliding() && !band.sharpness.gliding();
    if (arrived && band.asked.on && sameKind(band.asked, band.sounding)) band.sounding = band.asked;
    design(band);
}

} // namespace engine::dsp
