#include "ui/chain/EqualizerNodes.h"

#include <cmath>

namespace ui::chain {

namespace {

constexpr double reach = 12.0;
constexpr double pixelsPerDoubling = 60.0;

} // namespace

std::optional<int> nodeAt(std::span<const EqualizerNode> nodes, QPointF pointer, int chosen) {
    std::optional<int> nearest;
    double least = reach;
    for (const EqualizerNode& node : nodes) {
        const double distance = std::hypot(node.at.x() - pointer.x(), node.at.y() - pointer.y());
        if (distance > least || (distance == least && node.band != chosen)) continue;
        least = distance;
        nearest = node.band;
    }
    return nearest;
}

core::EqualizerBand moved(core::EqualizerBand band, QPointF by, const FrequencyAxis& hertz,
                          const DecibelAxis& decibels) {
    band.frequencyHz = hertz.hz(hertz.x(band.frequencyHz) + by.x());
    if (core::hasGain(band.type)) band.gainDb = decibels.db(decibels.y(band.gainDb) + by.y());
    return band;
}

core::EqualizerBand sharpened(core::EqualizerBand band, double up) {
    double& q = core::isCut(band.type) ? band.resonanceQ : band.q;
    q *= std::exp2(up / pixelsPerDoubling);
    return band;
}

} // namespace ui::chain
