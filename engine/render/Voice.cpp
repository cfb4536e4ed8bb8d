#include "engine/render/Voice.h"

#include "engine/render/Automation.h"
#include "engine/render/BlockMath.h"
#include "engine/render/ClipSound.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace engine::render {

using dsp::quantumFrames;
using dsp::StereoBlock;

namespace {

constexpr double inaudible = 1.0 / (1 << 24);
constexpr core::FramePos farAway = core::FramePos{1} << 62; // Frames may be added to it.

} // namespace

Voice::Voice(const TrackPlan& track, int rate)
    : rate_(rate), chain_(track.chain, {.rate = rate, .maxFrames = chainFrames}), clipGains_(track.clips.size()),
      lengthFrames_(track.lengthFrames), rings_(chain_.size() > 0 && track.fadeOut.lengthFrames == 0) {
    followLanes(track);
}

void Voice::followLanes(const TrackPlan& track) {
    for (std::size_t lane = 0; lane < track.automation.size(); ++lane) {
        const std::size_t place = track.automation[lane].slot;
        const core::FrameCount delay = chain_.latencyAhead(place);
        if (const auto level = levelOf(*track.automation[lane].parameter.row)) {
            const bool isBehind = *level == Level::mix || *level == Level::output;
            levels_.push_back({.lane = lane, .delay = delay + (isBehind ? chain_[place].latency() : 0)});
            continue;
        }
        auto slot = std::ranges::find(automated_, place, &AutomatedSlot::place);
        if (slot == automated_.end())
            slot = automated_.insert(slot, {.place = place, .lanes = {}, .slot = track.chain[place]});
        const core::Parameter& row = *track.automation[lane].parameter.row;
        slot->lanes.push_back({.lane = lane, .delay = delay + chain_[place].settingsDelay(row)});
    }
    for (const AutomatedLevel& each : levels_) {
        const LanePlan& lane = track.automation[each.lane];
        chain_.follow(lane.slot, *levelOf(*lane.parameter.row), each.quantum);
    }
}

void Voice::locate(core::FramePos from) noexcept {
    first_ = from;
    wanted_ = from;
    quantum_ = std::max<core::FramePos>(core::floorDiv(from, quantumFrames), 0);
    started_ = false;
    sounds_ = false;
    restFrames_ = 0;
    quietQuanta_ = 0;
    // From behind the track's end nothing comes any more: its chain would start there, in silence.
    soundEnd_ = rings_ && from < lengthFrames_ ? farAway : lengthFrames_;
}

/// Quanta of the chain from the track's first frame on, after which its frames ahead of `end` are made.
core::FramePos Voice::quantaUpTo(core::FramePos end) const noexcept {
    return std::max<core::FramePos>(core::ceilDiv(std::min(end, soundEnd_) + latency(), quantumFrames), 0);
}

int Voice::prime(const TrackPlan& track, std::uint64_t serial, int quanta, VoiceScratch& scratch) noexcept {
    int used = 0;
    while (wanted_ < soundEnd_ && used < quanta && quantum_ < quantaUpTo(wanted_)) {
        const auto missing = quantaUpTo(wanted_) - quantum_;
        const auto count = std::min<core::FramePos>({missing, quanta - used, chainFrames / quantumFrames});
        keep(run(track, serial, static_cast<int>(count), scratch));
        used += static_cast<int>(count);
    }
    return used;
}

