// A cover picture by the head of its file: what it is and how large, without decoding it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace core {

struct PictureFacts {
    std::string mimeType; ///< "image/png" or "image/jpeg".
    int width = 0;        ///< Pixels, from 1.
    int height = 0;
    std::uintmax_t bytes = 0; ///< Of the file.
    bool operator==(const PictureFacts&) const = default;
};

/// Reads the file's head alone (PNG: IHDR; JPEG: the segments up to its frame header). Throws Error for what cannot be
/// read, is neither PNG nor JPEG, or ends ahead of its size.
PictureFacts pictureFacts(const std::filesystem::path& file);

/// "image/png" or "image/jpeg", by a file's first bytes. Throws Error, about `file`, where they are neither.
const char* pictureType(std::string_view bytes, const std::filesystem::path& file);

} // namespace core
