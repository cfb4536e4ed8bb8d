#include "engine/disc/SoundReader.h"

#include "core/Error.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace engine::disc {

namespace {

constexpr core::FrameCount frameBytes = 4;
constexpr core::FrameCount pieceFrames = 8192;

} // namespace

SoundReader::SoundReader(const SoundFile& file) : file_(file) {
    if (file.isRaw())
        raw_.emplace(file.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    else
        audio_.emplace(file.path);
}

void SoundReader::read(core::FramePos from, std::span<double> interleaved) {
    if (from != at_) seek(from);
    while (!interleaved.empty()) {
        const auto frames = file_.isRaw() ? readRaw(interleaved) : readAudio(interleaved);
        if (frames == 0) break;
        at_ += frames;
        interleaved = interleaved.subspan(2 * static_cast<std::size_t>(frames));
    }
    std::ranges::fill(interleaved, 0.0);
}

core::FrameCount SoundReader::readRaw(std::span<double> interleaved) {
    bytes_.resize(std::min<std::size_t>(2 * interleaved.size(), static_cast<std::size_t>(pieceFrames * frameBytes)));
    const std::size_t words = raw_->read(bytes_) / static_cast<std::size_t>(frameBytes) * 2;
    const std::size_t low = file_.kind == DiscFile::Kind::bigEndian ? 1 : 0;
    for (std::size_t n = 0; n < words; ++n) {
        const auto lower = static_cast<unsigned char>(bytes_[2 * n + low]);
        const auto upper = static_cast<unsigned char>(bytes_[2 * n + 1 - low]);
        interleaved[n] = static_cast<std::int16_t>(lower | (upper << 8)) / 32768.0;
    }
    return static_cast<core::FrameCount>(words / 2);
}

core::FrameCount SoundReader::readAudio(std::span<double> interleaved) {
    if (audio_->facts().channels == 2) return audio_->read(interleaved);
    mono_.resize(interleaved.size() / 2);
    const auto frames = audio_->read(std::span(mono_));
    for (std::size_t n = 0; n < static_cast<std::size_t>(frames); ++n)
        interleaved[2 * n] = interleaved[2 * n + 1] = mono_[n];
    return frames;
}

void SoundReader::seek(core::FramePos from) {
    if (file_.isRaw()) {
        if (lseek(raw_->get(), from * frameBytes, SEEK_SET) < 0)
            core::throwSystemError("cannot be read", errno, file_.path);
        at_ = from;
        return;
    }
    if (from < at_) {
        audio_->rewind();
        at_ = 0;
    }
    std::vector<double> passed(2 * static_cast<std::size_t>(pieceFrames));
    while (at_ < from) {
        const auto frames =
            readAudio(std::span(passed).first(2 * static_cast<std::size_t>(std::min(pieceFrames, from - at_))));
        if (frames == 0) break;
        at_ += frames;
    }
    at_ = from; // Past its end: silence.
}

bool isSilent(const SoundFile& file, core::FramePos from, core::FrameCount frames) {
    if (file.path.empty()) return true;
    SoundReader reader(file);
    std::vector<double> samples;
    for (const core::FramePos end = std::min(from + frames, file.frames); from < end;) {
        const auto count = std::min(pieceFrames, end - from);
        samples.resize(2 * static_cast<std::size_t>(count));
        reader.read(from, samples);
        if (std::ranges::any_of(samples, [](double sample) { return sample != 0.0; })) return false;
        from += count;
    }
    return true;
}

} // namespace engine::disc
