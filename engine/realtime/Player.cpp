#include "engine/realtime/Player.h"

#include "engine/dsp/FlushToZero.h"
#include "engine/render/Renderer.h"

#include <algorithm>
#include <array>

namespace engine::realtime {
namespace {

constexpr int framesOf(int rate, int ms) {
    return rate * ms / 1000;
}
constexpr int rampMs = 5;
constexpr int settlingMs = 100; // A compressor that starts from nothing has found its level by then.
constexpr int crossfadeMs = 20;
constexpr int quantaPerBlock = 16; // To prime with, beside as many as the block itself has.

/// A ramp from 0 to 1 without kinks at its ends (smoothstep); exactly 1 at 1.
double eased(double share) {
    return share * share * (3.0 - 2.0 * share);
}

render::Renderer& rendererOf(const Shown& shown) {
    return *shown.plan->renderer;
}

} // namespace

Player::Player(AudioDoors& doors)
    : doors_(doors), left_(blockFrames), right_(blockFrames), nextLeft_(blockFrames), nextRight_(blockFrames),
      frames_(blockFrames) {}

Player::~Player() {
    doors_.plan.giveBack(next_);
    doors_.plan.giveBack(current_);
}

void Player::fill(float* out, int frames) noexcept {
    takePlan();
    obey();
    primeQuanta_ = quantaPerBlock + frames / dsp::quantumFrames;
    warmUp(frames);
    checkReadAhead(frames);
    while (true) {
        if (sound_ == Sound::silent && !(ready(frames) && playing_)) break;
        if (frames == 0) break;
        if (sound_ == Sound::silent) {
            sound_ = Sound::heard;
            cursor_ = position_;
            level_ = comesUp_ ? 0 : rampFrames_;
        }
        const int count = std::min(frames, framesToNextEvent());
        if (count > 0) {
            renderPrint(count);
            hear(out, count);
            out += 2 * count;
            frames -= count;
        }
        arrive();
    }
    std::fill_n(out, 2 * frames, 0.0F);
    report();
}

void Player::halt() noexcept {
    playing_ = false;
    fallSilent();
    report();
}

void Player::takePlan() noexcept {
    if (next_) return;
    const Shown* const taken = doors_.plan.acquire();
    if (!taken) return;
    const render::RenderPlan& plan = *taken->plan;
    rampFrames_ = framesOf(plan.rate, rampMs);
    level_ = std::min(level_, rampFrames_);
    if (current_ && sound_ != Sound::silent && plan.renderer != current_->plan->renderer) {
        next_ = taken;
        change_ = Change::waiting;
        ahead_ = rendererOf(*taken).latency() + blockFrames;
        return;
    }
    if (!current_) position_ = plan.begin;
    doors_.plan.giveBack(current_);
    current_ = taken;
    if (sound_ != Sound::silent) return;
    position_ = std::clamp(position_, plan.begin, std::max(plan.begin, plan.end));
    located_ = false; // so that a start has the settings from its first frame, with no glide
}

void Player::obey() noexcept {
    if (!current_) return; // orders wait for the first plan
    TransportCommand order;
    while (doors_.orders.pop(order)) {
        obey(order);
        ++obeyed_;
    }
}

void Player::obey(const TransportCommand& order) noexcept {
    const render::RenderPlan& plan = *current_->plan;
    using Kind = TransportCommand::Kind;
    switch (order.kind) {
    case Kind::play:
        if (playing_) return;
        if (position_ >= plan.end) {
            position_ = plan.begin;
            located_ = false;
        }
        playing_ = true;
        ended_ = false;
        comesUp_ = sound_ != Sound::silent;
        return;
    case Kind::stop:
        playing_ = false;
        if (sound_ == Sound::heard) sound_ = Sound::dying;
        return;
    case Kind::locate:
        position_ = std::clamp(order.from, plan.begin, std::max(plan.begin, plan.end));
        ended_ = false;
        located_ = false;
        if (sound_ == Sound::heard) {
            sound_ = Sound::dying;
            comesUp_ = true;
        }
        return;
    case Kind::loop:
        loops_ = order.from < order.to;
        loopFrom_ = order.from;
        loopTo_ = order.to;
        return;
    case Kind::endLoop:
        loops_ = false;
        return;
    case Kind::playUntil:
        stopsAt_ = true;
        stopAt_ = order.from;
        return;
    case Kind::playOn:
        stopsAt_ = false;
        return;
    case Kind::countAnew:
        framesPlayed_ = 0;
        misses_ = 0;
        return;
    }
}

/// The ramp of a stop is over, or there was nothing to hear: from here the renderer goes to the position again.
void Player::fallSilent() noexcept {
    sound_ = Sound::silent;
    located_ = false;
    waited_ = 0;
    adoptNext();
}

void Player::adoptNext() noexcept {
    if (!next_) return;
    doors_.plan.giveBack(current_);
    current_ = next_;
    next_ = nullptr;
    change_ = Change::none;
}

/// While silent: takes the renderer to the position and through its latency. True when sound can follow at once.
bool Player::ready(int frames) noexcept {
    if (!current_) return false;
    const render::RenderPlan& plan = *current_->plan;
    render::Renderer& renderer = rendererOf(*current_);
    if (!located_) {
        if (!resident(*current_, position_, frames)) return false;
        renderer.locate(plan, position_);
        located_ = true;
        primed_ = false;
    }
    if (!primed_ && primeQuanta_ > 0) {
        const dsp::ScopedFlushToZero flush;
        primed_ = renderer.prime(plan, primeQuanta_);
        primeQuanta_ = std::max(0, primeQuanta_ - renderer.latency() / dsp::quantumFrames - 1);
    }
    return primed_;
}

/// Whether what a start at `from` reads first is in memory; after a second of waiting it is read all the same.
bool Player::resident(const Shown& shown, core::FramePos from, int frames) noexcept {
    if (shown.sound == 0) return true;
    const render::RenderPlan& plan = *shown.plan;
    const Watermark watermark = doors_.watermark.read();
    const core::FramePos to = std::min(plan.end, from + rendererOf(shown).latency() + framesOf(plan.rate, 100));
    if ((watermark.sound >= shown.sound && watermark.covers(from, to)) || waited_ > plan.rate) {
        waited_ = 0;
        return true;
    }
    waited_ += frames;
    return false;
}

/// Gets the next renderer ready beside the one that is heard.
void Player::warmUp(int frames) noexcept {
    if (!next_ || sound_ == Sound::silent) return;
    if (change_ == Change::waiting && resident(*next_, cursor_, frames)) locateNext();
    if (change_ == Change::priming && !nextPrimed_) {
        const dsp::ScopedFlushToZero flush;
        nextPrimed_ = rendererOf(*next_).prime(*next_->plan, primeQuanta_);
        primeQuanta_ = 0;
    }
}

void Player::locateNext() noexcept {
    changeAt_ = cursor_ + ahead_;
    rendererOf(*next_).locate(*next_->plan, changeAt_);
    nextPrimed_ = false;
    change_ = Change::priming;
}

/// The playhead is where the next renderer begins.
void Player::arriveAtChange() noexcept {
    if (nextPrimed_) {
        change_ = Change::settling;
        changeLeft_ = framesOf(next_->plan->rate, settlingMs);
        return;
    }
    ahead_ *= 2; // not ready in time: the same again from further ahead
    locateNext();
}

core::FramePos Player::loopEnd() const noexcept {
    return std::min(loopTo_, current_->plan->end);
}

bool Player::looping() const noexcept {
    return loops_ && std::max(loopFrom_, current_->plan->begin) < loopEnd();
}

int Player::framesToNextEvent() const noexcept {
    core::FrameCount count = blockFrames;
    const auto until = [&](core::FramePos place) {
        if (place >= cursor_) count = std::min(count, place - cursor_);
    };
    if (change_ == Change::priming) until(changeAt_);
    if (change_ == Change::settling || change_ == Change::crossfading)
        count = std::min<core::FrameCount>(count, changeLeft_);
    if (sound_ == Sound::dying) return static_cast<int>(std::min<core::FrameCount>(count, level_));
    until(current_->plan->end);
    if (cursor_ > current_->plan->end) count = 0; // the plan has become shorter
    if (stopsAt_) until(stopAt_);
    if (looping() && cursor_ <= loopEnd())
        until(cursor_ < loopEnd() - rampFrames_ ? loopEnd() - rampFrames_ : loopEnd());
    return static_cast<int>(count);
}

void Player::renderPrint(int frames) noexcept {
    // As the offline render does; and no further, since the faintest floats of a file are no normal numbers either.
    const dsp::ScopedFlushToZero flush;
    const auto heard = heardBlock(frames);
    rendererOf(*current_).render(*current_->plan, heard);
    cursor_ += frames;
    if (change_ != Change::settling && change_ != Change::crossfading) return;
    const auto next = nextBlock(frames);
    rendererOf(*next_).render(*next_->plan, next);
    if (change_ == Change::crossfading) {
        // Both are the same music: the gains add up to 1, not the powers.
        const int length = framesOf(next_->plan->rate, crossfadeMs);
        for (int i = 0; i < frames; ++i) {
            const double share = eased(1.0 - static_cast<double>(changeLeft_ - i) / length);
            heard.left[i] += share * (next.left[i] - heard.left[i]);
            heard.right[i] += share * (next.right[i] - heard.right[i]);
        }
    }
    advanceChange(frames);
}

void Player::advanceChange(int frames) noexcept {
    changeLeft_ -= frames;
    if (changeLeft_ > 0) return;
    if (change_ == Change::crossfading) return adoptNext();
    change_ = Change::crossfading;
    changeLeft_ = framesOf(next_->plan->rate, crossfadeMs);
}

void Player::hear(float* out, int frames) noexcept {
    const auto heard = heardBlock(frames);
    for (int i = 0; i < frames; ++i)
        frames_[static_cast<std::size_t>(i)] = {static_cast<float>(heard.left[i]), static_cast<float>(heard.right[i])};
    const bool down =
        sound_ == Sound::dying || (looping() && cursor_ > loopEnd() - rampFrames_ && cursor_ <= loopEnd());
    for (int i = 0; i < frames; ++i) {
        StereoFrame frame = frames_[static_cast<std::size_t>(i)];
        if (down || level_ < rampFrames_) {
            level_ = std::clamp(level_ + (down ? -1 : 1), 0, rampFrames_);
            const auto gain = static_cast<float>(eased(static_cast<double>(level_) / rampFrames_));
            frame = {frame.left * gain, frame.right * gain};
        }
        out[2 * i] = frame.left;
        out[2 * i + 1] = frame.right;
    }
    if (sound_ == Sound::heard) tapPrint(frames);
}

void Player::tapPrint(int frames) noexcept {
    position_ = cursor_;
    framesPlayed_ += frames;
    const auto heard = std::span<const StereoFrame>(frames_).first(static_cast<std::size_t>(frames));
    droppedFrames_ += heard.size() - doors_.tap.sound.push(heard);
    tapGainReduction();
}

void Player::tapGainReduction() noexcept {
    std::array<render::SlotReduction, 64> readings;
    const std::size_t count = rendererOf(*current_).readings(readings.data(), readings.size());
    const core::Chain& albumChain = current_->plan->albumChain;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& [slot, gainReductionDb] = readings[i];
        const bool onAlbumChain =
            std::ranges::any_of(albumChain, [&](const core::Slot& each) { return each.id == slot; });
        doors_.tap.gainReduction.push(GainReduction{slot, static_cast<float>(gainReductionDb), onAlbumChain});
    }
}

