// A delivery as DDP 2.00 filesets for audio CDs: for each disc a folder that can go to the plant as it is, with DDPID,
// DDPMS, PQDESCR, IMAGE.DAT, CDTEXT.BIN where there is text, and CHECKSUM.MD5 in it and nothing else, in the way that
// the plant's profile says; or a zip archive of that folder. Beside it the disc's PQ sheet.
#pragma once

#include "core/FileDescriptor.h"
#include "core/PlantProfile.h"
#include "engine/delivery/DeliveryLane.h"
#include "engine/delivery/DiscContent.h"
#include "engine/delivery/Papers.h"
#include "engine/delivery/Target.h"
#include "engine/source/Digest.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace engine::delivery {

/// The fileset of one disc.
class DdpDisc {
  public:
    /// `folder` exists.
    DdpDisc(const DeliveryJob& job, int disc, std::filesystem::path folder, Papers papers);

    /// Takes of the block what lies on the disc.
    void write(const PcmBlock& block);
    void finish();
    std::vector<CheckedFile> readBack(const ReadBackStep& step) const;
    std::uintmax_t bytes() const;

  private:
    void writeImage(const std::string& bytes);
    void writeOfSet(const std::string& name, const std::string& bytes);
    void writePaper(const std::string& extension, const std::string& bytes);
    std::string writeChecksums();
    void checkFolder() const;
    void zip();
    std::vector<CheckedFile> readSet(const ReadBackStep& step) const;
    CheckedFile readZip(const ReadBackStep& step) const;
    std::filesystem::path archive() const;

    std::filesystem::path folder_;
    core::PlantProfile plant_;
    bool isZipped_;
    Papers papers_;
    PqSheet sheet_;
    DiscImage image_;
    std::string id_;
    std::string pq_;
    std::string cdText_;
    core::SectorCount pauseSectors_ = 0;
    std::optional<core::FileDescriptor> file_; ///< IMAGE.DAT, while it is written.
    std::int64_t written_ = 0;
    source::Md5 imageDigest_;
    std::vector<std::pair<std::string, std::string>> checksums_;       ///< MD5 and name of each file of the set.
    std::vector<std::pair<std::string, std::filesystem::path>> paper_; ///< MD5 and path.
};

class DdpFileset : public Target {
  public:
    /// Writes into `folder`, which exists.
    DdpFileset(const DeliveryJob& job, const std::filesystem::path& folder, const Papers& papers);

    void write(const PcmBlock& block) override;
    void finish() override;
    std::vector<CheckedFile> readBack(const ReadBackStep& step) override;
    std::uintmax_t bytes() const override;

  private:
    std::vector<std::unique_ptr<DdpDisc>> discs_;
};

} // namespace engine::delivery
