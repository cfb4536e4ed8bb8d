// The scale of the level bars: the upper decibels wide, the lower ones narrow, as one reads a master.
#pragma once

#include <array>

namespace ui::meters {

/// Marks at equal distances, from the top down, dB.
inline constexpr std::array<double, 9> levelMarksDb = {0.0, -1.0, -2.0, -3.0, -6.0, -9.0, -12.0, -24.0, -48.0};

/// How far up the bar a level stands: 1 at 0 dB and over, 0 at -48 dB and under.
double levelShare(double db);

} // namespace ui::meters
