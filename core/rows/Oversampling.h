// The row of how many times the rate a module works at. More is cleaner, slower and a little later.
#pragma once

#include "core/rows/Row.h"

namespace core::rows {

inline constexpr std::array oversamplingTimes = {1, 2, 4, 8, 16};
inline constexpr std::array<std::string_view, 5> oversamplingIds = {"1x", "2x", "4x", "8x", "16x"};

template <auto member>
constexpr Parameter oversampling() {
    return numberChoice<member, oversamplingTimes>("oversampling", "Oversampling", oversamplingIds);
}

} // namespace core::rows
