#include "core/Tags.h"

#include "core/AudioFile.h"
#include "core/AudioFileWriter.h"
#include "core/Error.h"
#include "core/OggSerial.h"
#include "core/RiffChunks.h"
#include "core/SafeFile.h"
#include "tests/dsp/AllocationCount.h"
#include "tests/support/FullDisk.h"
#include "tests/support/Scratch.h"

#include <cstring>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sndfile.h>
#include <taglib/mp4tag.h>
#include <taglib/textidentificationframe.h>
#include <taglib/tpropertymap.h>

using namespace core;
using testing::HasSubstr;

namespace {

Tags fullTags() {
    return {.title = "Größe",
            .artist = "Zoë",
            .album = "日本",
            .albumArtist = "Various Artists",
            .trackNumber = 3,
            .trackTotal = 12,
            .discNumber = 1,
            .discTotal = 2,
            .isrc = "DEA712600001",
            .barcode = "4006381333931",
            .catalogueNumber = "LAC 001",
            .label = "Lacquer",
            .genre = "Classical",
            .language = "deu",
            .date = "2026-11-22",
            .songwriter = "A. Writer",
            .composer = "B. Composer",
            .arranger = "C. Arranger",
            .producer = "D. Producer",
            .mixer = "E. Mixer",
            .engineer = "F. Engineer",
            .conductor = "G. Conductor",
            .copyright = "© 2026 Lacquer",
            .comment = "two\nlines",
            .media = "Digital Media",
            .encoderSettings = "320 kb/s",
            .replayGain = replayGain({.integratedLufs = -9.0, .rangeLu = 4.0, .truePeakDbtp = -1.0},
                                     {.integratedLufs = -11.0, .truePeakDbtp = -0.5}),
            .cover = {std::string("\x89PNG\r\n\x1a\n\0odd", 12), "image/png"}};
}

bool isLossy(int format) {
    return format == SF_FORMAT_OGG || format == SF_FORMAT_MPEG;
}

/// The ramp, left-justified in 16 bits, in a file of libsndfile's format; as Vorbis or MP3 what remains of it.
void writeRamp(const std::filesystem::path& path, int format) {
    const int encoding = format == SF_FORMAT_OGG    ? SF_FORMAT_VORBIS
                         : format == SF_FORMAT_MPEG ? SF_FORMAT_MPEG_LAYER_III
                                                    : SF_FORMAT_PCM_16;
    SF_INFO info{.samplerate = 44100, .channels = 2, .format = format | encoding};
    SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &info);
    std::vector<int> ramp(20000);
    for (int i = 0; i < 20000; ++i) ramp[static_cast<std::size_t>(i)] = (i + 1) << 16;
    sf_write_int(file, ramp.data(), 20000);
    sf_close(file);
    if (format == SF_FORMAT_OGG) setOggSerial(path);
}

std::vector<double> samplesOf(const std::filesystem::path& path) {
    AudioFile file(path);
    std::vector<double> samples(static_cast<std::size_t>(2 * file.facts().frames));
    EXPECT_EQ(file.read(samples), file.facts().frames);
    return samples;
}

class TagsIn : public testing::TestWithParam<int> {
  protected:
    void SetUp() override { writeRamp(path, GetParam()); }
    tests::ScratchFolder folder;
    std::filesystem::path path = folder / "sound";
};

} // namespace

INSTANTIATE_TEST_SUITE_P(Formats, TagsIn,
                         testing::Values(SF_FORMAT_WAV, SF_FORMAT_RF64, SF_FORMAT_AIFF, SF_FORMAT_FLAC, SF_FORMAT_OGG,
                                         SF_FORMAT_MPEG));

TEST_P(TagsIn, ReadBackWhole) {
    writeTags(path, fullTags());
    EXPECT_EQ(readTags(path), fullTags());
}

TEST_P(TagsIn, LeaveEverySampleAndFactAsItWas) {
    const auto factsBefore = audioFacts(path);
    const auto before = samplesOf(path);
    writeTags(path, fullTags());
    EXPECT_EQ(audioFacts(path), factsBefore);
    EXPECT_EQ(samplesOf(path), before);
    EXPECT_TRUE(isLossy(GetParam()) || before[19999] == 20000.0 / 32768.0);
}

TEST_P(TagsIn, AreTheSameBytesForTheSameTags) {
    const auto other = folder / "other";
    writeRamp(other, GetParam());
    writeTags(path, fullTags());
    writeTags(other, fullTags());
    EXPECT_EQ(readFile(path), readFile(other));
}

TEST_P(TagsIn, TakeThePlaceOfOlderOnes) {
    writeTags(path, fullTags());
    writeTags(path, Tags{.title = "New"});
    EXPECT_EQ(readTags(path), Tags{.title = "New"});
    EXPECT_TRUE(isLossy(GetParam()) || samplesOf(path).back() == 20000.0 / 32768.0);
}

