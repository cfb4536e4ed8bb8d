// One file out of the delivered sound: written, tagged, read back and compared with what was meant: sample for sample,
// or, where the format is lossy, by length and null depth.
#pragma once

#include "core/Album.h"
#include "core/AudioFileWriter.h"
#include "core/BroadcastExtension.h"
#include "core/Ffmpeg.h"
#include "core/FileFormat.h"
#include "core/FileMarks.h"
#include "core/Tags.h"
#include "engine/delivery/Cuts.h"
#include "engine/delivery/NullTest.h"
#include "engine/delivery/Sketch.h"
#include "engine/delivery/Target.h"
#include "engine/source/Fingerprint.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace engine::delivery {

struct PcmFileFormat {
    core::Delivery::Format format = core::Delivery::Format::wav;
    core::Delivery::WordLength wordLength = core::Delivery::WordLength::int24;
    int rate = core::cdRate;
};

/// What a file says of itself.
struct FileTexts {
    core::Tags tags;
    /// One picture for all the files of an album, not a copy in the tags of each; nullptr = none.
    std::shared_ptr<const core::Cover> cover;
    core::FileMarks marks;
    core::BroadcastExtension broadcast; ///< Of a WAV; without its loudness.
};

class PcmFile {
  public:
    /// Holds the delivery's frames of `range`.
    PcmFile(std::filesystem::path path, const PcmFileFormat& format, FrameRange range, FileTexts texts);

    /// Takes of the block what lies in the range.
    void write(const PcmBlock& block);
    void finish();
    /// Into the finished file: a Broadcast Wave file says how loud it is, one for players by how much to level it.
    void setLoudness(const core::Loudness& own, const core::Loudness& album);
    /// Of the samples that it is meant to hold, where somebody knows; readBack takes it down else.
    void setPcmMd5(std::string md5) { pcmMd5_ = std::move(md5); }
    /// Once: what was kept of the sound to compare it with goes with that.
    CheckedFile readBack(const ReadBackStep& step);

    std::uintmax_t readBackBytes() const; ///< What readBack reads: decoded words, then the file (about).

  private:
    void complete();
    void tag();
    CheckedFile checked(const ReadBackStep& step) const;
    bool isBroadcastWave() const { return row().tagging == core::FileFormat::Tagging::riff; }
    const core::FileFormat& row() const { return core::fileFormatOf(format_.format); }
    template <class Sample>
    void put(std::span<const Sample> samples);
    bool isInFloats() const { return format_.wordLength == core::Delivery::WordLength::float32; }
    /// What a CheckedFile says of its sound.
    struct Decoded {
        std::string pcmMd5;
        std::optional<double> nullDepthDb;
        std::optional<DecodedOvers> overs;
    };
    /// Throws core::Error for what is not what was meant.
    template <class File>
    Decoded compare(File& file, const ReadBackStep& step) const;
    template <class File, class Sample>
    Decoded compare(File& file, std::vector<Sample> buffer, const ReadBackStep& step) const;
    double judged(NullTest& test) const;

    std::filesystem::path path_;
    PcmFileFormat format_;
    FrameRange range_;
    FileTexts texts_;
    std::optional<core::AudioFileWriter> writer_; ///< Open while the range is being written; or the next one.
    std::unique_ptr<core::FfmpegEncoder> ffmpeg_;
    source::Fingerprint words_;              ///< That were written, where they are kept as they are,
    std::unique_ptr<KeptSketches> sketches_; ///< what is left of the sound to know it again else.
    std::string pcmMd5_;
};

} // namespace engine::delivery
