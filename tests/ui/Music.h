// A small record for pictures and walks: five tracks that look and sound somewhat like music, the same every time.
#pragma once

#include "ui/desk/Desk.h"

#include <filesystem>

namespace tests {

/// Where the mixes are written.
void setMusicFolder(std::filesystem::path folder);

/// A mix of `seconds` at 44.1 kHz: chords with beats and swells, of its own for every `seed`.
std::filesystem::path musicFile(const std::string& name, double seconds, unsigned seed);

/// Five titled tracks with gaps, a segue, an equalizer, a compressor and a limiter, ISRCs (one of them wrong).
void makeRecord(ui::Desk& desk);

} // namespace tests
