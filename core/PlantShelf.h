// Where plant profiles lie: those that Lacquer brings along (resources/plants, compiled in) and the user's own, each a
// file plants/NAME.json in the user's folder. One of the user's goes before a factory one of its name. Files are read
// here, a small one for a name.
#pragma once

#include "core/Album.h"
#include "core/PlantProfile.h"
#include "core/PresetShelf.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// The name that an empty Delivery::plant means.
inline constexpr std::string_view standardPlant = "Standard";

struct PlantShelf {
    std::vector<PlantProfile> plants;  ///< What there is to choose from: factory ones first, then the user's by name.
    std::vector<std::string> troubles; ///< Of each file that cannot be read: what is wrong with it.
};

/// Throws Error when the folder is there and cannot be listed.
PlantShelf plantShelf(const std::filesystem::path& folder = userFolder());

/// The profile of that name, whatever its capitals. Throws Error for one that there is none of, with those that there
/// are; and for one whose file cannot be read, with what is wrong with it.
PlantProfile plantNamed(std::string_view name, const std::filesystem::path& folder = userFolder());

/// The delivery's own.
PlantProfile plantOf(const Delivery& delivery);

/// A factory profile as it was compiled in.
struct FactoryPlant {
    std::string_view name;
    std::string_view text;
};
std::span<const FactoryPlant> factoryPlants();

} // namespace core
