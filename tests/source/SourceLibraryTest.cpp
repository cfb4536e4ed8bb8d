#include "engine/source/SourceLibrary.h"
#include "core/Error.h"
#include "core/SafeFile.h"
#include "engine/source/Digest.h"
#include "engine/source/Mixes.h"
#include "tests/support/Album.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>
#include <memory>
#include <sndfile.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

using namespace engine::source;
namespace fs = std::filesystem;
using testing::HasSubstr;

namespace {

class SourceLibraryTest : public testing::Test {
  protected:
    SourceLibraryTest() { fs::create_directories(folder_ / "mixes"); }
    ~SourceLibraryTest() override { fs::remove_all(folder_); }

    /// An audio file with those interleaved samples.
    fs::path write(const std::string& name, const std::vector<double>& samples, int rate = 44100, int channels = 2,
                   int format = SF_FORMAT_WAV | SF_FORMAT_FLOAT) {
        const fs::path path = folder_ / "mixes" / name;
        SF_INFO info{};
        info.samplerate = rate;
        info.channels = channels;
        info.format = format;
        SNDFILE* const file = sf_open(path.c_str(), SFM_WRITE, &info);
        EXPECT_NE(file, nullptr);
        sf_write_double(file, samples.data(), static_cast<sf_count_t>(samples.size()));
        sf_close(file);
        return path;
    }

    SourceLibrary library() const { return SourceLibrary(folder_ / "cache"); }

    core::Album albumOf(const Imported& imported) {
        core::Album album = tests::album({tests::track(1, 100)});
        album.sources[0] = imported.source;
        album.sources[0].id = core::SourceId{1};
        return album;
    }

    /// Makes the library take a file with the one digest for one with the other.
    void rememberInstead(const std::string& digest, const std::string& other) const {
        std::string digests = core::readFile(folder_ / "cache" / "digests");
        digests.replace(digests.find(digest), digest.size(), other);
        core::writeFile(folder_ / "cache" / "digests", digests);
    }

    fs::path folder_ = fs::temp_directory_path() /
                       (std::string("lacquer-") + testing::UnitTest::GetInstance()->current_test_info()->name() + "-" +
                        std::to_string(::getpid()));
};

} // namespace

TEST_F(SourceLibraryTest, KeepsFloatsOverFullScaleUnclipped) {
    const auto made = library().import(write("hot.wav", {0.5, -1.75, 2.5, 0.25}), 44100);
    EXPECT_EQ(made.audio->samples()[1], -1.75F);
    EXPECT_EQ(made.audio->samples()[2], 2.5F);
    EXPECT_EQ(made.audio->facts().samplePeak, 2.5);
    EXPECT_TRUE(made.findings.empty());
    EXPECT_EQ(made.source.frames, 2);
    EXPECT_EQ(made.source.digest, sha256OfFile(made.source.path));
}

TEST_F(SourceLibraryTest, MakesMonoStereoAndSaysSo) {
    const auto made = library().import(write("mono.wav", {0.5, -0.25}, 44100, 1), 44100);
    EXPECT_EQ(std::vector(made.audio->samples().begin(), made.audio->samples().end()),
              (std::vector<float>{0.5F, 0.5F, -0.25F, -0.25F}));
    ASSERT_EQ(made.findings.size(), 1u);
    EXPECT_THAT(made.findings[0].message, HasSubstr("mono"));
}

TEST_F(SourceLibraryTest, BringsTheTextsOfAFileSoThatATrackIsMadeWithoutIt) {
    const fs::path mix = write("mix.wav", std::vector<double>(88200, 0.1));
    core::writeTags(mix, {.title = "Low Lantern", .artist = "Maren Voss"});
    const Imported imported = library().import(mix, 44100);
    fs::remove(mix);
    const core::Album album = withMix({.rate = 44100}, imported, 0);
    EXPECT_EQ(album.tracks.at(0).metadata.title, "Low Lantern");
    EXPECT_EQ(album.tracks.at(0).metadata.artist, "Maren Voss");
}

TEST_F(SourceLibraryTest, ResamplesToTheAlbumsRateAndSaysSo) {
    const auto made = library().import(write("48k.wav", std::vector<double>(9600, 0.25), 48000), 44100);
    EXPECT_EQ(made.audio->frames(), 4410);
    EXPECT_NEAR(made.audio->samples()[4000], 0.25, 1e-6);
    EXPECT_EQ(made.source.rate, 48000);
    EXPECT_EQ(made.source.frames, 4800);
    EXPECT_EQ(made.audio->facts().wordLength, 32);
    ASSERT_EQ(made.findings.size(), 1u);
    EXPECT_THAT(made.findings[0].message, HasSubstr("48000 Hz"));
}

