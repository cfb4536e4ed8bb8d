// The sound of a clip: its samples, its gain, its fades. Rendering thread.
#pragma once

#include "core/Units.h"
#include "engine/dsp/Smoother.h"
#include "engine/dsp/StereoBlock.h"
#include "engine/render/RenderPlan.h"

namespace engine::render {

/// Multiplies the frames of `block`, whose first one lies `from` frames into a sound of `lengthFrames`, by the sound's
/// fades. Frames outside the sound are left alone.
void applyFades(const core::Fade& fadeIn, const core::Fade& fadeOut, core::FrameCount lengthFrames, core::FramePos from,
                dsp::StereoBlock block) noexcept;

/// Adds the clip's frames from `from` on (on the clock of ClipPlan::at) to `sum`, `gain` frame by frame, with its
/// fades. `scratch` is at least as long. What the source does not have is silence, and what is no number too.
void addClip(const ClipPlan& clip, dsp::Smoother& gain, core::FramePos from, dsp::StereoBlock sum,
             dsp::StereoBlock scratch) noexcept;

} // namespace engine::render
