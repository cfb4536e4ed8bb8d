// The sound of one source: a private mapped file of 32-bit floats at the album's rate. The one read path for playback,
// delivery, waveform and analysis. Any thread; immutable.
#pragma once

#include "core/Units.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace engine::source {

/// What is known of a source's sound once it is imported; kept in the head of the cache file.
struct AudioFacts {
    int rate = 0;        ///< The album's, at which the samples are kept.
    int fileRate = 0;    ///< The file's own; another than `rate` means resampled.
    int channels = 2;    ///< The file's own; 1 was made stereo.
    int wordLength = 32; ///< Bits that the samples need: 16 (or fewer), 20, 24, or 32 for floats. 32 when resampled.
    core::FrameCount frames = 0;     ///< At `rate`.
    core::FrameCount fileFrames = 0; ///< At `fileRate`.
    core::FrameCount replaced = 0;   ///< Samples that were NaN or infinite and became 0.
    double samplePeak = 0.0;         ///< Highest magnitude; over 1.0 in a float mix is kept.
    std::string decodedDigest;       ///< SHA-256 of the decoded samples of a lossy file; empty for a lossless one.
    bool operator==(const AudioFacts&) const = default;
};

class AudioSource {
  public:
    /// Maps a cache file. Throws core::Error when it is not one, or not whole.
    explicit AudioSource(const std::filesystem::path& cacheFile);
    ~AudioSource();
    AudioSource(const AudioSource&) = delete;
    AudioSource& operator=(const AudioSource&) = delete;

    const AudioFacts& facts() const noexcept { return facts_; }
    core::FrameCount frames() const noexcept { return facts_.frames; }

    /// Interleaved left, right; 2 x frames() values.
    std::span<const float> samples() const noexcept { return {samples_, static_cast<std::size_t>(2 * facts_.frames)}; }

    /// Tells the system that these frames are not read again soon, so that a long album takes little memory. They come
    /// back from the file whenever they are. Does nothing to sound in memory.
    void forget(core::FramePos from, core::FrameCount frames) const noexcept;

    /// Sound from memory instead of a file, for tests and generated tones. `interleaved`: left, right, left, ...
    static std::shared_ptr<const AudioSource> fromMemory(int rate, std::span<const float> interleaved);

  private:
    AudioSource() = default;
    AudioFacts facts_;
    const float* samples_ = nullptr;
    void* mapping_ = nullptr;
    std::size_t mappedBytes_ = 0;
    bool isFile_ = false;
};

} // namespace engine::source
