// A preset: a chain or a set of deliveries to begin from, with a name and a line on what it is for. That of a module is
// a chain of that one module. As a file, NAME.json, it is written like the project file and read with the same errors;
// its name is the file's, so a file that is renamed is a preset that is. Where the files lie: PresetShelf.h.
#pragma once

#include "core/Album.h"
#include "core/Finding.h"
#include "core/Parameter.h"

#include <compare>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What a preset is of.
class PresetKind {
  public:
    /// The settings of the module; nullptr = a whole chain.
    constexpr PresetKind(const Module* module) : module_(module) {}
    static constexpr PresetKind deliveries() {
        PresetKind kind(nullptr);
        kind.ofDeliveries_ = true;
        return kind;
    }
    const Module* module() const { return module_; }
    bool isDeliveries() const { return ofDeliveries_; }
    auto operator<=>(const PresetKind&) const = default;

  private:
    const Module* module_;
    bool ofDeliveries_ = false;
};

struct Preset {
    std::string name;
    std::string purpose; ///< One line: what it is for.
    Chain chain;         ///< Without ids; empty in a set of deliveries.
    /// A set of them, as `forSet` leaves them; empty in a chain.
    std::vector<Delivery> deliveries = {};
    /// Hz: albums below this rate get files that promise more than they hold. 0 = it is for albums of any.
    int fromRate = 0;
    bool operator==(const Preset&) const = default;
};

/// The slot's settings with its mix and trims, as a preset of its module.
Preset presetOf(const Slot& slot, std::string name, std::string purpose);

/// Gives the slot what the preset of its module holds. Its place, its being on and the other of A and B stay.
void usePreset(Slot& slot, const Preset& preset);

/// What goes from an album into a set of deliveries: format, word length, dither, rate, ceiling, names, a folder inside
/// the target folder, the version of the tracks, and what the plant is to get. What is bound to the album stays there:
/// its master, overrides, a single's track, the reason that was given, a folder elsewhere.
Delivery forSet(Delivery delivery);

/// The deliveries as a set, none of them twice.
Preset presetOf(std::span<const Delivery> deliveries, std::string name, std::string purpose);

/// The album with these deliveries alone. One that it has already stays as it is, with what is bound to the album.
Album withDeliveries(Album album, std::span<const Delivery> deliveries);

/// The album with those of them that it lacks behind its own.
Album withMoreDeliveries(Album album, std::span<const Delivery> deliveries);

/// Of an album that is to be delivered by the preset: that its rate is below `fromRate`.
Findings rateFindings(const Preset& preset, const Album& album);

/// The text of its file. Throws Error for a number that is not finite.
std::string presetText(const Preset& preset);

/// The preset of such a text, values within their ranges. `kind`: what it should be of.
/// Throws Error that names the file, the place in it, what stands there and what would be right.
Preset presetFrom(std::string_view text, PresetKind kind, const std::filesystem::path& file);

} // namespace core
