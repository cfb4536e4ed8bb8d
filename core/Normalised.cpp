#include "core/Automation.h"
#include "core/Edits.h"
#include "core/Parameter.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace core {

namespace {

void makeFinite(double& value, double otherwise = 0.0) {
    if (!std::isfinite(value)) value = otherwise;
}

void repair(Fade& fade) {
    fade.lengthFrames = std::max<FrameCount>(fade.lengthFrames, 0);
}

void repair(Clip& clip) {
    clip.region.lengthFrames = std::max<FrameCount>(clip.region.lengthFrames, 0);
    makeFinite(clip.gainDb);
    repair(clip.fadeIn);
    repair(clip.fadeOut);
}

void clampRows(Slot& slot) {
    const Module& module = moduleOf(slot);
    for (const auto& row : module.parameters)
        for (int band = 0; band < (row.banded ? module.bands : 1); ++band) {
            const double value = row.get(slot, band);
            assign(slot, {&row, band}, std::isnan(value) ? row.standard : value);
        }
}

void clampSettings(Settings& settings) {
    Slot slot;
    slot.settings = settings;
    clampRows(slot);
    settings = slot.settings;
}

void repair(Slot& slot) {
    clampRows(slot);
    if (!findParameter(moduleOf(slot), "mix")) {
        const Slot standard;
        slot.mixPercent = standard.mixPercent;
        slot.inputDb = standard.inputDb;
        slot.outputDb = standard.outputDb;
    }
    if (slot.alternative && slot.alternative->index() != slot.settings.index()) slot.alternative.reset();
    if (slot.alternative) clampSettings(*slot.alternative);
    slot.version = std::max(slot.version, 1);
}

const Slot* findSlot(const Chain& chain, SlotId id) {
    const auto slot = std::ranges::find(chain, id, &Slot::id);
    return slot == chain.end() ? nullptr : &*slot;
}

/// Gives ids to what has none, or one that another of its kind has already.
class Ids {
  public:
    explicit Ids(std::uint32_t nextId) : next_(nextId) {}

    void note(std::uint32_t id) { taken_.insert(id); }

    /// Fresh = used by nothing, of whatever kind.
    std::uint32_t fresh() {
        while (next_ == 0 || taken_.contains(next_)) ++next_;
        taken_.insert(next_);
        return next_++;
    }

    std::uint32_t next() const {
        if (taken_.empty() || *taken_.rbegin() < next_) return next_;
        const std::uint32_t last = *taken_.rbegin();
        return last == std::numeric_limits<std::uint32_t>::max() ? next_ : last + 1;
    }

