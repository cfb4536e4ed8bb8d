// A preset: a chain to begin from, with a name and a line on what it is for. That of a module is a chain of that one
// module. As a file, NAME.json, it is written like the project file and read with the same errors; its name is the
// file's, so a file that is renamed is a preset that is. Where the files lie: PresetShelf.h.
#pragma once

#include "core/Parameter.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace core {

struct Preset {
    std::string name;
    std::string purpose; ///< One line: what it is for.
    Chain chain;         ///< Without ids.
    bool operator==(const Preset&) const = default;
};

/// The slot's settings with its mix and trims, as a preset of its module.
Preset presetOf(const Slot& slot, std::string name, std::string purpose);

/// Gives the slot what the preset of its module holds. Its place, its being on and the other of A and B stay.
void usePreset(Slot& slot, const Preset& preset);

/// The text of its file. Throws Error for a number that is not finite.
std::string presetText(const Preset& preset);

/// The preset of such a text, values within their ranges. `module`: whose preset it should be; nullptr = a chain.
/// Throws Error that names the file, the place in it, what stands there and what would be right.
Preset presetFrom(std::string_view text, const Module* module, const std::filesystem::path& file);

} // namespace core
