// Renders once for all jobs that hear the same album and feeds their lanes. Deliveries and the verifier run through
// here.
#pragma once

#include "engine/delivery/DeliveryLane.h"
#include "engine/render/OfflineRender.h"
#include "engine/source/SourceLibrary.h"

#include <functional>
#include <span>
#include <stop_token>

namespace engine::delivery {

struct RunOptions {
    render::OfflineOptions render;
    bool measure = true;
};

/// Frames of the print that all these jobs take together: each album that is different is rendered once.
core::FrameCount framesToRender(std::span<const DeliveryJob> jobs);

/// Writes every job's target, complete, and fills in its results. `step`: frames rendered since the last call. Throws
/// core::Error, core::Cancelled when asked to stop, and what a target throws.
void runDeliveries(std::span<DeliveryJob> jobs, const source::AudioSources& audio, const RunOptions& options,
                   const std::function<void(core::FrameCount frames)>& step, std::stop_token stop);

} // namespace engine::delivery
