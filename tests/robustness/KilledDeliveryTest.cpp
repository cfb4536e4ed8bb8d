#include "core/AudioFileWriter.h"
#include "core/SafeFile.h"
#include "tests/robustness/Killed.h"
#include "tests/support/Scratch.h"
#include "tests/support/Signals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <random>

namespace {

namespace fs = std::filesystem;

// Instrumented, a delivery takes ten times as long, and is killed at fewer moments.
#ifdef __SANITIZE_ADDRESS__
constexpr int kills = 16;
#else
constexpr int kills = 80;
#endif
constexpr core::FrameCount mixFrames = 5 * 44100;
constexpr auto formats = std::to_array<const char*>({"ddp", "wav24", "cue", "cuebin", "toc"});

/// What is in a file. Of a printed page, which says when it was printed, its end: it has one where it is whole.
std::string contentOf(const fs::path& file) {
    std::string bytes = core::readFile(file);
    constexpr std::string_view end = "%%EOF\n";
    return file.extension() == ".pdf" && bytes.ends_with(end) ? std::string(end) : bytes;
}

/// Every file below the folder but those that bear a temporary name, with what is in it.
std::map<fs::path, std::string> filesOf(const fs::path& folder) {
    std::map<fs::path, std::string> files;
    if (!fs::exists(folder)) return files;
    for (auto entry = fs::recursive_directory_iterator(folder); entry != fs::recursive_directory_iterator(); ++entry) {
        if (entry->path().filename().string().starts_with("."))
            entry.disable_recursion_pending();
        else if (entry->is_regular_file())
            files[fs::relative(entry->path(), folder)] = contentOf(entry->path());
    }
    return files;
}

void writeMix(const fs::path& path, std::uint64_t seed) {
    const auto mix = tests::musicLike(mixFrames, 44100, -0.5, seed);
    std::vector<float> interleaved;
    for (std::size_t i = 0; i < mix.left.size(); ++i) {
        interleaved.push_back(static_cast<float>(mix.left[i]));
        interleaved.push_back(static_cast<float>(mix.right[i]));
    }
    core::AudioFileWriter file(path, core::Delivery::Format::wav, core::Delivery::WordLength::float32, 44100,
                               mixFrames);
    file.write(std::span<const float>(interleaved));
    file.finish();
}

/// A small album with two mixes, and what a whole delivery of it looks like.
class KilledDelivery : public testing::Test {
  protected:
    void SetUp() override {
        setenv("XDG_CACHE_HOME", (scratch / "cache").c_str(), 1);
        writeMix(scratch / "one.wav", 1);
        writeMix(scratch / "two.wav", 2);
        ASSERT_EQ(tests::runToEnd({LACQUER, "new", album, scratch / "one.wav", scratch / "two.wav", "--title", "Tide",
                                   "--artist", "Maren Voss", "--chain", "safety"}),
                  0);
        albumBytes = core::readFile(album);
        const auto begin = std::chrono::steady_clock::now();
        ASSERT_EQ(tests::runToEnd(deliverTo(scratch / "whole")), 0);
        wholeDelivery = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
        whole = filesOf(scratch / "whole");
        ASSERT_GT(whole.size(), 6u);
    }

    std::vector<std::string> deliverTo(const fs::path& target, bool replace = false) const {
        std::vector<std::string> words = {LACQUER, "deliver", album, "--to", target};
        for (const char* format : formats) words.insert(words.end(), {"--as", format});
        if (replace) words.push_back("--replace");
        return words;
    }

    /// Starts a delivery and kills it at some moment; every second time near its end, where files get their names.
    void killDelivery(const fs::path& target, bool replace) {
        const auto longest = static_cast<unsigned>(wholeDelivery.count());
        const auto after =
            std::chrono::microseconds(random() % 2 == 0 ? random() % longest : longest - random() % (longest / 5));
        int status = 0;
        if (!tests::runAndKill(deliverTo(target, replace), after, status)) {
            ASSERT_EQ(status, 0) << "a delivery that was not killed failed";
        }
    }

    tests::ScratchFolder scratch;
    const std::string album = scratch / "album.lacquer";
    std::string albumBytes;
    std::map<fs::path, std::string> whole;
    std::chrono::microseconds wholeDelivery{};
    std::mt19937 random{80};
};

} // namespace

TEST_F(KilledDelivery, LeavesNoPartUnderAFinalNameAndTheNextOneWorks) {
    const fs::path target = scratch / "new";
    for (int i = 0; i < kills / 2; ++i) {
        killDelivery(target, false);
        const auto left = filesOf(target);
        for (const char* format : formats) {
            const bool stands = fs::exists(target / format);
            for (const auto& [path, bytes] : whole) {
                if (*path.begin() != format) continue;
                ASSERT_EQ(left.contains(path), stands) << path << " after kill " << i;
                ASSERT_TRUE(!stands || left.at(path) == bytes) << path << " is not whole after kill " << i;
            }
        }
        ASSERT_EQ(core::readFile(album), albumBytes);
        if (i % 4 == 3) {
            ASSERT_EQ(tests::runToEnd(deliverTo(target, true)), 0);
            ASSERT_TRUE(filesOf(target) == whole) << "the delivery after kill " << i;
        }
        for (const char* format : formats) fs::remove_all(target / format);
    }
}

TEST_F(KilledDelivery, LeavesTheOldOneWholeWhenItReplacesIt) {
    const fs::path target = scratch / "old";
    ASSERT_EQ(tests::runToEnd(deliverTo(target)), 0);
    for (int i = 0; i < kills / 2; ++i) {
        killDelivery(target, true);
        ASSERT_TRUE(filesOf(target) == whole) << "after kill " << i;
    }
}
