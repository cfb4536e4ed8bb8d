#include "engine/analysis/Comparison.h"

#include "core/Edits.h"

#include <algorithm>
#include <utility>

namespace engine::analysis {

core::Album comparisonAlbum(const core::Album& album, std::span<const double> trackGainDb) {
    core::Album bare = album;
    for (core::Master& master : bare.masters) master.albumChain.clear();
    for (core::Track& track : bare.tracks) {
        track.chain.clear();
        track.automation.clear();
    }
    for (std::size_t i = 0; i < std::min(bare.tracks.size(), trackGainDb.size()); ++i)
        bare.tracks[i].levelDb += trackGainDb[i];
    return core::normalised(std::move(bare));
}

} // namespace engine::analysis
