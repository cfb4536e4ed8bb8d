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

std::vector<std::string> messagesOf(const core::Findings& findings) {
    std::vector<std::string> messages;
    for (const auto& finding : findings) messages.push_back(finding.message);
    return messages;
}

bool isInstalled(const std::string& program) {
    return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

std::string printed(const std::filesystem::path& folder, const std::string& command) {
    FILE* pipe = popen(("cd '" + folder.string() + "' && " + command + " 2>&1").c_str(), "r");
    if (!pipe) throw std::runtime_error("cannot run " + command);
    std::string text;
    std::array<char, 4096> buffer;
    while (const std::size_t bytes = fread(buffer.data(), 1, buffer.size(), pipe)) text.append(buffer.data(), bytes);
    pclose(pipe);
    return text;
}

} // namespace tests
