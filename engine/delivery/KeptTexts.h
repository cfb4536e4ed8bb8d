// What a delivery keeps of what the album says of itself, found out by writing it and reading it back: a text that
// CD-Text spells otherwise or cuts is shown as it will stand on the disc. Touches no file but for the cover's head.
#pragma once

#include "core/Album.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engine::delivery {

struct KeptText {
    std::string_view key; ///< Of metadataFields or metadataFlags; "cover".
    std::string_view label;
    std::optional<std::size_t> track; ///< Its place in the album; nullopt = the album's own.
    std::string text;                 ///< Of the album: as typed, or as the track inherits it; a flag's is "yes".
    std::string kept;                 ///< As whoever opens the delivery reads it; empty = lost.
    bool isLost() const { return kept.empty(); }
    bool isWhole() const { return kept == text; }
    bool operator==(const KeptText&) const = default;
};

/// Everything that the album says, its own first, then track by track as they are enabled; what is not said is left
/// out. Codes count as kept where only their hyphens go. Of a format that writes a file for each track, what the files
/// hold; of one that writes discs, their CD-Text and marks. Throws core::Error for an unknown master.
std::vector<KeptText> keptTexts(const core::Album& album, const core::Delivery& delivery);

} // namespace engine::delivery
