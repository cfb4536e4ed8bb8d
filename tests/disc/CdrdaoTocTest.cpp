#include "engine/disc/CdrdaoToc.h"

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

TEST(CdrdaoToc, ReadsBackWhatItWrites) {
    auto disc = tests::tellingDisc();
    disc.discId = "LAQ 7";
    disc.genre = "Jazz funk";
    disc.language = "french";
    const auto written = cdrdaoToc(disc);
    EXPECT_THAT(messagesOf(written.findings), IsEmpty());
    const auto read = readToc(written.text);
    EXPECT_THAT(messagesOf(read.findings), IsEmpty());
    EXPECT_EQ(read.disc, disc) << written.text;
}

TEST(CdrdaoToc, ComposesATrackAsTheManualDoes) {
    const auto read = readToc("CD_DA // comment \"{\nTRACK AUDIO\nFILE \"pregapdata.wav\" 0\nSTART\n"
                              "FILE \"track.cdr\" 1:0:0 1:0:0\nSILENCE 0:2:0\nAUDIOFILE \"track.cdr\" 2:0:0\n"
                              "INDEX 0:30:0\nINDEX 1:1:0\nINDEX 2:0:0\n");
    EXPECT_THAT(messagesOf(read.findings), IsEmpty());
    ASSERT_EQ(read.disc.tracks.size(), 1u);
    EXPECT_EQ(read.disc.files[1], (DiscFile{"track.cdr", DiscFile::Kind::bigEndian}));
    EXPECT_EQ(read.disc.tracks[0].pieces, (std::vector<DiscPiece>{{0, 0, 0, std::nullopt},
                                                                  {1, 1, 60 * second, 30 * second},
                                                                  {2, 1, 90 * second, 30 * second},
                                                                  {2, std::nullopt, 0, second},
                                                                  {3, std::nullopt, 0, second},
                                                                  {3, 1, 120 * second, 58 * second},
                                                                  {4, 1, 178 * second, std::nullopt}}));
    EXPECT_EQ(readToc(cdrdaoToc(read.disc).text).disc, read.disc);
}

TEST(CdrdaoToc, TakesStartsPregapsFlagsAndSwappedFiles) {
    const auto read = readToc("CATALOG \"0123456789012\"\nTRACK AUDIO\nCOPY NO PRE_EMPHASIS FOUR_CHANNEL_AUDIO\n"
                              "FILE \"a.bin\" SWAP #400 00:01:00 441000\nSTART 00:02:00\n"
                              "TRACK AUDIO RW\nPRE_EMPHASIS\nPREGAP 00:01:00\nFILE \"b.wav\" 588 0\n");
    EXPECT_THAT(messagesOf(read.findings), IsEmpty());
    ASSERT_EQ(read.disc.tracks.size(), 2u);
    EXPECT_TRUE(read.disc.tracks[0].copyPermitted && read.disc.tracks[0].fourChannels);
    EXPECT_FALSE(read.disc.tracks[0].preEmphasis);
    EXPECT_EQ(read.disc.tracks[0].pieces,
              (std::vector<DiscPiece>{{0, 0, second + 100, 2 * second}, {1, 0, 3 * second + 100, 8 * second}}));
    EXPECT_TRUE(read.disc.tracks[1].preEmphasis);
    EXPECT_EQ(read.disc.tracks[1].pieces,
              (std::vector<DiscPiece>{{0, std::nullopt, 0, second}, {1, 1, 588, std::nullopt}}));
}

TEST(CdrdaoToc, ReadsTheFirstLanguageOfCdText) {
    const auto read = readToc("CD_DA CD_TEXT { LANGUAGE_MAP { 0:EN 1 : 8 } LANGUAGE 0 { TITLE \"Sm\\360rg\\\"as\" "
                              "GENRE { 0, 15, 76, 97, 116, 105, 110, 0 } SIZE_INFO { 0, 1, 2 } UPC_EAN \"\" } "
                              "LANGUAGE 1 { TITLE \"Deutsch\" } }\n"
                              "TRACK AUDIO CD_TEXT { LANGUAGE 0 { TITLE \"One\" ISRC \"GB-XYZ-26-00001\" } }\n"
                              "FILE \"a.wav\" 0\n");
    EXPECT_THAT(messagesOf(read.findings), testing::ElementsAre(HasSubstr("only the first language")));
    EXPECT_EQ(read.disc.text.title, "Sm\xC3\xB0rg\"as");
    EXPECT_EQ(read.disc.genre, "Latin");
    EXPECT_EQ(read.disc.language, "");
    ASSERT_EQ(read.disc.tracks.size(), 1u);
    EXPECT_EQ(read.disc.tracks[0].text.title, "One");
    EXPECT_EQ(read.disc.tracks[0].text.code, "GB-XYZ-26-00001");
}

