#include "engine/delivery/TrackFiles.h"

#include "core/FileFormat.h"
#include "engine/delivery/FileNames.h"
#include "engine/delivery/FileTexts.h"
#include "engine/delivery/PcmFile.h"

#include <utility>

namespace engine::delivery {

namespace {

enum class Holds { tracks, album };

class PcmFiles : public Target {
  public:
    PcmFiles(std::vector<PcmFile> files, std::vector<int> tracks, Holds holds)
        : files_(std::move(files)), tracks_(std::move(tracks)), holds_(holds) {}

    void write(const PcmBlock& block) override {
        for (auto& file : files_) file.write(block);
    }
    void finish() override {
        for (auto& file : files_) file.finish();
    }
    void setLoudness(const DeliveredLoudness& loudness) override {
        const auto& [tracks, album] = loudness;
        if (holds_ == Holds::album) return files_.front().setLoudness(album, album);
        for (std::size_t n = 0; n < files_.size(); ++n) files_[n].setLoudness(tracks[n], album);
    }
    void setDigests(const DeliveredDigests& digests) override {
        if (holds_ == Holds::album) return files_.front().setPcmMd5(digests.album);
        for (std::size_t n = 0; n < files_.size(); ++n) files_[n].setPcmMd5(digests.tracks[n]);
    }
    std::vector<CheckedFile> readBack(const ReadBackStep& step) override {
        std::vector<CheckedFile> checked;
        for (auto& file : files_) checked.push_back(file.readBack(step));
        for (std::size_t n = 0; n < tracks_.size(); ++n) checked[n].track = tracks_[n];
        return checked;
    }
    std::uintmax_t bytes() const override {
        std::uintmax_t bytes = 0;
        for (const auto& file : files_) bytes += file.readBackBytes();
        return bytes;
    }

  private:
    std::vector<PcmFile> files_;
    std::vector<int> tracks_; ///< Their numbers; empty for the album.
    Holds holds_;
};

PcmFile fileOf(const DeliveryJob& job, const std::shared_ptr<const core::Cover>& cover,
               const std::filesystem::path& path, FrameRange range, core::Tags tags, core::FileMarks marks) {
    const PcmFileFormat format{job.delivery.format, job.delivery.wordLength, job.cuts.rate};
    if (const core::FileFormat& row = core::fileFormatOf(format.format); row.isLossy())
        tags.encoderSettings = std::string(row.title) + ", " + std::string(row.encoding);
    core::BroadcastExtension broadcast = broadcastOf(tags, job.delivery, job.cuts.rate, range.from);
    return PcmFile(path, format, range, {std::move(tags), cover, std::move(marks), std::move(broadcast)});
}

PcmFile albumFileOf(const DeliveryJob& job, const std::shared_ptr<const core::Cover>& cover,
                    const std::filesystem::path& path) {
    const bool forCd = job.delivery.format == core::Delivery::Format::flac;
    return fileOf(job, cover, path, job.cuts.album, tagsOf(job.album), marksOf(job.album, job.layout, job.cuts, forCd));
}

std::unique_ptr<Target> targetOf(PcmFile album) {
    std::vector<PcmFile> files;
    files.push_back(std::move(album));
    return std::make_unique<PcmFiles>(std::move(files), std::vector<int>{}, Holds::album);
}

} // namespace

std::shared_ptr<const core::Cover> coverOf(const DeliveryJob& job) {
    const auto& cover = job.album.metadata.cover;
    if (cover.empty() || core::fileFormatOf(job.delivery.format).tagging == core::FileFormat::Tagging::none)
        return nullptr;
    return std::make_shared<const core::Cover>(core::readCover(cover));
}

std::vector<std::unique_ptr<Target>> trackFiles(const DeliveryJob& job, const std::filesystem::path& folder) {
    const core::Album& album = job.album;
    const Cuts& cuts = job.cuts;
    const auto& extension = core::fileFormatOf(job.delivery.format).extension;
    const auto cover = coverOf(job);
    const bool isPlainSingle = job.delivery.single && job.delivery.names == core::Delivery{}.names;
    const auto names = trackFileNames(album, cuts, isPlainSingle ? "{title}" : job.delivery.names, extension);
    std::vector<PcmFile> ofTracks;
    for (std::size_t n = 0; n < cuts.tracks.size(); ++n)
        ofTracks.push_back(
            fileOf(job, cover, folder / names[n], cuts.tracks[n].range, tagsOf(album, cuts, cuts.tracks[n]), {}));
    std::vector<int> numbers;
    for (const TrackCut& cut : cuts.tracks) numbers.push_back(job.numberOf(cut));

    std::vector<std::unique_ptr<Target>> targets;
    targets.push_back(std::make_unique<PcmFiles>(std::move(ofTracks), std::move(numbers), Holds::tracks));
    if (!job.delivery.single) // One file would be as the other.
        targets.push_back(targetOf(albumFileOf(job, cover, folder / albumFileName(album, extension, names))));
    return targets;
}

std::unique_ptr<Target> albumFile(const DeliveryJob& job, const std::filesystem::path& path) {
    return targetOf(albumFileOf(job, coverOf(job), path));
}

} // namespace engine::delivery
