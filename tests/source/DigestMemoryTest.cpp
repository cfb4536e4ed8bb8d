#include "engine/source/DigestMemory.h"
#include "core/Error.h"
#include "core/SafeFile.h"
#include "engine/source/Digest.h"
#include "tests/support/Scratch.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <thread>

using engine::source::DigestMemory;
using engine::source::Rehash;
using engine::source::sha256OfFile;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

/// Bytes that this process has read from files so far.
std::uint64_t bytesRead() {
    std::ifstream io("/proc/self/io");
    std::string name;
    std::uint64_t bytes = 0;
    io >> name >> bytes;
    return bytes;
}

/// Longer than the clock of the file system stands still.
void waitForAnotherTime() {
    std::this_thread::sleep_for(30ms);
}

class DigestMemoryTest : public testing::Test {
  protected:
    static constexpr std::size_t mixBytes = 4 << 20;

    DigestMemoryTest() { write(mix_, 'a'); }

    static void write(const fs::path& file, char what) {
        std::ofstream(file, std::ios::binary) << std::string(mixBytes, what);
        waitForAnotherTime();
    }

    /// In the life of another program.
    std::string digest(const fs::path& file, Rehash rehash = Rehash::changed) const {
        DigestMemory memory(file_, 0ns);
        std::string found = memory.digestOf(file, rehash, {});
        memory.save();
        return found;
    }

    bool readsThrough(const fs::path& file, Rehash rehash = Rehash::changed) const {
        const auto before = bytesRead();
        EXPECT_EQ(digest(file, rehash), sha256OfFile(file));
        return bytesRead() - before >= 2 * mixBytes; // Once by the comparison.
    }

    tests::ScratchFolder folder_;
    fs::path mix_ = folder_ / "a mix\nof \xff two lines.wav";
    fs::path file_ = folder_ / "digests";
};

} // namespace

TEST_F(DigestMemoryTest, ReadsAnUnchangedFileOnce) {
    ASSERT_GT(bytesRead(), 0u);
    EXPECT_TRUE(readsThrough(mix_));
    EXPECT_FALSE(readsThrough(mix_));
    EXPECT_TRUE(readsThrough(mix_, Rehash::all)) << "as asked";
}

TEST_F(DigestMemoryTest, SeesAChangeThatKeepsLengthAndTime) {
    (void)digest(mix_);
    const auto time = fs::last_write_time(mix_);
    write(mix_, 'b');
    fs::last_write_time(mix_, time);
    EXPECT_TRUE(readsThrough(mix_));
}

TEST_F(DigestMemoryTest, SeesAnotherFileUnderTheName) {
    (void)digest(mix_);
    write(folder_ / "other", 'b');
    fs::last_write_time(folder_ / "other", fs::last_write_time(mix_));
    fs::rename(folder_ / "other", mix_);
    EXPECT_TRUE(readsThrough(mix_));
}

TEST_F(DigestMemoryTest, DoesNotRememberAFileThatWasJustChanged) {
    DigestMemory memory(file_, 24h);
    const auto first = memory.digestOf(mix_, Rehash::changed, {});
    memory.save();
    EXPECT_FALSE(fs::exists(file_)) << "a second change might leave the same times";
    write(mix_, 'b');
    EXPECT_NE(memory.digestOf(mix_, Rehash::changed, {}), first);
}

TEST_F(DigestMemoryTest, KeepsWhatOthersHaveLearntMeanwhile) {
    write(folder_ / "second", 'b');
    DigestMemory one(file_, 0ns);
    DigestMemory other(file_, 0ns);
    (void)one.digestOf(mix_, Rehash::changed, {});
    (void)other.digestOf(folder_ / "second", Rehash::changed, {});
    one.save();
    other.save();
    EXPECT_FALSE(readsThrough(mix_));
    EXPECT_FALSE(readsThrough(folder_ / "second"));
}

TEST_F(DigestMemoryTest, DoesWithoutItsFile) {
    (void)digest(mix_);
    const std::string whole = core::readFile(file_);
    for (const std::size_t length : {0u, 5u, 20u, 60u, 120u}) {
        core::writeFile(file_, whole.substr(0, length));
        EXPECT_EQ(digest(mix_), sha256OfFile(mix_)) << length;
    }
    core::writeFile(file_, std::string(100000, '\xfe'));
    EXPECT_EQ(digest(mix_), sha256OfFile(mix_));
    fs::remove(file_);
    fs::create_directory(file_);
    EXPECT_EQ(digest(mix_), sha256OfFile(mix_)) << "nor can it be written";
}

TEST_F(DigestMemoryTest, ForgetsFilesThatAreGoneWhenTheyAreMany) {
    (void)digest(mix_);
    std::string crowd = core::readFile(file_);
    const std::string record = std::string(64, '0') + " 1 2 3 4 5 /gone/";
    for (int i = 0; i < 5000; ++i) crowd += record + std::to_string(i) + '\0';
    core::writeFile(file_, crowd);
    write(folder_ / "second", 'b');
    (void)digest(folder_ / "second");
    EXPECT_LT(fs::file_size(file_), 2000u);
    EXPECT_FALSE(readsThrough(mix_));
}

TEST_F(DigestMemoryTest, SaysThatAFileIsGoneAndStopsWhenAsked) {
    DigestMemory memory(file_, 0ns);
    EXPECT_THROW((void)memory.digestOf(folder_ / "none", Rehash::changed, {}), core::Error);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW((void)memory.digestOf(mix_, Rehash::changed, stop.get_token()), core::Cancelled);
}
