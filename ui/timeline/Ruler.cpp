#include "ui/timeline/Ruler.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui::timeline {

namespace {

struct Step {
    double seconds;
    int parts; ///< Small ticks divide it into so many.
    int decimals;
};

constexpr std::array<Step, 14> clockSteps = {{{1, 5, 0},
                                              {2, 4, 0},
                                              {5, 5, 0},
                                              {10, 5, 0},
                                              {15, 3, 0},
                                              {30, 3, 0},
                                              {60, 4, 0},
                                              {120, 4, 0},
                                              {300, 5, 0},
                                              {600, 5, 0},
                                              {900, 3, 0},
                                              {1800, 6, 0},
                                              {3600, 4, 0},
                                              {7200, 4, 0}}};

/// The smallest step of at least that many seconds.
Step stepFor(double seconds) {
    for (int decimals = 6; decimals > 0; --decimals) {
        const double unit = std::pow(10.0, -decimals);
        for (const auto& [times, parts] : {std::pair{1, 5}, std::pair{2, 4}, std::pair{5, 5}})
            if (times * unit >= seconds) return {times * unit, parts, decimals};
    }
    const auto step = std::ranges::find_if(clockSteps, [&](const Step& each) { return each.seconds >= seconds; });
    return step == clockSteps.end() ? clockSteps.back() : *step;
}

} // namespace

QString tickLabel(double seconds, int decimals) {
    const double unit = std::pow(10.0, decimals);
    const auto units = std::llround(std::abs(seconds) * unit);
    const auto whole = static_cast<long long>(static_cast<double>(units) / unit);
    const QString sign = seconds < 0.0 && units != 0 ? QString(QChar(0x2212)) : QString();
    QString label = whole >= 3600 ? QStringLiteral("%1:%2").arg(whole / 3600).arg(whole / 60 % 60, 2, 10, QChar('0'))
                                  : QString::number(whole / 60);
    label += QStringLiteral(":%1").arg(whole % 60, 2, 10, QChar('0'));
    if (decimals > 0) {
        const auto rest = units - whole * std::llround(unit);
        label += QStringLiteral(".%1").arg(rest, decimals, 10, QChar('0'));
    }
    return sign + label;
}

std::vector<Tick> ticks(const TimeScale& scale, int rate, double width, double apart) {
    const double pixelsPerSecond = rate / scale.framesPerPixel;
    const Step step = stepFor(apart / pixelsPerSecond);
    const double small = step.seconds / step.parts;
    const auto first = static_cast<long long>(std::ceil(scale.left / rate / small));
    std::vector<Tick> all;
    for (long long n = first;; ++n) {
        const double seconds = static_cast<double>(n) * small;
        const double x = (seconds * rate - scale.left) / scale.framesPerPixel;
        if (x >= width) return all;
        const bool says = n % step.parts == 0;
        all.push_back({x, says ? tickLabel(seconds, step.decimals) : QString()});
    }
}

} // namespace ui::timeline
