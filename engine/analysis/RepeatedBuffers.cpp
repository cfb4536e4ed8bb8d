#include "engine/analysis/RepeatedBuffers.h"

#include <bit>
#include <cmath>
#include <utility>

namespace engine::analysis {

namespace {

constexpr double loud = 1e-4; // -40 dBFS, mean square.
constexpr core::FrameCount windowFrames = 32;
constexpr int placeBits = 14;
constexpr core::FrameCount fewTurns = 4; // As many, and it may be a steady tone whose period is the buffer.
constexpr double highestToneHz = 86.0;   // Higher ones are taken for one, whatever they sound like.
constexpr double breakOverSteps = 3.0; // What breaks at its seam is none: a sine's steepest step is 1.4 times the mean.
constexpr double leastDifference =
    1.25e-4; // Four steps of 16 bits: a computed tone repeats itself but for its last bits.
constexpr std::uint64_t base = 0x9E3779B97F4A7C15ULL;

std::uint64_t valueOf(double left, double right) {
    return std::bit_cast<std::uint64_t>(left + 0.0) * 0xBF58476D1CE4E5B9ULL ^ // + 0.0: there are two zeros
           std::rotl(std::bit_cast<std::uint64_t>(right + 0.0) * 0x94D049BB133111EBULL, 29);
}

} // namespace

RepeatedBuffers::RepeatedBuffers(int rate)
    : rate_(rate), shortest_(3L * rate / 2000), longest_(93L * rate / 1000), keep_(std::exp(-1000.0 / rate)),
      levels_(std::bit_ceil(static_cast<std::size_t>(longest_ + windowFrames + 2))), frames_(levels_.size()),
      places_(std::size_t{1} << placeBits), found_(rate / 200) {
    for (core::FrameCount n = 0; n < windowFrames; ++n) oldest_ *= base;
}

const RepeatedBuffers::Frame& RepeatedBuffers::back(core::FrameCount frames) const {
    return frames_[static_cast<std::size_t>(at_ - 1 - frames) & (frames_.size() - 1)];
}

double RepeatedBuffers::step(core::FrameCount frames) const {
    const Frame& to = back(frames);
    const Frame& from = back(frames + 1);
    return std::max(std::abs(to.left - from.left), std::abs(to.right - from.right));
}

void RepeatedBuffers::add(dsp::StereoBlock block) {
    for (int i = 0; i < block.frames(); ++i) take({block.left[i], block.right[i]});
}

void RepeatedBuffers::take(const Frame& frame) {
    const auto slot = static_cast<std::size_t>(at_) & (frames_.size() - 1);
    const std::uint64_t leaves =
        at_ < windowFrames ? 0 : valueOf(back(windowFrames - 1).left, back(windowFrames - 1).right);
    hash_ = hash_ * base + valueOf(frame.left, frame.right) - leaves * oldest_;
    level_ = keep_ * level_ + (1.0 - keep_) * std::max(frame.left * frame.left, frame.right * frame.right);
    frames_[slot] = frame;
    levels_[slot] = level_;
    ++at_;
    if (run_.lag > 0) follow(frame);
    look();
}

/// Where the window was heard last, the newest place alone: the shortest period counts, and that of a tone is short.
void RepeatedBuffers::look() {
    if (at_ < windowFrames) return;
    Place& place = places_[static_cast<std::size_t>((hash_ * base) >> (64 - placeBits))];
    const core::FrameCount lag = at_ - place.at;
    const bool was = place.at >= 0 && place.hash == hash_;
    place = {hash_, at_};
    if (run_.lag == 0 && was && lag >= shortest_ && lag <= longest_ && at_ > lag + windowFrames) begin(lag);
}

void RepeatedBuffers::begin(core::FrameCount lag) {
    for (core::FrameCount n = 0; n < windowFrames; ++n)
        if (back(n) != back(n + lag)) return;                          // only the hash is the same
    if (!differ(back(windowFrames), back(windowFrames + lag))) return; // it began before it could be told apart
    run_ = {.lag = lag,
            .begin = at_ - windowFrames,
            .frames = windowFrames,
            .jump = step(windowFrames - 1),
            .before = levels_[static_cast<std::size_t>(at_ - 1 - windowFrames) & (levels_.size() - 1)]};
    for (core::FrameCount n = 0; n < windowFrames - 1; ++n) takeStep(step(n));
}

void RepeatedBuffers::follow(const Frame& frame) {
    if (frame != back(run_.lag)) return close(differ(frame, back(run_.lag)));
    ++run_.frames;
    if (run_.frames <= run_.lag) takeStep(step(0));
    if (run_.frames == std::max<core::FrameCount>(rate_ / 1000, windowFrames + 1)) run_.behind = level_;
}

void RepeatedBuffers::takeStep(double step) {
    run_.highestStep = std::max(run_.highestStep, step);
    run_.steps += step * step;
}

bool RepeatedBuffers::isTone(const Run& run) const {
    if (run.frames < fewTurns * run.lag) return false;
    const auto lag = static_cast<double>(run.lag);
    return rate_ / lag > highestToneHz || run.jump <= run.highestStep ||
           run.jump <= breakOverSteps * std::sqrt(run.steps / lag);
}

bool RepeatedBuffers::differ(const Frame& one, const Frame& other) {
    return std::max(std::abs(one.left - other.left), std::abs(one.right - other.right)) > leastDifference;
}

/// Whole once at least; the frame that ends it is no part of it.
void RepeatedBuffers::close(bool ends) {
    const Run run = std::exchange(run_, {});
    if (!ends || run.frames < run.lag || run.before < loud || run.behind < loud) return;
    if (isTone(run)) return;
    found_.add({run.begin, run.frames, 1000.0 * static_cast<double>(run.lag) / rate_});
}

} // namespace engine::analysis
