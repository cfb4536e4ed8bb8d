// The mixes' half of the quality check: every source of an album, as far as its tracks use it.
#pragma once

#include "core/AlbumLayout.h"
#include "engine/analysis/SoundCheck.h"
#include "engine/source/SourceLibrary.h"

#include <stop_token>
#include <vector>

namespace engine::analysis {

/// `at` on the album's clock, nullopt for what lies between the stretches that are used; `track` is the first one that
/// plays the source. `step` is told of frames as they are done. Throws core::Cancelled when asked to stop.
std::vector<Heard> checkMixes(const core::Album& album, const core::AlbumLayout& layout,
                              const source::AudioSources& audio, const std::function<void(core::FrameCount)>& step,
                              const std::stop_token& stop);

/// Frames that checkMixes goes through.
core::FrameCount mixFrames(const core::AlbumLayout& layout, const source::AudioSources& audio);

} // namespace engine::analysis
