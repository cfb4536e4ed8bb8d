// The seams of an album as one listens to them: the end of a track, what lies between, and how the next one begins.
#pragma once

#include "core/AlbumLayout.h"

#include <optional>
#include <vector>

namespace ui {

/// A stretch to be played, on the album's clock.
struct Seam {
    std::size_t after = 0;     ///< Place in AlbumLayout::tracks of the track behind the seam.
    core::FramePos from = 0;   ///< 8 s ahead of the end of the track before, or where its sound begins.
    core::FramePos to = 0;     ///< 8 s into the track behind, or where its sound ends.
    core::FramePos middle = 0; ///< Of the gap, or of the crossfade.
    bool operator==(const Seam&) const = default;
};

/// One less than there are tracks, in order.
std::vector<Seam> seams(const core::AlbumLayout& layout);

/// The place in `seams` of the one whose middle is nearest; the earlier one of two. nullopt without seams.
std::optional<std::size_t> nearestSeam(const std::vector<Seam>& seams, core::FramePos at);

} // namespace ui
