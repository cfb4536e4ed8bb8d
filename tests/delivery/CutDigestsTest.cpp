// The MD5 of delivered samples: taken once for all formats, and true of each file.
#include "core/AudioFile.h"
#include "engine/source/PcmDigest.h"
#include "tests/delivery/DeliverySupport.h"

#include <gtest/gtest.h>

namespace {

std::string md5InFile(const std::filesystem::path& path, int bits) {
    engine::source::PcmDigest digest(bits);
    if (bits < 32) {
        digest.add(tests::wordsOf(path));
        return digest.hex();
    }
    core::AudioFile file(path);
    std::vector<float> samples(2 * static_cast<std::size_t>(file.facts().frames));
    EXPECT_EQ(file.read(std::span(samples)), file.facts().frames);
    digest.add(samples);
    return digest.hex();
}

TEST(CutDigests, AreThoseOfTheSamplesInEveryFile) {
    const tests::ScratchFolder folder;
    const std::vector<std::pair<std::string, int>> formats = {{"wav24", 24},  {"flac24", 24}, {"wav16", 16},
                                                              {"flac20", 20}, {"wav32f", 32}, {"mp3", 0}};
    std::vector<std::string> words;
    for (const auto& [word, bits] : formats) words.push_back(word);
    const auto report = tests::deliverTo(folder.path(), tests::noiseAlbum(3), tests::deliveries(words));
    for (std::size_t n = 0; n < formats.size(); ++n)
        for (const auto& file : report.deliveries[n].files)
            EXPECT_EQ(file.pcmMd5, formats[n].second == 0 ? "" : md5InFile(file.path, formats[n].second)) << file.path;
    for (std::size_t file = 0; file < 4; ++file)
        EXPECT_EQ(report.deliveries[0].files[file].pcmMd5, report.deliveries[1].files[file].pcmMd5);
}

} // namespace
