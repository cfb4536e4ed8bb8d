// Discs for the tests of engine/disc, and programs of others that read what was written.
#pragma once

#include "engine/disc/DiscDescription.h"
#include "tests/delivery/DeliverySupport.h"

#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

/// Everything that both a CUE sheet and a TOC can tell: three tracks in one raw file with a pause, index points,
/// flags, codes, and texts beyond ASCII and with quotation marks.
engine::disc::DiscDescription tellingDisc();

/// Everything that is awkward: sound hidden in the first pause, a segue, index points, flags, pauses of several kinds,
/// marks between sectors, texts beyond ASCII.
SoundingAlbum awkwardAlbum();

/// Reads the text 4,000 times with damage by chance, half of it of `letters`: whatever comes out is a disc in order.
void expectSurvival(const std::string& sound, std::string_view letters,
                    engine::disc::DiscReading (*read)(std::string_view));

/// tellingDisc with other texts, one of every kind there or not: quotation marks, backslashes, Latin-1, what is beyond
/// it, blanks at their ends, all of them by chance.
engine::disc::DiscDescription awkwardTexts(std::mt19937& random);

/// Writes 2,000 discs of awkwardTexts: each reads back as `told` and without a finding.
void expectTold(engine::disc::DiscText (*write)(const engine::disc::DiscDescription&),
                engine::disc::DiscReading (*read)(std::string_view));

std::vector<std::string> messagesOf(const core::Findings& findings);

bool isInstalled(const std::string& program);

/// What a command line prints, both ways, run in the folder.
std::string printed(const std::filesystem::path& folder, const std::string& command);

} // namespace tests
