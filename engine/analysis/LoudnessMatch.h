// Automatic make-up, by loudness: what a module does to the loudness of its music, measured, and the gain that makes up
// for it. Jobs only.
#pragma once

#include "core/Album.h"
#include "core/Parameter.h"
#include "engine/source/SourceLibrary.h"

#include <optional>
#include <stop_token>

namespace engine::analysis {

/// The album's sound as far as the slot, which is its chain's last there and switched on, and nothing else: of a
/// track's chain that track alone, ahead of its level and fades; of a master's all tracks, and that master first.
/// Without texts and marks. nullopt where the album has no such slot.
std::optional<core::Album> soundUpTo(core::Album album, core::SlotId slot);

/// By how much the module, as it is set and switched on, makes its track louder (its album, where it is on the album's
/// chain), LU: integrated loudness (ITU-R BS.1770-5) of all that comes out of it against all that comes in. nullopt
/// where the album has no such slot, or either is silence. Progress 0 to 1, on the caller's thread. Throws
/// core::Cancelled when asked to stop.
std::optional<double> loudnessChangeLu(const core::Album& album, core::SlotId slot, const source::AudioSources& audio,
                                       const source::Progress& progress = {}, const std::stop_token& stop = {});

/// The row that makes up for it: the compressor's make-up where it reaches all of the sound (nothing of the dry sound
/// is mixed in, neither mid nor side is left out), else the output trim. nullopt for what has neither: limiters and
/// clippers, whose ceiling is a ceiling.
std::optional<core::ParameterRef> makeupRow(const core::Slot& slot);

/// The slot with its make-up less by that change, to a hundredth of a decibel. Throws core::Error where the slot has no
/// such row, or where the row does not reach so far.
core::Slot loudnessMatched(core::Slot slot, double changeLu);

} // namespace engine::analysis
