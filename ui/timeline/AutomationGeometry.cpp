#include "ui/timeline/AutomationGeometry.h"

#include <QLineF>

#include <algorithm>

namespace ui::timeline {

double AutomationScale::y(double value) const {
    return rect.bottom() - core::wayOf(*row, value) * rect.height();
}

double AutomationScale::value(double y) const {
    return core::valueAt(*row, (rect.bottom() - y) / rect.height());
}

std::optional<std::size_t> pointUnder(const Points& points, const AutomationScale& scale, QPointF pointer) {
    std::optional<std::size_t> nearest;
    double least = pointReach;
    for (std::size_t n = 0; n < points.size(); ++n) {
        const double far = QLineF(scale.place(points[n]), pointer).length();
        if (far > least) continue;
        least = far;
        nearest = n;
    }
    return nearest;
}

QPolygonF courseOf(const Points& points, const AutomationScale& scale) {
    if (points.empty()) return {};
    QPolygonF course;
    auto next = std::ranges::upper_bound(points, scale.at(scale.rect.left()), {}, &core::AutomationPoint::at);
    for (double x = scale.rect.left(); x <= scale.rect.right(); x += 1.0) {
        for (; next != points.end() && scale.x(next->at) <= x; ++next) course << scale.place(*next);
        course << QPointF(x, scale.y(core::automatedValue(points, scale.at(x))));
    }
    return course;
}

} // namespace ui::timeline
