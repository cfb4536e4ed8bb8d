#include "engine/delivery/PcmFile.h"

#include "core/AudioFile.h"
#include "core/Error.h"
#include "engine/delivery/FileCheck.h"

#include <utility>

namespace engine::delivery {

PcmFile::PcmFile(std::filesystem::path path, const PcmFileFormat& format, FrameRange range, core::Tags tags,
                 std::shared_ptr<const core::Cover> cover)
    : path_(std::move(path)), format_(format), range_(range), tags_(std::move(tags)), cover_(std::move(cover)) {}

std::uintmax_t PcmFile::readBackBytes() const {
    const auto sampleBytes = static_cast<std::uintmax_t>(core::bitsOf(format_.wordLength) + 7) / 8;
    return static_cast<std::uintmax_t>(range_.length()) * 2 * (sizeof(std::int32_t) + sampleBytes);
}

void PcmFile::write(const PcmBlock& block) {
    const PcmBlock part = block.within(range_);
    if (part.frames() == 0) return;
    if (!writer_) writer_.emplace(path_, format_.format, format_.wordLength, format_.rate, range_.length());
    if (!part.floats.empty()) {
        writer_->write(part.floats);
        meant_.add(part.floats.data(), part.floats.size_bytes());
    } else {
        writer_->write(part.words);
        meant_.add(part.words.data(), part.words.size_bytes());
    }
    if (part.end() == range_.to) finish();
}

void PcmFile::finish() {
    if (!writer_) return;
    writer_->finish();
    writer_.reset();
    core::Tags tags = tags_;
    if (cover_) tags.cover = *cover_;
    core::writeTags(path_, tags);
}

source::Fingerprint::Value PcmFile::fingerprintOfFile(const ReadBackStep& step) const {
    core::AudioFile file(path_);
    source::Fingerprint found;
    const auto readAll = [&](auto buffer) {
        while (const core::FrameCount frames = file.read(std::span(buffer))) {
            const std::size_t bytes = 2 * static_cast<std::size_t>(frames) * sizeof(buffer[0]);
            found.add(buffer.data(), bytes);
            step(bytes);
        }
    };
    constexpr std::size_t values = 32768;
    if (format_.wordLength == core::Delivery::WordLength::float32)
        readAll(std::vector<float>(values));
    else
        readAll(std::vector<std::int32_t>(values));
    return found.value();
}

CheckedFile PcmFile::readBack(const ReadBackStep& step) const {
    if (fingerprintOfFile(step) != meant_.value())
        throw core::Error("the file does not hold the sound that was written; check the disk", path_);
    return checkedFile(path_, step);
}

} // namespace engine::delivery
