// What dragging and nudging on the timeline do to the album. Pure: from an album and a place on its clock to an album.
// Marks never move sound. An in point leaves its sound where it is on the album; behind an out point the album closes
// up, and gaps keep their length.
#pragma once

#include "core/Album.h"
#include "ui/timeline/Handle.h"

namespace ui::timeline {

/// The handle at the place `to` of the clock that `album` has, or as near to it as it can go. Unchanged when there is
/// no such handle. A gain has no place: see withClipGain.
core::Album moved(core::Album album, const Handle& handle, core::FramePos to);

/// Other sound of its source in a clip that stays where it is: `by` frames later on the clock.
core::Album slipped(core::Album album, core::ClipId clip, core::FrameCount by);

} // namespace ui::timeline
