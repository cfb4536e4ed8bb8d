// What a delivery makes of the album: core::albumFor (Album.h) is the function. A single becomes an album of its own
// name with that track alone: it begins and ends with its own sound and keeps its own fades, without beds, which lie
// under seams, without hidden sound, and without the codes of the album. The other tracks stay in their places,
// disabled.
#pragma once

#include "core/Album.h"

#include <array>
#include <optional>
#include <string_view>

namespace core {

/// Whether the album has the master that the delivery names, and its single as an enabled track.
bool canBeMade(const Album& album, const Delivery& delivery);

/// On the album, of the track that is delivered as a single; nullopt where the delivery is none, or its track is gone.
std::optional<int> singleNumber(const Album& album, const Delivery& delivery);

/// How a version's kind is said: "instrumental", "clean", "TV", "earlier mix".
constexpr std::string_view versionName(Version::Kind kind) {
    constexpr std::array<std::string_view, 4> names = {"instrumental", "clean", "TV", "earlier mix"};
    return names[static_cast<std::size_t>(kind)];
}

/// The words for it on the command line and in the project file, in the order of its values.
inline constexpr std::array<std::string_view, 4> versionWords = {"instrumental", "clean", "tv", "earlierMix"};
/// One of versionWords.
Version::Kind versionKind(std::string_view word);

} // namespace core