TEST(CdrdaoToc, ReadsAndWritesLanguagesByNumberAndEnglishByName) {
    struct Case {
        const char* map;
        const char* language;
    };
    for (const auto& [map, language] :
         {Case{"0 : EN", ""}, Case{"0:en", ""}, Case{"0 : 9", ""}, Case{"0:9", ""}, Case{"0 :15 1 : EN", "french"},
          Case{"0: 105", "japanese"}, Case{"0 : 0", "unknown"}}) {
        const auto read =
            readToc(std::string("CD_TEXT { LANGUAGE_MAP { ") + map +
                    " } LANGUAGE 0 { TITLE \"T\" } }\nTRACK AUDIO\nCD_TEXT { LANGUAGE 0 { TITLE \"A\" } }\n"
                    "FILE \"a.wav\" 0\n");
        EXPECT_THAT(messagesOf(read.findings), IsEmpty()) << map;
        EXPECT_EQ(read.disc.language, language) << map;
        EXPECT_EQ(readToc(cdrdaoToc(read.disc).text).disc, read.disc) << map;
    }
    auto disc = tests::tellingDisc();
    for (const auto& [language, map] : {std::pair("", "0 : EN\n"), {"eng", "0 : EN\n"}, {"de-AT", "0 : 8\n"}}) {
        disc.language = language;
        EXPECT_THAT(cdrdaoToc(disc).text, HasSubstr(map)) << language;
    }
    EXPECT_THAT(messagesOf(readToc("CD_TEXT { LANGUAGE_MAP { 0 : DE } }\nTRACK AUDIO\nFILE \"a.wav\" 0\n").findings),
                Contains(HasSubstr("'DE' is no language's number")));
}

TEST(CdrdaoToc, TellsWhatItSaysThatItTells) {
    tests::expectTold(cdrdaoToc, readToc);
}

TEST(CdrdaoToc, NamesTheLineAndTheFieldThatAreWrong) {
    const std::string head = "CD_DA\nTRACK AUDIO\n";
    const std::string tail = "FILE \"a.wav\" 0 10:00:00\n";
    struct Case {
        std::string text;
        const char* says;
    };
    const Case cases[] = {
        {head + "FILE \"../a.wav\" 0\n", "line 3 FILE: '../a.wav'"},
        {head + "FILE \"/dev/zero\" 0\n", "line 3 FILE: '/dev/zero'"},
        {head + "FILE a.wav 0\n" + tail, "line 3 FILE: no text in quotation marks"},
        {head + "FILE \"a.wav\" soon\n" + tail, "line 3 FILE: 'soon' is no time"},
        {head + "SILENCE 00:75:00\n" + tail, "line 3 SILENCE: '00:75:00' is no time"},
        {head + "SILENCE 99999999999999999999\n" + tail, "line 3 SILENCE"},
        {head + tail + "START 11:00:00\n", "track 1 ahead of it starts behind its end"},
        {head + tail + "INDEX 10:00:00\n", "an INDEX of track 1"},
        {head + tail + "INDEX 05:00:00\nINDEX 04:00:00\n", "line 5 INDEX: an INDEX of track 1"},
        {head + tail + "WOBBLE\n", "line 4 WOBBLE: is no word of a track"},
        {head + "DATAFILE \"x\"\n" + tail, "line 3 DATAFILE: is no sound"},
        {head + "TRACK AUDIO\n" + tail, "line 3 TRACK: track 1 ahead of it has no sound"},
        {head + tail + "TRACK MODE1\n", "line 4 TRACK: a track of kind 'MODE1'"},
        {"CD_TEXT { LANGUAGE 0 {\n", "line 1 CD_TEXT: its { is not closed"},
        {"", "no audio track"},
    };
    for (const auto& each : cases) EXPECT_THAT(messagesOf(readToc(each.text).findings), Contains(HasSubstr(each.says)));
}

TEST(CdrdaoToc, SurvivesGarbage) {
    tests::expectSurvival(cdrdaoToc(tests::tellingDisc()).text, "0 9:\"\n{}\\", readToc);
}

TEST(CdrdaoToc, IsReadByCdrdao) {
    if (!tests::isInstalled("cdrdao")) GTEST_SKIP() << "cdrdao is not installed";
    const tests::ScratchFolder folder;
    core::writeFile(folder / "disc.bin", std::string(20 * second * 4, '\0'));
    core::writeFile(folder / "disc.toc", cdrdaoToc(tests::tellingDisc()).text);
    const auto shown = tests::printed(folder.path(), "cdrdao show-toc disc.toc");
    EXPECT_THAT(shown, HasSubstr("TRACK  2  Mode AUDIO"));
    EXPECT_THAT(shown, HasSubstr("GB XYZ 26 00002"));
    EXPECT_THAT(shown, HasSubstr("INDEX  3"));
    EXPECT_THAT(shown, testing::Not(HasSubstr("ERROR"))) << shown;
    const auto tested = tests::printed(folder.path(), "cdrdao read-test disc.toc");
    EXPECT_THAT(tested, testing::Not(HasSubstr("ERROR"))) << tested;
}

TEST(CdrdaoToc, IsReadByCdrdaoWhateverTextsThereAre) {
    if (!tests::isInstalled("cdrdao")) GTEST_SKIP() << "cdrdao is not installed";
    const tests::ScratchFolder folder;
    core::writeFile(folder / "disc.bin", std::string(20 * second * 4, '\0'));
    std::mt19937 random(7);
    for (int round = 0; round < 40; ++round) {
        const auto toc = cdrdaoToc(tests::awkwardTexts(random)).text;
        core::writeFile(folder / "disc.toc", toc);
        const auto shown = tests::printed(folder.path(), "cdrdao show-toc disc.toc");
        EXPECT_THAT(shown, HasSubstr("TRACK  3  Mode AUDIO")) << shown << toc;
        EXPECT_THAT(shown, testing::Not(testing::AnyOf(HasSubstr("ERROR"), HasSubstr("WARNING")))) << shown << toc;
    }
}

} // namespace
