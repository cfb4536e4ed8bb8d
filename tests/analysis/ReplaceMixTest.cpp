#include "engine/analysis/ReplaceMix.h"
#include "core/AudioFileWriter.h"
#include "core/Edits.h"
#include "core/Error.h"
#include "tests/support/Album.h"
#include "tests/support/Scratch.h"
#include "tests/support/Signals.h"

#include <gtest/gtest.h>

using namespace engine;

namespace {

constexpr int rate = 44100;
constexpr int length = 8 * rate;

class ReplaceMix : public testing::Test {
  protected:
    std::filesystem::path write(const std::string& name, const tests::StereoSignal& signal) {
        std::vector<float> interleaved;
        for (std::size_t i = 0; i < signal.left.size(); ++i) {
            interleaved.push_back(static_cast<float>(signal.left[i]));
            interleaved.push_back(static_cast<float>(signal.right[i]));
        }
        core::AudioFileWriter writer(folder_ / name, core::Delivery::Format::wav, core::Delivery::WordLength::float32,
                                     rate, signal.frames());
        writer.write(interleaved);
        writer.finish();
        return folder_ / name;
    }

    /// An album whose only track plays a second of the song from its third second on.
    core::Album albumOf(const std::filesystem::path& mix) {
        core::Album album = tests::album({tests::track(1, rate)});
        album.sources[0] = library_.import(mix, rate).source;
        album.sources[0].id = core::SourceId{1};
        album.tracks[0].clips[0].region.from = 3 * rate;
        return core::normalised(album);
    }

    tests::ScratchFolder folder_;
    source::SourceLibrary library_{folder_ / "cache"};
    const tests::StereoSignal song_ = tests::musicLike(length, rate, -6.0);
};

} // namespace

TEST_F(ReplaceMix, KeepsTheMusicInItsPlace) {
    const core::Album album = albumOf(write("old.wav", song_));
    const auto later = tests::joined(tests::onBoth(tests::silence(4321)), song_);
    const auto made = analysis::replaceMix(album, album.tracks[0].id, write("new.wav", later), library_);
    EXPECT_EQ(made.offsetFrames, 4321);
    EXPECT_NEAR(made.levelDifferenceDb, 0.0, 0.05);
    EXPECT_TRUE(made.findings.empty());
    const core::Track& track = made.album.tracks[0];
    EXPECT_EQ(track.clips[0].region.from, 3 * rate + 4321);
    EXPECT_EQ(core::findSource(made.album, track.clips[0].source)->path, folder_ / "new.wav");
    ASSERT_EQ(track.versions.size(), 1u);
    EXPECT_EQ(track.versions[0].source, core::SourceId{1}) << "the old mix is kept";
    EXPECT_EQ(made.album.sources.size(), 2u);
}

TEST_F(ReplaceMix, SaysWhenTheMixesHardlyResemble) {
    const core::Album album = albumOf(write("old.wav", song_));
    const tests::StereoSignal noise{tests::noise(-10.0, length, 3), tests::noise(-10.0, length, 4)};
    const auto made = analysis::replaceMix(album, album.tracks[0].id, write("new.wav", noise), library_);
    ASSERT_FALSE(made.findings.empty());
    EXPECT_EQ(made.findings[0].track, 1);
}

TEST_F(ReplaceMix, SaysWhenTheNewMixIsTooShort) {
    const core::Album album = albumOf(write("old.wav", song_));
    const tests::StereoSignal half{{song_.left.begin(), song_.left.begin() + 7 * rate / 2},
                                   {song_.right.begin(), song_.right.begin() + 7 * rate / 2}};
    const auto made = analysis::replaceMix(album, album.tracks[0].id, write("new.wav", half), library_);
    EXPECT_EQ(made.offsetFrames, 0);
    ASSERT_EQ(made.findings.size(), 1u);
    EXPECT_NE(made.findings[0].message.find("ends earlier"), std::string::npos);
}

TEST_F(ReplaceMix, DoesWithoutTheOldMix) {
    const core::Album album = albumOf(write("old.wav", song_));
    std::filesystem::remove(folder_ / "old.wav");
    std::filesystem::remove_all(folder_ / "cache");
    const auto later = tests::joined(tests::onBoth(tests::silence(4321)), song_);
    const auto made = analysis::replaceMix(album, album.tracks[0].id, write("new.wav", later), library_);
    EXPECT_EQ(made.offsetFrames, 0);
    EXPECT_EQ(made.findings.size(), 1u);
}

TEST_F(ReplaceMix, NeedsATrackWithAMix) {
    core::Album album = albumOf(write("old.wav", song_));
    album.tracks[0].clips.clear();
    EXPECT_THROW((void)analysis::replaceMix(album, album.tracks[0].id, folder_ / "old.wav", library_), core::Error);
}

TEST_F(ReplaceMix, BindsAVersionAlignedAndRefusesWhatIsAnotherSong) {
    const core::Album album = albumOf(write("main.wav", song_));
    const core::TrackId track = album.tracks[0].id;
    const core::Version as{.kind = core::Version::Kind::clean, .titleSuffix = " (Clean)", .isrc = "QZABC2600007"};
    const auto later = tests::joined(tests::onBoth(tests::silence(4321)), song_);
    const auto made = analysis::addVersion(album, track, write("clean.wav", later), as, library_);
    ASSERT_EQ(made.album.tracks[0].versions.size(), 1u);
    const core::Version& bound = made.album.tracks[0].versions[0];
    EXPECT_EQ(bound.offset, 4321);
    EXPECT_EQ(bound.titleSuffix, as.titleSuffix);
    EXPECT_EQ(bound.isrc, as.isrc);
    EXPECT_EQ(core::findSource(made.album, bound.source)->path, folder_ / "clean.wav");
    const tests::StereoSignal noise{tests::noise(-10.0, length, 3), tests::noise(-10.0, length, 4)};
    EXPECT_THROW((void)analysis::addVersion(album, track, write("noise.wav", noise), as, library_), core::Error);
    EXPECT_THROW((void)analysis::addVersion(album, track, folder_ / "main.wav", as, library_), core::Error);
}

TEST_F(ReplaceMix, BindsAVersionToAMixThatIsGone) {
    const core::Album album = albumOf(write("main.wav", song_));
    std::filesystem::remove(folder_ / "main.wav");
    std::filesystem::remove_all(folder_ / "cache");
    const auto later = tests::joined(tests::onBoth(tests::silence(4321)), song_);
    const auto made = analysis::addVersion(album, album.tracks[0].id, write("tv.wav", later), {}, library_);
    EXPECT_EQ(made.album.tracks[0].versions.size(), 1u);
    EXPECT_EQ(made.findings.size(), 1u);
}