  private:
    std::set<std::uint32_t> taken_;
    std::uint32_t next_;
};

template <class Id>
std::uint32_t number(Id id) {
    return static_cast<std::uint32_t>(id);
}

/// The chains of every master and track.
template <class SomeAlbum, class Visit>
void forEachChain(SomeAlbum& album, Visit visit) {
    for (auto& master : album.masters) visit(master.albumChain);
    for (auto& track : album.tracks) visit(track.chain);
}

Ids idsOf(const Album& album) {
    Ids ids(album.nextId);
    for (const auto& source : album.sources) ids.note(number(source.id));
    for (const auto& track : album.tracks) {
        ids.note(number(track.id));
        for (const auto& clip : track.clips) ids.note(number(clip.id));
    }
    for (const auto& bed : album.beds) ids.note(number(bed.clip.id));
    forEachChain(album, [&](const Chain& chain) {
        for (const auto& slot : chain) ids.note(number(slot.id));
    });
    return ids;
}

/// Gives a fresh id where it is 0 or seen before among its kind.
template <class Id>
void makeUnique(Id& id, std::set<Id>& seen, Ids& ids) {
    if (id == Id{} || seen.contains(id)) id = Id{ids.fresh()};
    seen.insert(id);
}

/// Automation follows the slots of its own chain. Of two slots with one id in one chain, it stays with the first.
void makeSlotsUnique(Chain& chain, std::vector<AutomationLane>* automation, std::set<SlotId>& seen, Ids& ids) {
    std::map<SlotId, SlotId> renamed;
    for (auto& slot : chain) {
        const SlotId before = slot.id;
        makeUnique(slot.id, seen, ids);
        renamed.emplace(before, slot.id);
    }
    if (!automation) return;
    for (auto& lane : *automation)
        if (const auto to = renamed.find(lane.slot); to != renamed.end()) lane.slot = to->second;
}

void makeIdsUnique(Album& album) {
    Ids ids = idsOf(album);
    std::set<SourceId> sources;
    std::set<TrackId> tracks;
    std::set<ClipId> clips;
    std::set<SlotId> slots;
    for (auto& source : album.sources) makeUnique(source.id, sources, ids);
    for (auto& track : album.tracks) {
        makeUnique(track.id, tracks, ids);
        for (auto& clip : track.clips) makeUnique(clip.id, clips, ids);
    }
    for (auto& bed : album.beds) makeUnique(bed.clip.id, clips, ids);
    for (auto& master : album.masters) makeSlotsUnique(master.albumChain, nullptr, slots, ids);
    for (auto& track : album.tracks) makeSlotsUnique(track.chain, &track.automation, slots, ids);
    album.nextId = ids.next();
}

/// The frames by which the in point moves on to the earliest clip; all that is counted from it moves back by as many.
FrameCount anchorAtEarliestClip(Track& track) {
    if (track.clips.empty()) return 0;
    const FrameCount by = std::ranges::min_element(track.clips, {}, &Clip::offset)->offset;
    for (auto& clip : track.clips) clip.offset -= by;
    for (auto* mark : {&track.startMark, &track.pauseMark, &track.endMark})
        if (*mark) **mark -= by;
    for (auto& index : track.indexes) index -= by;
    for (auto& lane : track.automation)
        for (auto& point : lane.points) point.at -= by;
    return by;
}

/// In order; false for a lane that refers to nothing or says nothing. A value beyond its row stays as it is written: it
/// counts as the limit where it sounds, and is told as a finding.
bool repair(AutomationLane& lane, const Chain& chain) {
    const Slot* slot = findSlot(chain, lane.slot);
    if (!slot) return false;
    const auto parameter = findParameter(moduleOf(*slot), lane.parameter);
    if (!parameter || !isAutomatable(*parameter->row)) return false;
    std::erase_if(lane.points, [](const auto& point) { return !std::isfinite(point.value); });
    std::ranges::stable_sort(lane.points, {}, &AutomationPoint::at);
    return !lane.points.empty();
}

void repairAutomation(Track& track) {
    std::set<std::pair<SlotId, std::string>> seen;
    std::erase_if(track.automation, [&](AutomationLane& lane) {
        return !repair(lane, track.chain) || !seen.emplace(lane.slot, lane.parameter).second;
    });
}

void repair(Track& track) {
    for (auto& clip : track.clips) repair(clip);
    std::ranges::stable_sort(track.clips, {}, &Clip::offset);
    makeFinite(track.levelDb);
    if (track.tempoBpm && !(std::isfinite(*track.tempoBpm) && *track.tempoBpm > 0.0)) track.tempoBpm.reset();
    repair(track.fadeIn);
    repair(track.fadeOut);
    std::ranges::sort(track.indexes);
    const auto repeated = std::ranges::unique(track.indexes);
    track.indexes.erase(repeated.begin(), repeated.end());
    for (auto& version : track.versions) makeFinite(version.gainDb);
    repairAutomation(track);
}

void repairBeds(Album& album) {
    std::erase_if(album.beds, [&](const Bed& bed) { return !findTrack(album, bed.before); });
    for (auto& bed : album.beds) repair(bed.clip);
}

void repairOverrides(Album& album) {
    std::map<SlotId, std::size_t> moduleOfSlot;
    forEachChain(album, [&](const Chain& chain) {
        for (const auto& slot : chain) moduleOfSlot.emplace(slot.id, slot.settings.index());
    });
    for (auto& delivery : album.deliveries) {
        std::erase_if(delivery.overrides, [&](const auto& change) { return !moduleOfSlot.contains(change.slot); });
        for (auto& change : delivery.overrides) {
            if (!change.settings) continue;
            if (change.settings->index() == moduleOfSlot.at(change.slot))
                clampSettings(*change.settings);
            else
                change.settings.reset();
        }
    }
}

} // namespace

Album normalised(Album album) {
    if (album.masters.empty()) album.masters = Album{}.masters;
    if (!album.tracks.empty()) album.tracks.front().opensDisc = album.tracks.front().opensSide = false;
    makeIdsUnique(album);
    forEachChain(album, [](Chain& chain) {
        for (auto& slot : chain) repair(slot);
    });
    for (auto& track : album.tracks) {
        const FrameCount by = anchorAtEarliestClip(track);
        for (auto& bed : album.beds)
            if (bed.before == track.id) bed.clip.offset -= by;
        repair(track);
    }
    repairBeds(album);
    repairOverrides(album);
    for (auto& reference : album.references) makeFinite(reference.gainDb);
    return album;
}

} // namespace core
