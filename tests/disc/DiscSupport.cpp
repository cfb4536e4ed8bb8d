#include "tests/disc/DiscSupport.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <stdexcept>

namespace tests {

using namespace engine::disc;

DiscDescription tellingDisc() {
    constexpr core::FrameCount second = core::cdRate;
    DiscDescription disc;
    disc.text = {.title = "Été 'bleu'", .performer = "Björk", .code = "0123456789012"};
    disc.files = {{.name = "disc.bin", .kind = DiscFile::Kind::littleEndian}};
    disc.tracks.resize(3);
    disc.tracks[0] = {.text = {.title = "One", .performer = "Björk", .code = "GBXYZ2600001"},
                      .copyPermitted = true,
                      .pieces = {{1, 0, 0, 5 * second}}};
    disc.tracks[1] = {
        .text = {.title = "Deux \\ trois", .performer = "Other", .songwriter = "S", .code = "GBXYZ2600002"},
        .preEmphasis = true,
        .pieces = {{0, 0, 5 * second, 2 * second},
                   {1, 0, 7 * second, 3 * second},
                   {2, 0, 10 * second, second},
                   {3, 0, 11 * second, 2 * second}}};
    disc.tracks[2] = {.text = {.title = "Three", .performer = "Björk"}, .pieces = {{1, 0, 13 * second, std::nullopt}}};
    return disc;
}

SoundingAlbum awkwardAlbum() {
    constexpr core::FrameCount second = core::cdRate;
    auto sounding = noiseAlbum(6);
    core::Album& album = sounding.album;
    for (auto& track : album.tracks) { // Twice as long, of two clips.
        track.clips.push_back(track.clips.front());
        track.clips.back().id = core::ClipId{album.nextId++};
        track.clips.back().offset = track.clips.front().region.lengthFrames;
    }
    album.metadata.title = "Été à l'île — no. 7";
    album.metadata.artist = "Björk Ærø";
    album.metadata.catalogueNumber = "LAQ 7";
    album.metadata.genre = "Jazz";
    album.metadata.language = "fr";
    album.metadata.composer = "All C"; // Of every track but the fourth.
    album.metadata.message = "to whoever holds it";
    album.tracks[0].pauseMark = -301;
    album.tracks[0].startMark = 2 * second;
    album.tracks[0].metadata.message = "hidden";
    album.tracks[1].gapFrames = 0; // Gapless.
    album.tracks[1].startMark = 0;
    album.tracks[1].metadata.copyPermitted = true;
    album.tracks[2].gapFrames = -second / 3; // A segue, with a start inside the crossfade.
    album.tracks[2].startMark = 1000;
    album.tracks[2].metadata.preEmphasis = true;
    album.tracks[2].metadata.artist = "Señor Ñandú & the \"Quotes\"";
    album.tracks[3].gapFrames = 3 * second + 17;
    album.tracks[3].indexes = {second + 5, 2 * second, 2 * second + 1200};
    album.tracks[3].metadata.songwriter = "S. Ångström";
    album.tracks[3].metadata.composer = "C";
    album.tracks[3].metadata.arranger = "A";
    album.tracks[4].pauseMark = -second; // A pause over the sound before.
    album.tracks[4].gapFrames = 100;
    album.tracks[4].startMark = 0;
    album.tracks[4].metadata.isrc = "";
    album.tracks[5].endMark = 6 * second + 7; // Cut off inside its sound.
    return sounding;
}

void expectSurvival(const std::string& sound, std::string_view letters, DiscReading (*read)(std::string_view)) {
    std::mt19937 random(20261129);
    const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    for (int round = 0; round < 4000; ++round) {
        std::string bytes = sound;
        for (std::size_t n = 1 + below(8); n > 0; --n)
            bytes[below(bytes.size())] = below(2) ? static_cast<char>(below(256)) : letters[below(letters.size())];
        if (below(4) == 0) bytes.resize(below(bytes.size()));
        for (const auto& track : read(bytes).disc.tracks) {
            ASSERT_FALSE(track.pieces.empty());
            for (const auto& piece : track.pieces) EXPECT_TRUE(piece.file || piece.frames);
            EXPECT_TRUE(std::ranges::is_sorted(track.pieces, {}, &DiscPiece::index));
        }
    }
}

DiscDescription awkwardTexts(std::mt19937& random) {
    const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    constexpr auto pieces =
        std::to_array<const char*>({"a", "B",  " ", "\"", "\\", "'", "é", "ß", "Ã",  "©", "ř",   "—",    "音",
                                    "/", "//", "{", "}",  ",",  ":", "0", "#", "\t", "%", "\\n", "\\101"});
    const auto text = [&] {
        std::string made;
        for (std::size_t n = below(3) == 0 ? 0 : below(9); n > 0; --n) made += pieces[below(pieces.size())];
        return made;
    };
    DiscDescription disc = tellingDisc();
    using Entry = engine::delivery::CdTextEntry;
    for (const auto kind :
         {&Entry::title, &Entry::performer, &Entry::songwriter, &Entry::composer, &Entry::arranger, &Entry::message}) {
        const bool isThere = below(3) > 0;
        disc.text.*kind = isThere ? text() : "";
        for (auto& track : disc.tracks) track.text.*kind = isThere ? text() : "";
    }
    disc.discId = text();
    disc.genre = text();
    disc.language = below(2) ? "" : "sv";
    if (below(2)) disc.text.code.clear();
    if (below(2)) disc.tracks[0].text.code.clear();
    return disc;
}

void expectTold(DiscText (*write)(const DiscDescription&), DiscReading (*read)(std::string_view)) {
    std::mt19937 random(20261129);
    for (int round = 0; round < 2000; ++round) {
        const auto written = write(awkwardTexts(random));
        const auto found = read(written.text);
        ASSERT_EQ(found.disc, written.told) << written.text;
        ASSERT_EQ(found.findings.size(), 0u) << found.findings.front().message << written.text;
    }
}

std::vector<std::string> messagesOf(const core::Findings& findings) {
    std::vector<std::string> messages;
    for (const auto& finding : findings) messages.push_back(finding.message);
    return messages;
}

bool isInstalled(const std::string& program) {
    return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

std::string printed(const std::filesystem::path& folder, const std::string& command) {
    std::string quoted;
    for (const char each : folder.string()) quoted += each == '\'' ? std::string("'\\''") : std::string(1, each);
    FILE* pipe = popen(("cd '" + quoted + "' && " + command + " 2>&1").c_str(), "r");
    if (!pipe) throw std::runtime_error("cannot run " + command);
    std::string text;
    std::array<char, 4096> buffer;
    while (const std::size_t bytes = fread(buffer.data(), 1, buffer.size(), pipe)) text.append(buffer.data(), bytes);
    pclose(pipe);
    return text;
}

} // namespace tests
