// Audio files, written: WAV (RF64 where the size needs it), AIFF (AIFC in float), CAF and W64 (16 and 24 bits, 32-bit
// float), FLAC (16, 24 bits), and MP3, Ogg Vorbis and Opus as their rows in FileFormat.h say; stereo. 20 bits are
// written as 24: libsndfile's files have no word between. Samples arrive as they shall stand: nothing is converted,
// scaled or dithered here. The bytes depend on nothing but the samples (no dates, no peak chunk, no number drawn by
// lot). Lossy files say how much of what their encoder adds at both ends is to be cut (LAME's header, Ogg's clock,
// Opus's skip), and are decoded again to as many frames as went in. Writes to the path that it is given: temporary
// names are its caller's business.
#pragma once

#include "core/Album.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

namespace core {

class AudioFileWriter {
  public:
    /// `frames` that will come: says whether a WAV has to be RF64, tags of up to 64 MiB included. `bext`: the content
    /// of that chunk, for a WAV; empty = none. Throws Error. A format, word length or rate that FileFormat.h knows
    /// nothing of is a bug, as is ddp, and what ffmpeg has to write.
    AudioFileWriter(const std::filesystem::path& path, Delivery::Format format, Delivery::WordLength wordLength,
                    int rate, FrameCount frames, std::string_view bext = {});
    /// Not finished = the file is left as it is, not whole.
    ~AudioFileWriter();
    AudioFileWriter(AudioFileWriter&&) noexcept;
    AudioFileWriter& operator=(AudioFileWriter&&) noexcept;

    /// Stereo, interleaved. Integers left-justified: a 16-bit value in the upper half; what does not fit in the word
    /// length must be zero. For integers. Throws Error ("the disk is full", ...).
    void write(std::span<const std::int32_t> interleaved);
    /// For float32, and for what is lossy.
    void write(std::span<const float> interleaved);

    /// Closes the file, syncs it to the disk and looks whether it holds what was written, as many frames as were
    /// announced (of lossy formats only the frames that went in are counted). Throws Error.
    void finish();

  private:
    struct Encoder;
    std::unique_ptr<Encoder> encoder_;
};

/// Whether that many frames are more than a file of the format can hold, tags of up to 64 MiB included.
bool isTooLong(Delivery::Format format, Delivery::WordLength wordLength, FrameCount frames);

} // namespace core
