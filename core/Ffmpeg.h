// AAC and ALAC through the ffmpeg program, a process of its own that is found on PATH when it is needed: its AAC
// encoder stands for those of the shops, none of which can be had. Stereo, through pipes: memory stays as it is however
// long the sound. The same bytes for the same sound and the same ffmpeg (no dates, one thread). One thread at a time
// per object.
#pragma once

#include "core/Album.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace core {

/// Whether PATH leads to an ffmpeg.
bool hasFfmpeg();
inline constexpr const char* noFfmpeg = "needs the ffmpeg program, which is not on PATH; install it, or choose another "
                                        "format";

class FfmpegEncoder {
  public:
    /// Into an M4A file. Delivery::Format::aac takes floats, alac integers. Throws Error.
    FfmpegEncoder(const std::filesystem::path& path, Delivery::Format format, Delivery::WordLength wordLength,
                  int rate);
    ~FfmpegEncoder(); ///< Not finished = the program is ended, the file is not whole.
    FfmpegEncoder(const FfmpegEncoder&) = delete;
    FfmpegEncoder& operator=(const FfmpegEncoder&) = delete;

    /// As AudioFileWriter takes them. Throws Error with what ffmpeg said.
    void write(std::span<const std::int32_t> interleaved);
    void write(std::span<const float> interleaved);
    /// Completes the file and syncs it. Throws Error.
    void finish();

  private:
    struct Process;
    std::unique_ptr<Process> process_;
};

class FfmpegDecoder {
  public:
    /// All that the file's sound is, what its encoder added ahead of it cut; at its end up to a packet of padding may
    /// follow: see core/Mp4Edit.h. `asWords`: as left-justified integers, else as floats. Throws Error.
    FfmpegDecoder(const std::filesystem::path& path, bool asWords);
    ~FfmpegDecoder();
    FfmpegDecoder(const FfmpegDecoder&) = delete;
    FfmpegDecoder& operator=(const FfmpegDecoder&) = delete;

    /// The next frames; 0 at the end. Throws Error, also where the file cannot be decoded to its end.
    FrameCount read(std::span<std::int32_t> interleaved);
    FrameCount read(std::span<float> interleaved);

  private:
    struct Process;
    FrameCount readBytes(std::span<char> bytes);
    std::unique_ptr<Process> process_;
};

} // namespace core