TEST_F(SourceLibraryTest, ReplacesWhatIsNoNumberAndCountsIt) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    const auto made = library().import(write("nan.wav", {nan, 0.5, 0.5, -infinity}), 44100);
    EXPECT_EQ(made.audio->samples()[0], 0.0F);
    EXPECT_EQ(made.audio->samples()[3], 0.0F);
    EXPECT_EQ(made.audio->facts().replaced, 2);
    ASSERT_EQ(made.findings.size(), 1u);
    EXPECT_EQ(made.findings[0].severity, core::Severity::warning);
}

TEST_F(SourceLibraryTest, FindsTheWordLengthThatIsReallyUsed) {
    const auto bits = [&](const std::string& name, double step) {
        return library().import(write(name, {step, -1.0, 0.5, 0.0}), 44100).audio->facts().wordLength;
    };
    EXPECT_EQ(bits("16.wav", 0x1p-15), 16);
    EXPECT_EQ(bits("20.wav", 0x1p-19), 20);
    EXPECT_EQ(bits("24.wav", 0x1p-23), 24);
    EXPECT_EQ(bits("32.wav", 0x1p-26), 32);
    EXPECT_EQ(bits("full.wav", 1.0), 32) << "1.0 lies over an integer's full scale";
}

TEST_F(SourceLibraryTest, ImportsAnewWhenTheCacheIsDeletedOrDamaged) {
    const auto file = write("mix.wav", {0.5, -0.5, 0.25, 0.125});
    const auto first = library().import(file, 44100);
    fs::remove_all(folder_ / "cache");
    EXPECT_EQ(first.audio->samples()[3], 0.125F) << "what is mapped stays";
    (void)library().import(file, 44100);
    for (const auto& entry : fs::directory_iterator(folder_ / "cache")) fs::resize_file(entry.path(), 5000);
    EXPECT_EQ(library().import(file, 44100).audio->samples()[3], 0.125F);
}

TEST_F(SourceLibraryTest, DecodesOnceForEqualContent) {
    const std::vector<double> samples(2000, 0.5);
    const auto file = write("a.wav", samples);
    (void)library().import(file, 44100);
    fs::copy(file, folder_ / "mixes" / "b.wav");
    (void)library().import(folder_ / "mixes" / "b.wav", 44100);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_ / "cache"), fs::directory_iterator()), 1);
}

TEST_F(SourceLibraryTest, LeavesNothingWhenCancelled) {
    const auto file = write("long.wav", std::vector<double>(400000, 0.5), 48000);
    std::stop_source stop;
    const auto askedInTheMiddle = [&](double share) {
        if (share > 0.5) stop.request_stop();
    };
    EXPECT_THROW(library().import(file, 44100, askedInTheMiddle, stop.get_token()), core::Cancelled);
    EXPECT_TRUE(fs::is_empty(folder_ / "cache"));
}

TEST_F(SourceLibraryTest, NamesWhatItCannotUse) {
    std::ofstream(folder_ / "mixes" / "text.wav") << "this is no audio";
    const auto surround = write("surround.wav", std::vector<double>(60, 0.5), 44100, 6);
    EXPECT_THROW((void)library().import(folder_ / "mixes" / "text.wav", 44100), core::Error);
    EXPECT_THROW((void)library().import(surround, 44100), core::Error);
    EXPECT_THROW((void)library().import(folder_ / "none.wav", 44100), core::Error);
}

TEST_F(SourceLibraryTest, KeepsTheDigestOfALossySourcesSound) {
    std::vector<double> sine;
    for (int i = 0; i < 20000; ++i) sine.push_back(0.5 * std::sin(0.05 * (i / 2)));
    const auto made = library().import(write("lossy.ogg", sine, 44100, 2, SF_FORMAT_OGG | SF_FORMAT_VORBIS), 44100);
    EXPECT_EQ(made.source.decodedDigest.size(), 64u);
    EXPECT_EQ(made.audio->facts().wordLength, 32);

    core::Album album = albumOf(made);
    album.sources[0].decodedDigest = std::string(64, '0');
    const auto opened = library().open(album);
    ASSERT_EQ(opened.findings.size(), 1u);
    EXPECT_THAT(opened.findings[0].message, HasSubstr("decodes to other samples"));
}

TEST_F(SourceLibraryTest, SaysWhichSourcesAreMissing) {
    const core::Album album = albumOf(library().import(write("mix.wav", {0.5, 0.5}), 44100));
    fs::remove(folder_ / "mixes" / "mix.wav");
    const auto kept = library().open(album);
    EXPECT_TRUE(kept.missing.empty());
    EXPECT_EQ(kept.audio.size(), 1u) << "its sound is still cached";
    EXPECT_EQ(kept.findings.size(), 1u);

    fs::remove_all(folder_ / "cache");
    const auto gone = library().open(album);
    EXPECT_EQ(gone.missing, std::vector{core::SourceId{1}});
    EXPECT_TRUE(gone.audio.empty());
    ASSERT_EQ(gone.findings.size(), 1u);
    EXPECT_EQ(gone.findings[0].severity, core::Severity::error);
    EXPECT_EQ(gone.findings[0].track, 1);
    EXPECT_THAT(gone.findings[0].message, HasSubstr("mix.wav"));
    EXPECT_THAT(gone.findings[0].message, testing::Not(HasSubstr("lacquer "))) << "the window has no commands to type";
}

