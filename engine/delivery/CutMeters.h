// The loudness of an album and of every track as their files measure, in one pass over the sound. A job's thread.
#pragma once

#include "core/Loudness.h"
#include "engine/delivery/Cuts.h"
#include "engine/dsp/StereoBlock.h"
#include "engine/metering/LoudnessMeter.h"

#include <optional>
#include <vector>

namespace engine::delivery {

class CutMeters {
  public:
    explicit CutMeters(const Cuts& cuts);

    /// The next block, whose first frame is `at` on the cuts' clock. What lies outside the cuts is not measured.
    void add(core::FramePos at, dsp::StereoBlock block);

    /// As Cuts::tracks; of what was added so far.
    std::vector<core::Loudness> tracks() const;

    /// Of Cuts::album as one sound: windows reach over the seams.
    core::Loudness album() const { return album_.loudness(); }

  private:
    Cuts cuts_;
    metering::LoudnessMeter album_;
    std::vector<std::optional<metering::LoudnessMeter>> open_; ///< Of the tracks that have begun and not ended.
    std::vector<core::Loudness> ended_;
};

} // namespace engine::delivery
