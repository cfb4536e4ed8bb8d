#include "core/ProjectFile.h"

#include "core/Edits.h"
#include "core/Error.h"
#include "core/SafeFile.h"
#include "tests/support/FullAlbum.h"
#include "tests/support/RandomAlbum.h"
#include "tests/support/Scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <random>

using namespace core;
using testing::HasSubstr;
using testing::StartsWith;

namespace {

const std::filesystem::path folder = "/music/album";

Album read(const std::string& text) {
    return fromJson(text, folder, "x.lacquer");
}

/// A file with those keys at its top.
std::string fileWith(const std::string& keys) {
    return "{\"lacquer\": 1, " + keys + "}";
}

std::string messageOf(const std::string& text) {
    try {
        read(text);
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

} // namespace

TEST(ProjectFile, GivesBackEveryFieldOfAnAlbum) {
    const Album album = tests::fullAlbum(folder);
    ASSERT_EQ(normalised(album), album);
    const std::string text = toJson(album, folder);
    EXPECT_EQ(read(text), album) << text;
}

TEST(ProjectFile, HasItsVersionFirst) {
    EXPECT_THAT(toJson(Album{}, folder), StartsWith("{\n  \"lacquer\": 1,\n"));
}

TEST(ProjectFile, IsTheSameTextAfterALoadAndASave) {
    const std::string text = toJson(tests::fullAlbum(folder), folder);
    EXPECT_EQ(toJson(read(text), folder), text);
    EXPECT_EQ(toJson(tests::fullAlbum(folder), folder), text);
}

TEST(ProjectFile, NamesFilesRelativeToItself) {
    const std::string text = toJson(tests::fullAlbum(folder), folder);
    EXPECT_THAT(text, HasSubstr("\"path\": \"mixes/one.wav\""));
    EXPECT_THAT(text, HasSubstr("\"path\": \"../elsewhere.flac\""));
    EXPECT_THAT(text, HasSubstr("\"cover\": \"art/cover.png\""));
    EXPECT_EQ(fromJson(text, "/moved/album", "").sources[0].path, "/moved/album/mixes/one.wav");
}

TEST(ProjectFile, LeavesOutSettingsThatStandAtTheirStandard) {
    Album album;
    album.masters[0].albumChain = {Slot{.id = SlotId{1}, .settings = LimiterSettings{.ceilingDbtp = -0.5}}};
    EqualizerSettings equalizer;
    equalizer.bands[2].gainDb = 1.5;
    album.masters[0].albumChain.push_back(Slot{.id = SlotId{2}, .settings = equalizer});
    const std::string text = toJson(album, folder);
    EXPECT_THAT(text, HasSubstr("\"settings\": { \"ceiling\": -0.5 }"));
    EXPECT_THAT(text, HasSubstr("\"band3\": { \"gain\": 1.5 }"));
    EXPECT_THAT(text, Not(HasSubstr("band2")));
}

TEST(ProjectFile, OfADayAheadOfDithersHasTheUsualOne) {
    const Album album = fromJson(
        R"({"lacquer": 1, "rate": 44100, "deliveries": [{"format": "ddp", "wordLength": "int16"}], "nextId": 1})",
        folder, "");
    EXPECT_EQ(album.deliveries.at(0).dither, Delivery::Dither::tpdf);
    EXPECT_FALSE(album.deliveries.at(0).blankSilence);
    EXPECT_THAT(toJson(album, folder), Not(HasSubstr("dither\"")));
}

TEST(ProjectFile, KeepsEveryDigitOfANumber) {
    for (const double level : {0.1, 1.0 / 3.0, -17.000000000000004, 5e-324, 199.99999999999997}) {
        Album album;
        album.tracks.resize(1);
        album.tracks[0].levelDb = level;
        EXPECT_EQ(read(toJson(album, folder)).tracks[0].levelDb, level);
    }
}

TEST(ProjectFile, KeepsNamesThatAreNoText) {
    Album album;
    album.sources = {{.id = SourceId{1}, .path = "/music/album/\xff\xfe.wav"}};
    album.metadata.title = "\xc3";
    EXPECT_EQ(read(toJson(album, folder)), album);
}

TEST(ProjectFile, KeepsKeysOfTomorrowAtEveryLevel) {
    const std::string text = R"({"lacquer": 1, "top": null, "metadata": {"mood": "blue"},
        "tracks": [{"id": 1, "colour": 7, "metadata": {"key": [1, {"a": {}}]},
            "clips": [{"id": 2, "pan": 0.5, "region": {"lengthFrames": 9, "loop": true}, "fadeIn": {"tension": 0.25}}],
            "chain": [{"id": 3, "module": "equalizer", "tap": "x",
                       "settings": {"phase": "linear", "band3": {"gain": 2, "dynamic": {"ratio": 2}}},
                       "alternative": {"module": "equalizer", "settings": {"auto": 1}, "name": "B"}}],
            "automation": [{"slot": 3, "parameter": "band1.gain", "points": [{"at": 0}, {"at": 5, "curve": 3}]}]}]})";
    const std::string again = toJson(read(text), folder);
    for (const char* key : {"\"top\": null", "\"mood\": \"blue\"", "\"colour\": 7", "\"pan\": 0.5", "\"loop\": true",
                            "\"tension\": 0.25", "\"tap\": \"x\"", "\"phase\": \"linear\"", "\"ratio\": 2",
                            "\"auto\": 1", "\"name\": \"B\"", "\"curve\": 3", "\"a\": {}"})
        EXPECT_THAT(again, HasSubstr(key));
    EXPECT_EQ(toJson(read(again), folder), again);
    EXPECT_EQ(read(again), read(text));
}

