#include "engine/source/Fingerprint.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace {

using engine::source::Fingerprint;

TEST(Fingerprint, IsTheSameHoweverTheBytesComeAndAnotherForOneBit) {
    std::vector<unsigned char> bytes(100000);
    for (std::size_t n = 0; n < bytes.size(); ++n) bytes[n] = static_cast<unsigned char>(n * n >> 3);
    Fingerprint whole;
    whole.add(bytes.data(), bytes.size());
    Fingerprint parts;
    for (std::size_t at = 0, size = 1; at < bytes.size(); at += size, size = size * 3 + 1)
        parts.add(bytes.data() + at, std::min(size, bytes.size() - at));
    EXPECT_EQ(parts.value(), whole.value());

    for (const std::size_t at : {std::size_t{0}, std::size_t{77777}, bytes.size() - 1}) {
        bytes[at] ^= 1;
        Fingerprint other;
        other.add(bytes.data(), bytes.size());
        EXPECT_NE(other.value(), whole.value()) << at;
        bytes[at] ^= 1;
    }
}

} // namespace
