// DDP out, in again and out again: what was imported is the disc that it came from.
#include "engine/disc/Import.h"

#include "core/AudioFileWriter.h"
#include "core/Error.h"
#include "core/ProjectFile.h"
#include "core/SafeFile.h"
#include "engine/delivery/CdText.h"
#include "engine/delivery/DdpPackets.h"
#include "engine/delivery/DdpReader.h"
#include "tests/delivery/DeliverySupport.h"
#include "tests/disc/DiscSupport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>

namespace {

namespace fs = std::filesystem;
using namespace engine::disc;
using engine::delivery::Field;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using tests::messagesOf;

constexpr core::FrameCount second = core::cdRate;
constexpr std::size_t sectorBytes = 2352;

class ImportDisc : public testing::Test {
  protected:
    ImportedAlbum import(const fs::path& source, const std::string& name = "in.lacquer") {
        return importDiscs(source, folder_ / name, library_);
    }

    /// The fileset of the album; its folder.
    fs::path delivered(const core::Album& album, const engine::source::SourceLibrary::Opened& sources,
                       const std::string& name) {
        tests::deliverTo(folder_ / name, {album, sources}, tests::deliveries({"ddp"}));
        fs::path made;
        for (const auto& entry : fs::directory_iterator(folder_ / name / "ddp"))
            if (entry.is_directory() && (made.empty() || entry.path() < made)) made = entry.path();
        return made;
    }

    /// Out, in, and out again: the folder of the second fileset.
    fs::path throughImport(const fs::path& set) {
        imported_ = import(set);
        return delivered(imported_.album, library_.open(imported_.album), "again");
    }

    static void expectEqual(const fs::path& one, const fs::path& other) {
        for (const char* name : {"IMAGE.DAT", "PQDESCR", "CDTEXT.BIN"}) {
            ASSERT_EQ(fs::exists(one / name), fs::exists(other / name)) << name;
            if (!fs::exists(one / name)) continue;
            EXPECT_TRUE(core::readFile(one / name) == core::readFile(other / name)) << name;
        }
    }

    static void change(const fs::path& file, const std::function<void(std::string&)>& edit) {
        auto bytes = core::readFile(file);
        edit(bytes);
        core::writeFile(file, bytes);
    }

