// Where a frame stands in the stereo field: mono upright, left to the left, opposite phase flat along the ground.
#pragma once

namespace ui::meters {

/// In a half disc of radius 1 that stands on its straight side: x -1 (left) to 1, y 0 to 1. Full scale on both channels
/// is the rim; distances are compressed (square root), so that quiet music fills the field too.
struct ScopePlace {
    double x = 0.0, y = 0.0;
    bool operator==(const ScopePlace&) const = default;
};
ScopePlace scopePlace(double left, double right);

} // namespace ui::meters
