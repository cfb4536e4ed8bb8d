// Discs for the tests of engine/disc, and programs of others that read what was written.
#pragma once

#include "engine/disc/DiscDescription.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

/// Everything that both a CUE sheet and a TOC can tell: three tracks in one raw file with a pause, index points,
/// flags, codes, and texts beyond ASCII and with quotation marks.
engine::disc::DiscDescription tellingDisc();

/// Reads the text 4,000 times with damage by chance, half of it of `letters`: whatever comes out is a disc in order.
void expectSurvival(const std::string& sound, std::string_view letters,
                    engine::disc::DiscReading (*read)(std::string_view));

std::vector<std::string> messagesOf(const core::Findings& findings);

bool isInstalled(const std::string& program);

/// What a command line prints, both ways, run in the folder.
std::string printed(const std::filesystem::path& folder, const std::string& command);

} // namespace tests
