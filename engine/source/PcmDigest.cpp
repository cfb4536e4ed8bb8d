#include "engine/source/PcmDigest.h"

#include <algorithm>
#include <array>
#include <bit>

namespace engine::source {

static_assert(std::endian::native == std::endian::little, "floats are taken as they stand in memory");

void PcmDigest::add(std::span<const std::int32_t> leftJustified) {
    // A piece at a time, kept nowhere: an album has a digest for each of its tracks.
    std::array<std::uint8_t, 3 * 2048> packed;
    const std::size_t most = packed.size() / bytes_;
    while (!leftJustified.empty()) {
        const auto piece = leftJustified.first(std::min(leftJustified.size(), most));
        std::uint8_t* to = packed.data();
        for (const std::int32_t sample : piece)
            for (std::size_t byte = 4 - bytes_; byte < 4; ++byte)
                *to++ = static_cast<std::uint8_t>(static_cast<std::uint32_t>(sample) >> 8 * byte);
        md5_.add(packed.data(), bytes_ * piece.size());
        leftJustified = leftJustified.subspan(piece.size());
    }
}

void PcmDigest::add(std::span<const float> samples) {
    md5_.add(samples.data(), samples.size_bytes());
}

} // namespace engine::source
