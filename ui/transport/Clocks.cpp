#include "ui/transport/Clocks.h"

#include "ui/controls/Words.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui::transport {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Clocks", text);
}

} // namespace

std::optional<TrackPlace> trackAt(const core::AlbumLayout& layout, core::FramePos at) {
    if (layout.tracks.empty()) return std::nullopt;
    const auto later = std::ranges::upper_bound(layout.tracks, at, {}, &core::PlacedTrack::start);
    const auto track = later == layout.tracks.begin() ? later : std::prev(later);
    return TrackPlace{.placed = static_cast<std::size_t>(track - layout.tracks.begin()),
                      .fromStart = at - track->start};
}

std::optional<CdPlace> cdAt(const core::AlbumLayout& layout, core::FramePos at) {
    const auto track = trackAt(layout, at);
    if (!track) return std::nullopt;
    const int disc = layout.tracks[track->placed].disc;
    const core::CdLayout cd = core::cdLayout(layout, disc);
    const core::SectorCount sinceIndex01 = core::floorDiv(at - cd.origin, core::framesPerSector(layout.rate));
    return CdPlace{.disc = disc, .sector = cd.firstIndex01 + sinceIndex01};
}

QString trackClock(const core::AlbumLayout& layout, core::FramePos at) {
    const auto track = trackAt(layout, at);
    if (!track) return {};
    return tr("track %1 \u00b7 %2").arg(layout.tracks[track->placed].number).arg(clock(track->fromStart, layout.rate));
}

QString cdClock(const core::AlbumLayout& layout, core::FramePos at) {
    const auto place = cdAt(layout, at);
    if (!place) return {};
    const QString time = QString::fromStdString(core::sectorTime(place->sector));
    return layout.discs > 1 ? tr("CD %1 \u00b7 %2").arg(place->disc + 1).arg(time) : tr("CD %1").arg(time);
}

} // namespace ui::transport
