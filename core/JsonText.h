// JSON text to a tree and back, for the project file. Slow to compile: included by the .cpp files of the project file
// only.
#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace core {

using Json = nlohmann::ordered_json;

/// Throws Error (about `name`) with line and column for what is not JSON or ends early; also for a text over 64 MiB,
/// for more than 64 levels, for a key that stands twice in an object, for an object of more than 10,000 keys and for a
/// number that is too large.
Json parsedJson(std::string_view text, const std::filesystem::path& name);

/// Two spaces a level; a list or object that holds no other and fits in 90 characters stands on one line.
std::string printedJson(const Json& json);

/// On one line and cut to 40 characters, for messages.
std::string shortJson(const Json& json);

/// Adds to `into` what it does not have, level by level. Of a list in `into`, entries are named by number from 1.
void addMissing(Json& into, const Json& more);

} // namespace core
