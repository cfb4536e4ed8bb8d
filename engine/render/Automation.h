// What automation makes of a slot at a moment of its track, and how exactly. Rendering thread.
//
// What "sample-accurate" means. A course counts from the track's in point on the sound itself: as it reaches the slot,
// behind what the slots ahead delay it, and within the slot where a module acts on what it has delayed by then
// (dsp::WantsSettingsLater); output and mix, behind all that the slot does. Nothing passes through the 20 ms of a knob.
//
// A row that is the level of the sound itself, which are a slot's input, output and mix and the gain of the gain
// module, has the very value of its course at every frame.
//
// Every other row sets what a processor computes from it (filter coefficients, thresholds, times). A jump (two points
// on a frame, or on neighbouring ones) is heard on its frame: no sound ahead of it hears the new value, and all behind
// it does. On its way the row has the value of its course at the first frame of every quantum of the track's control
// grid, and goes straight from there to the next one; in the quantum of a jump it stands still before and behind it.
// What a processor works out once in several frames only (dynamics of bands: 4; a detector's times, a saturator's
// balance, spectral balance: a quantum; responses of linear phase on their way: a block) goes by its own steps.
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

/// The frame (0 to 63) of the quantum that begins at `at` on which the lane jumps, of several the highest jump's;
/// nullopt where it does not.
std::optional<int> jumpIn(const LanePlan& lane, core::FramePos at) noexcept;

/// Where a quantum without a jump that begins at `at` leads: the value at the next one's first frame, or the one ahead
/// of that frame if it jumps there.
double valueBehind(const LanePlan& lane, core::FramePos at) noexcept;

/// Which level of its slot the row is; nullopt for all that is set once per quantum.
std::optional<Level> levelOf(const core::Parameter& row) noexcept;

/// The level's factors (a mix: shares) on the frames of the quantum that begins at `at`.
void readQuantum(const LanePlan& lane, core::FramePos at, LevelQuantum& into) noexcept;

} // namespace engine::render
