#include "engine/source/DigestMemory.h"

#include "core/SafeFile.h"
#include "engine/source/Digest.h"

#include <algorithm>
#include <exception>
#include <sstream>
#include <sys/stat.h>

namespace engine::source {
namespace {

constexpr const char* head = "lacquer digests 1\n";

/// More files than a desk has in work; then what is no longer where it was goes first.
constexpr std::size_t roomyFiles = 4096;

std::int64_t nanoseconds(const timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

std::int64_t now() {
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(sinceEpoch).count();
}

bool isDigest(const std::string& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

} // namespace

DigestMemory::DigestMemory(std::filesystem::path file, std::chrono::nanoseconds settledAfter)
    : file_(std::move(file)), settledAfter_(settledAfter), known_(read(file_)) {}

std::optional<DigestMemory::Stamp> DigestMemory::stampOf(const std::filesystem::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return Stamp{.bytes = static_cast<std::uint64_t>(status.st_size),
                 .device = static_cast<std::uint64_t>(status.st_dev),
                 .inode = static_cast<std::uint64_t>(status.st_ino),
                 .modifiedNs = nanoseconds(status.st_mtim),
                 .changedNs = nanoseconds(status.st_ctim)};
}

std::string DigestMemory::digestOf(const std::filesystem::path& path, Rehash rehash, const std::stop_token& stop) {
    const auto before = stampOf(path);
    if (rehash == Rehash::changed && before)
        if (const auto found = known_.find(path.string()); found != known_.end() && found->second.stamp == *before)
            return found->second.digest;

    const std::int64_t begun = now();
    std::string digest = sha256OfFile(path, stop);
    if (!before || stampOf(path) != before) return digest;
    const std::int64_t touched = std::max(before->modifiedNs, before->changedNs);
    if (begun - touched > settledAfter_.count()) {
        known_[path.string()] = {*before, digest};
        learnt_[path.string()] = {*before, digest};
    }
    return digest;
}

void DigestMemory::save() noexcept {
    if (learnt_.empty()) return;
    try {
        Files all = read(file_);
        for (const auto& [path, known] : learnt_) all[path] = known;
        if (all.size() > roomyFiles)
            std::erase_if(all, [](const auto& each) { return stampOf(each.first) != each.second.stamp; });
        std::filesystem::create_directories(file_.parent_path());
        core::writeFile(file_, written(all));
        learnt_.clear();
    } catch (const std::exception&) {
        learnt_.clear(); // Read through again next time.
    }
}

/// After the head a record per file: digest and stamp in words, a blank, the path, and a zero, which no path contains.
DigestMemory::Files DigestMemory::read(const std::filesystem::path& file) {
    Files files;
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return files;
    std::istringstream in;
    try {
        in.str(core::readFile(file));
    } catch (const std::exception&) {
        return files;
    }
    std::string first;
    if (!std::getline(in, first) || first + "\n" != head) return files;
    for (std::string record; std::getline(in, record, '\0');) {
        std::istringstream words(record);
        Known known;
        auto& stamp = known.stamp;
        std::string path;
        words >> known.digest >> stamp.bytes >> stamp.device >> stamp.inode >> stamp.modifiedNs >> stamp.changedNs;
        if (words.get() != ' ' || !std::getline(words, path, '\0') || !isDigest(known.digest)) continue;
        files[path] = known;
    }
    return files;
}

std::string DigestMemory::written(const Files& files) {
    std::ostringstream out;
    out << head;
    for (const auto& [path, known] : files) {
        const auto& stamp = known.stamp;
        out << known.digest << ' ' << stamp.bytes << ' ' << stamp.device << ' ' << stamp.inode << ' '
            << stamp.modifiedNs << ' ' << stamp.changedNs << ' ' << path << '\0';
    }
    return out.str();
}

} // namespace engine::source