TEST_P(TagsIn, ThatDoNotFitOnTheDiskAreAnError) {
    Tags tags = fullTags();
    tags.cover.bytes.append(100'000, 'x');
    const tests::FullDisk full(std::filesystem::file_size(path) + 50'000);
    EXPECT_THROW(writeTags(path, tags), Error);
}

TEST(Tags, LeaveTheBytesAheadOfThemInAnRf64FileButItsSize) {
    const tests::ScratchFolder folder;
    const auto path = folder / "long.wav";
    writeRamp(path, SF_FORMAT_RF64);
    const std::string before = readFile(path);
    writeTags(path, fullTags());
    std::string after = readFile(path);
    ASSERT_GT(after.size(), before.size());
    EXPECT_EQ(after.substr(0, 20), before.substr(0, 20)); // with the placeholder for the size
    EXPECT_EQ(after.substr(28, before.size() - 28), before.substr(28));
    std::uint64_t size = 0;
    for (std::size_t i = 8; i-- > 0;) size = size << 8 | static_cast<unsigned char>(after[20 + i]);
    EXPECT_EQ(size, after.size() - 8);
}

TEST(Tags, HaveTheNamesOfTheField) {
    const tests::ScratchFolder folder;
    writeRamp(folder / "a.wav", SF_FORMAT_WAV);
    writeTags(folder / "a.wav", fullTags());
    const auto chunks = readTagChunks(folder / "a.wav");
    ASSERT_EQ(chunks.size(), 2U);
    EXPECT_EQ(chunks[0].id, "LIST");
    EXPECT_THAT(chunks[0].bytes, HasSubstr(std::string("ITRK\2\0\0\0003\0", 10)));
    EXPECT_THAT(chunks[0].bytes, Not(HasSubstr("ISRC")));
    EXPECT_EQ(chunks[1].id, "id3 ");
    for (const char* frame :
         {"TIT2", "TPE1", "TALB", "TPE2", "TRCK",    "TPOS",          "TSRC",   "TPUB",
          "TDRC", "TCON", "TCOM", "TEXT", "TIPL",    "TPE3",          "TCOP",   "COMM",
          "TLAN", "TMED", "TSSE", "APIC", "BARCODE", "CATALOGNUMBER", "Writer", "REPLAYGAIN_TRACK_GAIN"})
        EXPECT_THAT(chunks[1].bytes, HasSubstr(frame));
    EXPECT_THAT(chunks[1].bytes, HasSubstr("3/12"));
    for (const char* pair :
         {"arranger\0C. Arranger", "engineer\0F. Engineer", "mix\0E. Mixer", "producer\0D. Producer"})
        EXPECT_THAT(chunks[1].bytes,
                    HasSubstr(std::string(pair, std::strlen(pair) + 1 + std::strlen(pair + std::strlen(pair) + 1))))
            << pair;
}

/// In a process of its own, as ctest runs it: a table that is filled when it is wanted takes memory then.
TEST(Tags, FillTheTablesOfTagLibBeforeTwoThreadsCanAtOnce) {
    const tests::ScratchFolder folder;
    writeFile(folder / "untagged", "no sound");
    EXPECT_EQ(readTags(folder / "untagged"), Tags());
    const auto taken = [](const auto& asking) {
        const tests::AllocationCount allocations;
        asking();
        return allocations.count();
    };
    EXPECT_EQ(taken([] { TagLib::ID3v2::TextIdentificationFrame::involvedPeopleMap(); }), 0);
    const auto setNothing = [] { TagLib::MP4::Tag().setProperties({}); };
    const int first = taken(setNothing);
    EXPECT_EQ(first, taken(setNothing));
}

TEST(Tags, AreNotPutIntoAFileWithOtherThingsBehindItsSound) {
    const tests::ScratchFolder folder;
    const auto path = folder / "theirs.wav";
    writeRamp(path, SF_FORMAT_WAV);
    writeTags(path, fullTags());
    std::string bytes = readFile(path) + std::string("bext\2\0\0\0xy", 10);
    writeFile(path, bytes);
    EXPECT_THROW(writeTags(path, fullTags()), Error);
    EXPECT_EQ(readFile(path), bytes);
}

TEST(Tags, OfAFileWithoutAnyAreEmpty) {
    const tests::ScratchFolder folder;
    writeRamp(folder / "a.wav", SF_FORMAT_WAV);
    writeFile(folder / "a.txt", "no sound");
    EXPECT_EQ(readTags(folder / "a.wav"), Tags{});
    EXPECT_EQ(readTags(folder / "a.txt"), Tags{});
}
