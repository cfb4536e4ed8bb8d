// The chunks of a WAV, RF64 or AIFF file, and tags put behind its sound. By ourselves, because TagLib 1.13 harms RF64
// (measured: it takes the data chunk, whose 32-bit size is a placeholder, for the end, moves the whole sound to squeeze
// the tag in ahead of it and writes a plain size over the header's placeholder).
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

struct RiffChunk {
    std::string id; ///< Four characters.
    std::string bytes;
    bool operator==(const RiffChunk&) const = default;
};

/// Whether the file begins as a WAV or RF64 file does, or as an AIFF or AIFC file.
bool isWave(const std::filesystem::path& file);
bool isAiff(const std::filesystem::path& file);

/// Numbers of that many bytes, the lowest or the highest one first.
std::string littleEndian(std::uint64_t value, int bytes);
std::string bigEndian(std::uint64_t value, int bytes);

/// Its chunks with tags (LIST INFO, id3, cue points, markers), in order; those over 64 MiB left out. Throws Error for a
/// file that cannot be read; what is broken ends the list.
std::vector<RiffChunk> readTagChunks(const std::filesystem::path& file);

/// Takes the place of all chunks with tags behind the sound, corrects the sizes in the header, syncs and reads back.
/// Throws Error, also where something else stands behind them: the file is not one of ours.
void writeTagChunks(const std::filesystem::path& file, std::span<const RiffChunk> chunks);

/// The content of the first chunk of that name, up to 64 MiB; empty where there is none.
std::string readChunk(const std::filesystem::path& file, std::string_view id);

/// Writes over a part of the content of a chunk that is there, from its byte `at` on, and syncs. Throws Error.
void overwriteChunk(const std::filesystem::path& file, std::string_view id, std::size_t at, std::string_view bytes);

} // namespace core
