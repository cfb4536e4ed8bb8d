// What automation makes of a slot at a moment of its track, and how exactly. Rendering thread.
//
// What "sample-accurate" means. A row that is the level of the sound itself, which are a slot's input, output and mix
// and the gain of the gain module, has the very value of its course at every frame: a point is heard on its frame, a
// jump from one frame to the next. Every other row sets what a processor computes once per quantum (filter
// coefficients, thresholds, times): it has the value of its course at the first frame of every quantum of the track's
// control grid, and goes straight from there to the next. So it is at most a quantum (64 frames) beside its course, and
// a jump takes the quantum that it lies in. Neither passes through the 20 ms of a knob. A course counts from the
// track's in point on the sound as it reaches the slot, behind what the slots ahead delay it; output and mix, behind
// what the slot itself does.
#pragma once

#include "core/Units.h"
#include "engine/dsp/StereoBlock.h"
#include "engine/render/ChainSlot.h"
#include "engine/render/RenderPlan.h"

#include <array>
#include <optional>

namespace engine::render {

/// The lane's value at `at` frames from the track's in point, within its row.
double valueAt(const LanePlan& lane, core::FramePos at) noexcept;

/// Which level of its slot the row is; nullopt for all that is set once per quantum.
std::optional<Level> levelOf(const core::Parameter& row) noexcept;

/// The level's factors (a mix: shares) on the frames of the quantum that begins at `at`.
void readQuantum(const LanePlan& lane, core::FramePos at, LevelQuantum& into) noexcept;

} // namespace engine::render
