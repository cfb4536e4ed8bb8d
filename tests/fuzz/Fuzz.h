// What the fuzz targets share. A target is one file with libFuzzer's function, LLVMFuzzerTestOneInput, and one line in
// CMakeLists.txt: clang's build makes a fuzzer of it, every other build a program that feeds it its corpus.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// What a target is: takes any bytes, gives 0, and ends the process where something does not hold.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace tests {

inline std::string_view textOf(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// Ends the process, so that the fuzzer keeps the input, where something that has to hold does not.
void require(bool holds, std::string_view what);

/// The same of two texts that have to be equal; prints both where they are not.
void requireSame(std::string_view one, std::string_view other, std::string_view what);

/// Several files in one input: each follows a line "==> NAME <==", or "==> NAME 600 <==" for one that is filled up with
/// zeros to so many sectors of 2352 bytes. What stands ahead of the first such line is the one file without a name.
struct NamedBytes {
    std::string name;
    std::string bytes;
    std::size_t sectors = 0; ///< At most `mostSectors`.
};
inline constexpr std::size_t mostSectors = 400;
std::vector<NamedBytes> filesIn(std::string_view input);

/// The folder in which this process writes its inputs down: emptied, on a disk in memory where there is one.
const std::filesystem::path& emptiedFolder();

/// Without syncing.
void writeQuickly(const std::filesystem::path& file, std::string_view bytes, std::size_t sectors = 0);

} // namespace tests
