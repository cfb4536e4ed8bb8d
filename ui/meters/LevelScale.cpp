#include "ui/meters/LevelScale.h"

namespace ui::meters {

double levelShare(double db) {
    constexpr std::size_t steps = levelMarksDb.size() - 1;
    if (db >= levelMarksDb.front()) return 1.0;
    for (std::size_t step = 0; step < steps; ++step) {
        const double upper = levelMarksDb[step];
        const double lower = levelMarksDb[step + 1];
        if (db < lower) continue;
        const double within = (upper - db) / (upper - lower);
        return 1.0 - (static_cast<double>(step) + within) / static_cast<double>(steps);
    }
    return 0.0;
}

} // namespace ui::meters
