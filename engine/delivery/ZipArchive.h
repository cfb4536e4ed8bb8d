// Zip archives through libzip: of a folder that was written, and back. Members are stored, not compressed, which sound
// hardly is, and bear no time, so that the same files make the same archive. Constant memory. Throws core::Error.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace engine::delivery {

/// Makes `archive`, which is not there yet, of those files of the folder, in that order: members "FOLDER/NAME". On the
/// disk when it returns.
void zipFolder(const std::filesystem::path& folder, std::span<const std::string> names,
               const std::filesystem::path& archive);

class ZipArchive {
  public:
    struct Member {
        std::string name; ///< With its folders: "Blue/IMAGE.DAT".
        std::uint64_t bytes = 0;
        std::uint64_t place = 0; ///< In the archive.
        bool operator==(const Member&) const = default;
    };

    /// Opens it for reading.
    explicit ZipArchive(const std::filesystem::path& archive);

    /// Files, in the order of the archive; no folders.
    const std::vector<Member>& members() const { return members_; }

    /// Hands the member's bytes on, piece by piece. Throws also where they are not those that were put in (CRC).
    void read(const Member& member, const std::function<void(std::string_view bytes)>& take) const;

    /// Writes every member below `folder`. Refuses names that lead out of it, and more than 4 GiB in all.
    void unpack(const std::filesystem::path& folder) const;

  private:
    std::filesystem::path path_;
    std::unique_ptr<zip, void (*)(zip*)> zip_;
    std::vector<Member> members_;
};

} // namespace engine::delivery
