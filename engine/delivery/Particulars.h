// What sets a delivery apart from the album as it is: another master, versions, a single track, slots set otherwise. In
// words, for findings and for the client's report. Pure.
#pragma once

#include "core/Album.h"

#include <optional>
#include <string>
#include <vector>

namespace engine::delivery {

/// A slot that this delivery has otherwise.
struct Otherwise {
    std::optional<int> track; ///< On the album; nullopt = of the album chain.
    std::string words; ///< "the limiter of the album chain is set otherwise: Ceiling -9.0 dBTP (else -2.0 dBTP)".
    bool operator==(const Otherwise&) const = default;
};

/// Of overrides that change something. The delivery has to be one that can be made (core::canBeMade).
std::vector<Otherwise> overridesOf(const core::Album& album, const core::Delivery& delivery);

/// All of it: "master vinyl", "instrumental versions", "single of track 3", and the slots. None for a plain delivery.
std::vector<std::string> particularsOf(const core::Album& album, const core::Delivery& delivery);

} // namespace engine::delivery
