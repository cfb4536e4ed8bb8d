#include "ui/desk/Selection.h"

#include "core/Edits.h"

#include <algorithm>
#include <utility>

namespace ui {

namespace {

bool holdsSlot(const core::Chain& chain, core::SlotId slot) {
    return std::ranges::any_of(chain, [slot](const core::Slot& each) { return each.id == slot; });
}

bool holdsClip(const core::Album& album, core::ClipId clip) {
    const auto isIt = [clip](const core::Clip& each) { return each.id == clip; };
    return std::ranges::any_of(album.tracks,
                               [&](const auto& track) { return std::ranges::any_of(track.clips, isIt); }) ||
           std::ranges::any_of(album.beds, [&](const core::Bed& bed) { return isIt(bed.clip); });
}

} // namespace

bool Selection::holds(core::TrackId track) const {
    return std::ranges::find(tracks_, track) != tracks_.end();
}

void Selection::selectTracks(std::vector<core::TrackId> tracks, std::optional<core::TrackId> current) {
    if (tracks == tracks_ && current == track_) return;
    tracks_ = std::move(tracks);
    track_ = current;
    emit changed();
}

void Selection::selectSlot(std::optional<core::SlotId> slot) {
    if (slot == slot_) return;
    slot_ = slot;
    emit changed();
}

std::size_t Selection::master(const core::Album& album) const {
    if (master_.empty()) return 0;
    const auto found = std::ranges::find(album.masters, master_, &core::Master::name);
    return found == album.masters.end() ? 0 : static_cast<std::size_t>(found - album.masters.begin());
}

void Selection::selectMaster(const std::string& name) {
    if (name == master_) return;
    master_ = name;
    emit masterChanged();
    emit changed();
}

void Selection::selectClip(std::optional<core::ClipId> clip) {
    if (clip == clip_) return;
    clip_ = clip;
    emit changed();
}

std::optional<core::LaneKey> Selection::lane(const core::Album& album) const {
    if (!track_) return std::nullopt;
    if (lane_ && lane_->track == *track_ && core::automatedParameter(album, *lane_)) return lane_;
    const core::Track* const track = core::findTrack(album, *track_);
    if (!track || track->automation.empty()) return std::nullopt;
    const core::AutomationLane& first = track->automation.front();
    return core::LaneKey{*track_, first.slot, first.parameter};
}

void Selection::selectLane(std::optional<core::LaneKey> lane) {
    if (lane == lane_) return;
    lane_ = std::move(lane);
    emit changed();
}

void Selection::prune(const core::Album& album) {
    auto tracks = tracks_;
    std::erase_if(tracks, [&](core::TrackId id) { return !core::findTrack(album, id); });
    auto current = track_ && core::findTrack(album, *track_) ? track_ : std::nullopt;
    if (!current && !tracks.empty()) current = tracks.front();
    if (!current && !album.tracks.empty()) {
        current = album.tracks.front().id;
        tracks = {*current};
    }
    const auto slot = slot_ && findSlot(album, *slot_) ? slot_ : std::nullopt;
    const auto clip = clip_ && holdsClip(album, *clip_) ? clip_ : std::nullopt;
    const bool lacksMaster = !master_.empty() && master(album) == 0;
    if (tracks == tracks_ && current == track_ && slot == slot_ && clip == clip_ && !lacksMaster) return;
    tracks_ = std::move(tracks);
    track_ = current;
    slot_ = slot;
    clip_ = clip;
    if (lacksMaster) {
        master_.clear();
        emit masterChanged();
    }
    emit changed();
}

std::optional<core::ChainPlace> chainPlaceOf(const core::Album& album, core::SlotId slot) {
    for (const core::Track& track : album.tracks)
        if (holdsSlot(track.chain, slot)) return core::ChainPlace{track.id};
    for (std::size_t n = 0; n < album.masters.size(); ++n)
        if (holdsSlot(album.masters[n].albumChain, slot)) return core::ChainPlace{.track = {}, .master = n};
    return std::nullopt;
}

const core::Slot* findSlot(const core::Album& album, core::SlotId slot) {
    const auto place = chainPlaceOf(album, slot);
    if (!place) return nullptr;
    const core::Chain& chain = core::chainAt(album, *place);
    return &*std::ranges::find(chain, slot, &core::Slot::id);
}

} // namespace ui
