// The MD5 of a sound's samples, whatever file they stand in: interleaved, little-endian, as many whole bytes a sample
// as its bits need. The very number that a FLAC file has of itself (RFC 9639, section 8.2), and that
// `ffmpeg -f md5 -c pcm_s16le` prints: a WAV and a FLAC of the same words have the same.
#pragma once

#include "engine/source/Digest.h"

#include <cstdint>
#include <span>
#include <string>

namespace engine::source {

class PcmDigest {
  public:
    /// `bits`: 16, or 17 to 24; floats have 32 in any case.
    explicit PcmDigest(int bits) : bytes_(bits > 16 ? 3 : 2) {}

    void add(std::span<const std::int32_t> leftJustified);
    void add(std::span<const float> samples);

    std::string hex() const { return md5_.hex(); }

  private:
    std::size_t bytes_;
    Md5 md5_;
};

} // namespace engine::source
