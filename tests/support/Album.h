// Albums for tests, in a few words.
#pragma once

#include "core/Album.h"

#include <vector>

namespace tests {

/// A track with one clip that plays `frames` frames of source number `source` from its beginning.
core::Track track(std::uint32_t source, core::FrameCount frames);

/// Those tracks as an album at 44.1 kHz, with ids given and the sources they name (without files).
core::Album album(std::vector<core::Track> tracks, int rate = core::cdRate);

} // namespace tests
