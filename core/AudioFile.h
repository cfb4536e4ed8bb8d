// Audio files, read: the border to libsndfile. Opened by an allow-list (containers WAV, RF64, W64, AIFF, CAF, FLAC,
// Ogg, MP3; encodings PCM, float, Vorbis, Opus, MP3), since others lose or overflow; everything else is refused by
// name. One thread at a time per object.
#pragma once

#include "core/Units.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace core {

/// What an audio file says of itself.
struct AudioFacts {
    int rate = 0; ///< Hz.
    int channels = 0;
    FrameCount frames = 0; ///< At its own rate; counted by decoding where the file does not tell.
    std::string container; ///< For people: "WAV", "RF64", "W64", "AIFF", "CAF", "FLAC", "Ogg", "MP3".
    std::string encoding;  ///< For people: "24-bit PCM", "32-bit float", "Vorbis", "Opus", "MP3".
    int wordLength = 0;    ///< Bits of PCM; 0 for float and for lossy encodings.
    bool isLossy = false;
    bool operator==(const AudioFacts&) const = default;
};

class AudioFile {
  public:
    /// Throws Error for what cannot be read, is no audio file, has a container or encoding that is not on the list,
    /// more than two channels, no frame at all, or less sound than its header promises.
    explicit AudioFile(const std::filesystem::path& path);
    ~AudioFile();
    AudioFile(AudioFile&&) noexcept;
    AudioFile& operator=(AudioFile&&) noexcept;

    const AudioFacts& facts() const;

    /// The next frames, interleaved, full scale at 1.0 (float files may hold more); at most the whole frames that fit.
    /// PCM is exact, as double and, to 24 bits, as float. Returns frames; 0 at the end. Throws Error when decoding
    /// fails, and at the end of a file that is cut short: it says how much is there.
    FrameCount read(std::span<double> interleaved);
    FrameCount read(std::span<float> interleaved);

    /// The same as integers, left-justified: a 16-bit value stands in the upper half. For PCM files only.
    FrameCount read(std::span<std::int32_t> interleaved);

    /// From the first frame again.
    void rewind();

  private:
    struct Decoder;
    std::unique_ptr<Decoder> decoder_;
};

/// Throws Error as AudioFile does.
AudioFacts audioFacts(const std::filesystem::path& path);

} // namespace core
