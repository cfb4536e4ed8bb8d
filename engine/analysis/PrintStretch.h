// A short stretch of the album's print sample by sample, for looking at it close up. Jobs only.
#pragma once

#include "core/Album.h"
#include "engine/source/SourceLibrary.h"
#include "engine/source/Waveform.h"

#include <stop_token>
#include <vector>

namespace engine::analysis {

struct PrintStretch {
    core::FramePos from = 0;    ///< On the album's clock.
    std::vector<float> samples; ///< Left, right, left, ...

    core::FramePos to() const { return from + static_cast<core::FrameCount>(samples.size() / 2); }
    /// Of the frames [first, last), clipped to what there is; both 0 where there is nothing.
    source::Extremes between(int channel, core::FramePos first, core::FramePos last) const noexcept;
};

/// As one hears it who begins to play some seconds ahead: filters and detectors have settled by then, but what a chain
/// has taken from farther back is not in it, so that a delivery may differ in what nobody sees. Clipped to what is
/// delivered. A few thousand frames to some seconds. Throws core::Cancelled when asked to stop.
PrintStretch printStretch(const core::Album& album, const source::AudioSources& audio, core::FramePos from,
                          core::FramePos to, const std::stop_token& stop = {});

} // namespace engine::analysis