TEST_F(SourceLibraryTest, UsesTheOldSoundOfAChangedSource) {
    const core::Album album = albumOf(library().import(write("mix.wav", {0.5, 0.5}), 44100));
    write("mix.wav", {0.25, 0.25, 0.25, 0.25});
    const auto opened = library().open(album);
    EXPECT_EQ(opened.changed, std::vector{core::SourceId{1}});
    EXPECT_EQ(opened.audio.at(core::SourceId{1})->samples()[0], 0.5F);
}

TEST_F(SourceLibraryTest, ReadsNoFileAgainThatIsAsItWasUnlessAskedTo) {
    const auto mix = write("mix.wav", {0.5, 0.5});
    std::this_thread::sleep_for(DigestMemory::standstill + std::chrono::milliseconds(100));
    const core::Album album = albumOf(library().import(mix, 44100));
    rememberInstead(album.sources[0].digest, std::string(64, '0'));
    EXPECT_EQ(library().open(album).changed.size(), 1u) << "the memory was asked";
    EXPECT_TRUE(library().open(album, {}, {}, Rehash::all).findings.empty());
    EXPECT_TRUE(library().open(album).findings.empty()) << "and has learnt what the file is";
}

TEST_F(SourceLibraryTest, ReadsAFileAgainBeforeItsSoundIsCachedUnderADigest) {
    const auto mix = write("mix.wav", {0.5, 0.5});
    std::this_thread::sleep_for(DigestMemory::standstill + std::chrono::milliseconds(100));
    core::Album album = albumOf(library().import(mix, 44100));
    const std::string real = std::exchange(album.sources[0].digest, std::string(64, '0'));
    rememberInstead(real, album.sources[0].digest);
    EXPECT_EQ(library().open(album).changed.size(), 1u);
    EXPECT_TRUE(library().open(album).audio.empty());
}

TEST_F(SourceLibraryTest, ImportsFileAfterFileAndKeepsThoseAheadOfACancel) {
    SourceLibrary all = library();
    std::stop_source stop;
    std::vector<std::string> done;
    for (const auto* name : {"1.wav", "2.wav", "3.wav"}) {
        const auto mix = write(name, std::vector<double>(200000, 0.1 * (name[0] - '0')), 48000);
        std::vector<double> shares;
        const auto progress = [&](double share) {
            shares.push_back(share);
            if (name[0] == '2' && share > 0.6) stop.request_stop();
        };
        try {
            (void)all.import(mix, 44100, progress, stop.get_token());
            done.emplace_back(name);
            EXPECT_EQ(shares.back(), 1.0);
        } catch (const core::Cancelled&) {
            EXPECT_NE(name[0], '1');
            EXPECT_TRUE(name[0] == '2' || shares.empty());
        }
        EXPECT_TRUE(std::ranges::is_sorted(shares));
    }
    EXPECT_EQ(done, std::vector<std::string>{"1.wav"});
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_ / "cache"), fs::directory_iterator()), 1);
}

TEST_F(SourceLibraryTest, FindsAMovedSourceByItsDigest) {
    const core::Album album = albumOf(library().import(write("mix.wav", {0.5, 0.5}), 44100));
    fs::create_directories(folder_ / "elsewhere" / "deep");
    write("mix.wav.decoy", {0.75, 0.75});
    fs::rename(folder_ / "mixes" / "mix.wav.decoy", folder_ / "elsewhere" / "mix.wav");
    fs::rename(folder_ / "mixes" / "mix.wav", folder_ / "elsewhere" / "deep" / "renamed.wav");
    const core::Album mended = library().relocated(album, folder_ / "elsewhere");
    EXPECT_EQ(mended.sources[0].path, folder_ / "elsewhere" / "deep" / "renamed.wav");
    EXPECT_TRUE(library().open(mended).findings.empty());
}

TEST_F(SourceLibraryTest, FindsAMovedMp3WhoseHeadTellsAnotherLengthThanItHas) {
    const fs::path mix =
        write("mix.mp3", std::vector<double>(2 * 40000, 0.25), 44100, 2, SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III);
    fs::resize_file(mix, fs::file_size(mix) - 200); // as many a download is
    const core::Album album = albumOf(library().import(mix, 44100));
    fs::create_directory(folder_ / "elsewhere");
    fs::rename(mix, folder_ / "elsewhere" / "mix.mp3");
    EXPECT_EQ(library().relocated(album, folder_ / "elsewhere").sources[0].path, folder_ / "elsewhere" / "mix.mp3");
}
