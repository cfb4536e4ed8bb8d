#include "tests/fuzz/Fuzz.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <unistd.h>

namespace tests {

namespace {

namespace fs = std::filesystem;

/// Gone with the process, if that comes to its end.
class OwnFolder {
  public:
    OwnFolder() {
        const fs::path memory = "/dev/shm";
        const fs::path above = access(memory.c_str(), W_OK) == 0 ? memory : fs::temp_directory_path();
        path_ = above / ("lacquer-fuzz-" + std::to_string(getpid()));
    }
    ~OwnFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    OwnFolder(const OwnFolder&) = delete;
    OwnFolder& operator=(const OwnFolder&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

/// "NAME" or "NAME 600", between the arrows.
NamedBytes named(std::string_view head) {
    NamedBytes file;
    const auto space = head.rfind(' ');
    if (space != std::string_view::npos) {
        const auto number = head.substr(space + 1);
        const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), file.sectors);
        if (error == std::errc() && end == number.data() + number.size()) head = head.substr(0, space);
        file.sectors = std::min(file.sectors, mostSectors);
    }
    file.name = head;
    return file;
}

} // namespace

void require(bool holds, std::string_view what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
    std::abort();
}

void requireSame(std::string_view one, std::string_view other, std::string_view what) {
    if (one == other) return;
    std::fprintf(stderr, "----- one\n%.*s\n----- other\n%.*s\n-----\n", static_cast<int>(one.size()), one.data(),
                 static_cast<int>(other.size()), other.data());
    require(false, what);
}

std::vector<NamedBytes> filesIn(std::string_view input) {
    constexpr std::string_view begin = "==> ";
    constexpr std::string_view end = " <==\n";
    std::vector<NamedBytes> files;
    while (!input.empty()) {
        NamedBytes file;
        if (input.starts_with(begin)) {
            const auto headEnd = input.substr(0, 64).find(end);
            if (headEnd != std::string_view::npos) {
                file = named(input.substr(begin.size(), headEnd - std::min(headEnd, begin.size())));
                input.remove_prefix(headEnd + end.size());
            }
        }
        const auto next = std::min(input.find(begin, input.starts_with(begin) ? begin.size() : 0), input.size());
        file.bytes = input.substr(0, next);
        input.remove_prefix(next);
        files.push_back(std::move(file));
    }
    return files;
}

const fs::path& emptiedFolder() {
    static const OwnFolder own;
    fs::remove_all(own.path());
    fs::create_directory(own.path());
    return own.path();
}

void writeQuickly(const fs::path& file, std::string_view bytes, std::size_t sectors) {
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    constexpr std::size_t sectorBytes = 2352;
    if (bytes.size() < sectors * sectorBytes) fs::resize_file(file, sectors * sectorBytes);
}

} // namespace tests
