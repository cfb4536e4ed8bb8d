// A module's rows as the project file has them: those of the settings, band by band, without the mix and the trims,
// which belong to the slot (both settings of an A/B comparison share them) and stand beside.
#pragma once

#include "core/Parameter.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Whether the row is one of the slot's own (mix, input, output).
inline bool isOfSlot(const Parameter& row, const Module& module) {
    if (row.banded) return false;
    Slot slot;
    slot.settings = module.standard();
    const double before = row.get(slot, 0);
    slot.mixPercent += 1.0;
    slot.inputDb += 1.0;
    slot.outputDb += 1.0;
    return row.get(slot, 0) != before;
}

/// Calls `visit(row, band, bandKey)`; `bandKey` is "band3" or empty for rows without bands.
template <class Visit>
void forEachSetting(const Module& module, const Visit& visit) {
    for (const Parameter& row : module.parameters)
        if (!row.banded && !isOfSlot(row, module)) visit(row, 0, std::string());
    for (int band = 0; band < module.bands; ++band) {
        const std::string key = "band" + std::to_string(band + 1);
        for (const Parameter& row : module.parameters)
            if (row.banded) visit(row, band, key);
    }
}

/// The keys of a module's settings (its own rows, then "band1", "band2" ...), or of its band `band`.
inline std::vector<std::string> settingKeys(const Module& module, const std::string& band) {
    std::vector<std::string> keys;
    forEachSetting(module, [&](const Parameter& row, int, const std::string& bandKey) {
        const std::string key = band.empty() && !bandKey.empty() ? bandKey : std::string(row.id);
        if ((bandKey == band || band.empty()) && (keys.empty() || keys.back() != key)) keys.push_back(key);
    });
    return keys;
}

} // namespace core
