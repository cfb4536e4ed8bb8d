// What the tracks of a delivery sound like, for the ledger: the fingerprint of fifteen seconds from the middle of each,
// or of all of a shorter one. In one pass over the sound; a job's thread.
#pragma once

#include "engine/delivery/Cuts.h"
#include "engine/dsp/StereoBlock.h"
#include "engine/source/AudioFingerprint.h"

#include <optional>
#include <vector>

namespace engine::delivery {

class CutFingerprints {
  public:
    explicit CutFingerprints(const Cuts& cuts);

    /// The next block, whose first frame is `at` on the cuts' clock.
    void add(core::FramePos at, dsp::StereoBlock block);

    /// As Cuts::tracks, once all was added; empty where there is none.
    const std::vector<source::AudioFingerprint>& tracks() const { return tracks_; }

  private:
    int rate_;
    std::vector<FrameRange> kept_; ///< Of each track.
    std::vector<source::AudioFingerprint> tracks_;
    std::size_t track_ = 0; ///< That is being heard, or the next one.
    std::optional<source::Fingerprinter> now_;
};

} // namespace engine::delivery
