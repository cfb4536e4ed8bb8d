// A part of a module alone: a band that is soloed, what a detector hears, a limiter at the level that came in. It is
// an album of its own, played in the place of what the print is compared with: so whatever one listens to, neither the
// print nor its meters nor a delivery know of it.
#pragma once

#include "core/Album.h"
#include "core/Parameter.h"

#include <optional>

namespace engine::analysis {

struct Audition {
    core::SlotId slot{};
    int band = 0; ///< From 0; only of modules whose bands can be heard alone.
    bool operator==(const Audition&) const = default;
};

/// What can be listened to in a module of that kind.
enum class AuditionKind {
    none,
    region,    ///< Equalizer: what the band touches.
    band,      ///< Multiband: the band, with what it does to it.
    sideChain, ///< Compressor, de-esser: what the detector hears.
    unityGain, ///< Limiter, clipper: without the level that its drive adds.
};
AuditionKind auditionKind(const core::Module& module);

/// `album` (normalised) with that part in the place of the slot, switched on and without automation, and no modules
/// behind it: neither the rest of its chain nor, of a track's slot, the album's. Sound, fades and marks keep their
/// places. nullopt where the album has no such slot, its module no such part, or there is no such band.
///
/// Made to be rendered, not kept: levels of what is silent lie far below their rows.
std::optional<core::Album> auditionAlbum(const core::Album& album, const Audition& audition);

} // namespace engine::analysis
