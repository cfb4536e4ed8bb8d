#include "engine/render/ClipSound.h"

#include "core/Fade.h"
#include "engine/render/BlockMath.h"

#include <algorithm>

namespace engine::render {
namespace {

void scale(dsp::StereoBlock block, core::FramePos i, double gain) noexcept {
    block.left[i] *= gain;
    block.right[i] *= gain;
}

/// Not a number and infinity become silence: one of them would stay in a filter for good.
double sane(float sample) noexcept {
    const double value = sample;
    return value - value == 0.0 ? value : 0.0;
}

/// Frames [from, from + n) of the source, silence where it has none.
void read(const source::AudioSource* audio, core::FramePos from, dsp::StereoBlock out) noexcept {
    const core::FramePos frames = audio ? audio->frames() : 0;
    const auto begin = static_cast<int>(std::clamp<core::FramePos>(-from, 0, out.frames()));
    const auto end = static_cast<int>(std::clamp<core::FramePos>(frames - from, begin, out.frames()));
    std::fill_n(out.left, begin, 0.0);
    std::fill_n(out.right, begin, 0.0);
    if (begin < end) {
        const float* sample = audio->samples().data() + 2 * (from + begin);
        for (int i = begin; i < end; ++i, sample += 2) {
            out.left[i] = sane(sample[0]);
            out.right[i] = sane(sample[1]);
        }
    }
    std::fill(out.left + end, out.left + out.frames(), 0.0);
    std::fill(out.right + end, out.right + out.frames(), 0.0);
}

} // namespace

void applyFades(const core::Fade& fadeIn, const core::Fade& fadeOut, core::FrameCount lengthFrames, core::FramePos from,
                dsp::StereoBlock block) noexcept {
    const core::FramePos frames = block.frames();
    const core::FramePos inEnd = std::min(fadeIn.lengthFrames - from, frames);
    for (core::FramePos i = std::max<core::FramePos>(-from, 0); i < inEnd; ++i)
        scale(block, i,
              core::fadeGain(fadeIn.shape, static_cast<double>(from + i) / static_cast<double>(fadeIn.lengthFrames)));

    const core::FramePos outEnd = std::min(lengthFrames - from, frames);
    const core::FramePos outBegin = lengthFrames - fadeOut.lengthFrames - from;
    for (core::FramePos i = std::max<core::FramePos>(outBegin, 0); i < outEnd; ++i) {
        const auto left = static_cast<double>(lengthFrames - from - i);
        scale(block, i, core::fadeGain(fadeOut.shape, left / static_cast<double>(fadeOut.lengthFrames)));
    }
}

void addClip(const ClipPlan& clip, dsp::Smoother& gain, core::FramePos from, dsp::StereoBlock sum,
             dsp::StereoBlock scratch) noexcept {
    const core::FramePos begin = std::max(clip.at, from);
    const core::FramePos end = std::min(clip.end(), from + sum.frames());
    if (begin >= end) return;

    const core::FramePos into = begin - clip.at;
    const dsp::StereoBlock block = scratch.part(0, static_cast<int>(end - begin));
    read(clip.audio, clip.region.from + into, block);
    applyGain(block, gain);
    applyFades(clip.fadeIn, clip.fadeOut, clip.region.lengthFrames, into, block);
    add(sum.part(static_cast<int>(begin - from), block.frames()), block);
}

} // namespace engine::render
