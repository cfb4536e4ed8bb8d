// What a delivery writes into: the seam between the sound and the files. A delivery has one target or more, so that
// each may have a thread of its own; together they fill a temporary folder, which gets its final name when all are
// whole. One thread at a time.
#pragma once

#include "core/Finding.h"
#include "core/Loudness.h"
#include "engine/delivery/Conversion.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace engine::delivery {

/// Where a lossy file, decoded again, passes full scale.
struct DecodedOvers {
    core::FrameCount places = 0; ///< One for every half second.
    double highestDbtp = 0.0;
    core::FramePos at = 0; ///< Of the highest, from the file's first frame, at its rate.
};

/// A file that holds what was meant.
struct CheckedFile {
    std::filesystem::path path; ///< In the target's folder.
    std::uintmax_t bytes = 0;
    std::string sha256;
    std::string pcmMd5;                ///< Of its samples, where they are kept as they are: see PcmDigest.h.
    int track = 0;                     ///< Number of the one track that it holds; 0 = none, or all.
    std::optional<DecodedOvers> overs; ///< Of an AAC file that has some.
    std::optional<double> nullDepthDb; ///< Of a lossy file against what was encoded: see NullTest.h.
};

/// What the meters say of the delivered samples.
struct DeliveredLoudness {
    std::vector<core::Loudness> tracks; ///< As Cuts::tracks.
    core::Loudness album;
};

/// Of the samples, where they are kept as they are: see PcmDigest.h.
struct DeliveredDigests {
    std::vector<std::string> tracks; ///< As Cuts::tracks.
    std::string album;
};

/// Called now and then with bytes read since the last call. Throws core::Cancelled to stop.
using ReadBackStep = std::function<void(std::uintmax_t bytes)>;

class Target {
  public:
    virtual ~Target() = default;

    /// The sound in order, from the delivery's first frame on; what lies past its files is not for them.
    virtual void write(const PcmBlock& block) = 0;

    /// Completes the files: everything written, tagged and on the disk. Throws core::Error.
    virtual void finish() = 0;

    /// After finish, where it is measured: for files that say how loud they are. Throws core::Error.
    virtual void setLoudness(const DeliveredLoudness&) {}

    /// After finish: what the samples of its files have to have as their MD5. That they are those samples, readBack
    /// finds out.
    virtual void setDigests(const DeliveredDigests&) {}

    /// Reads every file again and compares it with what was meant. Throws core::Error for the first that differs.
    virtual std::vector<CheckedFile> readBack(const ReadBackStep& step) = 0;

    /// After finish: what it heard of the sound that it wrote.
    virtual core::Findings heard() const { return {}; }

    /// About as many bytes as readBack will read.
    virtual std::uintmax_t bytes() const = 0;
};

} // namespace engine::delivery
