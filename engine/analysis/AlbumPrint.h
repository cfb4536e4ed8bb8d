// The album's figures and picture, from one render of its main master at the album's rate: what the sequence, the
// timeline and the level-matched comparison show. Jobs only.
#pragma once

#include "core/Album.h"
#include "core/Loudness.h"
#include "engine/source/SourceLibrary.h"
#include "engine/source/Waveform.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace engine::analysis {

/// Of the stretch that is the track's file, from its start mark to the next track's, as deliveries report it.
struct TrackFigures {
    core::TrackId track{};
    core::Loudness rendered; ///< Of the print: ahead of any delivery's resampling, guard and dither.
    core::Loudness source;   ///< With all chains empty; clip gains, track level and fades as they are set.
};

struct AlbumPrint {
    std::vector<TrackFigures> tracks; ///< Enabled ones, in order.
    core::Loudness album;             ///< Of all that is delivered, gaps included.

    std::shared_ptr<const source::Waveform> waveform; ///< Of the print; never null.
    core::FramePos waveformBegin = 0;                 ///< Its first frame on the album's clock.

    /// The curves have a value for every step of 100 ms from waveformBegin on (the last step may be shorter): value n
    /// is what a meter shows at the end of step n, no less than lowestLufs.
    core::FrameCount stepFrames = 0;
    std::vector<float> momentaryLufs;
    std::vector<float> shortTermLufs;
};

inline constexpr float lowestLufs = -70.0F;

/// The same figures whatever the number of threads (0 = as many as the machine has). Takes memory for the waveform and
/// the curves only, however long the album is. Progress 0 to 1, on the caller's thread. Looks at `stop` for every few
/// thousand frames. Throws core::Cancelled when asked to stop.
AlbumPrint printAlbum(const core::Album& album, const source::AudioSources& audio,
                      const source::Progress& progress = {}, const std::stop_token& stop = {}, int threads = 0);

/// For every track of the print how much louder it is rendered than its source is, in dB (integrated): what the source
/// is to be turned up by for a comparison at equal loudness. 0 where one of them has no loudness.
std::vector<double> matchingGainsDb(const AlbumPrint& print);

} // namespace engine::analysis