TEST(ProjectFile, LetsGoOfKeysOfTomorrowInSettingsThatAreGone) {
    // An alternative of another module is none.
    const std::string text = R"({"lacquer": 1, "tracks": [{"id": 1, "colour": 7, "clips": [], "chain": [
        {"id": 3, "module": "compressor", "settings": {},
         "alternative": {"module": "gain", "settings": {"later": 2}, "name": "B"}}]}]})";
    const std::string saved = toJson(normalised(read(text)), folder);
    EXPECT_THAT(saved, testing::Not(HasSubstr("alternative")));
    EXPECT_THAT(saved, HasSubstr("\"colour\": 7"));
    EXPECT_EQ(toJson(read(saved), folder), saved);
}

TEST(ProjectFile, OfANewerLacquerIsNamedAsSuch) {
    EXPECT_EQ(
        messageOf(R"({"lacquer": 3, "tracks": "of another kind"})"),
        "x.lacquer: was made by a newer Lacquer (file version 3, this one reads up to 1): update Lacquer; the file "
        "is untouched");
}

TEST(ProjectFile, ThatIsNoAlbumIsNamedAsSuch) {
    EXPECT_THAT(messageOf("{}"), HasSubstr("is not a Lacquer album"));
    EXPECT_THAT(messageOf("[1]"), HasSubstr("is not a Lacquer album"));
    EXPECT_THAT(messageOf(R"({"lacquer": "one"})"), HasSubstr("has \"one\" as its file version"));
}

TEST(ProjectFile, SaysWhereItsTextIsBroken) {
    EXPECT_THAT(messageOf("{\n  \"lacquer\": 1,\n  \"rate\" 44100\n}"),
                HasSubstr("not valid JSON at line 3, column 14"));
    EXPECT_THAT(messageOf("{\"lacquer\": 1, \"rate\": NaN}"), HasSubstr("not valid JSON at line 1, column 24"));
    EXPECT_THAT(messageOf(""), HasSubstr("is not whole"));
}

TEST(ProjectFile, ThatIsCutShortAnywhereIsNamedAsSuch) {
    const std::string text = toJson(tests::fullAlbum(folder), folder);
    for (std::size_t size = 0; size + 2 < text.size(); size += 797)
        EXPECT_THAT(messageOf(text.substr(0, size)), HasSubstr("is not whole: the text ends at line")) << size;
}

TEST(ProjectFile, NamesThePlaceOfAWrongValueAndWhatWouldBeRight) {
    EXPECT_EQ(messageOf(fileWith(R"("tracks": [{}, {"clips": [{"region": 5}]}])")),
              "x.lacquer: tracks.2.clips.1.region is 5, should be an object");
    EXPECT_EQ(messageOf(fileWith(R"("tracks": [{"levelDb": "loud"}])")),
              "x.lacquer: tracks.1.levelDb is \"loud\", should be a number from -200 to 200");
    EXPECT_EQ(messageOf(fileWith(R"("tracks": [{"fadeIn": {"shape": "soft"}}])")),
              "x.lacquer: tracks.1.fadeIn.shape is \"soft\", should be one of linear, equalPower, sCurve, logarithmic, "
              "exponential");
    EXPECT_EQ(messageOf(fileWith(R"("rate": 12345)")),
              "x.lacquer: rate is 12345, should be one of 44100, 48000, 88200, 96000, 176400, 192000");
}

TEST(ProjectFile, NamesAModuleThatIsUnknown) {
    EXPECT_THAT(messageOf(fileWith(R"("masters": [{"albumChain": [{"module": "exciter"}]}])")),
                HasSubstr("masters.1.albumChain.1.module is \"exciter\", should be a module of this version: one of "
                          "equalizer, compressor, limiter"));
}

