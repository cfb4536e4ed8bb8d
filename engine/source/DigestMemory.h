// The digests of files that were hashed before, so that an album opens without reading every mix again: a file in the
// cache's folder. Losing it costs time only. Jobs; one object per job (several may use one file).
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <stop_token>
#include <string>

namespace engine::source {

/// Which files are read through to get their digest.
enum class Rehash {
    changed, ///< Those that are not as they were when they were last read. Trusts the file system: whoever changes
             ///< a file without a trace in its length, its place on the disk and both its times (of its content, and
             ///< that of any change, which no program can set) is not seen.
    all,     ///< All: trusts the bytes alone.
};

class DigestMemory {
  public:
    /// A file that was changed that short ago is not remembered: clocks of file systems are coarse (FAT's stand still
    /// for two seconds), and a second change may leave the same times.
    static constexpr std::chrono::nanoseconds standstill = std::chrono::seconds(2);

    /// What is there and can be read is known; nothing else is wrong with a file that is missing or damaged.
    explicit DigestMemory(std::filesystem::path file, std::chrono::nanoseconds settledAfter = standstill);

    /// SHA-256 of the file at `path`, from memory where that is allowed. Throws core::Error when it cannot be read,
    /// core::Cancelled when asked to stop.
    std::string digestOf(const std::filesystem::path& path, Rehash rehash, const std::stop_token& stop);

    /// Keeps what was learnt, beside what others have kept meanwhile. Where that cannot be written it is forgotten.
    void save() noexcept;

  private:
    /// What the system says of a file without reading it.
    struct Stamp {
        std::uint64_t bytes = 0;
        std::uint64_t device = 0;
        std::uint64_t inode = 0;
        std::int64_t modifiedNs = 0;
        std::int64_t changedNs = 0;
        bool operator==(const Stamp&) const = default;
    };
    struct Known {
        Stamp stamp;
        std::string digest;
    };
    using Files = std::map<std::string, Known>; ///< By path.

    static std::optional<Stamp> stampOf(const std::filesystem::path& path);
    static Files read(const std::filesystem::path& file);
    static std::string written(const Files& files);

    std::filesystem::path file_;
    std::chrono::nanoseconds settledAfter_;
    Files known_;
    Files learnt_;
};

} // namespace engine::source
