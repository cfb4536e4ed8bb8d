// An album out of a JSON tree.
#pragma once

#include "core/Album.h"
#include "core/JsonText.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace core {

struct ReadOptions {
    std::filesystem::path folder; ///< Makes paths absolute; empty = leave them.
    std::filesystem::path name;   ///< The file that errors name.
    /// Below this place (see Place.h) an unknown key is an error; elsewhere it is kept. nullopt = kept everywhere.
    std::optional<std::string> strictBelow;
};

/// Throws Error that names the place, what stands there and what would be right.
Album albumFromJson(const Json& json, const ReadOptions& options);

/// A chain alone; places are named from `key`: "chain.1.settings.gain". Throws Error likewise.
Chain chainFromJson(const Json& json, std::string_view key, const ReadOptions& options);

/// Deliveries alone, likewise.
std::vector<Delivery> deliveriesFromJson(const Json& json, std::string_view key, const ReadOptions& options);

} // namespace core
