#include "engine/delivery/CdText.h"
#include "engine/delivery/CdTextReader.h"
#include "engine/delivery/Latin1.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace engine::delivery;
using testing::HasSubstr;
using testing::IsEmpty;

std::string pack(const CdTextPacks& packs, std::size_t n) {
    return packs.bytes.substr(n * cdTextPackBytes, cdTextPackBytes);
}

int byteOf(const std::string& bytes, std::size_t n) {
    return static_cast<unsigned char>(bytes[n]);
}

CdText twoTracks() {
    CdText text;
    text.disc = {.title = "Disc Title", .performer = "Disc Performer", .songwriter = "Disc Writer"};
    text.tracks = {{.title = "Track One", .performer = "Perf One", .songwriter = "Writer One"},
                   {.title = "Track Two", .performer = "Perf Two"}};
    return text;
}

// The check sums that another maker's reader printed for this very text, each of them over a whole pack.
TEST(CdText, PacksTheReferenceDiscToTheByte) {
    const auto packs = packCdText(twoTracks());
    ASSERT_EQ(packs.bytes.size(), 11 * cdTextPackBytes);
    const int crcs[] = {0xA714, 0x8C65, 0xE6B6, 0xE318, 0x33B1, 0x1B61, 0x22B0, 0x2244, 0xF88B, 0x361B, 0x87ED};
    for (std::size_t n = 0; n < 11; ++n)
        EXPECT_EQ(byteOf(pack(packs, n), 16) * 256 + byteOf(pack(packs, n), 17), crcs[n]) << "pack " << n;
    EXPECT_EQ(pack(packs, 4).substr(0, 16), std::string("\x81\x00\x04\x0C"
                                                        "er\0Perf One\0",
                                                        16));
    EXPECT_THAT(packs.findings, IsEmpty());
}

TEST(CdText, ReadsBackWhatItPacked) {
    CdText text = twoTracks();
    text.disc.code = "0123456789012";
    text.tracks[1].code = "GBXYZ2600002";
    text.tracks[1].message = "A message that is so long that it takes more than three packs, all by itself";
    text.discId = "LAC-001";
    text.genre = "Classical";
    text.genreCode = genreCodeOf(text.genre);
    const auto reading = readCdText(packCdText(text).bytes);
    EXPECT_THAT(reading.findings, IsEmpty());
    ASSERT_EQ(reading.blocks.size(), 1);
    const auto& block = reading.blocks[0];
    EXPECT_EQ(block.lastTrack, 2);
    EXPECT_EQ(block.language, 9);
    EXPECT_EQ(block.genreCode, 5);
    EXPECT_EQ(block.text(0x80, 0), "Disc Title");
    EXPECT_EQ(block.text(0x81, 2), "Perf Two");
    EXPECT_EQ(block.text(0x82, 2), "");
    EXPECT_EQ(block.text(0x85, 2), text.tracks[1].message);
    EXPECT_EQ(block.text(0x86, 0), "LAC-001");
    EXPECT_EQ(block.text(0x87, 0), "Classical");
    EXPECT_EQ(block.text(0x8E, 0), "0123456789012");
    EXPECT_EQ(block.text(0x8E, 1), "");
    EXPECT_EQ(block.text(0x8E, 2), "GBXYZ2600002");
}

TEST(CdText, AddsNoPackWhenTheLastNulFillsOne) {
    CdText text{.tracks = {CdTextEntry{}}, .genre = "Classical", .genreCode = 5};
    EXPECT_EQ(packCdText(text).bytes.size(), (1 + 3) * cdTextPackBytes);
    text.genre = "Classical!";
    EXPECT_EQ(packCdText(text).bytes.size(), (2 + 3) * cdTextPackBytes);
}

TEST(CdText, CountsCharactersToFifteenAndGenresWithoutTheirCode) {
    CdText text{.disc = {.title = std::string(40, 'x')}, .tracks = {CdTextEntry{}}};
    text.genre = std::string(20, 'g');
    text.genreCode = 1;
    const auto packs = packCdText(text);
    for (const auto& [n, position] : {std::pair{0, 0}, {1, 12}, {2, 15}, {3, 15}, {4, 0}, {5, 10}})
        EXPECT_EQ(byteOf(pack(packs, static_cast<std::size_t>(n)), 3), position) << "pack " << n;
}

TEST(CdText, IsThereOnlyWhenThereIsText) {
    CdText text{.disc = {.code = "0123456789012"}, .tracks = {CdTextEntry{}}};
    EXPECT_EQ(packCdText(text).bytes, "");
    text.tracks[0].title = "One";
    EXPECT_NE(packCdText(text).bytes, "");
}