void Voice::add(const TrackPlan& track, std::uint64_t serial, StereoBlock bus, VoiceScratch& scratch) noexcept {
    const core::FramePos from = wanted_;
    wanted_ += bus.frames();
    sounds_ = from < soundEnd_ && wanted_ > 0;
    if (from >= soundEnd_ || quantaUpTo(wanted_) == 0) return;

    // What was left of the last quantum; then quanta, of which the last may leave a rest again.
    int filled = static_cast<int>(std::clamp<core::FramePos>(-from, 0, bus.frames()));
    const int fromRest = std::min(restFrames_, bus.frames() - filled);
    if (fromRest > 0) {
        const StereoBlock rest(rest_.data(), rest_.data() + quantumFrames, fromRest);
        render::add(bus.part(filled, fromRest), rest);
        filled += fromRest;
        restFrames_ = 0;
    }
    while (quantum_ < quantaUpTo(wanted_)) {
        const auto missing = std::min<core::FramePos>(quantaUpTo(wanted_) - quantum_, chainFrames / quantumFrames);
        const StereoBlock made = run(track, serial, static_cast<int>(missing), scratch);
        const int heard = std::min(made.frames(), bus.frames() - filled);
        render::add(bus.part(filled, heard), made.part(0, heard));
        filled += heard;
        keep(made.part(heard, made.frames() - heard));
    }
}

void Voice::start(const TrackPlan& track) noexcept {
    chain_.set(track.chain, 0);
    for (AutomatedSlot& each : automated_) {
        takePlanned(each, track.chain[each.place]);
        for (const auto& [lane, delay] : each.lanes) {
            const LanePlan& plan = track.automation[lane];
            core::assign(each.slot, plan.parameter, valueAt(plan, quantum_ * quantumFrames - delay));
        }
        chain_.set(each.place, each.slot, 0);
    }
    chain_.reset();
    level_.jump(track.level);
    for (AutomatedLevel& each : levels_) each.offBy.jump(0.0);
    for (std::size_t i = 0; i < clipGains_.size(); ++i) clipGains_[i].jump(track.clips[i].gain);
    glideLeft_ = 0;
    started_ = true;
}

/// Goes to the values of another plan of the same structure.
void Voice::follow(const TrackPlan& track) noexcept {
    glideLeft_ = glideFrames(rate_);
    chain_.set(track.chain, glideLeft_);
    level_.glide(track.level, glideLeft_);
    const core::FramePos at = quantum_ * quantumFrames;
    for (AutomatedLevel& each : levels_) {
        LevelQuantum before; // As the last quantum would have been by the new course.
        readQuantum(track.automation[each.lane], at - quantumFrames - each.delay, before);
        each.offBy.jump(each.quantum.back() - before.back());
        each.offBy.glide(0.0, glideLeft_);
    }
    for (std::size_t i = 0; i < clipGains_.size(); ++i) {
        const bool soundsNow = track.clips[i].at < at && at < track.clips[i].end();
        clipGains_[i].glide(track.clips[i].gain, soundsNow ? glideLeft_ : 0);
    }
}

/// Runs that many quanta and returns what of them may be heard: aligned, and without the chain's first latency() frames
/// and what lies ahead of where it was located.
StereoBlock Voice::run(const TrackPlan& track, std::uint64_t serial, int quanta, VoiceScratch& scratch) noexcept {
    if (!started_) {
        start(track);
    } else if (serial_ != serial) {
        follow(track);
    }
    serial_ = serial;

    const core::FramePos at = quantum_ * quantumFrames;
    const StereoBlock sound = scratch.sound().part(0, quanta * quantumFrames);
    silence(sound);
    for (std::size_t i = 0; i < clipGains_.size(); ++i)
        addClip(track.clips[i], clipGains_[i], at, sound, scratch.clip());
    runChain(track, sound);
    quantum_ += quanta;

    const core::FramePos heardAt = at - latency();
    applyGain(sound, level_);
    applyFades(track.fadeIn, track.fadeOut, track.lengthFrames, heardAt, sound);
    if (rings_) listenForTheEnd(heardAt, sound);
    const core::FramePos begin = std::max<core::FramePos>(first_, 0) - heardAt;
    const int dropped = static_cast<int>(std::clamp<core::FramePos>(begin, 0, sound.frames()));
    const int kept = static_cast<int>(std::clamp<core::FramePos>(soundEnd_ - heardAt, dropped, sound.frames()));
    return sound.part(dropped, kept - dropped);
}

