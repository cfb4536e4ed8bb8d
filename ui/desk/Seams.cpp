#include "ui/desk/Seams.h"

#include <algorithm>
#include <cstdlib>

namespace ui {

namespace {

constexpr int heardSeconds = 8; // On either side.

} // namespace

std::vector<Seam> seams(const core::AlbumLayout& layout) {
    const core::FrameCount heard = core::FrameCount{heardSeconds} * layout.rate;
    std::vector<Seam> found;
    for (std::size_t n = 1; n < layout.tracks.size(); ++n) {
        const core::PlacedTrack& before = layout.tracks[n - 1];
        const core::PlacedTrack& behind = layout.tracks[n];
        const core::FramePos from = std::max(before.soundEnd() - heard, before.in);
        const core::FramePos to = std::min({behind.in + heard, behind.soundEnd(), layout.end});
        found.push_back({.after = n,
                         .from = std::max(from, layout.begin),
                         .to = std::max(to, from),
                         .middle = core::floorDiv(before.soundEnd() + behind.in, 2)});
    }
    return found;
}

std::optional<std::size_t> nearestSeam(const std::vector<Seam>& seams, core::FramePos at) {
    if (seams.empty()) return std::nullopt;
    const auto nearest =
        std::ranges::min_element(seams, {}, [at](const Seam& seam) { return std::abs(seam.middle - at); });
    return static_cast<std::size_t>(nearest - seams.begin());
}

} // namespace ui
