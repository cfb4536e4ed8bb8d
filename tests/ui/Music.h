// A small record for pictures and walks: five tracks that look and sound somewhat like music, the same every time.
#pragma once

#include "ui/desk/Desk.h"

#include <filesystem>

namespace tests {

/// Where the mixes are written.
void setMusicFolder(std::filesystem::path folder);

/// A mix of `seconds` at 44.1 kHz: chords with beats and swells, of its own for every `seed`. One that is there stays.
std::filesystem::path musicFile(const std::string& name, double seconds, unsigned seed);

/// The five mixes of the record; those that are there stay as they are.
std::vector<std::filesystem::path> makeMixes(const std::filesystem::path& folder);

/// Five titled tracks with gaps, a segue, an equalizer, a compressor and a limiter, ISRCs (one of them wrong).
void makeRecord(ui::Desk& desk);

} // namespace tests
