#include "engine/delivery/PcmFile.h"

#include "core/AudioFile.h"
#include "core/Error.h"
#include "core/FileDescriptor.h"
#include "core/Mp4Edit.h"
#include "engine/analysis/PeakPlace.h"
#include "engine/delivery/FileCheck.h"
#include "engine/source/PcmDigest.h"

#include <algorithm>
#include <cerrno>
#include <type_traits>
#include <utility>

namespace engine::delivery {

namespace {

constexpr std::size_t bufferSamples = 32768;
constexpr double leastDb = 3.0;       ///< Of a file: white noise nulls by 7 dB or more in every format.
constexpr double leastSecondDb = 2.0; ///< Of a second: one that is missing nulls by none.

/// Encoders that are not ours may go on over a full disk; what they leave there cannot be read. Throws core::Error when
/// that is why.
void sayIfDiskIsFull(const std::filesystem::path& path) {
    constexpr std::uintmax_t hardlyAny = 256 * 1024;
    std::error_code problem;
    const auto space = std::filesystem::space(path.parent_path(), problem);
    if (!problem && space.available < hardlyAny) core::throwSystemError("cannot be written", ENOSPC, path);
}

/// True peaks over full scale of what is decoded.
class Overs {
  public:
    explicit Overs(int rate) : peaks_(rate, 0.0) {}

    void add(std::span<const float> interleaved) {
        const std::size_t frames = interleaved.size() / 2;
        left_.resize(frames);
        right_.resize(frames);
        for (std::size_t i = 0; i < frames; ++i) {
            left_[i] = static_cast<double>(interleaved[2 * i]);
            right_[i] = static_cast<double>(interleaved[2 * i + 1]);
        }
        peaks_.add({left_.data(), right_.data(), static_cast<int>(frames)});
    }
    std::optional<DecodedOvers> found() {
        peaks_.finish();
        const analysis::Observations& overs = peaks_.overs();
        if (overs.count() == 0) return std::nullopt;
        const analysis::Observation& worst = overs.worst().front();
        return DecodedOvers{overs.count(), worst.measure, worst.at};
    }

