// A mix as a file: stereo, 24 bit.
#pragma once

#include <filesystem>
#include <span>

namespace tests {

/// Writes left, right, left, ... and gives the path back.
std::filesystem::path writeWav24(const std::filesystem::path& file, std::span<const float> interleaved,
                                 int rate = 44100);

} // namespace tests
