#include "engine/disc/CueSheet.h"

#include "core/SafeFile.h"
#include "tests/disc/DiscSupport.h"
#include "tests/support/Scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace {

using namespace engine::disc;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using tests::messagesOf;

constexpr core::FrameCount second = core::cdRate;
constexpr core::FrameCount sector = 588;

TEST(CueSheet, ReadsBackWhatItWrites) {
    const auto disc = tests::tellingDisc();
    const auto written = cueSheet(disc);
    EXPECT_THAT(messagesOf(written.findings), IsEmpty());
    const auto read = readCue(written.text);
    EXPECT_THAT(messagesOf(read.findings), IsEmpty());
    EXPECT_EQ(read.disc, disc) << written.text;
}

TEST(CueSheet, TakesWordsInAnyCaseAndOtherLineEnds) {
    const auto read = readCue("file \"a.BIN\" binary\r\n  track 01 audio\r    title plain words\n flags dcp 4ch\n"
                              "index 01 00:00:00\n");
    EXPECT_THAT(messagesOf(read.findings), IsEmpty());
    ASSERT_EQ(read.disc.tracks.size(), 1u);
    EXPECT_EQ(read.disc.files[0], (DiscFile{"a.BIN", DiscFile::Kind::littleEndian}));
    EXPECT_EQ(read.disc.tracks[0].text.title, "plain words");
    EXPECT_TRUE(read.disc.tracks[0].copyPermitted && read.disc.tracks[0].fourChannels);
}

TEST(CueSheet, ReadsUtf8WithAndWithoutBomAndLatin1) {
    const std::string rest = "\"\nFILE a.wav WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n";
    for (const char* title :
         {"TITLE \"\xC3\xA9t\xC3\xA9", "\xEF\xBB\xBFTITLE \"\xC3\xA9t\xC3\xA9", "TITLE \"\xE9t\xE9"}) {
        const auto read = readCue(title + rest);
        EXPECT_THAT(messagesOf(read.findings), IsEmpty());
        EXPECT_EQ(read.disc.text.title, "\xC3\xA9t\xC3\xA9");
    }
}

TEST(CueSheet, KeepsAPauseThatStandsInTheFileBefore) {
    const auto read = readCue("FILE \"one.wav\" WAVE\n TRACK 01 AUDIO\n  INDEX 01 00:00:00\n TRACK 02 AUDIO\n"
                              "  INDEX 00 00:10:00\nFILE \"two.wav\" WAVE\n  INDEX 01 00:00:00\n");
    EXPECT_THAT(messagesOf(read.findings), IsEmpty());
    ASSERT_EQ(read.disc.tracks.size(), 2u);
    EXPECT_EQ(read.disc.tracks[0].pieces, (std::vector<DiscPiece>{{1, 0, 0, 10 * second}}));
    EXPECT_EQ(read.disc.tracks[1].pieces,
              (std::vector<DiscPiece>{{0, 0, 10 * second, std::nullopt}, {1, 1, 0, std::nullopt}}));
    const auto again = readCue(cueSheet(read.disc).text);
    EXPECT_EQ(again.disc, read.disc);
}

TEST(CueSheet, MakesSilenceOfPregapsAndPostgaps) {
    const auto read =
        readCue("FILE a.wav WAVE\nTRACK 01 AUDIO\nPREGAP 00:02:00\nINDEX 01 00:00:00\nPOSTGAP 00:00:10\n");
    EXPECT_THAT(messagesOf(read.findings), IsEmpty());
    ASSERT_EQ(read.disc.tracks.size(), 1u);
    EXPECT_EQ(read.disc.tracks[0].pieces,
              (std::vector<DiscPiece>{
                  {0, std::nullopt, 0, 2 * second}, {1, 0, 0, std::nullopt}, {1, std::nullopt, 0, 10 * sector}}));
    EXPECT_EQ(readCue(cueSheet(read.disc).text).disc, read.disc);
}

TEST(CueSheet, LeavesDataTracksOutAndEndsTheOneBeforeThere) {
    const auto read = readCue("FILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 MODE1/2352\n"
                              "INDEX 01 00:10:00\n");
    EXPECT_THAT(messagesOf(read.findings), Contains(HasSubstr("line 4 TRACK")));
    ASSERT_EQ(read.disc.tracks.size(), 1u);
    EXPECT_EQ(read.disc.tracks[0].pieces[0].frames, 10 * second);
}

