// Places that a drag, a cut or a mark is drawn to. Pure.
#pragma once

#include "engine/source/SourceLibrary.h"
#include "ui/timeline/Handle.h"

namespace ui::timeline {

enum class Snap {
    off,
    zeroCrossing, ///< Where the mid of the source passes through zero.
    beat,         ///< With the tempo of the track, from its in point; without one nothing is drawn anywhere.
    sector,       ///< Of the disc, 1/75 s.
};

/// The place nearest to `at` that the handle is drawn to; `at` itself where there is none. `audio`: what is open.
/// `within`: how far a zero crossing may lie. A box is drawn to beats of the track before, since that is what it is
/// heard against. A gain is drawn nowhere.
core::FramePos snapped(Snap snap, const core::Album& album, const core::AlbumLayout& layout, const Handle& handle,
                       core::FramePos at, const engine::source::AudioSources& audio, core::FrameCount within);

/// Whether the handle would be drawn to beats: its track, or for a box the one before, has a tempo.
bool hasBeats(const core::Album& album, const core::AlbumLayout& layout, const Handle& handle);

} // namespace ui::timeline
