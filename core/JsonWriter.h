// The album as a JSON tree.
#pragma once

#include "core/Album.h"
#include "core/JsonText.h"

#include <filesystem>

namespace core {

enum class Detail {
    brief,     ///< As in the file: what stands at its default is left out.
    everything ///< Every key, null for what is absent: the places that can be written to.
};

/// The album's own keys, without the file's version. Files are named relative to `folder` (empty: as they are). Throws
/// Error for a number that is not finite.
Json albumToJson(const Album& album, const std::filesystem::path& folder, Detail detail);

/// A chain alone, brief.
Json chainToJson(const Chain& chain);

/// Deliveries alone, brief.
Json deliveriesToJson(const std::vector<Delivery>& deliveries);

} // namespace core