TEST(CueSheet, NamesTheLineAndTheFieldThatAreWrong) {
    const std::string head = "FILE \"a.wav\" WAVE\nTRACK 01 AUDIO\n";
    const std::string tail = "INDEX 01 00:00:00\n";
    struct Case {
        std::string text;
        const char* says;
    };
    const Case cases[] = {
        {head + "INDEX 01 00:60:00\n" + tail, "line 3 INDEX: '00:60:00' is no time"},
        {head + "INDEX 01 00:00:75\n" + tail, "line 3 INDEX: '00:00:75' is no time"},
        {head + "INDEX 01\n" + tail, "line 3 INDEX: '' is no time"},
        {head + "INDEX 100 00:00:00\n" + tail, "line 3 INDEX: '100' is no number"},
        {head + tail + "INDEX 03 00:01:00\n", "line 4 INDEX: index 03 where 2"},
        {head + tail + "INDEX 02 00:00:00\n", "line 4 INDEX: '00:00:00' does not lie behind"},
        {head + tail + "TRACK 03 AUDIO\nINDEX 01 00:09:00\n", "line 4 TRACK: track 3 where 2"},
        {head + "FLAGS LOUD\n" + tail, "line 3 FLAGS: 'LOUD'"},
        {head + "WOBBLE 3\n" + tail, "line 3 WOBBLE: is no word"},
        {head + "TITLE \"open\n" + tail, "line 3: a quotation mark is not closed"},
        {head + "INDEX 00 00:00:00\n", "track 1: has no INDEX 01"},
        {head + "PREGAP 00:02:00\nINDEX 00 00:00:00\nINDEX 01 00:01:00\n", "track 1: PREGAP and INDEX 00"},
        {"INDEX 01 00:00:00\n" + head + tail, "line 1 INDEX: stands ahead of the first track"},
        {"TRACK 01 AUDIO\n" + tail, "line 2 INDEX: stands ahead of the first FILE"},
        {"CDTEXTFILE \"../x.cdt\"\n" + head + tail, "line 1 CDTEXTFILE: '../x.cdt'"},
        {"", "no audio track"},
    };
    for (const auto& each : cases) EXPECT_THAT(messagesOf(readCue(each.text).findings), Contains(HasSubstr(each.says)));
}

TEST(CueSheet, RefusesNamesThatLeadOutOfTheFolder) {
    for (const char* name : {"../a.wav", "/etc/passwd", "..", ".", "C:\\a.wav", "sub/a.wav", "a:b.wav", "\x01.wav"}) {
        const auto read = readCue("FILE \"" + std::string(name) + "\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n");
        EXPECT_THAT(messagesOf(read.findings), Contains(HasSubstr("line 1 FILE"))) << name;
        ASSERT_EQ(read.disc.files.size(), 1u);
        EXPECT_EQ(read.disc.files[0].name, "");
    }
}

TEST(CueSheet, SaysWhatItCannotTell) {
    auto disc = tests::tellingDisc();
    disc.tracks[0].pieces = {{1, 0, 0, 100}, {1, std::nullopt, 0, 100}, {1, 0, 5000, 100}, {2, 0, 5100, 100}};
    const auto messages = messagesOf(cueSheet(disc).findings);
    EXPECT_THAT(messages, Contains(HasSubstr("silence in the middle")));
    EXPECT_THAT(messages, Contains(HasSubstr("cannot join")));
    EXPECT_THAT(messages, Contains(HasSubstr("times are sectors")));
}

TEST(CueSheet, TellsWhatItSaysThatItTells) {
    tests::expectTold(cueSheet, readCue);
}

TEST(CueSheet, SaysWhichTextsItCannotHoldAsTyped) {
    auto disc = tests::tellingDisc();
    disc.language = "de";
    disc.discId = "7\" single";
    disc.tracks[1].text.title = "Back\\";
    const auto written = cueSheet(disc);
    EXPECT_THAT(messagesOf(written.findings), Contains(HasSubstr("language of its texts: 'de' is lost")));
    EXPECT_THAT(messagesOf(written.findings), Contains(HasSubstr("'7' single'")));
    ASSERT_EQ(written.findings.size(), 3u);
    EXPECT_EQ(written.findings[2].track, 2);
    EXPECT_EQ(written.findings[2].place, "metadata.title");
    EXPECT_EQ(written.told.tracks[1].text.title, "Back/");
    EXPECT_EQ(readCue(written.text).disc, written.told);
}

