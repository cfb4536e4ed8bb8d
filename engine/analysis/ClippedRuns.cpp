#include "engine/analysis/ClippedRuns.h"

namespace engine::analysis {

namespace {

constexpr double fullScale = 32766.5 / 32768.0; // What 16 bits reach upwards, and everything over it.
constexpr core::FrameCount runAtFullScale = 3;
constexpr double lowest = 0.25; // -12 dBFS: nobody turns a clipped mix down by more without knowing it.
constexpr core::FrameCount runBelow = 4;
constexpr core::FrameCount runsBelow = 3; // Chance makes one or two at 16 bits.

} // namespace

ClippedRuns::ClippedRuns(int rate) : nearFrames_(rate / 1000), extremes_(4, Extreme(nearFrames_)) {}

void ClippedRuns::Extreme::close(core::FramePos end) {
    const Observation seen{end - run, run, static_cast<double>(run)};
    if (highest >= fullScale) {
        if (run >= runAtFullScale) atFullScale.add(seen);
    } else if (run >= runBelow) {
        below.add(seen);
    }
    run = 0;
}

void ClippedRuns::Extreme::take(core::FramePos at, double sample) {
    if (sample == highest && run > 0) {
        ++run;
        return;
    }
    if (run > 0) close(at);
    if (sample < highest || sample < lowest) return;
    if (sample > highest) below.clear(); // what was flat below was no extreme
    highest = sample;
    run = 1;
}

void ClippedRuns::add(dsp::StereoBlock block) {
    for (int i = 0; i < block.frames(); ++i, ++at_) {
        extremes_[0].take(at_, block.left[i]);
        extremes_[1].take(at_, -block.left[i]);
        extremes_[2].take(at_, block.right[i]);
        extremes_[3].take(at_, -block.right[i]);
    }
}

Observations ClippedRuns::found() const {
    Observations all(nearFrames_);
    core::FrameCount more = 0;
    std::vector<Observation> seen;
    for (Extreme extreme : extremes_) {
        if (extreme.run > 0) extreme.close(at_);
        const bool isFlat = extreme.below.count() >= runsBelow;
        for (const Observations* runs : {&extreme.atFullScale, &extreme.below}) {
            if (runs == &extreme.below && !isFlat) continue;
            more += runs->count() - static_cast<core::FrameCount>(runs->worst().size());
            seen.insert(seen.end(), runs->worst().begin(), runs->worst().end());
        }
    }
    std::ranges::stable_sort(seen, {}, &Observation::at);
    for (const Observation& one : seen) all.add(one);
    all.countMore(more);
    return all;
}

} // namespace engine::analysis
