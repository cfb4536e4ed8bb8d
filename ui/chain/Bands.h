// Bands of a module, by its rows alone: which are in use, which one comes next, and how one is taken away. A module
// whose bands cannot be switched has all of them in use.
#pragma once

#include "core/Parameter.h"

#include <optional>
#include <vector>

namespace ui::chain {

/// The banded rows' switch, "on"; nullptr where there is none.
const core::Parameter* bandSwitch(const core::Module& module);

/// Those that are on or otherwise not as they stand by default, from 0, in order.
std::vector<int> usedBands(const core::Slot& slot);

/// The first that is not in use; nullopt when all are.
std::optional<int> freeBand(const core::Slot& slot);

/// Whether it sounds: on, or without a switch.
bool isOn(const core::Slot& slot, int band);

/// Switches it on, as far as it can be switched.
void switchOn(core::Slot& slot, int band);

/// All its rows to their standard: off, and no longer in use.
void clearBand(core::Slot& slot, int band);

} // namespace ui::chain
