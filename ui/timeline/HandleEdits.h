// What the timeline does to handles and at places beside dragging them: gain, shapes, defaults, new marks, cuts. Pure.
#pragma once

#include "core/Album.h"
#include "ui/timeline/Handle.h"

#include <optional>
#include <vector>

namespace ui::timeline {

/// Within the limits of the gain line (TimelineLayout.h).
core::Album withClipGain(core::Album album, core::ClipId clip, double gainDb);
double clipGainOf(const core::Album& album, core::ClipId clip); ///< 0 where there is none.

/// The shape of a fade; of both sides of a crossfade. Unchanged for anything else.
core::Album withShape(core::Album album, const Handle& handle, core::FadeShape shape);
/// nullopt for what has none. Of a crossfade: of its later side.
std::optional<core::FadeShape> shapeOf(const core::Album& album, const Handle& handle);

/// As it is by default: no fade, 0 dB, marks where the layout puts them, a gap of 2 s; an index, a bed and a clip of
/// several in its track are taken away. A crossfade and an edge have no default.
core::Album reset(core::Album album, const Handle& handle);
bool hasDefault(const Handle& handle);
bool goesAtReset(const Handle& handle); ///< An index, a bed, a clip.

/// Fades of both tracks over the whole of the stretch in which they sound together.
core::Album withSegueFades(core::Album album, core::TrackId later);

/// An index at that place of the clock, of the track whose file holds it; unchanged where there can be none.
core::Album withIndex(core::Album album, core::FramePos at);

/// The track's pause mark, at a place ahead of its start; unchanged at any other.
core::Album withPause(core::Album album, core::TrackId track, core::FramePos at);

/// The clips that sound there, cut in two; of those tracks only, where `tracks` names some.
core::Album split(core::Album album, const std::vector<core::TrackId>& tracks, core::FramePos at);

} // namespace ui::timeline
