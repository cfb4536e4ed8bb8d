// The print, as fast as the machine can: what deliveries, analysis and `verify` read. The same renderer as the
// loudspeaker's.
#pragma once

#include "core/Units.h"
#include "engine/dsp/StereoBlock.h"
#include "engine/render/RenderPlan.h"

#include <functional>
#include <stop_token>

namespace engine::render {

struct OfflineOptions {
    int threads = 0;        ///< 0 = as many as the machine has. Changes no bit.
    int blockFrames = 4096; ///< 1 to 65536. Changes no bit.
};

/// Renders frames [from, to) of the plan and hands them on in order, on the caller's thread. Throws core::Cancelled
/// when asked to stop, and whatever `take` throws.
void renderOffline(const RenderPlan& plan, core::FramePos from, core::FramePos to, const OfflineOptions& options,
                   const std::function<void(dsp::StereoBlock block)>& take, std::stop_token stop = {});

} // namespace engine::render
