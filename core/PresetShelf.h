// Where presets lie: those that Lacquer brings along (in resources, compiled in) and the user's own, each a file in
// a folder by what it is of. Files are read and written here, so the window asks by a job.
#pragma once

#include "core/Preset.h"
#include "core/SafeFile.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// $XDG_DATA_HOME/lacquer, or ~/.local/share/lacquer. Presets lie in presets/MODULE/NAME.json, chains in
/// chains/NAME.json, sets of deliveries in deliveries/NAME.json.
std::filesystem::path userFolder();

/// What there is to choose from of one kind.
struct PresetShelf {
    std::vector<Preset> factory;
    std::vector<Preset> own;           ///< By name.
    std::vector<std::string> troubles; ///< Of each file that cannot be read: what is wrong with it.

    /// Of that name, whatever its capitals; nullptr where there is none. The user's own ones go first.
    const Preset* find(std::string_view name) const;
};

/// Throws Error when the folder is there and cannot be listed.
PresetShelf presetShelf(PresetKind kind, const std::filesystem::path& folder = userFolder());

/// Writes the preset whole or not at all, under its name made safe for a file, and returns that name. Throws Error for
/// a name that nothing is left of, that of a factory preset, and, with Existing::keep, that of one which is there.
std::string savePreset(PresetKind kind, Preset preset, Existing existing,
                       const std::filesystem::path& folder = userFolder());

/// Gives the user's own preset another name, made safe for a file, and returns that. Throws Error as savePreset does.
std::string renamePreset(PresetKind kind, std::string_view from, std::string to,
                         const std::filesystem::path& folder = userFolder());

/// Takes the user's own preset of that name away. Throws Error.
void removePreset(PresetKind kind, std::string_view name, const std::filesystem::path& folder = userFolder());

/// A factory preset as it was compiled in.
struct FactoryPreset {
    std::string_view shelf; ///< "presets/gain", "chains", "deliveries".
    std::string_view name;
    std::string_view text;
};

/// All of them, shelf by shelf.
std::span<const FactoryPreset> factoryPresets();

} // namespace core
