// A delivery as DDP 2.00 filesets for audio CDs: DDPID, DDPMS, PQDESCR, IMAGE.DAT, CDTEXT.BIN where there is text, and
// CHECKSUM.MD5. An album of several discs gets the folders disc1, disc2 ...
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"
#include "core/FileDescriptor.h"
#include "engine/delivery/Cuts.h"
#include "engine/delivery/DiscContent.h"
#include "engine/delivery/Target.h"
#include "engine/source/Digest.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace engine::delivery {

/// "disc1" and so on; empty where the album has one disc only.
std::string discFolderName(int disc, int discs);

/// The fileset of one disc.
class DdpDisc {
  public:
    /// `folder` exists.
    DdpDisc(const core::Album& album, const core::AlbumLayout& layout, int disc, const Cuts& cuts,
            std::filesystem::path folder);

    /// Takes of the block what lies on the disc.
    void write(const PcmBlock& block);
    void finish();
    std::vector<CheckedFile> readBack(const ReadBackStep& step) const;
    std::uintmax_t bytes() const { return static_cast<std::uintmax_t>(image_.bytes()); }

  private:
    void writeImage(const std::string& bytes);
    void writeSmall(const std::string& name, const std::string& bytes);

    std::filesystem::path folder_;
    DiscImage image_;
    std::string id_;
    std::string pq_;
    std::string cdText_;
    core::SectorCount pauseSectors_ = 0;
    std::optional<core::FileDescriptor> file_; ///< IMAGE.DAT, while it is written.
    std::int64_t written_ = 0;
    source::Md5 imageDigest_;
    std::vector<std::pair<std::string, std::string>> checksums_; ///< MD5 and name, in the order of CHECKSUM.MD5.
};

class DdpFileset : public Target {
  public:
    /// Writes into `folder`, which exists.
    DdpFileset(const core::Album& album, const core::AlbumLayout& layout, const Cuts& cuts,
               const std::filesystem::path& folder);

    void write(const PcmBlock& block) override;
    void finish() override;
    std::vector<CheckedFile> readBack(const ReadBackStep& step) override;
    std::uintmax_t bytes() const override;

  private:
    std::vector<std::unique_ptr<DdpDisc>> discs_;
};

} // namespace engine::delivery