/// A block that reads what is not held may wait for the disk: counted, read all the same, never silence.
void Player::checkReadAhead(int frames) noexcept {
    if (sound_ != Sound::heard || current_->sound == 0 || frames == 0) return;
    const Watermark watermark = doors_.watermark.read();
    if (watermark.sound > current_->sound) return; // of the plan that comes next
    const core::FramePos to = cursor_ + frames + rendererOf(*current_).latency();
    if (watermark.sound < current_->sound || !watermark.covers(cursor_, std::min(to, current_->plan->end))) ++misses_;
}

/// What is to happen at the place that the sound has reached.
void Player::arrive() noexcept {
    if (change_ == Change::priming && cursor_ == changeAt_) arriveAtChange();
    if (sound_ == Sound::dying) {
        if (level_ == 0) fallSilent();
        return;
    }
    if (looping() && cursor_ == loopEnd()) {
        position_ = std::max(loopFrom_, current_->plan->begin);
        comesUp_ = true;
        fallSilent();
        return;
    }
    if (cursor_ >= current_->plan->end) {
        playing_ = false;
        ended_ = true;
        fallSilent();
        return;
    }
    if (stopsAt_ && cursor_ == stopAt_) {
        stopsAt_ = false;
        playing_ = false;
        sound_ = Sound::dying;
    }
}

void Player::report() noexcept {
    doors_.state.write({.playing = playing_,
                        .silent = sound_ == Sound::silent,
                        .ended = ended_,
                        .position = position_,
                        .framesPlayed = framesPlayed_,
                        .misses = misses_,
                        .droppedFrames = droppedFrames_,
                        .obeyed = obeyed_});
    doors_.playhead.write({.at = sound_ == Sound::heard ? cursor_ : position_, .loops = loops_, .loopFrom = loopFrom_});
}

} // namespace engine::realtime
