// Feeds a target the files of folders, so that what was found once is looked for by every build: PROGRAM FOLDER...
#include "tests/fuzz/Fuzz.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>

int main(int count, char** words) {
    std::size_t fed = 0;
    for (int n = 1; n < count; ++n) {
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(words[n])) files.push_back(entry.path());
        std::ranges::sort(files);
        for (const auto& file : files) {
            std::ifstream in(file, std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(in), {}};
            std::fprintf(stderr, "%s\n", file.c_str());
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
            ++fed;
        }
    }
    if (fed == 0) std::fprintf(stderr, "there is no input to feed\n");
    return fed == 0;
}
