// Audio files, written: WAV (16 and 24 bits, 32-bit float; RF64 where the size needs it) and FLAC (16, 24 bits),
// stereo. 20 bits are written as 24: libsndfile's files have no word between. Samples arrive as they shall stand:
// nothing is converted, scaled or dithered here. The bytes depend on nothing but the samples (no dates, no peak chunk).
// Writes to the path that it is given: temporary names are its caller's business.
#pragma once

#include "core/Album.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace core {

class AudioFileWriter {
  public:
    /// `frames` that will come: says whether a WAV has to be RF64, tags of up to 64 MiB included. Throws Error.
    /// Format::ddp and FLAC in float are bugs.
    AudioFileWriter(const std::filesystem::path& path, Delivery::Format format, Delivery::WordLength wordLength,
                    int rate, FrameCount frames);
    /// Not finished = the file is left as it is, not whole.
    ~AudioFileWriter();
    AudioFileWriter(AudioFileWriter&&) noexcept;
    AudioFileWriter& operator=(AudioFileWriter&&) noexcept;

    /// Stereo, interleaved. Integers left-justified: a 16-bit value in the upper half; what does not fit in the word
    /// length must be zero. For integers. Throws Error ("the disk is full", ...).
    void write(std::span<const std::int32_t> interleaved);
    /// For float32.
    void write(std::span<const float> interleaved);

    /// Closes the file, syncs it to the disk and looks whether it holds what was written, as many frames as were
    /// announced. Throws Error.
    void finish();

  private:
    struct Encoder;
    std::unique_ptr<Encoder> encoder_;
};

} // namespace core
