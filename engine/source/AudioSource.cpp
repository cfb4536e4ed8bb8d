#include "engine/source/AudioSource.h"

#include "core/Error.h"
#include "engine/source/CacheFile.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace engine::source {

AudioSource::AudioSource(const std::filesystem::path& cacheFile) {
    const int fd = ::open(cacheFile.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) throw core::Error(std::string("cannot open the audio cache: ") + std::strerror(errno), cacheFile);
    struct stat status {};
    const bool known = ::fstat(fd, &status) == 0;
    const auto bytes = known ? static_cast<std::size_t>(status.st_size) : 0;
    void* const mapping =
        bytes >= sizeof(CacheHead) ? ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED, fd, 0) : MAP_FAILED;
    ::close(fd);
    if (mapping == MAP_FAILED) throw core::Error("cannot map the audio cache", cacheFile);

    const auto* const begin = static_cast<const std::byte*>(mapping);
    const auto facts = decodeHead({begin, sizeof(CacheHead)});
    if (!facts || bytes != sizeof(CacheHead) + 2 * sizeof(float) * static_cast<std::size_t>(facts->frames)) {
        ::munmap(mapping, bytes);
        throw core::Error("this is no whole audio cache file", cacheFile);
    }
    facts_ = *facts;
    mapping_ = mapping;
    mappedBytes_ = bytes;
    isFile_ = true;
    samples_ = reinterpret_cast<const float*>(begin + sizeof(CacheHead));
}

AudioSource::~AudioSource() {
    if (mapping_) ::munmap(mapping_, mappedBytes_);
}

void AudioSource::forget(core::FramePos from, core::FrameCount frames) const noexcept {
    from = std::clamp<core::FramePos>(from, 0, facts_.frames);
    const core::FramePos to = from + std::clamp<core::FrameCount>(frames, 0, facts_.frames - from);
    if (!isFile_ || to == from) return;
    // Down to whole pages at both ends: stretches that follow one another leave no page behind.
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto pageOf = [&](core::FramePos at) {
        return reinterpret_cast<std::uintptr_t>(samples_ + 2 * at) / page * page;
    };
    if (pageOf(to) > pageOf(from))
        ::madvise(reinterpret_cast<void*>(pageOf(from)), pageOf(to) - pageOf(from), MADV_DONTNEED);
}

std::shared_ptr<const AudioSource> AudioSource::fromMemory(int rate, std::span<const float> interleaved) {
    assert(interleaved.size() % 2 == 0);
    const std::shared_ptr<AudioSource> made(new AudioSource);
    const auto frames = static_cast<core::FrameCount>(interleaved.size() / 2);
    made->facts_ = {.rate = rate, .fileRate = rate, .frames = frames, .fileFrames = frames};
    for (const float value : interleaved)
        made->facts_.samplePeak = std::max(made->facts_.samplePeak, std::abs(static_cast<double>(value)));
    if (interleaved.empty()) return made;

    made->mappedBytes_ = interleaved.size_bytes();
    void* const mapping =
        ::mmap(nullptr, made->mappedBytes_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapping == MAP_FAILED) throw std::bad_alloc();
    std::memcpy(mapping, interleaved.data(), interleaved.size_bytes());
    made->mapping_ = mapping;
    made->samples_ = static_cast<const float*>(mapping);
    return made;
}

} // namespace engine::source
