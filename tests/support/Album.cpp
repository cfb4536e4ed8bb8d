#include "tests/support/Album.h"

#include <algorithm>

namespace tests {

core::Track track(std::uint32_t source, core::FrameCount frames) {
    core::Clip clip;
    clip.source = core::SourceId{source};
    clip.region.lengthFrames = frames;
    core::Track made;
    made.clips = {clip};
    return made;
}

core::Album album(std::vector<core::Track> tracks, int rate) {
    core::Album made;
    made.rate = rate;
    made.nextId = 100;
    for (auto& each : tracks) {
        each.id = core::TrackId{made.nextId++};
        for (auto& clip : each.clips) {
            clip.id = core::ClipId{made.nextId++};
            if (core::findSource(made, clip.source)) continue;
            core::Source source;
            source.id = clip.source;
            source.rate = rate;
            made.sources.push_back(source);
        }
        for (auto& slot : each.chain)
            if (slot.id == core::SlotId{}) slot.id = core::SlotId{made.nextId++};
    }
    made.tracks = std::move(tracks);
    return made;
}

} // namespace tests
