#include "engine/source/Waveform.h"

#include "core/Error.h"

#include <algorithm>
#include <cassert>

namespace engine::source {
namespace {

constexpr std::size_t laneCount = 8;

/// Lowest and highest of the values whose places are equal modulo laneCount: compilers make vectors of that, which they
/// may not of one running minimum.
template <class Value>
struct Lanes {
    Lanes() {
        low.fill(std::numeric_limits<Value>::infinity());
        high.fill(-std::numeric_limits<Value>::infinity());
    }

    void add(std::span<const Value> values) noexcept {
        std::size_t at = 0;
        for (; at + laneCount <= values.size(); at += laneCount)
            for (std::size_t lane = 0; lane < laneCount; ++lane) take(lane, values[at + lane]);
        for (std::size_t lane = 0; at + lane < values.size(); ++lane) take(lane, values[at + lane]);
    }

    void take(std::size_t lane, Value value) noexcept {
        low[lane] = value < low[lane] ? value : low[lane];
        high[lane] = value > high[lane] ? value : high[lane];
    }

    std::array<Value, laneCount> low;
    std::array<Value, laneCount> high;
};

Extremes together(Extremes a, Extremes b) noexcept {
    return {std::min(a.min, b.min), std::max(a.max, b.max)};
}

std::vector<Extremes> coarser(std::span<const Extremes> bins) {
    constexpr std::size_t factor = Waveform::levelFactor;
    std::vector<Extremes> made;
    made.reserve((bins.size() + factor - 1) / factor);
    for (std::size_t at = 0; at < bins.size(); at += factor) {
        Extremes all = bins[at];
        for (const Extremes& bin : bins.subspan(at, std::min(factor, bins.size() - at))) all = together(all, bin);
        made.push_back(all);
    }
    return made;
}

} // namespace

core::FrameCount Waveform::framesPerBin(int level) const noexcept {
    assert(level >= 0 && level < levels());
    core::FrameCount frames = finestFrames;
    for (int n = 0; n < level; ++n) frames *= levelFactor;
    return frames;
}

std::span<const Extremes> Waveform::bins(int channel, int level) const noexcept {
    assert(level >= 0 && level < levels());
    return channels_[static_cast<std::size_t>(channel)][static_cast<std::size_t>(level)];
}

Extremes Waveform::between(int channel, core::FramePos from, core::FramePos to) const noexcept {
    from = std::clamp<core::FramePos>(from, 0, frames_);
    to = std::clamp<core::FramePos>(to, from, frames_);
    if (from == to) return {};
    core::FramePos bin = from / finestFrames;
    const core::FramePos end = core::ceilDiv(to, finestFrames);
    Extremes all = bins(channel, 0)[static_cast<std::size_t>(bin)];
    while (bin < end) {
        // The coarsest bin that begins here and lies inside.
        int level = 0;
        core::FramePos width = 1;
        while (level + 1 < levels() && bin % (width * levelFactor) == 0 && bin + width * levelFactor <= end) {
            width *= levelFactor;
            ++level;
        }
        all = together(all, bins(channel, level)[static_cast<std::size_t>(bin / width)]);
        bin += width;
    }
    return all;
}

std::size_t Waveform::bytes() const noexcept {
    std::size_t bytes = 0;
    for (const auto& levels : channels_)
        for (const auto& level : levels) bytes += level.capacity() * sizeof(Extremes);
    return bytes;
}

Waveform::Builder::Builder(core::FrameCount expected) {
    for (auto& levels : made_.channels_)
        levels.front().reserve(
            static_cast<std::size_t>(core::ceilDiv(std::max<core::FrameCount>(expected, 0), finestFrames)));
}

void Waveform::Builder::widen(std::size_t channel, Range by) noexcept {
    open_[channel].low = std::min(open_[channel].low, by.low);
    open_[channel].high = std::max(open_[channel].high, by.high);
}

void Waveform::Builder::advance(core::FrameCount frames) {
    made_.frames_ += frames;
    openFrames_ += static_cast<int>(frames);
    if (openFrames_ < finestFrames) return;
    for (std::size_t channel = 0; channel < 2; ++channel) {
        made_.channels_[channel].front().push_back({open_[channel].low, open_[channel].high});
        open_[channel] = {};
    }
    openFrames_ = 0;
}

void Waveform::Builder::add(dsp::StereoBlock block) {
    while (block.frames() > 0) {
        const int frames = std::min(block.frames(), finestFrames - openFrames_);
        const std::array<const double*, 2> sides = {block.left, block.right};
        for (std::size_t channel = 0; channel < 2; ++channel) {
            Lanes<double> lanes;
            lanes.add({sides[channel], static_cast<std::size_t>(frames)});
            widen(channel, {static_cast<float>(*std::ranges::min_element(lanes.low)),
                            static_cast<float>(*std::ranges::max_element(lanes.high))});
        }
        advance(frames);
        block = block.part(frames, block.frames() - frames);
    }
}

void Waveform::Builder::addInterleaved(std::span<const float> leftRight) {
    assert(leftRight.size() % 2 == 0);
    while (!leftRight.empty()) {
        const auto frames = std::min(leftRight.size() / 2, static_cast<std::size_t>(finestFrames - openFrames_));
        Lanes<float> lanes;
        lanes.add(leftRight.first(2 * frames));
        for (std::size_t lane = 0; lane < laneCount; ++lane) widen(lane % 2, {lanes.low[lane], lanes.high[lane]});
        advance(static_cast<core::FrameCount>(frames));
        leftRight = leftRight.subspan(2 * frames);
    }
}

Waveform Waveform::Builder::finish() {
    if (openFrames_ > 0)
        for (std::size_t channel = 0; channel < 2; ++channel)
            made_.channels_[channel].front().push_back({open_[channel].low, open_[channel].high});
    for (auto& levels : made_.channels_)
        while (levels.back().size() > 1) levels.push_back(coarser(levels.back()));
    return std::move(made_);
}

Extremes extremesOf(const AudioSource& audio, int channel, core::FramePos from, core::FramePos to) noexcept {
    from = std::clamp<core::FramePos>(from, 0, audio.frames());
    to = std::clamp<core::FramePos>(to, from, audio.frames());
    if (from == to) return {};
    Lanes<float> lanes;
    lanes.add(audio.samples().subspan(static_cast<std::size_t>(2 * from), static_cast<std::size_t>(2 * (to - from))));
    Extremes all{lanes.low[static_cast<std::size_t>(channel)], lanes.high[static_cast<std::size_t>(channel)]};
    for (auto lane = static_cast<std::size_t>(channel); lane < laneCount; lane += 2)
        all = together(all, {lanes.low[lane], lanes.high[lane]});
    return all;
}

std::shared_ptr<const Waveform> waveformOf(const AudioSource& audio, const Progress& progress,
                                           const std::stop_token& stop) {
    constexpr core::FrameCount chunkFrames = 1 << 16;
    Waveform::Builder builder(audio.frames());
    for (core::FramePos at = 0; at < audio.frames(); at += chunkFrames) {
        if (stop.stop_requested()) throw core::Cancelled();
        const auto frames = std::min(chunkFrames, audio.frames() - at);
        builder.addInterleaved(
            audio.samples().subspan(static_cast<std::size_t>(2 * at), static_cast<std::size_t>(2 * frames)));
        audio.forget(at, frames);
        if (progress) progress(static_cast<double>(at + frames) / static_cast<double>(audio.frames()));
    }
    return std::make_shared<const Waveform>(builder.finish());
}

} // namespace engine::source
