#include "engine/source/PcmDigest.h"

#include <bit>

namespace engine::source {

static_assert(std::endian::native == std::endian::little, "floats are taken as they stand in memory");

void PcmDigest::add(std::span<const std::int32_t> leftJustified) {
    packed_.resize(bytes_ * leftJustified.size());
    std::uint8_t* to = packed_.data();
    for (const std::int32_t sample : leftJustified)
        for (std::size_t byte = 4 - bytes_; byte < 4; ++byte)
            *to++ = static_cast<std::uint8_t>(static_cast<std::uint32_t>(sample) >> 8 * byte);
    md5_.add(packed_.data(), packed_.size());
}

void PcmDigest::add(std::span<const float> samples) {
    md5_.add(samples.data(), samples.size_bytes());
}

} // namespace engine::source
