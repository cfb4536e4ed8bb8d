#include "engine/analysis/Dropouts.h"

#include <cmath>

namespace engine::analysis {

namespace {

constexpr double loud = 1e-4;            // -40 dBFS, mean square.
constexpr core::FrameCount shortRun = 4; // Soft or slow sound at 16 bits has runs up to here, and longer ones.

} // namespace

Dropouts::Dropouts(int rate)
    : rate_(rate), shortest_(rate / 2000), longest_(rate), movingFrames_(rate / 200), keep_(std::exp(-1000.0 / rate)),
      found_(rate / 200) {}

void Dropouts::closeRun(Line& line) {
    const core::FrameCount run = line.run;
    line.run = 1;
    if (run < shortRun) return;
    const bool wasLoud = line.moving >= movingFrames_ && line.level > loud;
    line.pending = {};
    if (wasLoud && run >= shortest_ && run <= longest_)
        line.pending = {at_ - run, run, 1000.0 * static_cast<double>(run) / rate_};
    line.moving = 0;
    line.level = 0.0;
}

void Dropouts::take(Line& line, double sample) {
    if (sample == line.last) {
        ++line.run;
        return;
    }
    closeRun(line);
    line.last = sample;
    ++line.moving;
    line.level = keep_ * line.level + (1.0 - keep_) * sample * sample;
    if (line.pending.lengthFrames == 0 || line.moving < movingFrames_) return;
    if (line.level > loud) found_.add(line.pending);
    line.pending = {};
}

void Dropouts::add(dsp::StereoBlock block) {
    for (int i = 0; i < block.frames(); ++i, ++at_) {
        take(lines_[0], block.left[i]);
        take(lines_[1], block.right[i]);
    }
}

} // namespace engine::analysis
