// The layout of a cache file: a head of 4096 bytes (magic, version, AudioFacts), then 32-bit floats, interleaved, of
// this machine's byte order. Written once under a temporary name and renamed when whole.
#pragma once

#include "core/FileDescriptor.h"
#include "engine/source/AudioSource.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

namespace engine::source {

/// A cache file of another version is imported anew. Raised whenever the same file would give other samples or facts.
inline constexpr std::uint32_t cacheVersion = 1;

using CacheHead = std::array<std::byte, 4096>;

CacheHead encodeHead(const AudioFacts& facts);

/// nullopt when it is not the head of a cache file of this version.
std::optional<AudioFacts> decodeHead(std::span<const std::byte> head);

/// Whether that is the name of a cache file in the making.
bool isTemporary(const std::filesystem::path& file);

/// Writes one cache file. What is not finished is removed again.
class CacheWriter {
  public:
    /// Opens a temporary file beside `target`. Throws core::Error.
    explicit CacheWriter(std::filesystem::path target);
    ~CacheWriter();
    CacheWriter(const CacheWriter&) = delete;
    CacheWriter& operator=(const CacheWriter&) = delete;

    void add(std::span<const float> interleaved);

    /// Writes the head, hands everything to the disk and gives the file its name. `facts.frames` must be what was
    /// added. Throws core::Error (disk full).
    void finish(const AudioFacts& facts);

  private:
    std::filesystem::path target_;
    std::filesystem::path temporary_; ///< Empty once it has its name.
    core::FileDescriptor file_;
    std::size_t values_ = 0;
};

} // namespace engine::source
