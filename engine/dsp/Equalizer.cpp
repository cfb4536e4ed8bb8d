#include "engine/dsp/Equalizer.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace engine::dsp {

namespace {

using Channel = core::EqualizerBand::Channel;

bool sameKind(const core::EqualizerBand& a, const core::EqualizerBand& b) {
    return a.type == b.type && a.channel == b.channel && a.slopeDbPerOctave == b.slopeDbPerOctave;
}

bool isMidOrSide(Channel channel) {
    return channel == Channel::mid || channel == Channel::side;
}

/// The section in the lanes that the channel names (left and right, or mid and side), a wire in the other.
Biquad<Lanes> inLanes(const Biquad<double>& from, Channel channel) {
    const bool first = channel != Channel::side && channel != Channel::right;
    const bool second = channel != Channel::mid && channel != Channel::left;
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

/// The memory of a moving section from that of the resting one; a wire has none.
Lanes perBandIn(Lanes memory, Lanes bandIn) {
    return Lanes{bandIn[0] == 0.0 ? 0.0 : memory[0] / bandIn[0], bandIn[1] == 0.0 ? 0.0 : memory[1] / bandIn[1]};
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

bool Equalizer::Band::gliding() const noexcept {
    return octave.gliding() || gainDb.gliding() || sharpness.gliding() || resonance.gliding();
}

/// Also while it comes back from where it followed.
bool Equalizer::Band::follows() const noexcept {
    return core::hasGain(sounding.type) && (sounding.rangeDb != 0.0 || detector.changeDb() != 0.0);
}

bool Equalizer::Band::moving() const noexcept {
    return gliding() || jump || share.gliding() || fadeInFrames > 0 || (share.value() > 0.0 && follows());
}

bool Equalizer::Band::heard() const noexcept {
    return share.value() > 0.0 && (!isNeutral(sounding) || follows());
}

void Equalizer::prepare(const StreamFormat& format, const Settings& settings, PhaseDesign::Zeros zeros) {
    rate_ = format.rate;
    isMinimumPhase_ = settings.phase == core::EqualizerSettings::Phase::minimum;
    if (!isMinimumPhase_) return phaseFilter_.prepare(format, settings, zeros);
    sound_.assign(static_cast<std::size_t>(format.maxFrames), Lanes{});
    // One more than full ones: those of left and right may end in a part of one.
    stages_.resize(bandCount * BandFilter::maxSections / SectionGroup::most + 1);
    set(settings, 0);
    reset();
}

void Equalizer::set(const Settings& settings, Arrival how) noexcept {
    if (!isMinimumPhase_) return phaseFilter_.set(settings, how);
    for (std::size_t i = 0; i < bands_.size(); ++i) aim(bands_[i], settings.bands[i], how);
    arrange();
}

void Equalizer::reset() noexcept {
    if (!isMinimumPhase_) return phaseFilter_.reset();
    for (auto& band : bands_) become(band, band.asked);
    arrange();
}

/// A band that is heard and follows the level is one that moves.
std::optional<BandGainsDb> Equalizer::bandGainsDb() const noexcept {
    static_assert(std::tuple_size_v<BandGainsDb> == bandCount);
    if (!moving_) return std::nullopt;
    std::optional<BandGainsDb> gainsDb;
    for (std::size_t i = 0; i < bandCount; ++i) {
        if (bands_[i].share.value() == 0.0 || !bands_[i].follows()) continue;
        if (!gainsDb) gainsDb.emplace();
        (*gainsDb)[i] = static_cast<float>(bands_[i].detector.changeDb());
    }
    return gainsDb;
}

void Equalizer::aim(Band& band, const core::EqualizerBand& asked, Arrival how) noexcept {
    if (asked == band.asked && !how.atOnce()) return;
    band.asked = asked;
    band.fadeInFrames = 0;
    const bool silent = band.share.value() == 0.0;
    const bool same = sameKind(asked, band.sounding);
    if (how.atOnce() && (silent || !same || !asked.on)) return become(band, asked);
    if (!asked.on) return band.share.glide(0.0, how.frames());
    if (silent) return fadeIn(band, asked, how.frames());
    if (!same) {
        const int half = std::max(how.quanta() / 2, 1) * quantumFrames;
        band.share.glide(0.0, half);
        band.fadeInFrames = std::max(how.frames() - half, quantumFrames);
        return;
    }
    band.jump = how.frame();
    band.sounding.rangeDb = asked.rangeDb;
    band.sounding.thresholdDb = asked.thresholdDb;
    band.sounding.threshold = asked.threshold;
    band.sounding.attackMs = asked.attackMs;
    band.sounding.releaseMs = asked.releaseMs;
    const int quanta = how.quanta();
    band.octave.glide(fixed::log2(asked.frequencyHz), quanta);
    band.gainDb.glide(asked.gainDb, quanta);
    band.sharpness.glide(fixed::log2(asked.q), quanta);
    band.resonance.glide(fixed::log2(asked.resonanceQ), quanta);
    band.share.glide(1.0, how.frames());
    if (!how.atOnce()) return;
    band.sounding = asked;
    design(band);
}

/// The band as asked, at once and without memory.
void Equalizer::become(Band& band, const core::EqualizerBand& asked) noexcept {
    band.asked = band.sounding = asked;
    band.jump.reset();
    band.fadeInFrames = 0;
    band.octave.jump(fixed::log2(asked.frequencyHz));
    band.gainDb.jump(asked.gainDb);
    band.sharpness.jump(fixed::log2(asked.q));
    band.resonance.jump(fixed::log2(asked.resonanceQ));
    band.detector.reset();
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
    core::EqualizerBand now = band.sounding;
    now.gainDb += band.detector.changeDb();
    const BandFilter filter = band.designer.design(now, rate_);
    band.count = filter.count;
    for (std::size_t i = 0; i < static_cast<std::size_t>(filter.count); ++i) {
        band.sections[i] = inLanes(filter.sections[i], band.sounding.channel);
        band.resting[i] = atRest(band.sections[i]);
    }
}

/// Finds out who moves, and lines up those at rest that are heard.
void Equalizer::arrange() noexcept {
    moving_ = std::ranges::any_of(bands_, &Band::moving);
    for (auto& band : bands_) {
        if (band.moving() || band.heard()) continue;
        band.band.fill(Lanes{});
        band.low.fill(Lanes{});
    }
    if (moving_) return;
    const auto lineUp = [&](std::size_t first, bool midSide) {
        std::size_t stages = first;
        for (std::size_t index = 0; index < bandCount; ++index)
            if (bands_[index].heard() && isMidOrSide(bands_[index].sounding.channel) == midSide)
                append(stages, first, index);
        return stages;
    };
    leftRightStages_ = lineUp(0, false);
    allStages_ = lineUp(leftRightStages_, true);
}

/// To the stages from `first` on; counts them in `stages`.
void Equalizer::append(std::size_t& stages, std::size_t first, std::size_t index) noexcept {
    const Band& band = bands_[index];
    for (int i = 0; i < band.count; ++i) {
        if (stages == first || stages_[stages - 1].group.count == SectionGroup::most) stages_[stages++].group.clear();
        Stage& stage = stages_[stages - 1];
        stage.places[static_cast<std::size_t>(stage.group.count)] = {static_cast<std::uint8_t>(index),
                                                                     static_cast<std::uint8_t>(i)};
        stage.group.append(band.resting[static_cast<std::size_t>(i)]);
    }
}

void Equalizer::run(Stage& stage, Lanes* sound, int frames) noexcept {
    for (std::size_t k = 0; k < static_cast<std::size_t>(stage.group.count); ++k) {
        const auto [band, section] = stage.places[k];
        stage.group.band[k] = bands_[band].band[section];
        stage.group.low[k] = bands_[band].low[section];
    }
    runThrough(stage.group, sound, frames);
    for (std::size_t k = 0; k < static_cast<std::size_t>(stage.group.count); ++k) {
        const auto [band, section] = stage.places[k];
        bands_[band].band[section] = stage.group.band[k];
        bands_[band].low[section] = stage.group.low[k];
    }
}

void Equalizer::process(StereoBlock block) noexcept {
    if (!isMinimumPhase_) return phaseFilter_.process(block);
    int at = 0;
    for (; moving_ && at < block.frames(); at += quantumFrames) {
        processMoving(block.part(at, std::min(quantumFrames, block.frames() - at)));
        arrange();
    }
    if (at < block.frames()) processResting(block.part(at, block.frames() - at));
}

void Equalizer::processResting(StereoBlock block) noexcept {
    if (allStages_ == 0) return;
    assert(static_cast<std::size_t>(block.frames()) <= sound_.size());
    Lanes* const sound = sound_.data();
    for (int i = 0; i < block.frames(); ++i) sound[i] = Lanes{block.left[i], block.right[i]};
    for (std::size_t i = 0; i < leftRightStages_; ++i) run(stages_[i], sound, block.frames());
    if (allStages_ > leftRightStages_) {
        toMidSide(sound, block.frames());
        for (std::size_t i = leftRightStages_; i < allStages_; ++i) run(stages_[i], sound, block.frames());
        toLeftRight(sound, block.frames());
    }
    for (int i = 0; i < block.frames(); ++i) {
        block.left[i] = sound[i][0];
        block.right[i] = sound[i][1];
    }
}

/// Bands keep their order whether they move or rest: a filter's memories belong to what comes out of the one before.
/// Those that follow the level all hear what comes in here.
void Equalizer::processMoving(StereoBlock quantum) noexcept {
    const int frames = quantum.frames();
    Lanes* const sound = sound_.data();
    for (int i = 0; i < frames; ++i) sound[i] = Lanes{quantum.left[i], quantum.right[i]};
    std::array<Lanes, quantumFrames> heard;
    std::copy_n(sound, frames, heard.begin());
    bool midSide = false;
    for (auto& band : bands_) {
        if (band.fadeInFrames > 0 && band.share.value() == 0.0) fadeIn(band, band.asked, band.fadeInFrames);
        const bool here = !isMidOrSide(band.sounding.channel);
        midSide |= !here && (band.moving() || band.heard());
        if (here) processBand(band, heard.data(), sound, frames);
    }
    if (midSide) {
        toMidSide(heard.data(), frames);
        toMidSide(sound, frames);
        for (auto& band : bands_)
            if (isMidOrSide(band.sounding.channel)) processBand(band, heard.data(), sound, frames);
        toLeftRight(sound, frames);
    }
    for (int i = 0; i < frames; ++i) {
        quantum.left[i] = sound[i][0];
        quantum.right[i] = sound[i][1];
    }
}

void Equalizer::processBand(Band& band, const Lanes* heard, Lanes* sound, int frames) noexcept {
    if (band.moving()) return move(band, heard, sound, frames);
    if (!band.heard()) return;
    for (std::size_t k = 0; k < static_cast<std::size_t>(band.count); ++k) {
        const RestingBiquad<Lanes> section = band.resting[k];
        Lanes bandMemory = band.band[k], low = band.low[k];
        for (int i = 0; i < frames; ++i) sound[i] = section.process(sound[i], bandMemory, low);
        band.band[k] = bandMemory;
        band.low[k] = low;
    }
}

/// That many sections from `first` on, frame by frame: what one waits for itself, the next ones have time for.
template <std::size_t count>
void Equalizer::runMoving(Band& band, const Biquad<Lanes>* from, std::size_t first, std::optional<int> jump,
                          Lanes* sound, int frames) noexcept {
    const Lanes perFrame = bothLanes(jump ? 0.0 : 1.0 / frames);
    std::array<Biquad<Lanes>, count> sections, steps;
    std::array<Lanes, count> memories, lows;
    for (std::size_t k = 0; k < count; ++k) {
        sections[k] = from[first + k];
        steps[k] = difference(band.sections[first + k], sections[k], perFrame);
        memories[k] = perBandIn(band.band[first + k], sections[k].bandIn);
        lows[k] = band.low[first + k];
    }
    for (int i = 0; i < frames; ++i) {
        if (i == jump)
            for (std::size_t k = 0; k < count; ++k) sections[k] = band.sections[first + k];
        Lanes heard = sound[i];
        for (std::size_t k = 0; k < count; ++k) {
            add(sections[k], steps[k]);
            heard = sections[k].process(heard, memories[k], lows[k]);
        }
        sound[i] = heard;
    }
    for (std::size_t k = 0; k < count; ++k) {
        band.band[first + k] = memories[k] * band.sections[first + k].bandIn;
        band.low[first + k] = lows[k];
    }
}

/// One quantum on the way: coefficients run in straight lines to those of the values at its end, or jump to them.
void Equalizer::move(Band& band, const Lanes* heard, Lanes* sound, int frames) noexcept {
    assert(frames == quantumFrames);
    const Sections from = band.sections;
    const auto jump = std::exchange(band.jump, std::nullopt);
    const bool follows = band.follows();
    const double changeBefore = band.detector.changeDb();
    if (follows) band.detector.follow(band.sounding, heard, rate_);
    if (band.gliding())
        advance(band);
    else if (band.detector.changeDb() != changeBefore)
        design(band);

    std::array<Lanes, quantumFrames> dry;
    if (band.share.gliding()) std::copy_n(sound, frames, dry.begin());
    const auto count = static_cast<std::size_t>(band.count);
    for (std::size_t k = 0; k < count;) {
        const std::size_t some = std::min<std::size_t>(count - k, 3);
        if (some == 3) runMoving<3>(band, from.data(), k, jump, sound, frames);
        if (some == 2) runMoving<2>(band, from.data(), k, jump, sound, frames);
        if (some == 1) runMoving<1>(band, from.data(), k, jump, sound, frames);
        k += some;
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
    band.sounding.resonanceQ = fixed::exp2(band.resonance.next());
    if (!band.gliding() && band.asked.on && sameKind(band.asked, band.sounding)) band.sounding = band.asked;
    design(band);
}

} // namespace engine::dsp