TEST(ProjectFile, WritesTheVersionOfEveryModuleAndTakesOneThatIsAbsentForTheFirst) {
    const Album made = read(fileWith(R"("masters": [{"albumChain": [{"module": "gain"},
        {"module": "limiter", "version": 9}]}])"));
    EXPECT_EQ(made.masters[0].albumChain[0].version, 1);
    EXPECT_EQ(made.masters[0].albumChain[1].version, 9);
    const std::string again = toJson(made, folder);
    EXPECT_THAT(again, HasSubstr("\"version\": 1"));
    EXPECT_THAT(again, HasSubstr("\"version\": 9"));
}

TEST(ProjectFile, RefusesAbsurdNumbers) {
    const auto refused = HasSubstr("should be");
    EXPECT_THAT(messageOf(fileWith(R"("tracks": [{"gapFrames": 17592186044417}])")), refused);
    EXPECT_THAT(messageOf(fileWith(R"("tracks": [{"gapFrames": 1.5}])")), refused);
    EXPECT_THAT(messageOf(fileWith(R"("tracks": [{"levelDb": 1e300}])")), refused);
    EXPECT_THAT(messageOf(fileWith(R"("tracks": [{"id": -1}])")), refused);
    EXPECT_THAT(messageOf(fileWith(R"("ditherSeed": -1)")), refused);
    EXPECT_THAT(messageOf(fileWith(R"("ditherSeed": 1e999)")), HasSubstr("a number that is too large"));
    EXPECT_THAT(
        messageOf(fileWith(R"("masters": [{"albumChain": [{"module": "limiter", "settings": {"ceiling": 3}}]}])")),
        HasSubstr("settings.ceiling is 3, should be a number from -12 to 0"));
    std::string tracks = "{}";
    for (int i = 0; i < 2970; ++i) tracks += ",{}";
    EXPECT_THAT(messageOf(fileWith("\"tracks\": [" + tracks + "]")), HasSubstr("should be a list of at most 2970"));
}

TEST(ProjectFile, RefusesATextThatWouldLoseSomething) {
    EXPECT_THAT(messageOf(fileWith(R"("x": 1, "x": 2)")), HasSubstr("the key \"x\" twice"));
    EXPECT_THAT(messageOf(fileWith("\"x\": " + std::string(100'000, '['))), HasSubstr("nested too deeply"));
}

TEST(ProjectFile, IsNotWrittenWithANumberThatIsNone) {
    const tests::ScratchFolder scratch;
    Album album = tests::fullAlbum(scratch.path());
    saveAlbum(scratch / "a.lacquer", album);
    const std::string before = readFile(scratch / "a.lacquer");
    album.tracks[1].levelDb = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(saveAlbum(scratch / "a.lacquer", album), Error);
    album.tracks[1].levelDb = 1e9; // would be refused by the next load
    EXPECT_THROW(saveAlbum(scratch / "a.lacquer", album), Error);
    EXPECT_EQ(readFile(scratch / "a.lacquer"), before);
}

TEST(ProjectFile, LoadsWhatWasSavedThoughItsSourcesAreMissing) {
    const tests::ScratchFolder scratch;
    const Album album = tests::fullAlbum(scratch.path());
    saveAlbum(scratch / "a.lacquer", album);
    EXPECT_EQ(loadAlbum(scratch / "a.lacquer"), album);
}

TEST(ProjectFile, ThatDoesNotLoadIsNotAltered) {
    const tests::ScratchFolder scratch;
    const std::string broken = "{\"lacquer\": 1, ";
    writeFile(scratch / "a.lacquer", broken);
    EXPECT_THROW(loadAlbum(scratch / "a.lacquer"), Error);
    EXPECT_EQ(readFile(scratch / "a.lacquer"), broken);
    EXPECT_THROW(loadAlbum(scratch / "none.lacquer"), Error);
}

TEST(ProjectFile, GivesBackAlbumsOfEveryKind) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const Album album = tests::randomAlbum(seed);
        EXPECT_EQ(read(toJson(album, folder)), album) << "seed " << seed;
    }
}

TEST(ProjectFile, ThatWasDamagedAnywhereLoadsOrIsRefusedAndNeverMore) {
    const std::string whole = toJson(tests::randomAlbum(7), folder);
    std::mt19937_64 random(1);
    int refused = 0;
    for (int run = 0; run < 600; ++run) {
        std::string text = whole;
        for (std::size_t hits = 1 + random() % 3; hits > 0; --hits) {
            const std::size_t at = random() % text.size();
            if (random() % 2 == 0)
                text[at] = "0-9.e\"{}[],:\\\xff"[random() % 14];
            else
                text.erase(at, random() % 20);
        }
        try {
            const Album album = normalised(read(text));
            EXPECT_EQ(normalised(read(toJson(album, folder))), album) << text;
        } catch (const Error&) {
            ++refused;
        }
    }
    EXPECT_GT(refused, 300);
    EXPECT_LT(refused, 600);
}