TEST(CueSheet, SaysWhetherTheFirstPauseIsInTheFileWhereSoundHides) {
    auto disc = tests::tellingDisc();
    EXPECT_FALSE(readCue(cueSheet(disc).text).saysFirstPause); // No pause, no doubt.
    disc.tracks[0].pieces = {{0, 0, 0, 3 * second}, {1, 0, 3 * second, 2 * second}};
    const auto read = readCue(cueSheet(disc).text);
    EXPECT_TRUE(read.saysFirstPause);
    EXPECT_EQ(read.disc, disc);
    disc.hasFirstPause = true;
    EXPECT_FALSE(readCue(cueSheet(disc).text).saysFirstPause);
}

TEST(CueSheet, LeavesOutCodesThatWouldSpoilTheSheet) {
    auto disc = tests::tellingDisc();
    disc.text.code = "\"12\n34";
    disc.tracks[1].text.code = "GB\"X";
    const auto written = cueSheet(disc);
    EXPECT_THAT(messagesOf(written.findings), Contains(HasSubstr("CATALOG '\"12 34' holds what no code holds")));
    ASSERT_EQ(written.findings.size(), 2u);
    EXPECT_EQ(written.findings[1].track, 2);
    disc.text.code = disc.tracks[1].text.code = "";
    EXPECT_EQ(readCue(written.text).disc, disc);
}

TEST(CueSheet, SaysWhereAStretchCannotEndAsItDoes) {
    auto disc = tests::tellingDisc();
    disc.tracks[1].pieces[0].from += second; // a second of the file that is in no track
    EXPECT_THAT(messagesOf(cueSheet(disc).findings), Contains(HasSubstr("the stretch of 'disc.bin' ahead of it")));
}

TEST(CueSheet, NamesAFileAnewThatBeginsAgain) {
    auto disc = tests::tellingDisc();
    disc.tracks.resize(2);
    disc.tracks[0].pieces = {{1, 0, 5 * second, std::nullopt}};
    disc.tracks[1].pieces = {{1, 0, 0, std::nullopt}};
    const auto written = cueSheet(disc);
    EXPECT_THAT(messagesOf(written.findings), IsEmpty());
    EXPECT_EQ(readCue(written.text).disc, disc) << written.text;
}

TEST(CueSheet, SurvivesGarbage) {
    tests::expectSurvival(cueSheet(tests::tellingDisc()).text, "0 9:\"\n./", readCue);
}

TEST(CueSheet, IsReadByCuetools) {
    if (!tests::isInstalled("cueprint")) GTEST_SKIP() << "cuetools is not installed";
    const tests::ScratchFolder folder;
    core::writeFile(folder / "disc.cue", cueSheet(tests::tellingDisc()).text);
    const auto print = [&](const char* arguments) {
        return tests::printed(folder.path(), std::string("cueprint ") + arguments + " disc.cue");
    };
    EXPECT_EQ(print("-d '%N|%P|%T\\n' -t ''"), "3|Björk|Été 'bleu'\n");
    EXPECT_EQ(print("-n 2 -t '%t|%p|%s|%i\\n'"), "Deux \\ trois|Other|S|GBXYZ2600002\n");
    EXPECT_THAT(tests::printed(folder.path(), "cueconvert -o toc disc.cue -"), HasSubstr("CATALOG \"0123456789012\""));
    EXPECT_EQ(tests::printed(folder.path(), "cuebreakpoints disc.cue"), "0:07.00\n0:13.00\n");
}

TEST(CueSheet, IsReadByCuetoolsWhateverTextsThereAre) {
    if (!tests::isInstalled("cueprint")) GTEST_SKIP() << "cuetools is not installed";
    const tests::ScratchFolder folder;
    std::mt19937 random(8);
    for (int round = 0; round < 40; ++round) {
        const auto written = cueSheet(tests::awkwardTexts(random));
        core::writeFile(folder / "disc.cue", written.text);
        std::string wanted;
        for (const auto& track : written.told.tracks) wanted += track.text.title + "|" + track.text.message + "\n";
        EXPECT_EQ(tests::printed(folder.path(), "cueprint -d '' -t '%t|%m\n' disc.cue"), wanted) << written.text;
    }
}

} // namespace
