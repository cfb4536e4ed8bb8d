// Lets the memory go that the sources' sound took behind a place that moves through the album: a long album rendered
// once takes as little as a short one. For jobs; one object per render.
#pragma once

#include "core/AlbumLayout.h"
#include "engine/source/SourceLibrary.h"

namespace engine::source {

class SoundBehind {
  public:
    /// Begins at layout.begin. Both have to outlive it.
    SoundBehind(const core::AlbumLayout& layout, const AudioSources& audio)
        : layout_(layout), audio_(audio), forgotten_(layout.firstSound()), at_(layout.begin) {}

    /// So many frames on; they are not read again soon.
    void move(core::FrameCount frames);

  private:
    void forget(const core::PlacedClip& clip) const;

    const core::AlbumLayout& layout_;
    const AudioSources& audio_;
    core::FramePos forgotten_;
    core::FramePos at_;
};

} // namespace engine::source
