#include "ui/chain/BandHandles.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <variant>

namespace ui::chain {

namespace {

constexpr double grabPixels = 7.0;

core::ParameterRef rowOf(const core::Slot& slot, const std::string& id) {
    return *core::findParameter(core::moduleOf(slot), id);
}

BandsShape shapeOf(const core::Slot& slot, const core::MultibandSettings& settings) {
    BandsShape shape;
    for (int band = 0; band < settings.count; ++band) {
        const auto& each = settings.bands[static_cast<std::size_t>(band)];
        shape.thresholdsDb.push_back(each.bypass ? std::nullopt : std::optional(each.thresholdDb));
        const std::string number = std::to_string(band + 1);
        if (!each.bypass)
            shape.handles.push_back({BandHandle::Kind::threshold, band, rowOf(slot, "band" + number + ".threshold")});
        if (band + 1 == settings.count) break;
        shape.handles.push_back({BandHandle::Kind::split, band, rowOf(slot, "split" + number)});
        const double hz = shape.handles.back().row.get(slot);
        shape.splitsHz.push_back(shape.splitsHz.empty() ? hz : std::max(hz, shape.splitsHz.back()));
    }
    return shape;
}

BandsShape shapeOf(const core::Slot& slot, const core::DeEsserSettings& settings) {
    return {.splitsHz = {settings.frequencyHz},
            .thresholdsDb = {std::nullopt, settings.thresholdDb},
            .handles = {{BandHandle::Kind::split, 0, rowOf(slot, "frequency")},
                        {BandHandle::Kind::threshold, 1, rowOf(slot, "threshold")}}};
}

} // namespace

int BandsShape::bandAt(double hz) const {
    return static_cast<int>(std::ranges::upper_bound(splitsHz, hz) - splitsHz.begin());
}

BandsShape bandsShape(const core::Slot& slot) {
    if (const auto* const multiband = std::get_if<core::MultibandSettings>(&slot.settings))
        return shapeOf(slot, *multiband);
    return shapeOf(slot, std::get<core::DeEsserSettings>(slot.settings));
}

BandEnds endsOf(const BandsShape& shape, int band, const FrequencyAxis& hertz) {
    const auto place = static_cast<std::size_t>(band);
    return {band == 0 ? hertz.left : hertz.x(shape.splitsHz[place - 1]),
            band + 1 == shape.bands() ? hertz.left + hertz.width : hertz.x(shape.splitsHz[place])};
}

std::optional<std::size_t> handleAt(const BandsShape& shape, const FrequencyAxis& hertz, const DecibelAxis& levels,
                                    QPointF at) {
    const auto away = [&](const BandHandle& handle) -> std::optional<double> {
        const auto place = static_cast<std::size_t>(handle.place);
        if (handle.kind == BandHandle::Kind::split) return std::abs(hertz.x(shape.splitsHz[place]) - at.x());
        const BandEnds ends = endsOf(shape, handle.place, hertz);
        if (at.x() < ends.left || at.x() > ends.right) return std::nullopt;
        return std::abs(levels.y(*shape.thresholdsDb[place]) - at.y());
    };
    for (const auto kind : {BandHandle::Kind::split, BandHandle::Kind::threshold}) {
        std::optional<std::size_t> nearest;
        double least = grabPixels;
        for (std::size_t n = 0; n < shape.handles.size(); ++n) {
            if (shape.handles[n].kind != kind) continue;
            const auto distance = away(shape.handles[n]);
            if (!distance || *distance > least) continue;
            least = *distance;
            nearest = n;
        }
        if (nearest) return nearest;
    }
    return std::nullopt;
}

double valueAt(const BandHandle& handle, const FrequencyAxis& hertz, const DecibelAxis& levels, QPointF at) {
    return handle.kind == BandHandle::Kind::split ? hertz.hz(at.x()) : levels.db(at.y());
}

} // namespace ui::chain
