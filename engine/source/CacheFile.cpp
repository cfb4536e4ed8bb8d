#include "engine/source/CacheFile.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>
#include <unistd.h>

namespace engine::source {
namespace {

constexpr std::array<char, 8> magic = {'L', 'A', 'C', 'Q', 'U', 'E', 'R', 'A'};

constexpr const char* temporaryMark = ".part-";

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

std::string_view chars(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::filesystem::path temporaryFor(const std::filesystem::path& target) {
    std::array<char, 9> digits{};
    std::snprintf(digits.data(), digits.size(), "%08x", std::random_device()());
    return target.string() + temporaryMark + digits.data();
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

bool isTemporary(const std::filesystem::path& file) {
    return file.filename().string().find(temporaryMark) != std::string::npos;
}

CacheWriter::CacheWriter(std::filesystem::path target)
    : target_(std::move(target)), temporary_(temporaryFor(target_)),
      file_(temporary_, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC) {
    if (::lseek(file_.get(), sizeof(CacheHead), SEEK_SET) < 0)
        core::throwSystemError("cannot be written", errno, temporary_);
}

CacheWriter::~CacheWriter() {
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void CacheWriter::add(std::span<const float> interleaved) {
    file_.write(chars(std::as_bytes(interleaved)));
    values_ += interleaved.size();
}

void CacheWriter::finish(const AudioFacts& facts) {
    assert(values_ == static_cast<std::size_t>(2 * facts.frames));
    if (::lseek(file_.get(), 0, SEEK_SET) != 0) core::throwSystemError("cannot be written", errno, temporary_);
    file_.write(chars(encodeHead(facts)));
    // The sound must be on the disk before the name says that it is: a cache is believed without being read through.
    file_.sync();
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) core::throwSystemError("cannot be written", errno, target_);
    temporary_.clear();
}

} // namespace engine::source
