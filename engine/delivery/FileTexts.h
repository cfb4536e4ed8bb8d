// What delivered files say of themselves: tags, marks, the broadcast extension. Of the album alone, never of the clock:
// the same album, the same bytes. Pure.
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"
#include "core/BroadcastExtension.h"
#include "core/FileMarks.h"
#include "core/Sides.h"
#include "core/Tags.h"
#include "engine/delivery/Cuts.h"

namespace engine::delivery {

/// The tags of a track's file, and of the album's, whatever their format.
core::Tags tagsOf(const core::Album& album, const Cuts& cuts, const TrackCut& cut);
core::Tags tagsOf(const core::Album& album);
/// Of a side's file, a place in `sides`: "Blue Hour, side A", numbered as one of them.
core::Tags tagsOf(const core::Album& album, const std::vector<core::Side>& sides, std::size_t side);

/// The tracks in the album's file. On the sectors of the CD, `forCd` asking and being possible (44.1 kHz, one disc of
/// up to 99 tracks); else where they are to the frame, without pauses.
core::FileMarks marksOf(const core::Album& album, const core::AlbumLayout& layout, const Cuts& cuts, bool forCd);

/// The bands of a side's file ("A1 Title"), from its own first frame.
core::FileMarks marksOf(const core::Album& album, const core::AlbumLayout& layout, const Cuts& cuts,
                        const core::Side& side);

/// For a file of those tags whose first frame is `from`. Without its loudness.
core::BroadcastExtension broadcastOf(const core::Tags& tags, const core::Delivery& delivery, int rate,
                                     core::FramePos from);

} // namespace engine::delivery
