#include "core/Fade.h"

#include <cmath>

namespace core {

double fadeGain(FadeShape shape, double position) {
    if (!(position > 0.0)) return 0.0;
    if (position >= 1.0) return 1.0;
    const double x = position;
    const double left = 1.0 - x;
    const double smooth = x * x * (3.0 - 2.0 * x);
    switch (shape) {
    case FadeShape::linear:
        return x;
    case FadeShape::equalPower:
        return std::sqrt(smooth);
    case FadeShape::sCurve:
        return smooth;
    case FadeShape::logarithmic:
        return 1.0 - left * left * left;
    case FadeShape::exponential:
        return x * x * x;
    }
    return x;
}

const char* fadeShapeName(FadeShape shape) {
    switch (shape) {
    case FadeShape::linear:
        return "linear";
    case FadeShape::equalPower:
        return "equalPower";
    case FadeShape::sCurve:
        return "sCurve";
    case FadeShape::logarithmic:
        return "logarithmic";
    case FadeShape::exponential:
        return "exponential";
    }
    return "";
}

} // namespace core
