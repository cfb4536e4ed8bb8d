// The MD5 of the samples of the album and of every track, as their files hold them: see PcmDigest.h. Once for all
// deliveries of the same words, whatever format they stand in; in one pass over the sound. A job's thread.
#pragma once

#include "engine/delivery/Conversion.h"
#include "engine/delivery/Cuts.h"
#include "engine/delivery/Target.h"
#include "engine/source/PcmDigest.h"

#include <vector>

namespace engine::delivery {

class CutDigests {
  public:
    /// `bits`: of a sample, see PcmDigest.
    CutDigests(const Cuts& cuts, int bits);

    /// The next block. What lies outside the cuts is in no file.
    void add(const PcmBlock& block);

    /// Of what was added so far.
    DeliveredDigests digests() const;

  private:
    Cuts cuts_;
    source::PcmDigest album_;
    std::vector<source::PcmDigest> tracks_; ///< As Cuts::tracks.
};

} // namespace engine::delivery
