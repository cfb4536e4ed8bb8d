#include "engine/delivery/SideFiles.h"

#include "core/FileDescriptor.h"
#include "core/FileFormat.h"
#include "core/Sides.h"
#include "engine/analysis/VinylCheck.h"
#include "engine/delivery/BreakList.h"
#include "engine/delivery/CutMeters.h"
#include "engine/delivery/FileCheck.h"
#include "engine/delivery/FileNames.h"
#include "engine/delivery/FileTexts.h"
#include "engine/delivery/PcmFile.h"
#include "engine/delivery/TrackFiles.h"
#include "engine/source/Digest.h"

#include <fcntl.h>
#include <utility>
#include <vector>

namespace engine::delivery {

namespace {

class SideFiles : public Target {
  public:
    SideFiles(std::vector<PcmFile> files, const Cuts& sides, std::filesystem::path listPath, std::string list,
              analysis::VinylCheck check)
        : files_(std::move(files)), meters_(sides), listPath_(std::move(listPath)), list_(std::move(list)),
          check_(std::move(check)) {}

    void write(const PcmBlock& block) override {
        for (auto& file : files_) file.write(block);
        hear(block);
    }
    /// Of the sides, which nobody else measures.
    void setLoudness(const DeliveredLoudness& loudness) override {
        const auto sides = meters_.tracks();
        for (std::size_t n = 0; n < files_.size(); ++n) files_[n].setLoudness(sides[n], loudness.album);
    }
    void finish() override {
        for (auto& file : files_) file.finish();
        core::FileDescriptor file(listPath_, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC);
        file.write(list_);
        file.sync();
        file.close();
    }
    std::vector<CheckedFile> readBack(const ReadBackStep& step) override {
        std::vector<CheckedFile> checked;
        for (auto& file : files_) checked.push_back(file.readBack(step));
        source::Md5 digest;
        digest.add(list_.data(), list_.size());
        checked.push_back(checkedFile(listPath_, digest.hex(), step));
        return checked;
    }
    std::uintmax_t bytes() const override {
        std::uintmax_t bytes = list_.size();
        for (const auto& file : files_) bytes += file.readBackBytes();
        return bytes;
    }

    core::Findings heard() const override { return check_.findings(); }

  private:
    void hear(const PcmBlock& block) {
        constexpr double fullScale = 2147483648.0;
        const auto frames = static_cast<std::size_t>(block.frames());
        left_.resize(frames);
        right_.resize(frames);
        for (std::size_t i = 0; i < frames; ++i) {
            left_[i] = block.words[2 * i] / fullScale;
            right_[i] = block.words[2 * i + 1] / fullScale;
        }
        const dsp::StereoBlock sound{left_.data(), right_.data(), static_cast<int>(frames)};
        check_.add(block.at, sound);
        meters_.add(block.at, sound);
    }

    std::vector<PcmFile> files_;
    CutMeters meters_; ///< A side is to it what a track is.
    std::filesystem::path listPath_;
    std::string list_;
    analysis::VinylCheck check_;
    std::vector<double> left_;
    std::vector<double> right_;
};

} // namespace

std::unique_ptr<Target> sideFiles(const DeliveryJob& job, const std::filesystem::path& folder, const Papers& papers) {
    const core::Album& album = job.album;
    const auto& row = core::fileFormatOf(job.delivery.format);
    const int rate = job.cuts.rate;
    const auto carried = [&](core::FramePos mark) { return core::convertFrames(mark, job.layout.rate, rate); };
    const auto cover = coverOf(job);
    const auto sides = core::sidesOf(album, job.layout);
    const auto names = sideFileNames(album, sides, row.extension);
    std::vector<PcmFile> files;
    Cuts cuts{.rate = rate, .tracks = {}};
    for (std::size_t n = 0; n < sides.size(); ++n) {
        const FrameRange range{carried(sides[n].from), carried(sides[n].to)};
        cuts.tracks.push_back({.title = {}, .range = range});
        core::Tags tags = tagsOf(album, sides, n);
        core::BroadcastExtension broadcast = broadcastOf(tags, job.delivery, rate, range.from);
        files.emplace_back(
            folder / names[n], PcmFileFormat{job.delivery.format, job.delivery.wordLength, rate}, range,
            FileTexts{std::move(tags), cover, marksOf(album, job.layout, job.cuts, sides[n]), std::move(broadcast)});
    }
    return std::make_unique<SideFiles>(std::move(files), cuts, folder / breakListName(album),
                                       breakListText(breakListOf(album, job.layout, papers.date)),
                                       analysis::VinylCheck(album, job.layout, rate));
}

} // namespace engine::delivery
