// What a recording sounds like, as numbers that survive lossy coding, another level and another rate: the design of
// Haitsma and Kalker (2002, "A Highly Robust Audio Fingerprinting System", section 4). The sum of both channels at 5
// kHz is cut into frames of 0.41 s, one every 12.8 ms; of each, a number of 32 bits says between which of 33 bands from
// 300 to 2000 Hz, evenly spaced by octaves, the energy grew or fell against the frame before. Of the same recording,
// some percent of the bits differ; of another one, half.
//
// Our own because the library for it (Chromaprint) brings 96 shared libraries into every start of the program.
#pragma once

#include "engine/dsp/RealFft.h"
#include "engine/dsp/StereoBlock.h"
#include "engine/source/Resampler.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace engine::source {

using AudioFingerprint = std::vector<std::uint32_t>;

/// How long a stretch of a track is kept in a ledger: enough to know it among millions.
inline constexpr double keptSeconds = 15.0;
/// Under it a sound has no fingerprint to speak of.
inline constexpr std::size_t fewestNumbers = 128;

/// Of a sound as it comes, from its first frame on. A job's thread.
class Fingerprinter {
  public:
    explicit Fingerprinter(int rate);

    void add(dsp::StereoBlock block);
    /// Once, after the last block. Empty for less than two seconds of sound, and for silence.
    AudioFingerprint finish();

  private:
    static constexpr std::size_t bands = 33;
    void take(dsp::StereoBlock block);
    void frame();

    Resampler resampler_;
    dsp::RealFft fft_;
    std::vector<double> window_;
    std::array<std::size_t, bands + 1> edges_{}; ///< Bins.
    std::vector<double> sound_;                  ///< What the next frames need.
    std::array<double, bands> before_{};         ///< Energies of the frame before.
    bool isFirst_ = true;
    std::size_t silent_ = 0; ///< Frames.
    AudioFingerprint numbers_;
};

/// Where in its sound a number stands: the beginning of its frame, s.
double secondsAt(std::size_t number);

struct FingerprintMatch {
    std::size_t at = 0;     ///< Number of the heard sound with which the kept one begins.
    double errorRate = 0.5; ///< Bits that differ, 0 to 1.
};

/// Where in `heard` the kept stretch lies best; nullopt where nowhere less than 0.35 of the bits differ (the authors'
/// threshold), or either is too short.
std::optional<FingerprintMatch> findIn(const AudioFingerprint& heard, const AudioFingerprint& kept);

} // namespace engine::source