    tests::ScratchFolder folder_;
    engine::source::SourceLibrary library_{folder_ / "cache"};
    ImportedAlbum imported_;
};

TEST_F(ImportDisc, GivesAnAwkwardDiscBackToTheByte) {
    const auto sounding = tests::awkwardAlbum();
    const auto set = delivered(sounding.album, sounding.sources, "out");
    expectEqual(set, throughImport(set));
    EXPECT_THAT(messagesOf(imported_.findings), IsEmpty());
    EXPECT_EQ(core::loadAlbum(folder_ / "in.lacquer"), imported_.album);
    EXPECT_THAT(imported_.written, testing::ElementsAre(folder_ / "in.wav"));
    const auto& tracks = imported_.album.tracks;
    ASSERT_EQ(tracks.size(), 6u);
    EXPECT_EQ(imported_.album.metadata.title, "Été à l'île - no. 7");
    EXPECT_EQ(tracks[3].indexes.size(), 3u);
    EXPECT_EQ(tracks[2].metadata.artist, "Señor Ñandú & the \"Quotes\"");
    EXPECT_EQ(tracks[0].metadata.artist, "");
    EXPECT_EQ(imported_.album.metadata.composer, "All C");
    EXPECT_EQ(imported_.album.metadata.message, "to whoever holds it");
    EXPECT_EQ(tracks[0].metadata.composer, "");
    EXPECT_EQ(tracks[3].metadata.composer, "C");
    EXPECT_TRUE(tracks[1].metadata.copyPermitted && tracks[2].metadata.preEmphasis);
    EXPECT_EQ(tracks[0].pauseMark, 0); // Hidden sound is there, ahead of the start.
    EXPECT_GT(tracks[0].startMark.value(), 0);
}

TEST_F(ImportDisc, GivesAPlainDiscAndSeveralDiscsBack) {
    auto sounding = tests::noiseAlbum(3);
    sounding.album.deliveries.clear();
    for (const bool several : {false, true}) {
        sounding.album.tracks[2].opensDisc = several;
        if (several) sounding.album.tracks[2].pauseMark = -second;
        const std::string name = several ? "two" : "one";
        const auto set = delivered(sounding.album, sounding.sources, name);
        // A delivery's folder, or the file that begins a set.
        const auto imported = import(several ? folder_ / name : set / "DDPID", name + ".lacquer");
        EXPECT_THAT(messagesOf(imported.findings), IsEmpty());
        EXPECT_EQ(imported.written.size(), several ? 2u : 1u);
        delivered(imported.album, library_.open(imported.album), name + " again");
        for (const auto& entry : fs::directory_iterator(folder_ / name / "ddp"))
            if (entry.is_directory())
                expectEqual(entry.path(), folder_ / (name + " again") / "ddp" / entry.path().filename());
    }
}

TEST_F(ImportDisc, ASilentPauseBecomesAGap) {
    const auto sounding = tests::noiseAlbum(2);
    const auto set = delivered(sounding.album, sounding.sources, "out");
    const auto marks = engine::delivery::readDdp(set).marks;
    ASSERT_EQ(marks[3].index, 0);
    const auto sectors = marks[4].at - marks[3].at;
    change(set / "IMAGE.DAT", [&](std::string& image) {
        std::fill_n(image.begin() + marks[3].at * std::ptrdiff_t{sectorBytes}, sectors * std::ptrdiff_t{sectorBytes},
                    '\0');
    });
    expectEqual(set, throughImport(set));
    const auto& tracks = imported_.album.tracks;
    ASSERT_EQ(tracks.size(), 2u);
    EXPECT_EQ(tracks[1].gapFrames, sectors * 588);
    EXPECT_FALSE(tracks[1].pauseMark);
    EXPECT_EQ(tracks[0].clips[0].region.lengthFrames, (marks[3].at - marks[2].at) * 588);
}

TEST_F(ImportDisc, KeepsEverySampleOfFullScaleUntouched) {
    const auto sounding = tests::noiseAlbum(2);
    const auto set = delivered(sounding.album, sounding.sources, "out");
    change(set / "IMAGE.DAT", [](std::string& image) {
        std::mt19937 random(7);
        for (std::size_t n = 150 * sectorBytes; n < image.size(); ++n) image[n] = static_cast<char>(random());
    });
    expectEqual(set, throughImport(set));
}

TEST_F(ImportDisc, TakesTheHabitsOfOtherPrograms) {
    const auto sounding = tests::awkwardAlbum();
    const auto set = delivered(sounding.album, sounding.sources, "out");
    const auto other = folder_ / "other";
    fs::copy(set, other);
    // The image without its first pause, in two streams; blanks for zeros; one lead-out.
    const auto image = core::readFile(set / "IMAGE.DAT");
    const std::size_t cut = (150 + 500) * sectorBytes;
    core::writeFile(other / "ic01.trk", image.substr(150 * sectorBytes, cut - 150 * sectorBytes));
    core::writeFile(other / "IC02.TRK", image.substr(cut));
    fs::remove(other / "IMAGE.DAT");
    change(other / "DDPMS", [&](std::string& map) {
        const std::string stream = map.substr(map.size() - 128);
        const auto put = [](std::string& record, const Field& field, const std::string& text) {
            record.replace(field.offset, field.width, text + std::string(field.width - text.size(), ' '));
        };
        std::string first = stream;
        std::string last = stream;
        namespace at = engine::delivery::ddpMap;
        put(first, at::length, "     500");
        put(first, at::start, "00000150");
        put(first, at::fileName, "IC01.TRK");
        put(last, at::length, std::to_string(image.size() / sectorBytes - 650));
        put(last, at::start, "");
        put(last, at::pregap2, "   0");
        put(last, at::storage, "0");
        put(last, at::fileName, "IC02.TRK");
        map.replace(map.size() - 128, 128, first + last);
        put(map, at::scrambled, "1");
        const std::string length = std::to_string(fs::file_size(other / "PQDESCR") - 64);
        map.replace(128 + at::length.offset, 8, std::string(8 - length.size(), ' ') + length);
    });
    change(other / "PQDESCR", [](std::string& pq) { pq.resize(pq.size() - 64); });
    expectEqual(set, throughImport(other));
    EXPECT_EQ(imported_.written.size(), 2u);
}

TEST_F(ImportDisc, SkipsDamagedPacksOfCdText) {
    auto sounding = tests::noiseAlbum(2);
    const auto set = delivered(sounding.album, sounding.sources, "out");
    change(set / "CDTEXT.BIN", [](std::string& packs) { packs[5] = 'X'; });
    const auto made = import(set);
    EXPECT_THAT(messagesOf(made.findings), Contains(HasSubstr("CD-Text pack 0")));
    EXPECT_EQ(made.album.metadata.title, "");
    EXPECT_EQ(made.album.tracks[1].metadata.title, "Noise 2");
    EXPECT_EQ(made.album.metadata.artist, "The Generators");
}

TEST_F(ImportDisc, ListsWhatAnAlbumCannotHold) {
    auto sounding = tests::noiseAlbum(2);
    const auto set = delivered(sounding.album, sounding.sources, "out");
    change(set / "PQDESCR", [](std::string& pq) {
        for (const std::size_t packet : {1, 2}) pq.replace(64 * packet + 16, 2, "8S");
    });
    change(set / "IMAGE.DAT", [](std::string& image) { image[100] = 1; });
    const auto messages = messagesOf(import(set).findings);
    EXPECT_THAT(messages, Contains(HasSubstr("four channels")));
    EXPECT_THAT(messages, Contains(HasSubstr("SCMS")));
    EXPECT_THAT(messages, Contains(HasSubstr("first 2 s of the disc is not kept")));
}

TEST_F(ImportDisc, SurvivesMalformedSets) {
    auto sounding = tests::noiseAlbum(2);
    const auto set = delivered(sounding.album, sounding.sources, "out");
    const auto names = std::to_array<std::string>({"DDPID", "DDPMS", "PQDESCR", "CDTEXT.BIN"});
    std::mt19937 random(20261129);
    const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    fs::resize_file(set / "IMAGE.DAT", sectorBytes * 500); // Shorter than it says.
    int made = 0;
    for (int round = 0; round < 150; ++round) {
        const auto& name = names[below(names.size())];
        const auto sound = core::readFile(set / name);
        auto bytes = sound;
        for (std::size_t n = 1 + below(6); n > 0; --n) bytes[below(bytes.size())] = "0 9A/.1"[below(7)];
        if (below(4) == 0) bytes.resize(below(bytes.size()));
        core::writeFile(set / name, bytes);
        const std::string album = std::to_string(round);
        try {
            EXPECT_FALSE(import(set, album + ".lacquer").findings.empty());
            EXPECT_EQ(core::loadAlbum(folder_ / (album + ".lacquer")).rate, core::cdRate);
            ++made;
        } catch (const core::Error&) {
            EXPECT_FALSE(fs::exists(folder_ / (album + ".lacquer")) || fs::exists(folder_ / (album + ".wav")));
        }
        core::writeFile(set / name, sound);
    }
    EXPECT_GT(made, 50);
}

TEST_F(ImportDisc, LeavesNothingWhereItFailsAndReplacesNothing) {
    auto sounding = tests::noiseAlbum(2);
    const auto set = delivered(sounding.album, sounding.sources, "out");
    core::writeFile(folder_ / "in.wav", "mine");
    EXPECT_THROW(import(set), core::Error);
    EXPECT_EQ(core::readFile(folder_ / "in.wav"), "mine");
    EXPECT_FALSE(fs::exists(folder_ / "in.lacquer"));
    std::stop_source stop;
    const auto cancel = [&](double share) {
        if (share > 0.1) stop.request_stop();
    };
    EXPECT_THROW(importDiscs(set, folder_ / "b.lacquer", library_, cancel, stop.get_token()), core::Cancelled);
    for (const auto& name : tests::namesIn(folder_.path())) EXPECT_THAT(name, testing::Not(HasSubstr("b.")));
}

/// A WAV of random words, whole sectors long.
void writeWords(const fs::path& path, core::FrameCount frames, unsigned seed, core::FrameCount silentAhead = 0) {
    std::mt19937 random(seed);
    std::vector<std::int32_t> words;
    for (core::FrameCount n = 0; n < 2 * frames; ++n)
        words.push_back(n < 2 * silentAhead ? 0 : static_cast<std::int16_t>(random()) * 65536);
    core::AudioFileWriter writer(path, core::Delivery::Format::wav, core::Delivery::WordLength::int16, 44100, frames);
    writer.write(words);
    writer.finish();
}

TEST_F(ImportDisc, TakesACueSheetWithItsFiles) {
    writeWords(folder_ / "one.wav", 10 * second, 1);
    writeWords(folder_ / "Two.WAV", 6 * second, 2);
    core::writeFile(folder_ / "a.cue", "TITLE \"Sheet\"\nPERFORMER P\nFILE one.wav WAVE\n TRACK 01 AUDIO\n  TITLE A\n"
                                       "  PERFORMER P\n  INDEX 01 00:00:00\n  INDEX 02 00:01:00\n TRACK 02 AUDIO\n"
                                       "  PERFORMER Q\n  INDEX 00 00:08:00\nFILE two.wav WAVE\n  INDEX 01 00:00:00\n");
    const auto made = import(folder_ / "a.cue");
    EXPECT_THAT(messagesOf(made.findings), IsEmpty());
    EXPECT_THAT(made.written, IsEmpty()); // They can be read as they are.
    ASSERT_EQ(made.album.tracks.size(), 2u);
    EXPECT_EQ(made.album.tracks[0].indexes, (std::vector<core::FramePos>{second}));
    EXPECT_EQ(made.album.tracks[0].clips[0].region.lengthFrames, 10 * second); // The pause sounds.
    EXPECT_EQ(made.album.tracks[1].pauseMark, -2 * second);
    EXPECT_EQ(made.album.tracks[1].gapFrames, 0);
    EXPECT_EQ(made.album.tracks[1].metadata.artist, "Q");
    const auto set = delivered(made.album, library_.open(made.album), "out");
    const auto image = core::readFile(set / "IMAGE.DAT");
    EXPECT_EQ(image.size(), (150 + 16 * 75) * sectorBytes);
    EXPECT_TRUE(image.substr(150 * sectorBytes, 10 * 75 * sectorBytes) ==
                core::readFile(folder_ / "one.wav").substr(44, 10 * 75 * sectorBytes));
}

TEST_F(ImportDisc, FindsTheFirstPauseInAFileWhereItIsSilent) {
    writeWords(folder_ / "with.wav", 12 * second, 1, 2 * second);
    writeWords(folder_ / "hidden.wav", 12 * second, 1);
    for (const bool hidden : {false, true}) {
        const std::string name = hidden ? "hidden" : "with";
        core::writeFile(folder_ / (name + ".cue"), "FILE " + name +
                                                       ".wav WAVE\nTRACK 01 AUDIO\nINDEX 00 00:00:00\n"
                                                       "INDEX 01 00:02:00\n");
        const auto made = import(folder_ / (name + ".cue"), name + ".lacquer");
        ASSERT_EQ(made.album.tracks.size(), 1u);
        EXPECT_EQ(made.album.tracks[0].clips[0].region.from, hidden ? 0 : 2 * second);
        EXPECT_EQ(made.album.tracks[0].startMark, hidden ? 2 * second : 0);
        EXPECT_EQ(made.album.tracks[0].pauseMark.has_value(), hidden);
    }
}

TEST_F(ImportDisc, TakesATocWithRawFilesAndSilence) {
    writeWords(folder_ / "a.wav", 8 * second, 3);
    auto raw = core::readFile(folder_ / "a.wav").substr(44, 8 * second * 4);
    for (std::size_t n = 0; n + 1 < raw.size(); n += 2) std::swap(raw[n], raw[n + 1]);
    core::writeFile(folder_ / "b.bin", raw);
    core::writeFile(folder_ / "a.toc", "CD_DA\nTRACK AUDIO\nFILE \"a.wav\" 0\nTRACK AUDIO\nPREGAP 0:3:0\n"
                                       "FILE \"b.bin\" 1:0:0\nTRACK AUDIO\nSILENCE 0:1:0\nFILE \"b.bin\" 0 0:4:0\n"
                                       "SILENCE 0:1:0\n");
    const auto made = import(folder_ / "a.toc");
    EXPECT_THAT(messagesOf(made.findings), Contains(HasSubstr("asks for more of 'b.bin' than it has")));
    EXPECT_THAT(made.written, testing::ElementsAre(folder_ / "in.wav"));
    EXPECT_TRUE(tests::wordsOf(folder_ / "in.wav") == tests::wordsOf(folder_ / "a.wav"));
}

TEST_F(ImportDisc, LeavesGapsOfATocSilent) {
    writeWords(folder_ / "a.wav", 8 * second, 3);
    core::writeFile(folder_ / "a.toc", "CD_DA\nTRACK AUDIO\nFILE \"a.wav\" 0\nTRACK AUDIO\nPREGAP 0:3:0\n"
                                       "FILE \"a.wav\" 0:2:0\nTRACK AUDIO\nSILENCE 0:1:0\nFILE \"a.wav\" 0 0:4:0\n"
                                       "SILENCE 0:1:0\nFILE \"a.wav\" 0:3:0 0:2:0\nSILENCE 0:1:0\n");
    const auto made = import(folder_ / "a.toc");
    EXPECT_THAT(messagesOf(made.findings), IsEmpty());
    const auto& tracks = made.album.tracks;
    ASSERT_EQ(tracks.size(), 3u);
    EXPECT_EQ(tracks[1].gapFrames, 3 * second);
    EXPECT_EQ(tracks[2].gapFrames, second);
    EXPECT_EQ(tracks[2].startMark, -second);
    ASSERT_EQ(tracks[2].clips.size(), 2u);
    EXPECT_EQ(tracks[2].clips[1].offset, 5 * second);
    EXPECT_EQ(tracks[2].endMark, 8 * second);
}

TEST_F(ImportDisc, TakesAnAlbumsOneFileByItsMarks) {
    auto sounding = tests::awkwardAlbum();
    sounding.album.metadata.label = "Label";
    for (auto& track : sounding.album.tracks) track.metadata.artist = "";
    tests::deliverTo(folder_ / "out", sounding, tests::deliveries({"flac16", "wav16"}));
    for (const char* format : {"flac16", "wav16"}) {
        const bool isFlac = format[0] == 'f';
        const auto file =
            folder_ / "out" / format / ("Björk Ærø - Été à l'île — no. 7" + std::string(isFlac ? ".flac" : ".wav"));
        ASSERT_TRUE(fs::exists(file)) << testing::PrintToString(tests::namesIn(folder_ / "out"));
        const auto made = import(file, std::string(format) + ".lacquer");
        EXPECT_THAT(messagesOf(made.findings), IsEmpty());
        EXPECT_THAT(made.written, IsEmpty());
        const auto& tracks = made.album.tracks;
        ASSERT_EQ(tracks.size(), 6u);
        EXPECT_EQ(made.album.metadata.title, "Été à l'île — no. 7");
        EXPECT_EQ(made.album.metadata.artist, "Björk Ærø");
        EXPECT_EQ(made.album.metadata.label, "Label");
        EXPECT_EQ(made.album.metadata.upc, "0123456789012");
        EXPECT_EQ(tracks[3].indexes.size(), 3u);
        EXPECT_EQ(tracks[3].metadata.title, isFlac ? "" : "Noise 4");
        EXPECT_EQ(tracks[3].metadata.isrc, isFlac ? "GBXYZ2600004" : "");
        const auto audio = library_.open(made.album);
        tests::deliverTo(folder_ / (std::string(format) + " again"), {made.album, audio}, tests::deliveries({format}));
        fs::path again;
        for (const auto& name : tests::namesIn(folder_ / (std::string(format) + " again")))
            if (name.find("Björk") != std::string::npos) again = folder_ / (std::string(format) + " again") / name;
        EXPECT_TRUE(tests::wordsOf(file) == tests::wordsOf(again)) << format;
    }
}

TEST_F(ImportDisc, OpensNothingOutsideTheFolder) {
    const auto below = folder_ / "below";
    fs::create_directory(below);
    writeWords(folder_ / "outside.wav", 8 * second, 3);
    fs::create_symlink(folder_ / "outside.wav", below / "link.wav");
    core::writeFile(below / "a.cue", "FILE \"../outside.wav\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n"
                                     "FILE \"link.wav\" WAVE\nTRACK 02 AUDIO\nINDEX 01 00:00:00\n");
    EXPECT_THROW(import(below / "a.cue"), core::Error);
    EXPECT_THROW(import(folder_ / "outside.wav"), core::Error); // No marks.
}

} // namespace
