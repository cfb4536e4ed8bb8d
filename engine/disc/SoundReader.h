// The sound of one file of a disc, raw or not, read from any frame on. Job threads, one at a time per object.
#pragma once

#include "core/AudioFile.h"
#include "core/FileDescriptor.h"
#include "engine/disc/OpenDisc.h"

#include <optional>
#include <span>
#include <vector>

namespace engine::disc {

class SoundReader {
  public:
    /// Throws core::Error for a file that cannot be opened.
    explicit SoundReader(const SoundFile& file);

    /// Frames from `from` (at the file's rate) on: left, right, left ... with full scale at 1.0; 16 bits are exact.
    /// Silence past the file's end. Throws core::Error.
    void read(core::FramePos from, std::span<double> interleaved);

  private:
    core::FrameCount readRaw(std::span<double> interleaved);
    core::FrameCount readAudio(std::span<double> interleaved);
    void seek(core::FramePos from);

    SoundFile file_;
    std::optional<core::FileDescriptor> raw_;
    std::optional<core::AudioFile> audio_;
    core::FramePos at_ = 0;
    std::vector<char> bytes_;
    std::vector<double> mono_;
};

/// Whether those frames are all zero; what lies past the file's end is, and so is a file that cannot be used.
bool isSilent(const SoundFile& file, core::FramePos from, core::FrameCount frames);

} // namespace engine::disc
