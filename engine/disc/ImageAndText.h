// A delivery as CUE sheet or cdrdao TOC with its sound: for each disc a folder with the text and one file, a WAV or the
// raw samples, and beside it the disc's PQ sheet. The file begins where CUE sheets and TOCs have it begin: the first
// 2 s, which every disc has, are not in it; what hides behind them is.
#pragma once

#include "core/FileDescriptor.h"
#include "engine/delivery/DeliveryLane.h"
#include "engine/delivery/DiscContent.h"
#include "engine/delivery/Papers.h"
#include "engine/delivery/PcmFile.h"
#include "engine/delivery/Target.h"
#include "engine/disc/DiscDescription.h"
#include "engine/source/PcmDigest.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace engine::disc {

/// What the text of a disc cannot tell, or tells otherwise. A track's findings bear its number on the album, and a
/// place within it.
core::Findings textFindings(const core::Album& album, const core::AlbumLayout& layout, const core::CdLayout& cd,
                            core::Delivery::Format format);

/// One disc.
class ImageAndText {
  public:
    /// `folder` exists.
    ImageAndText(const delivery::DeliveryJob& job, int disc, std::filesystem::path folder, delivery::Papers papers);

    /// Takes of the block what lies on the disc.
    void write(const delivery::PcmBlock& block);
    void finish();
    std::vector<delivery::CheckedFile> readBack(const delivery::ReadBackStep& step);
    std::uintmax_t bytes() const;

  private:
    void put(const delivery::PcmBlock& block);
    void putSilence(core::FramePos to);
    void writeText(const std::filesystem::path& path, const std::string& bytes);
    void checkText() const;

    core::Delivery::Format format_;
    std::filesystem::path folder_;
    delivery::Papers papers_;
    delivery::PqSheet sheet_;
    delivery::FrameRange sound_; ///< What comes from the delivery; zeros around it.
    delivery::FrameRange range_; ///< Of the file, on the delivery's clock.
    core::FramePos at_ = 0;      ///< Written to here.
    std::filesystem::path soundPath_;
    std::filesystem::path textPath_;
    DiscText text_;
    std::optional<delivery::PcmFile> wave_;
    std::optional<core::FileDescriptor> raw_; ///< While it is written.
    source::PcmDigest digest_{16};
    std::string soundMd5_;                                             ///< Of the samples, once they are written.
    std::vector<std::pair<std::string, std::filesystem::path>> texts_; ///< MD5 and path.
};

class ImagesAndTexts : public delivery::Target {
  public:
    /// Writes into `folder`, which exists.
    ImagesAndTexts(const delivery::DeliveryJob& job, const std::filesystem::path& folder,
                   const delivery::Papers& papers);

    void write(const delivery::PcmBlock& block) override;
    void finish() override;
    std::vector<delivery::CheckedFile> readBack(const delivery::ReadBackStep& step) override;
    std::uintmax_t bytes() const override;

  private:
    std::vector<std::unique_ptr<ImageAndText>> discs_;
};

} // namespace engine::disc
