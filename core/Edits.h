// Edits of the album: pure functions from an album to an album. There is one where an edit is more than setting a
// member; the chains' are in ChainEdits.h. All but `normalised` take a normalised album and give a normalised one. Ids
// that the album does not have are bugs of the caller, and assert.
#pragma once

#include "core/Album.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace core {

/// The album with its invariants repaired, and nothing else changed; an album without fault comes out equal. The only
/// place that repairs them:
/// - the earliest clip of a track stands at offset 0; marks, indexes, automation and beds keep their place on the sound
/// - clips, indexes and automation points stand in order of time, an index and a lane only once
/// - lengths of clips and fades are not negative; levels are numbers
/// - every parameter lies within its row (an automation point may not: see albumFindings); slots without mix and trims
/// (limiters) have them at their standard
/// - an alternative is of its slot's module
/// - beds, automation and overrides refer to something that is there
/// - there is a master, and the first track does not say that it opens a disc or a side: it always does
/// - ids are unique among their kind and not 0, and nextId is above them all
Album normalised(Album album);

/// The track of that id; nullptr when there is none.
const Track* findTrack(const Album& album, TrackId id);
Track* findTrack(Album& album, TrackId id);

/// The clip of that id, of a track or a bed; nullptr when there is none.
const Clip* findClip(const Album& album, ClipId id);
Clip* findClip(Album& album, ClipId id);

/// The album with that file among its sources, and its id there. One with the same path and digest is not added twice.
std::pair<Album, SourceId> withSource(Album album, Source source);

/// The album with a track ahead of the one at place `at` (tracks.size() = behind the last). It gets ids of its own, and
/// so do its clips and slots: a copy of another track, or of another album's, may be given.
Album insertTrack(Album album, Track track, std::size_t at);
Album addTrack(Album album, Track track);

/// A copy behind the track, with its chain, automation and versions, but without its ISRC: that names one recording.
Album duplicateTrack(Album album, TrackId id);

/// The track at place `to` of the list as it is then. Its gap, chain, marks and beds travel with it. Discs open where
/// they opened: if it opened one, the next track does so in its place.
Album moveTrack(Album album, TrackId id, std::size_t to);

/// The tracks, in the order of the album, ahead of the one that stands at place `before` (tracks.size() = behind the
/// last); the rest as in moveTrack. Where the track at `before` opens a disc, they end the disc ahead of it, or with
/// `openingItsDisc` open that disc in its place.
Album moveTracks(Album album, const std::vector<TrackId>& ids, std::size_t before, bool openingItsDisc = false);

/// Without the track and the beds before it, and without the sources that only they used.
Album removeTrack(Album album, TrackId id);

Album setEnabled(Album album, TrackId id, bool enabled);

/// `gapFrames`: from the end of the previous sound to this in point; negative = segue. Where the fades of both tracks
/// make a crossfade of just the stretch in which they sound together, they go on doing so, down to none at all.
Album withGap(Album album, TrackId id, FrameCount gapFrames);

/// The album at another of albumRates: every place and length keeps its time, to the frame below.
Album withRate(Album album, int rate);

/// A bed of `frames` frames of the source at the album's rate, under the seam before the track: from a second ahead of
/// the end of the sound before it (at a segue, of its in point) to a second behind its in point, or in the middle of
/// that stretch where the source is shorter; with fades of a second at most at both ends.
Album addBed(Album album, TrackId before, SourceId source, FrameCount frames);

/// Without the bed, and without its source if nothing else uses it.
Album removeBed(Album album, ClipId id);

/// The clip cut in two at `at`, frames from its track's in point, so that nothing sounds otherwise. Unchanged when `at`
/// does not lie inside the clip.
Album splitClip(Album album, ClipId id, FramePos at);

/// Without the clip, and without its source if nothing else uses it; where it ended its track the album closes up.
/// Unchanged when it is the only one of its track.
Album removeClip(Album album, ClipId id);

/// How another mix of a song lies to the one that it replaces.
struct MixMatch {
    FramePos offset = 0; ///< Frame of the new mix, at the album's rate, that sounds with frame 0 of the old one.
    double gainDb = 0.0; ///< Gain that brings the old mix to the level of the new one.
};

/// A new mix in the place of an old one, for every clip of the track that plays it: the music stays in place, and with
/// it edits, chain and texts. The old mix is kept as a version (an earlier mix), to compare with; versions keep their
/// place on the music. Unchanged when both are the same.
Album replaceSource(Album album, TrackId track, SourceId old, SourceId with, const MixMatch& match);

} // namespace core
