// What automation makes of a slot's settings at a moment of its track. Rendering thread.
#pragma once

#include "core/Units.h"
#include "engine/render/RenderPlan.h"

namespace engine::render {

/// The lane's value at `at` frames from the track's in point.
double valueAt(const LanePlan& lane, core::FramePos at) noexcept;

} // namespace engine::render
