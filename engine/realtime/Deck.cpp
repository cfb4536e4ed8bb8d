#include "engine/realtime/Deck.h"

#include "engine/dsp/Eased.h"
#include "engine/dsp/FlushToZero.h"
#include "engine/realtime/Ramp.h"
#include "engine/render/Renderer.h"

#include <algorithm>
#include <utility>

namespace engine::realtime {
namespace {

constexpr int settlingMs = 100; // A compressor that starts from nothing has found its level by then.
constexpr int crossfadeMs = 20;

render::Renderer& rendererOf(const Shown& shown) {
    return *shown.plan->renderer;
}

} // namespace

Deck::Deck(Handoff<const Shown>& plans, Mailbox<Watermark>& watermark)
    : plans_(plans), watermark_(watermark), nextLeft_(blockFrames), nextRight_(blockFrames) {}

Deck::~Deck() {
    plans_.giveBack(next_);
    plans_.giveBack(current_);
}

const render::RenderPlan* Deck::take() noexcept {
    if (next_) return nullptr;
    const Shown* const taken = plans_.acquire();
    if (taken) emptied_ = !taken->plan;
    if (emptied_) {
        plans_.giveBack(taken);
        if (!running_) plans_.giveBack(std::exchange(current_, nullptr));
        return nullptr;
    }
    if (!taken) return nullptr;
    if (running_ && taken->plan->renderer != current_->plan->renderer) {
        next_ = taken;
        await();
    } else {
        plans_.giveBack(std::exchange(current_, taken));
        if (!running_) moved(); // so that a start has the settings from its first frame, with no glide
    }
    return taken->plan.get();
}

bool Deck::ready(core::FramePos at, int frames, int& quanta) noexcept {
    if (!current_) return false;
    const render::RenderPlan& plan = *current_->plan;
    render::Renderer& renderer = rendererOf(*current_);
    if (!located_) {
        if (!resident(*current_, at, frames)) return false;
        renderer.locate(plan, at);
        located_ = true;
        primed_ = false;
    }
    if (!primed_ && quanta > 0) {
        const dsp::ScopedFlushToZero flush;
        primed_ = renderer.prime(plan, quanta);
        quanta = std::max(0, quanta - renderer.latency() / dsp::quantumFrames - 1);
    }
    return primed_;
}

/// Whether what a start at `from` reads first is in memory; after a second of waiting it is read all the same.
bool Deck::resident(const Shown& shown, core::FramePos from, int frames) noexcept {
    if (shown.sound == 0) return true;
    const render::RenderPlan& plan = *shown.plan;
    const Watermark watermark = watermark_.read();
    const core::FramePos to = std::min(plan.end, from + rendererOf(shown).latency() + framesOf(plan.rate, 100));
    if ((watermark.sound >= shown.sound && watermark.covers(from, to)) || waited_ > plan.rate) {
        waited_ = 0;
        return true;
    }
    waited_ += frames;
    return false;
}

void Deck::join() noexcept {
    next_ = std::exchange(current_, nullptr);
    running_ = true;
    await();
}

void Deck::stop() noexcept {
    running_ = false;
    located_ = false;
    waited_ = 0;
    adoptNext();
}

void Deck::await() noexcept {
    change_ = Change::waiting;
    ahead_ = rendererOf(*next_).latency() + blockFrames;
}

void Deck::adoptNext() noexcept {
    if (!next_) return;
    plans_.giveBack(current_);
    current_ = std::exchange(next_, nullptr);
    change_ = Change::none;
}

void Deck::warmUp(core::FramePos at, int frames, int quanta) noexcept {
    if (!next_ || !running_) return;
    if (change_ == Change::waiting && resident(*next_, at, frames)) locateNext(at);
    if (change_ == Change::priming && !nextPrimed_) {
        const dsp::ScopedFlushToZero flush;
        nextPrimed_ = rendererOf(*next_).prime(*next_->plan, quanta);
    }
}

void Deck::locateNext(core::FramePos at) noexcept {
    changeAt_ = at + ahead_;
    rendererOf(*next_).locate(*next_->plan, changeAt_);
    nextPrimed_ = false;
    change_ = Change::priming;
}

int Deck::framesToEvent(core::FramePos at, int most) const noexcept {
    if (change_ == Change::priming && changeAt_ >= at)
        return static_cast<int>(std::min<core::FrameCount>(most, changeAt_ - at));
    if (change_ == Change::settling || change_ == Change::crossfading) return std::min(most, changeLeft_);
    return most;
}

void Deck::render(dsp::StereoBlock out) noexcept {
    if (!sounds()) return;
    // As the offline render does; and no further, as what it delivers in floats is not flushed either.
    const dsp::ScopedFlushToZero flush;
    rendererOf(*current_).render(*current_->plan, out);
    if (change_ != Change::settling && change_ != Change::crossfading) return;
    const dsp::StereoBlock next(nextLeft_.data(), nextRight_.data(), out.frames());
    rendererOf(*next_).render(*next_->plan, next);
    if (change_ == Change::crossfading) {
        // Both are the same music: the gains add up to 1, not the powers.
        const int length = framesOf(next_->plan->rate, crossfadeMs);
        for (int i = 0; i < out.frames(); ++i) {
            const double share = dsp::eased(1.0 - static_cast<double>(changeLeft_ - i) / length);
            out.left[i] += share * (next.left[i] - out.left[i]);
            out.right[i] += share * (next.right[i] - out.right[i]);
        }
    }
    advance(out.frames());
}

void Deck::advance(int frames) noexcept {
    changeLeft_ -= frames;
    if (changeLeft_ > 0) return;
    if (change_ == Change::crossfading) return adoptNext();
    change_ = Change::crossfading;
    changeLeft_ = framesOf(next_->plan->rate, crossfadeMs);
}

void Deck::arrive(core::FramePos at) noexcept {
    if (change_ != Change::priming || at != changeAt_) return;
    if (!nextPrimed_) { // not ready in time: the same again from further ahead
        ahead_ *= 2;
        return locateNext(at);
    }
    if (!current_) return adoptNext();
    change_ = Change::settling;
    changeLeft_ = framesOf(next_->plan->rate, settlingMs);
}

} // namespace engine::realtime
