#include "engine/realtime/ReadAhead.h"

#include "engine/render/Renderer.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

namespace engine::realtime {
namespace {

using namespace std::chrono_literals;

constexpr auto tick = 10ms;

// Milliseconds of sound. The window's far end leaves time for a disk that has to wake up.
constexpr int behindMs = 250;
constexpr int nearMs = 2000;
constexpr int aheadMs = 10000;
constexpr int loopMs = 1000;
constexpr int seamMs = 500;
constexpr int pieceMs = 250; // What the watermark moves by.

constexpr std::uintptr_t blockBytes = 1 << 16;

core::FrameCount framesOf(int rate, int ms) {
    return core::FrameCount{rate} * ms / 1000;
}

std::uintptr_t pageBytes() {
    return static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
}

/// Brings the pages in. Reads them: a file that was asked for with madvise alone may come too late.
void touch(std::uintptr_t from, std::uintptr_t to) {
    ::madvise(reinterpret_cast<void*>(from), to - from, MADV_WILLNEED);
    for (std::uintptr_t page = from; page < to; page += pageBytes())
        static_cast<void>(*reinterpret_cast<const volatile char*>(page));
}

} // namespace

Stretches stretchesOf(const render::RenderPlan& plan) {
    Stretches made;
    made.rate = plan.rate;
    made.audio = plan.audio;
    made.latency = plan.renderer->latency();
    const auto add = [&](const render::ClipPlan& clip, core::FramePos origin) {
        if (clip.audio) made.all.push_back({clip.audio, origin + clip.at, clip.region.from, clip.region.lengthFrames});
    };
    for (const render::TrackPlan& track : plan.tracks) {
        made.seams.push_back(track.in);
        for (const render::ClipPlan& clip : track.clips) add(clip, track.in);
    }
    for (const render::ClipPlan& bed : plan.beds) add(bed, 0);
    return made;
}

ReadAhead::ReadAhead(AudioDoors& doors) : doors_(doors), thread_([this](std::stop_token stop) { run(stop); }) {}

ReadAhead::~ReadAhead() {
    thread_.request_stop();
    thread_.join();
    ++looks_;
    letGoOfTheRest();
    stretches_.giveBack(previous_);
    stretches_.giveBack(current_);
}

void ReadAhead::run(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    for (std::size_t turn = 0; !wake_.wait_for(lock, stop, tick, [&] { return stop.stop_requested(); }); ++turn) {
        follow();
        if (!current_) continue;
        look(doors_.playhead.read());
        touchSeam(turn);
    }
}

void ReadAhead::follow() {
    if (previous_) return; // its pages first
    const Stretches* const taken = stretches_.acquire();
    if (!taken) return;
    previous_ = std::exchange(current_, taken);
    watermark_ = {.sound = current_->number};
}

/// Holds what is wanted now, the most urgent first, and lets go of everything else.
void ReadAhead::look(const Playhead& playhead) {
    ++looks_;
    const int rate = current_->rate;
    const core::FramePos from = playhead.at - framesOf(rate, behindMs);
    const core::FramePos read = playhead.at + current_->latency;
    auto& [around, loop] = watermark_.windows;
    if (!reach(around, from, read + framesOf(rate, nearMs), playhead)) return;
    loop = {};
    if (playhead.loops &&
        !reach(loop, playhead.loopFrom, playhead.loopFrom + current_->latency + framesOf(rate, loopMs), playhead))
        return;
    if (!reach(around, from, read + framesOf(rate, aheadMs), playhead)) return;
    doors_.watermark.write(watermark_);
    letGoOfTheRest();
    stretches_.giveBack(std::exchange(previous_, nullptr));
}

/// Piece by piece, so that the audio thread hears of each. False when the playhead went elsewhere meanwhile.
bool ReadAhead::reach(Watermark::Window& window, core::FramePos from, core::FramePos to, const Playhead& playhead) {
    const core::FrameCount piece = framesOf(current_->rate, pieceMs);
    for (core::FramePos at = from; at < to; at += piece) {
        const bool isNew = hold(at, at + piece);
        window = {from, at + piece};
        if (!isNew) continue;
        doors_.watermark.write(watermark_);
        const Playhead now = doors_.playhead.read();
        if (now.at < playhead.at || now.at >= playhead.at + framesOf(current_->rate, nearMs)) return false;
    }
    return true;
}

/// Whether there was anything to fetch.
bool ReadAhead::hold(core::FramePos from, core::FramePos to) {
    bool isNew = false;
    eachPages(from, to, [&](const Pages& pages) {
        const auto [place, inserted] = held_.try_emplace(pages, looks_);
        place->second = looks_;
        if (!inserted) return;
        isNew = true;
        touch(pages.first, pages.second);
        // As much as this user may lock; the rest is in memory now, and stays there unless memory runs short.
        ::mlock(reinterpret_cast<const void*>(pages.first), pages.second - pages.first);
    });
    return isNew;
}

/// The start of one track a turn, not locked: whoever steps through the tracks hears them at once.
void ReadAhead::touchSeam(std::size_t turn) const {
    if (current_->seams.empty()) return;
    const core::FramePos seam = current_->seams[turn % current_->seams.size()];
    eachPages(seam, seam + framesOf(current_->rate, seamMs),
              [](const Pages& pages) { touch(pages.first, pages.second); });
}

void ReadAhead::letGoOfTheRest() {
    std::erase_if(held_, [&](const auto& entry) {
        const auto& [pages, look] = entry;
        if (look == looks_) return false;
        ::munlock(reinterpret_cast<const void*>(pages.first), pages.second - pages.first);
        return true;
    });
}

/// The pages behind [from, to) of the album, in blocks on a grid, so that what is locked is unlocked as it was locked.
template <class Use>
void ReadAhead::eachPages(core::FramePos from, core::FramePos to, Use use) const {
    for (const Stretches::Stretch& stretch : current_->all) {
        const auto samples = stretch.audio->samples();
        const auto addressOf = [&](core::FramePos at) {
            const core::FramePos frame =
                std::clamp<core::FramePos>(stretch.from + at - stretch.at, 0, stretch.audio->frames());
            return reinterpret_cast<std::uintptr_t>(samples.data() + 2 * frame);
        };
        const auto begin = addressOf(std::max(from, stretch.at));
        const auto end = addressOf(std::min(to, stretch.at + stretch.frames));
        if (begin >= end) continue;
        const auto lowest = reinterpret_cast<std::uintptr_t>(samples.data()) / pageBytes() * pageBytes();
        const auto highest = reinterpret_cast<std::uintptr_t>(samples.data() + samples.size());
        for (auto block = begin / blockBytes * blockBytes; block < end; block += blockBytes)
            use(Pages{std::max(block, lowest), std::min(block + blockBytes, highest)});
    }
}

} // namespace engine::realtime
