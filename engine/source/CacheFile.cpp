#include "engine/source/CacheFile.h"

#include "core/Error.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <type_traits>
#include <unistd.h>

namespace engine::source {
namespace {

constexpr std::array<char, 8> magic = {'L', 'A', 'C', 'Q', 'U', 'E', 'R', 'A'};

struct RawHead {
    std::array<char, 8> magic{};
    std::uint32_t version = 0;
    std::int32_t rate = 0;
    std::int32_t fileRate = 0;
    std::int32_t channels = 0;
    std::int32_t wordLength = 0;
    std::int32_t reserved = 0;
    std::int64_t frames = 0;
    std::int64_t fileFrames = 0;
    std::int64_t replaced = 0;
    double samplePeak = 0.0;
    std::array<char, 64> decodedDigest{};
};
static_assert(std::is_trivially_copyable_v<RawHead> && sizeof(RawHead) <= sizeof(CacheHead));

[[noreturn]] void fail(const std::filesystem::path& path) {
    throw core::Error(std::string("cannot write the audio cache: ") + std::strerror(errno), path);
}

void writeAll(int fd, const std::byte* data, std::size_t bytes, const std::filesystem::path& path) {
    while (bytes > 0) {
        const ssize_t written = ::write(fd, data, bytes);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail(path);
        data += written;
        bytes -= static_cast<std::size_t>(written);
    }
}

} // namespace

CacheHead encodeHead(const AudioFacts& facts) {
    RawHead raw{.magic = magic,
                .version = cacheVersion,
                .rate = facts.rate,
                .fileRate = facts.fileRate,
                .channels = facts.channels,
                .wordLength = facts.wordLength,
                .frames = facts.frames,
                .fileFrames = facts.fileFrames,
                .replaced = facts.replaced,
                .samplePeak = facts.samplePeak};
    assert(facts.decodedDigest.size() <= raw.decodedDigest.size());
    facts.decodedDigest.copy(raw.decodedDigest.data(), raw.decodedDigest.size());
    CacheHead head{};
    std::memcpy(head.data(), &raw, sizeof raw);
    return head;
}

std::optional<AudioFacts> decodeHead(std::span<const std::byte> head) {
    RawHead raw;
    if (head.size() < sizeof(CacheHead)) return std::nullopt;
    std::memcpy(&raw, head.data(), sizeof raw);
    if (raw.magic != magic || raw.version != cacheVersion || raw.frames < 0) return std::nullopt;

    const auto digestEnd = std::find(raw.decodedDigest.begin(), raw.decodedDigest.end(), '\0');
    return AudioFacts{.rate = raw.rate,
                      .fileRate = raw.fileRate,
                      .channels = raw.channels,
                      .wordLength = raw.wordLength,
                      .frames = raw.frames,
                      .fileFrames = raw.fileFrames,
                      .replaced = raw.replaced,
                      .samplePeak = raw.samplePeak,
                      .decodedDigest = std::string(raw.decodedDigest.begin(), digestEnd)};
}

CacheWriter::CacheWriter(std::filesystem::path target) : target_(std::move(target)) {
    std::string name = target_.string() + ".XXXXXX";
    fd_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (fd_ < 0) fail(target_);
    temporary_ = name;
    const CacheHead empty{};
    try {
        writeAll(fd_, empty.data(), empty.size(), temporary_);
    } catch (...) {
        ::close(fd_);
        ::unlink(temporary_.c_str());
        throw;
    }
}

CacheWriter::~CacheWriter() {
    if (fd_ >= 0) ::close(fd_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void CacheWriter::add(std::span<const float> interleaved) {
    const auto bytes = std::as_bytes(interleaved);
    writeAll(fd_, bytes.data(), bytes.size(), temporary_);
    values_ += interleaved.size();
}

void CacheWriter::finish(const AudioFacts& facts) {
    assert(values_ == static_cast<std::size_t>(2 * facts.frames));
    const CacheHead head = encodeHead(facts);
    if (::lseek(fd_, 0, SEEK_SET) != 0) fail(temporary_);
    writeAll(fd_, head.data(), head.size(), temporary_);
    // The sound must be on the disk before the name says that it is: a cache is believed without being read through.
    if (::fdatasync(fd_) != 0) fail(temporary_);
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail(target_);
    temporary_.clear();
}

} // namespace engine::source
