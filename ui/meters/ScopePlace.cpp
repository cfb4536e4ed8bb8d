#include "ui/meters/ScopePlace.h"

#include <algorithm>
#include <cmath>

namespace ui::meters {

ScopePlace scopePlace(double left, double right) {
    double side = (right - left) / 2.0;
    double mid = (left + right) / 2.0;
    const double radius = std::hypot(side, mid);
    if (radius <= 0.0) return {};
    if (mid < 0.0) { // Both halves of a wave in one half disc.
        side = -side;
        mid = -mid;
    }
    const double shown = std::sqrt(std::min(radius, 1.0)) / radius;
    return {side * shown, mid * shown};
}

} // namespace ui::meters