void Voice::runChain(const TrackPlan& track, StereoBlock sound) noexcept {
    if (automated_.empty() && levels_.empty()) return chain_.process(sound);
    for (int from = 0; from < sound.frames(); from += quantumFrames) {
        const core::FramePos at = quantum_ * quantumFrames + from;
        automateLevels(track, at);
        automateSlots(track, at);
        glideLeft_ = std::max(glideLeft_ - quantumFrames, 0);
        chain_.process(sound.part(from, quantumFrames));
    }
}

void Voice::automateLevels(const TrackPlan& track, core::FramePos at) noexcept {
    for (AutomatedLevel& each : levels_) {
        readQuantum(track.automation[each.lane], at - each.delay, each.quantum);
        if (restsAt(each.offBy, 0.0)) continue;
        for (double& level : each.quantum) level += each.offBy.next();
    }
}

/// All that no lane sets.
void Voice::takePlanned(AutomatedSlot& each, const core::Slot& planned) noexcept {
    each.slot.enabled = planned.enabled;
    each.slot.mixPercent = planned.mixPercent;
    each.slot.inputDb = planned.inputDb;
    each.slot.outputDb = planned.outputDb;
    each.slot.settings = planned.settings;
}

/// Of the quantum that begins at `at`. While a live change glides nothing jumps.
void Voice::automateSlots(const TrackPlan& track, core::FramePos at) noexcept {
    for (AutomatedSlot& each : automated_) {
        takePlanned(each, track.chain[each.place]);
        const auto jumpOf = [&](const AutomatedSlot::Lane& lane) {
            return glideLeft_ > 0 ? std::nullopt : jumpIn(track.automation[lane.lane], at - lane.delay);
        };
        for (const AutomatedSlot::Lane& lane : each.lanes) {
            const LanePlan& plan = track.automation[lane.lane];
            const auto jump = jumpOf(lane);
            core::assign(each.slot, plan.parameter,
                         jump ? valueAt(plan, at - lane.delay + *jump - 1) : valueBehind(plan, at - lane.delay));
        }
        chain_.set(each.place, each.slot, std::max(glideLeft_, quantumFrames));
        for (const AutomatedSlot::Lane& lane : each.lanes) {
            const LanePlan& plan = track.automation[lane.lane];
            const auto jump = jumpOf(lane);
            if (!jump) continue;
            core::assign(each.slot, plan.parameter, valueAt(plan, at - lane.delay + *jump));
            chain_.set(each.place, each.slot, dsp::Arrival::onFrame(*jump));
        }
    }
}

/// Whole quanta, so that the end does not depend on how they are grouped.
void Voice::listenForTheEnd(core::FramePos heardAt, StereoBlock sound) noexcept {
    const auto isQuiet = [](double sample) { return std::abs(sample) < inaudible; };
    for (int from = 0; from < sound.frames(); from += quantumFrames) {
        if (heardAt + from < lengthFrames_) continue;
        const StereoBlock quantum = sound.part(from, quantumFrames);
        const bool quiet = std::all_of(quantum.left, quantum.left + quantumFrames, isQuiet) &&
                           std::all_of(quantum.right, quantum.right + quantumFrames, isQuiet);
        quietQuanta_ = quiet ? quietQuanta_ + 1 : 0;
        if (quietQuanta_ * quantumFrames < rate_) continue;
        soundEnd_ = heardAt + from + quantumFrames;
        return;
    }
}

void Voice::keep(StereoBlock rest) noexcept {
    assert(restFrames_ == 0 && rest.frames() <= quantumFrames);
    std::copy_n(rest.left, rest.frames(), rest_.data());
    std::copy_n(rest.right, rest.frames(), rest_.data() + quantumFrames);
    restFrames_ = rest.frames();
}

} // namespace engine::render