  private:
    analysis::PeakPlace peaks_;
    std::vector<double> left_;
    std::vector<double> right_;
};

} // namespace

PcmFile::PcmFile(std::filesystem::path path, const PcmFileFormat& format, FrameRange range, FileTexts texts)
    : path_(std::move(path)), format_(format), range_(range), texts_(std::move(texts)) {
    if (row().isLossy()) sketches_ = std::make_unique<KeptSketches>(format_.rate, path_);
}

std::uintmax_t PcmFile::readBackBytes() const {
    const auto sampleBytes = static_cast<std::uintmax_t>(core::bitsOf(format_.wordLength) + 7) / 8;
    return static_cast<std::uintmax_t>(range_.length()) * 2 * (sizeof(std::int32_t) + sampleBytes);
}

template <class Sample>
void PcmFile::put(std::span<const Sample> samples) {
    if (ffmpeg_)
        ffmpeg_->write(samples);
    else
        writer_->write(samples);
    if constexpr (std::is_same_v<Sample, float>)
        if (sketches_) return sketches_->add(samples);
    words_.add(samples.data(), samples.size_bytes());
}

void PcmFile::write(const PcmBlock& block) {
    const PcmBlock part = block.within(range_);
    if (part.frames() == 0) return;
    if (!writer_ && !ffmpeg_) {
        const auto& [format, wordLength, rate] = format_;
        if (row().byFfmpeg)
            ffmpeg_ = std::make_unique<core::FfmpegEncoder>(path_, format, wordLength, rate);
        else
            writer_.emplace(path_, format, wordLength, rate, range_.length(),
                            isBroadcastWave() ? core::bextBytes(texts_.broadcast) : std::string());
    }
    if (!part.floats.empty())
        put(part.floats);
    else
        put(part.words);
    if (part.end() == range_.to) finish();
}

void PcmFile::finish() {
    if (!writer_ && !ffmpeg_) return;
    try {
        complete();
    } catch (const core::Error&) {
        sayIfDiskIsFull(path_);
        throw;
    }
}

void PcmFile::complete() {
    if (ffmpeg_)
        ffmpeg_->finish();
    else
        writer_->finish();
    writer_.reset();
    ffmpeg_.reset();
    if (sketches_) sketches_->finish();
    if (row().tagging != core::FileFormat::Tagging::none) tag();
}

void PcmFile::tag() {
    core::Tags tags = texts_.tags;
    if (texts_.cover) tags.cover = *texts_.cover;
    core::writeTags(path_, tags, texts_.marks);
}

void PcmFile::setLoudness(const core::Loudness& own, const core::Loudness& album) {
    if (isBroadcastWave()) return core::writeBextLoudness(path_, own);
    if (row().tagging != core::FileFormat::Tagging::stream) return;
    // Once more: the tags that were written while the album was still sounding have made the room ahead of the sound.
    const bool isOpus = format_.format == core::Delivery::Format::opus;
    texts_.tags.replayGain = isOpus ? core::opusReplayGain(own, album) : core::replayGain(own, album);
    tag();
}

template <class File>
PcmFile::Decoded PcmFile::compare(File& file, const ReadBackStep& step) const {
    return isInFloats() ? compare(file, std::vector<float>(bufferSamples), step)
                        : compare(file, std::vector<std::int32_t>(bufferSamples), step);
}

template <class File, class Sample>
PcmFile::Decoded PcmFile::compare(File& file, std::vector<Sample> buffer, const ReadBackStep& step) const {
    source::Fingerprint words;
    std::optional<source::PcmDigest> digest; // The slowest part of it.
    if (pcmMd5_.empty() && !row().isLossy()) digest.emplace(core::bitsOf(format_.wordLength));
    std::optional<NullTest> nullTest;
    if (sketches_) nullTest.emplace(*sketches_);
    std::optional<Overs> overs;
    if (format_.format == core::Delivery::Format::aac) overs.emplace(format_.rate);
    core::FrameCount left = range_.length();
    const auto differs = [&] {
        return core::Error("the file does not hold the sound that was written; check the disk", path_);
    };
    while (const core::FrameCount got = file.read(std::span(buffer))) {
        // A packet of ffmpeg's may reach past the end: that it is cut off when played is checked by itself.
        const core::FrameCount frames = row().byFfmpeg ? std::min(got, left) : got;
        if (frames > left) throw differs();
        left -= frames;
        const auto samples = std::span(buffer).first(2 * static_cast<std::size_t>(frames));
        if constexpr (std::is_same_v<Sample, float>) {
            if (nullTest) nullTest->add(samples);
            if (overs) overs->add(samples);
        }
        if (!row().isLossy()) words.add(samples.data(), samples.size_bytes());
        if (digest) digest->add(std::span<const Sample>(samples));
        step(samples.size_bytes());
    }
    if (left > 0) throw differs();
    if (nullTest)
        return {.pcmMd5 = {}, .nullDepthDb = judged(*nullTest), .overs = overs ? overs->found() : std::nullopt};
    if (words.value() != words_.value()) throw differs();
    return {.pcmMd5 = digest ? digest->hex() : pcmMd5_, .nullDepthDb = {}, .overs = {}};
}

double PcmFile::judged(NullTest& test) const {
    const NullDepth depth = test.depth();
    if (depth.db < leastDb)
        throw core::Error("the file, decoded again, does not null against the sound that was encoded", path_);
    if (depth.worstDb < leastSecondDb)
        throw core::Error("the file, decoded again, does not null against the sound that was encoded at second " +
                              std::to_string(depth.worstSecond),
                          path_);
    return depth.db;
}

CheckedFile PcmFile::readBack(const ReadBackStep& step) {
    try {
        const CheckedFile file = checked(step);
        sketches_.reset();
        return file;
    } catch (const core::Cancelled&) {
        throw;
    } catch (const core::Error&) {
        sayIfDiskIsFull(path_);
        throw;
    }
}

CheckedFile PcmFile::checked(const ReadBackStep& step) const {
    Decoded decoded;
    if (row().byFfmpeg) {
        const core::Mp4Edit edit = core::editOf(path_);
        if (edit.clock != format_.rate || edit.length != range_.length())
            throw core::Error("the file does not say to the frame how long its sound is", path_);
        core::FfmpegDecoder file(path_, !isInFloats());
        decoded = compare(file, step);
    } else {
        core::AudioFile file(path_);
        decoded = compare(file, step);
    }
    CheckedFile file = checkedFile(path_, step);
    file.pcmMd5 = decoded.pcmMd5;
    file.nullDepthDb = decoded.nullDepthDb;
    file.overs = decoded.overs;
    return file;
}

} // namespace engine::delivery
