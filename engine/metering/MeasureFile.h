// Loudness and peaks of audio files as they are, at their own rate, in a memory that does not grow with their length.
// Runs on the caller's thread.
#pragma once

#include "core/Loudness.h"
#include "core/Units.h"

#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace engine::metering {

struct FileMeasurement {
    std::filesystem::path path;
    int rate = 0; ///< Hz.
    core::FrameCount frames = 0;
    int channels = 0;              ///< 1 or 2.
    core::FrameCount replaced = 0; ///< Samples that were NaN or infinite and measured as 0.

    /// A mono file is measured as the one channel that it is (BS.1770): the same sound on an album, where it stands
    /// left and right, reads 3.01 LU more. Its peaks are the same.
    core::Loudness loudness;
};

struct FilesMeasurement {
    std::vector<FileMeasurement> files; ///< In the order given.
    core::Loudness album;               ///< All of them together, see LoudnessMeter::together.
};

using MeasureProgress = std::function<void(double share)>; ///< 0 .. 1 of all frames.

/// Throws core::Error when a file cannot be read (see core::AudioFile) or its rate is under 8 kHz, core::Cancelled when
/// asked to stop.
FilesMeasurement measureFiles(std::span<const std::filesystem::path> paths, const MeasureProgress& progress = {},
                              std::stop_token stop = {});

/// The same for one.
FileMeasurement measureFile(const std::filesystem::path& path, const MeasureProgress& progress = {},
                            std::stop_token stop = {});

} // namespace engine::metering
