#include "ui/sequence/SequenceRows.h"

#include "core/Sides.h"
#include "core/TrackLength.h"

#include <algorithm>
#include <iterator>

namespace ui::sequence {

namespace {

using core::PlacedTrack;
using core::Track;

/// Of a disabled track, which is on no clock.
core::FrameCount soundFrames(const Track& track) {
    core::FrameCount length = 0;
    for (const core::Clip& clip : track.clips) length = std::max(length, clip.offset + clip.region.lengthFrames);
    return length;
}

/// Heading of the disc that begins at `place` and ends ahead of the next track that opens one.
Row discRow(const core::Album& album, const core::AlbumLayout& layout, std::size_t place) {
    Row row{.kind = Row::Kind::disc, .track = album.tracks[place].id, .place = place};
    row.clock.rate = layout.rate;
    const auto next = std::find_if(album.tracks.begin() + static_cast<std::ptrdiff_t>(place) + 1, album.tracks.end(),
                                   [](const Track& track) { return track.opensDisc; });
    const auto nextPlace = static_cast<std::size_t>(next - album.tracks.begin());
    const auto begin = std::ranges::lower_bound(layout.tracks, place, {}, &PlacedTrack::row);
    const auto end = std::ranges::lower_bound(layout.tracks, nextPlace, {}, &PlacedTrack::row);
    if (begin == end) return row;
    row.number = begin->disc + 1;
    row.tracks = static_cast<int>(end - begin);
    row.lengthFrames = std::prev(end)->end - begin->start;
    return row;
}

/// Heading of the side that begins at `place`, with its share of what the record has room for.
Row sideRow(const core::Album& album, const core::AlbumLayout& layout, std::size_t place) {
    Row row{.kind = Row::Kind::side, .track = album.tracks[place].id, .place = place};
    row.clock.rate = layout.rate;
    const auto begin = std::ranges::lower_bound(layout.tracks, place, {}, &PlacedTrack::row);
    const auto sides = core::sidesOf(album, layout);
    const auto side =
        std::ranges::find(sides, static_cast<std::size_t>(begin - layout.tracks.begin()), &core::Side::first);
    if (side == sides.end()) return row;
    row.title = QString::fromStdString(side->letter);
    row.tracks = static_cast<int>(side->end - side->first);
    row.lengthFrames = side->lengthFrames();
    const core::SideRoom room = core::roomOf(album.vinyl);
    row.goodFrames = static_cast<core::FrameCount>(room.good * 60.0 * layout.rate);
    row.mostFrames = static_cast<core::FrameCount>(room.most * 60.0 * layout.rate);
    return row;
}

Row gapRow(const core::Album& album, const core::AlbumLayout& layout, std::size_t place) {
    const Track& track = album.tracks[place];
    Row row{.kind = Row::Kind::gap, .track = track.id, .place = place};
    row.gapFrames = track.gapFrames;
    row.clock = {album.rate, track.tempoBpm};
    const PlacedTrack* const placed = core::findTrack(layout, track.id);
    row.enabled = placed && placed->number > 1;
    if (!row.enabled) return row;
    const PlacedTrack& before = layout.tracks[static_cast<std::size_t>(placed->number) - 2];
    row.crossfades = placed->fadeIn.lengthFrames > 0 || before.fadeOut.lengthFrames > 0;
    return row;
}

Row trackRow(const core::Album& album, const core::AlbumLayout& layout, std::size_t place) {
    const Track& track = album.tracks[place];
    Row row{.track = track.id, .place = place, .enabled = track.enabled};
    row.title = QString::fromStdString(track.metadata.title);
    row.clock = {album.rate, track.tempoBpm};
    const PlacedTrack* const placed = core::findTrack(layout, track.id);
    row.number = placed ? placed->number : 0;
    row.lengthFrames = placed ? core::trackLength(layout, static_cast<std::size_t>(placed - layout.tracks.data()))
                              : soundFrames(track);
    return row;
}

void addFigures(Row& row, const Figures& figures) {
    if (!figures.print || !row.enabled) return;
    const auto& known = figures.print->tracks;
    const auto it = std::ranges::find(known, row.track, &engine::analysis::TrackFigures::track);
    if (it == known.end()) return;
    row.figures = it->rendered;
    row.older = !figures.current;
}

} // namespace

std::vector<Row> rowsOf(const core::Album& album, const core::AlbumLayout& layout, const core::Findings& findings,
                        const Figures& figures) {
    std::vector<Row> rows;
    const bool discs = std::ranges::any_of(album.tracks, &Track::opensDisc);
    const bool sides = core::isForVinyl(album);
    for (std::size_t place = 0; place < album.tracks.size(); ++place) {
        const Track& track = album.tracks[place];
        if (place > 0) rows.push_back(gapRow(album, layout, place));
        if (discs && (place == 0 || track.opensDisc)) rows.push_back(discRow(album, layout, place));
        if (sides && (place == 0 || track.opensSide)) rows.push_back(sideRow(album, layout, place));
        Row row = trackRow(album, layout, place);
        addFigures(row, figures);
        for (const core::Finding& finding : findings)
            if (row.number > 0 && finding.track == row.number) row.findings.push_back(finding);
        rows.push_back(std::move(row));
    }
    return rows;
}

core::FrameCount totalFrames(const core::AlbumLayout& layout) {
    return layout.tracks.empty() ? 0 : layout.end - layout.begin;
}

} // namespace ui::sequence
