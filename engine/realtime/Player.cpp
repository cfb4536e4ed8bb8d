#include "engine/realtime/Player.h"

#include "engine/dsp/Eased.h"
#include "engine/realtime/Ramp.h"
#include "engine/render/Renderer.h"

#include <algorithm>
#include <array>
#include <span>

namespace engine::realtime {
namespace {

constexpr int rampMs = 5;
constexpr int glideMs = 20;
constexpr int quantaPerBlock = 16; // To prime with, beside as many as the block itself has.

/// As the device and the meters take it.
std::span<const StereoFrame> narrowed(dsp::StereoBlock block, std::span<StereoFrame> frames) {
    for (int i = 0; i < block.frames(); ++i)
        frames[static_cast<std::size_t>(i)] = {static_cast<float>(block.left[i]), static_cast<float>(block.right[i])};
    return frames.first(static_cast<std::size_t>(block.frames()));
}

} // namespace

Player::Player(AudioDoors& doors)
    : doors_(doors), left_(blockFrames), right_(blockFrames), sourceLeft_(blockFrames), sourceRight_(blockFrames),
      frames_(blockFrames), print_(doors.plan, doors.watermark), source_(doors.compared, doors.watermark) {}

Player::~Player() = default;

void Player::fill(float* out, int frames) noexcept {
    takePlans();
    obey();
    listen();
    printQuanta_ = sourceQuanta_ = quantaPerBlock + frames / dsp::quantumFrames;
    print_.warmUp(cursor_, frames, printQuanta_);
    source_.warmUp(cursor_, frames, sourceQuanta_);
    checkReadAhead(frames);
    float* const begin = out;
    int left = frames;
    while (true) {
        if (sound_ == Sound::silent && !(ready(left) && playing_)) break;
        if (left == 0) break;
        if (sound_ == Sound::silent) start();
        const int count = std::min(left, framesToNextEvent());
        if (count > 0) {
            render(count);
            hear(out, count);
            out += 2 * count;
            left -= count;
        }
        arrive();
    }
    std::fill_n(out, 2 * left, 0.0F);
    tone_.replace(begin, frames);
    report();
}

void Player::idle() noexcept {
    takePlans();
    obey();
    listen();
    report();
}

void Player::halt() noexcept {
    playing_ = false;
    fallSilent();
    tone_.set(false, core::cdRate, 0);
    report();
}

void Player::takePlans() noexcept {
    const bool first = !print_.hasPlan();
    if (const render::RenderPlan* const taken = print_.take()) {
        rampFrames_ = framesOf(taken->rate, rampMs);
        level_ = std::min(level_, rampFrames_);
        if (first) position_ = taken->begin;
        if (sound_ == Sound::silent) {
            position_ = std::clamp(position_, taken->begin, std::max(taken->begin, taken->end));
            source_.moved();
        }
    }
    source_.take();
}

void Player::obey() noexcept {
    if (!print_.hasPlan()) return; // orders wait for the first plan
    TransportCommand order;
    while (doors_.orders.pop(order)) {
        obey(order);
        ++obeyed_;
    }
}

void Player::obey(const TransportCommand& order) noexcept {
    using Kind = TransportCommand::Kind;
    switch (order.kind) {
    case Kind::play:
        if (playing_) return;
        if (position_ >= plan().end) {
            position_ = plan().begin;
            print_.moved();
            source_.moved();
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
        position_ = std::clamp(order.from, plan().begin, std::max(plan().begin, plan().end));
        ended_ = false;
        print_.moved();
        source_.moved();
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

/// What the listener wants by now.
void Player::listen() noexcept {
    listening_ = doors_.listening.read();
    const int rate = print_.hasPlan() ? print_.rate() : core::cdRate;
    comparing_ =
        listening_.choice.listen != MonitorChoice::Listen::master && !source_.isEmptied() && source_.rate() == rate;
    const bool silent = sound_ == Sound::silent;
    if (!silent && comparing_ && !source_.running()) source_.join();
    if (!silent && !comparing_ && source_.running() && !monitor_.hearsSource()) source_.stop();
    monitor_.set(listening_.choice, comparing_ && (silent || source_.sounds()), silent ? 0 : framesOf(rate, glideMs));
    tone_.set(listening_.testTone, rate, framesOf(rate, glideMs));
    if (print_.hasPlan()) plan().renderer->watch(listening_.watched, doors_.tap.slot);
}

/// The ramp of a stop is over, or there was nothing to hear: from here the decks go to the position again.
void Player::fallSilent() noexcept {
    sound_ = Sound::silent;
    print_.stop();
    source_.stop();
    monitor_.set(listening_.choice, comparing_, 0);
}

/// While silent: gets what will be heard ready. True when sound can follow at once.
bool Player::ready(int frames) noexcept {
    const bool printReady = print_.ready(position_, frames, printQuanta_);
    const bool sourceReady = !comparing_ || source_.ready(position_, frames, sourceQuanta_);
    return printReady && sourceReady;
}

void Player::start() noexcept {
    sound_ = Sound::heard;
    cursor_ = position_;
    level_ = comesUp_ ? 0 : rampFrames_;
    print_.start();
    if (comparing_) source_.start();
}

core::FramePos Player::loopEnd() const noexcept {
    return std::min(loopTo_, plan().end);
}

bool Player::looping() const noexcept {
    return loops_ && std::max(loopFrom_, plan().begin) < loopEnd();
}

int Player::framesToNextEvent() const noexcept {
    core::FrameCount count = source_.framesToEvent(cursor_, print_.framesToEvent(cursor_, blockFrames));
    const auto until = [&](core::FramePos place) {
        if (place >= cursor_) count = std::min(count, place - cursor_);
    };
    if (sound_ == Sound::dying) return static_cast<int>(std::min<core::FrameCount>(count, level_));
    until(plan().end);
    if (cursor_ > plan().end) count = 0; // the plan has become shorter
    if (stopsAt_) until(stopAt_);
    if (looping() && cursor_ <= loopEnd())
        until(cursor_ < loopEnd() - rampFrames_ ? loopEnd() - rampFrames_ : loopEnd());
    return static_cast<int>(count);
}

void Player::render(int frames) noexcept {
    print_.render(printBlock(frames));
    source_.render(sourceBlock(frames));
    cursor_ += frames;
    if (sound_ == Sound::heard) tapPrint(frames);
}

void Player::tapPrint(int frames) noexcept {
    position_ = cursor_;
    framesPlayed_ += frames;
    const auto tapped = narrowed(printBlock(frames), frames_);
    droppedFrames_ += tapped.size() - doors_.tap.sound.push(tapped);
    tapGainReduction();
}

void Player::tapGainReduction() noexcept {
    std::array<render::SlotReduction, 64> readings;
    const std::size_t count = plan().renderer->readings(readings.data(), readings.size());
    const core::Chain& albumChain = plan().albumChain;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& [slot, gainReductionDb] = readings[i];
        const bool onAlbumChain =
            std::ranges::any_of(albumChain, [&](const core::Slot& each) { return each.id == slot; });
        doors_.tap.gainReduction.push(GainReduction{slot, static_cast<float>(gainReductionDb), onAlbumChain});
    }
}

void Player::hear(float* out, int frames) noexcept {
    monitor_.process(printBlock(frames), sourceBlock(frames));
    const auto heard = narrowed(printBlock(frames), frames_);
    const bool down =
        sound_ == Sound::dying || (looping() && cursor_ > loopEnd() - rampFrames_ && cursor_ <= loopEnd());
    for (StereoFrame frame : heard) {
        if (down || level_ < rampFrames_) {
            level_ = std::clamp(level_ + (down ? -1 : 1), 0, rampFrames_);
            const auto gain = static_cast<float>(dsp::eased(static_cast<double>(level_) / rampFrames_));
            frame = {frame.left * gain, frame.right * gain};
        }
        *out++ = frame.left;
        *out++ = frame.right;
    }
}

/// A block that reads what is not held may wait for the disk: counted, read all the same, never silence.
void Player::checkReadAhead(int frames) noexcept {
    if (sound_ != Sound::heard || print_.current().sound == 0 || frames == 0) return;
    const std::uint64_t sound = print_.current().sound;
    const Watermark watermark = doors_.watermark.read();
    if (watermark.sound > sound) return; // of the plan that comes next
    const core::FramePos to = cursor_ + frames + plan().renderer->latency();
    if (watermark.sound < sound || !watermark.covers(cursor_, std::min(to, plan().end))) ++misses_;
}

/// What is to happen at the place that the sound has reached.
void Player::arrive() noexcept {
    print_.arrive(cursor_);
    source_.arrive(cursor_);
    if (sound_ == Sound::dying) {
        if (level_ == 0) fallSilent();
        return;
    }
    if (looping() && cursor_ == loopEnd()) {
        position_ = std::max(loopFrom_, plan().begin);
        comesUp_ = true;
        fallSilent();
        return;
    }
    if (cursor_ >= plan().end) {
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
                        .silent = silent(),
                        .untouched = monitor_.isNeutral() && tone_.isSilent(),
                        .ended = ended_,
                        .position = position_,
                        .framesPlayed = framesPlayed_,
                        .misses = misses_,
                        .droppedFrames = droppedFrames_,
                        .obeyed = obeyed_});
    doors_.playhead.write({.at = sound_ == Sound::heard ? cursor_ : position_, .loops = loops_, .loopFrom = loopFrom_});
}

} // namespace engine::realtime
