#include "engine/render/Print.h"

#include "engine/render/BlockMath.h"
#include "engine/render/Voice.h"

#include <algorithm>
#include <cassert>

namespace engine::render {

using dsp::quantumFrames;
using dsp::StereoBlock;

Print::Print(const RenderPlan& plan)
    : chain_(plan.albumChain, {.rate = plan.rate, .maxFrames = busFrames}), memory_(2 * busFrames) {}

core::FramePos Print::locate(const RenderPlan& plan, core::FramePos at) noexcept {
    at_ = at;
    readyFrom_ = readyEnd_ = 0;
    serial_ = plan.serial;
    chain_.set(plan.albumChain, 0);
    chain_.reset();

    const core::FramePos soundFrom = at <= plan.begin ? plan.firstSound : std::max(at, plan.firstSound);
    const core::FramePos busFrom =
        plan.gridOrigin + core::floorDiv(soundFrom - plan.gridOrigin, quantumFrames) * quantumFrames;
    begin_ = std::max(plan.begin, busFrom);
    toDrop_ = chain_.latency() + std::max(at, begin_) - busFrom;
    return busFrom;
}

int Print::read(const RenderPlan& plan, StereoBlock out) noexcept {
    const bool silent = at_ < begin_ || at_ >= plan.end;
    const core::FramePos until = at_ < begin_ ? begin_ : at_ >= plan.end ? at_ + out.frames() : plan.end;
    const int frames = static_cast<int>(std::min<core::FramePos>(until - at_, out.frames()));
    if (silent) {
        silence(out.part(0, frames));
        at_ += frames;
        return frames;
    }
    const int given = std::min(frames, readyEnd_ - readyFrom_);
    std::copy_n(memory_.data() + readyFrom_, given, out.left);
    std::copy_n(memory_.data() + busFrames + readyFrom_, given, out.right);
    readyFrom_ += given;
    at_ += given;
    return given;
}

StereoBlock Print::input(int frames) noexcept {
    const int quanta = std::clamp((frames + quantumFrames - 1) / quantumFrames, 1, busFrames / quantumFrames);
    return {memory_.data(), memory_.data() + busFrames, quanta * quantumFrames};
}

void Print::process(const RenderPlan& plan, int frames) noexcept {
    if (serial_ != plan.serial) chain_.set(plan.albumChain, glideFrames(plan.rate));
    serial_ = plan.serial;
    chain_.process({memory_.data(), memory_.data() + busFrames, frames});
    give(frames);
}

void Print::give(int frames) noexcept {
    assert(readyFrom_ == readyEnd_ && frames <= busFrames);
    readyFrom_ = static_cast<int>(std::min<core::FrameCount>(toDrop_, frames));
    readyEnd_ = frames;
    toDrop_ -= readyFrom_;
}

} // namespace engine::render
