// The quality check of an album: its mixes as they came, and its print as it leaves. For every kind of fault the worst
// place and a count, by track; all times from layOut. In a memory that does not grow with the album. Jobs only.
#pragma once

#include "core/Album.h"
#include "core/Finding.h"
#include "engine/source/SourceLibrary.h"

#include <stop_token>

namespace engine::analysis {

/// The lowest ceiling of the album's deliveries; 0 dBTP where none has one.
double peakTargetDbtp(const core::Album& album);

/// In order of place; `at` on the album's clock. Of the print (main master, album's rate, ahead of any guard and
/// dither) what its mixes have as well is said of the mix only. True peaks of the print are held against
/// peakTargetDbtp; mixes over 0 dBTP are a note. Mixes that are not in `audio` are passed over. Where a record is made
/// of the album (core::isForVinyl), what its sides mean for the cut: VinylCheck. The same findings whatever the number
/// of threads (0 = as many as the machine has). Throws core::Cancelled when asked to stop.
core::Findings checkQuality(const core::Album& album, const source::AudioSources& audio,
                            const source::Progress& progress = {}, const std::stop_token& stop = {}, int threads = 0);

} // namespace engine::analysis
