// One WAV or FLAC file out of the delivered sound: written, tagged, read back and compared with what was meant.
#pragma once

#include "core/Album.h"
#include "core/AudioFileWriter.h"
#include "core/Tags.h"
#include "engine/delivery/Cuts.h"
#include "engine/delivery/Target.h"
#include "engine/source/Fingerprint.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace engine::delivery {

struct PcmFileFormat {
    core::Delivery::Format format = core::Delivery::Format::wav;
    core::Delivery::WordLength wordLength = core::Delivery::WordLength::int24;
    int rate = core::cdRate;
};

class PcmFile {
  public:
    /// Holds the delivery's frames of `range`. `cover`: one picture for all the files of an album, not a copy in the
    /// tags of each; nullptr = none.
    PcmFile(std::filesystem::path path, const PcmFileFormat& format, FrameRange range, core::Tags tags,
            std::shared_ptr<const core::Cover> cover);

    /// Takes of the block what lies in the range.
    void write(const PcmBlock& block);
    void finish();
    CheckedFile readBack(const ReadBackStep& step) const;

    std::uintmax_t readBackBytes() const; ///< What readBack reads: decoded words, then the file (about).

  private:
    source::Fingerprint::Value fingerprintOfFile(const ReadBackStep& step) const;

    std::filesystem::path path_;
    PcmFileFormat format_;
    FrameRange range_;
    core::Tags tags_;
    std::shared_ptr<const core::Cover> cover_;
    std::optional<core::AudioFileWriter> writer_; ///< Open while the range is being written.
    source::Fingerprint meant_;
};

} // namespace engine::delivery