TEST(CdText, SaysBeforeAndAfterWhereLatin1LacksACharacter) {
    CdText text{.tracks = {{.title = "Dvořák – “Rusalka”"}, {.title = "Déjà vu"}}};
    const auto packs = packCdText(text, 5);
    ASSERT_EQ(packs.findings.size(), 1);
    EXPECT_EQ(packs.findings[0].track, 5);
    EXPECT_THAT(packs.findings[0].message, HasSubstr("Dvořák – “Rusalka”"));
    EXPECT_THAT(packs.findings[0].message, HasSubstr("Dvorák - \"Rusalka\""));
    EXPECT_EQ(readCdText(packs.bytes).blocks[0].text(0x80, 2), "Déjà vu");
}

TEST(CdText, CutsAtTheCapAndSaysWhat) {
    CdText text;
    for (int n = 0; n < 99; ++n)
        text.tracks.push_back({.title = "A title of middling length", .performer = "Somebody", .message = "Hello"});
    const auto packs = packCdText(text);
    EXPECT_LE(packs.bytes.size(), 255 * cdTextPackBytes);
    ASSERT_EQ(packs.findings.size(), 1);
    EXPECT_EQ(packs.findings[0].severity, core::Severity::warning);
    EXPECT_THAT(packs.findings[0].message, HasSubstr("252 packs"));
    const auto reading = readCdText(packs.bytes);
    EXPECT_THAT(reading.findings, IsEmpty());
    EXPECT_NE(reading.blocks[0].text(0x80, 99), "");
}

TEST(CdText, FillsAllPacksWithoutAFindingWhenTheyJustDo) {
    CdText text;
    text.tracks.assign(99, CdTextEntry{.title = std::string(29, 't')});
    text.tracks[0].title = std::string(29 + 53, 't'); // With the NULs 1 + 99 x 30 + 53 bytes: 252 packs.
    EXPECT_EQ(packCdText(text).bytes.size(), 255 * cdTextPackBytes);
    EXPECT_THAT(packCdText(text).findings, IsEmpty());
    text.disc.title = "x";
    EXPECT_THAT(packCdText(text).findings, testing::SizeIs(1));
}

TEST(CdText, ReaderNamesThePackThatIsWrong) {
    const std::string sound = packCdText(twoTracks()).bytes;
    for (std::size_t at = 0; at < sound.size(); ++at) {
        std::string bytes = sound;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
        const auto reading = readCdText(bytes);
        ASSERT_FALSE(reading.findings.empty()) << at;
        EXPECT_THAT(reading.findings[0].message, HasSubstr("pack " + std::to_string(at / cdTextPackBytes) + ":"));
    }
}

TEST(CdText, ReaderTakesAHeadAndATrailingNul) {
    const std::string sound = packCdText(twoTracks()).bytes;
    EXPECT_THAT(readCdText(sound + std::string(1, '\0')).findings, IsEmpty());
    EXPECT_EQ(readCdText("head" + sound).blocks[0].text(0x80, 1), "Track One");
}

TEST(CdText, KnowsGenresAndLanguages) {
    EXPECT_EQ(genreCodeOf("Jazz"), 14);
    EXPECT_EQ(genreCodeOf("rock"), 23);
    EXPECT_EQ(genreCodeOf("Sound Effects"), 25);
    EXPECT_EQ(genreCodeOf("Vaporwave"), 1);
    EXPECT_EQ(genreCodeOf(""), 0);
    EXPECT_EQ(languageCodeOf(""), 9);
    EXPECT_EQ(languageCodeOf("de"), 8);
    EXPECT_EQ(languageCodeOf("de-AT"), 8);
    EXPECT_EQ(languageCodeOf("jpn"), 0x69);
    EXPECT_EQ(languageCodeOf("Klingon"), 0);
}

TEST(Latin1, TakesDecomposedLettersTogether) {
    EXPECT_EQ(toLatin1("Cafe\u0301").bytes, "Caf\xE9");
    EXPECT_FALSE(toLatin1("Cafe\u0301").changed);
    EXPECT_EQ(toLatin1("z\u030C").bytes, "z");
    EXPECT_TRUE(toLatin1("z\u030C").changed);
}

TEST(Latin1, WritesOtherAlphabetsInLatinLetters) {
    EXPECT_EQ(toLatin1("Щелкунчик").bytes, "Shchelkunchik");
    EXPECT_EQ(toLatin1("Ωδή").bytes, "Odi");
    EXPECT_EQ(toLatin1("夜").bytes, "?");
    EXPECT_EQ(toLatin1("a\nb\tc").bytes, "a b c");
}

TEST(Latin1, TakesBrokenUtf8ByteByByte) {
    EXPECT_EQ(toLatin1("a\xC3").bytes, "a?");
    EXPECT_EQ(toLatin1("\xE2\x82z").bytes, "??z");
    EXPECT_EQ(toLatin1("\xC0\x80").bytes, "??");
    EXPECT_EQ(toLatin1("\xFF\xFE").bytes, "??");
}

TEST(Latin1, ComesBackAsUtf8) {
    EXPECT_EQ(fromLatin1(toLatin1("Ÿ? ÿÀÖ¡").bytes), "Y? ÿÀÖ¡");
}

} // namespace
