// An album at another rate: withRate of Edits.h.
#include "core/Edits.h"

#include <cassert>

namespace core {

namespace {

/// Carries what is counted in frames from one rate to another.
class Carrier {
  public:
    Carrier(int from, int to) : from_(from), to_(to) {}

    void carry(FramePos& at) const { at = convertFrames(at, from_, to_); }
    void carry(std::optional<FramePos>& at) const {
        if (at) carry(*at);
    }
    void carry(Fade& fade) const { carry(fade.lengthFrames); }

    /// By its two ends, so that stretches that met still meet.
    void carry(Region& region) const {
        FramePos end = region.from + region.lengthFrames;
        carry(region.from);
        carry(end);
        region.lengthFrames = end - region.from;
    }

    void carry(Clip& clip) const {
        carry(clip.region);
        carry(clip.offset);
        carry(clip.fadeIn);
        carry(clip.fadeOut);
    }

    void carry(Track& track) const {
        for (auto& clip : track.clips) carry(clip);
        for (auto& version : track.versions) carry(version.offset);
        for (auto& index : track.indexes) carry(index);
        for (auto& lane : track.automation)
            for (auto& point : lane.points) carry(point.at);
        carry(track.gapFrames);
        carry(track.fadeIn);
        carry(track.fadeOut);
        carry(track.startMark);
        carry(track.pauseMark);
        carry(track.endMark);
    }

  private:
    int from_;
    int to_;
};

} // namespace

Album withRate(Album album, int rate) {
    assert(isAlbumRate(rate));
    if (rate == album.rate) return album;
    const Carrier carrier(album.rate, rate);
    for (auto& track : album.tracks) carrier.carry(track);
    for (auto& bed : album.beds) carrier.carry(bed.clip);
    album.rate = rate;
    return normalised(std::move(album));
}

} // namespace core
