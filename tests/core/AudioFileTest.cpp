#include "core/AudioFile.h"
#include "core/AudioFileWriter.h"

#include <gtest/gtest.h>

using namespace core;
using enum Delivery::Format;
using enum Delivery::WordLength;

namespace {

std::filesystem::path scratch(const std::string& name) {
    const auto folder = std::filesystem::path(testing::TempDir()) / "lacquer-audio";
    std::filesystem::create_directories(folder);
    return folder / name;
}

/// 1, 2, 3 ... as values of that many bits, left-justified, with both extremes at the end.
std::vector<std::int32_t> ramp(int frames, int bits) {
    std::vector<std::int32_t> samples;
    for (int i = 0; i < 2 * frames - 2; ++i) samples.push_back((i + 1) * (1 << (32 - bits)));
    samples.push_back(INT32_MIN);
    samples.push_back((INT32_MAX >> (32 - bits)) << (32 - bits));
    return samples;
}

} // namespace

TEST(AudioFileWriter, GivesBackEveryIntegerExactly) {
    for (const auto format : {wav, flac})
        for (const int bits : {16, 24}) {
            const auto path = scratch("exact");
            const auto written = ramp(10000, bits);
            AudioFileWriter writer(path, format, bits == 16 ? int16 : int24, 48000, 10000);
            writer.write(written);
            writer.finish();

            AudioFile file(path);
            std::vector<std::int32_t> read(written.size());
            EXPECT_EQ(file.read(read), 10000);
            EXPECT_EQ(read, written) << "bits " << bits;
            EXPECT_EQ(file.facts().wordLength, bits);
            EXPECT_EQ(file.facts().rate, 48000);
        }
}
