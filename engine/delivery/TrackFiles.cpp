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
        if (holds_ == Holds::album) return files_.front().setLoudness(loudness.album);
        for (std::size_t n = 0; n < files_.size(); ++n) files_[n].setLoudness(loudness.tracks[n]);
    }
    std::vector<CheckedFile> readBack(const ReadBackStep& step) override {
        std::vector<CheckedFile> checked;
        for (const auto& file : files_) checked.push_back(file.readBack(step));
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

} // namespace

std::vector<std::unique_ptr<Target>> trackFiles(const DeliveryJob& job, const std::filesystem::path& folder) {
    const core::Album& album = job.album;
    const core::Delivery& delivery = job.delivery;
    const Cuts& cuts = job.cuts;
    const auto& row = core::fileFormatOf(delivery.format);
    const PcmFileFormat format{delivery.format, delivery.wordLength, cuts.rate};
    std::shared_ptr<const core::Cover> cover;
    if (!album.metadata.cover.empty() && row.tagging != core::FileFormat::Tagging::none)
        cover = std::make_shared<const core::Cover>(core::readCover(album.metadata.cover));
    const auto fileOf = [&](const std::string& name, FrameRange range, core::Tags tags, core::FileMarks marks) {
        core::BroadcastExtension broadcast = broadcastOf(tags, delivery, cuts.rate, range.from);
        return PcmFile(folder / name, format, range, {std::move(tags), cover, std::move(marks), std::move(broadcast)});
    };
    const bool isPlainSingle = delivery.single && delivery.names == core::Delivery{}.names;
    const auto names = trackFileNames(album, cuts, isPlainSingle ? "{title}" : delivery.names, row.extension);
    std::vector<PcmFile> ofTracks;
    for (std::size_t n = 0; n < cuts.tracks.size(); ++n)
        ofTracks.push_back(fileOf(names[n], cuts.tracks[n].range, tagsOf(album, cuts, cuts.tracks[n]), {}));
    std::vector<int> numbers;
    for (const TrackCut& cut : cuts.tracks) numbers.push_back(job.numberOf(cut));
    std::vector<std::unique_ptr<Target>> targets;
    targets.push_back(std::make_unique<PcmFiles>(std::move(ofTracks), std::move(numbers), Holds::tracks));
    if (delivery.single) return targets; // One file would be as the other.
    std::vector<PcmFile> ofAlbum;
    const bool forCd = delivery.format == core::Delivery::Format::flac;
    ofAlbum.push_back(fileOf(albumFileName(album, row.extension, names), cuts.album, tagsOf(album),
                             marksOf(album, job.layout, cuts, forCd)));
    targets.push_back(std::make_unique<PcmFiles>(std::move(ofAlbum), std::vector<int>{}, Holds::album));
    return targets;
}

} // namespace engine::delivery
