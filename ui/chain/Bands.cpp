#include "ui/chain/Bands.h"

#include <algorithm>

namespace ui::chain {

namespace {

bool isUsed(const core::Slot& slot, const core::Module& module, int band) {
    return std::ranges::any_of(module.parameters, [&](const core::Parameter& row) {
        return row.banded && row.get(slot, band) != row.standard;
    });
}

} // namespace

const core::Parameter* bandSwitch(const core::Module& module) {
    const auto found = std::ranges::find_if(module.parameters, [](const core::Parameter& row) {
        return row.banded && row.kind == core::Kind::toggle && row.id == "on";
    });
    return found == module.parameters.end() ? nullptr : &*found;
}

std::vector<int> usedBands(const core::Slot& slot) {
    const core::Module& module = core::moduleOf(slot);
    const bool all = !bandSwitch(module);
    std::vector<int> bands;
    for (int band = 0; band < module.bands; ++band)
        if (all || isUsed(slot, module, band)) bands.push_back(band);
    return bands;
}

std::optional<int> freeBand(const core::Slot& slot) {
    const core::Module& module = core::moduleOf(slot);
    if (!bandSwitch(module)) return std::nullopt;
    for (int band = 0; band < module.bands; ++band)
        if (!isUsed(slot, module, band)) return band;
    return std::nullopt;
}

bool isOn(const core::Slot& slot, int band) {
    const core::Parameter* const row = bandSwitch(core::moduleOf(slot));
    return !row || row->get(slot, band) != 0.0;
}

void switchOn(core::Slot& slot, int band) {
    if (const core::Parameter* const row = bandSwitch(core::moduleOf(slot))) core::assign(slot, {row, band}, 1.0);
}

void clearBand(core::Slot& slot, int band) {
    for (const core::Parameter& row : core::moduleOf(slot).parameters)
        if (row.banded) row.set(slot, band, row.standard);
}

} // namespace ui::chain
