// The curves of fades and crossfades.
#pragma once

#include "core/Album.h"

#include <array>

namespace core {

/// Gain of a fade-in at `position` (0 = its first frame, 1 = its end), 0 to 1; a fade-out reads it backwards.
/// Computed with operations that are the same on every machine (IEEE add, multiply, divide, square root): no libm.
///   linear       x
///   equalPower   the gain whose square and that of its mirror add up to 1: sqrt of a smooth half
///   sCurve       3x^2 - 2x^3: a linear crossfade's sum, without its corners
///   logarithmic  fast in the beginning (its fade-out stays long)
///   exponential  slow in the beginning, linear in decibels in feel
double fadeGain(FadeShape shape, double position);

inline constexpr std::array fadeShapes = {FadeShape::linear, FadeShape::equalPower, FadeShape::sCurve,
                                          FadeShape::logarithmic, FadeShape::exponential};

/// The word of the project file and the command line: "linear", "equalPower", "sCurve", "logarithmic", "exponential".
const char* fadeShapeName(FadeShape shape);

} // namespace core
