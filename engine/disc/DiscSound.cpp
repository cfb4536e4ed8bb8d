#include "engine/disc/DiscSound.h"

#include <algorithm>

namespace engine::disc {

void DiscSound::read(core::FramePos at, std::span<double> interleaved) {
    std::ranges::fill(interleaved, 0.0);
    const core::FramePos end = at + static_cast<core::FrameCount>(interleaved.size() / 2);
    const auto isAhead = [&](const Stretch& stretch) { return stretch.end() <= at; };
    for (auto stretch = std::ranges::partition_point(line_.stretches, isAhead);
         stretch != line_.stretches.end() && stretch->at < end; ++stretch) {
        const core::FramePos from = std::max(at, stretch->at);
        const core::FramePos to = std::min(end, stretch->end());
        auto& reader = readers_.try_emplace(stretch->file, open_.files[stretch->file]).first->second;
        reader.read(stretch->from + from - stretch->at, interleaved.subspan(2 * static_cast<std::size_t>(from - at),
                                                                            2 * static_cast<std::size_t>(to - from)));
    }
}

} // namespace engine::disc
