#include "engine/source/AudioSource.h"
#include "core/Error.h"
#include "engine/source/CacheFile.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>
#include <vector>

using namespace engine::source;
namespace fs = std::filesystem;

namespace {

class CacheFileTest : public testing::Test {
  protected:
    CacheFileTest() { fs::create_directories(folder_); }
    ~CacheFileTest() override { fs::remove_all(folder_); }

    fs::path write(const std::vector<float>& samples, AudioFacts facts) {
        const fs::path file = folder_ / "sound";
        CacheWriter writer(file);
        writer.add(samples);
        writer.finish(facts);
        return file;
    }

    fs::path folder_ = fs::temp_directory_path() /
                       (std::string("lacquer-") + testing::UnitTest::GetInstance()->current_test_info()->name() + "-" +
                        std::to_string(::getpid()));
};

} // namespace

TEST_F(CacheFileTest, KeepsSamplesAndFacts) {
    const AudioFacts facts{.rate = 48000,
                           .fileRate = 44100,
                           .channels = 1,
                           .wordLength = 24,
                           .frames = 3,
                           .fileFrames = 2,
                           .replaced = 7,
                           .samplePeak = 1.5,
                           .decodedDigest = std::string(64, 'a')};
    const AudioSource source(write({1, 2, 3, 4, 5, 1.5F}, facts));
    EXPECT_EQ(source.samples()[5], 1.5F);
    EXPECT_EQ(source.samples().size(), 6u);
    EXPECT_EQ(source.facts(), facts);
}

TEST_F(CacheFileTest, StaysReadableWhenTheFileIsDeleted) {
    const auto file = write({1, 2, 3, 4}, {.frames = 2});
    const AudioSource source(file);
    fs::remove(file);
    EXPECT_EQ(source.samples()[3], 4.0F);
}

TEST_F(CacheFileTest, RefusesACutFileAndAForeignOne) {
    const auto file = write({1, 2, 3, 4}, {.frames = 2});
    fs::resize_file(file, fs::file_size(file) - 1);
    EXPECT_THROW(AudioSource{file}, core::Error);
    std::ofstream(folder_ / "other") << std::string(5000, 'x');
    EXPECT_THROW(AudioSource{folder_ / "other"}, core::Error);
}

TEST_F(CacheFileTest, LeavesNothingBehindUnlessFinished) {
    { CacheWriter(folder_ / "sound").add(std::vector<float>{1, 2}); }
    EXPECT_TRUE(fs::is_empty(folder_));
}

TEST(AudioSource, ComesFromMemoryToo) {
    const auto source = AudioSource::fromMemory(96000, std::vector<float>{1, -2, 3, 4});
    EXPECT_EQ(source->frames(), 2);
    EXPECT_EQ(source->samples()[1], -2.0F);
    EXPECT_EQ(source->facts().samplePeak, 4.0);
    EXPECT_EQ(source->facts().rate, 96000);
}
