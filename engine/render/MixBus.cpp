#include "engine/render/MixBus.h"

#include "engine/render/BlockMath.h"
#include "engine/render/ClipSound.h"

#include <algorithm>

namespace engine::render {

MixBus::MixBus(const RenderPlan& plan) : bedGains_(plan.beds.size()), serial_(plan.serial) {
    voices_.reserve(plan.tracks.size());
    for (const auto& track : plan.tracks) {
        voices_.emplace_back(track, plan.rate);
        latency_ = std::max(latency_, voices_.back().latency());
    }
}

void MixBus::locate(const RenderPlan& plan, core::FramePos at) noexcept {
    at_ = at;
    primed_ = 0;
    serial_ = plan.serial;
    for (std::size_t i = 0; i < voices_.size(); ++i) voices_[i].locate(at - plan.tracks[i].in);
    for (std::size_t i = 0; i < bedGains_.size(); ++i) bedGains_[i].jump(plan.beds[i].gain);
}

int MixBus::prime(const RenderPlan& plan, int quanta) noexcept {
    int used = 0;
    while (primed_ < voices_.size()) {
        used += voices_[primed_].prime(plan.tracks[primed_], plan.serial, quanta - used, scratch_);
        if (used == quanta) return used;
        ++primed_;
    }
    return used;
}

void MixBus::render(const RenderPlan& plan, dsp::StereoBlock out) noexcept {
    silence(out);
    if (serial_ != plan.serial) follow(plan);
    for (std::size_t i = 0; i < voices_.size(); ++i) voices_[i].add(plan.tracks[i], plan.serial, out, scratch_);
    for (std::size_t i = 0; i < bedGains_.size(); ++i) addClip(plan.beds[i], bedGains_[i], at_, out, scratch_.clip());
    at_ += out.frames();
}

void MixBus::follow(const RenderPlan& plan) noexcept {
    serial_ = plan.serial;
    for (std::size_t i = 0; i < bedGains_.size(); ++i) {
        const bool sounds = plan.beds[i].at < at_ && at_ < plan.beds[i].end();
        bedGains_[i].glide(plan.beds[i].gain, sounds ? glideFrames(plan.rate) : 0);
    }
}

} // namespace engine::render
