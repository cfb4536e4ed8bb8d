// The chain's part of KEY=VALUE: finds slots by place or module, sets their rows. See Keys.h for the whole key.
#pragma once

#include "core/Chain.h"
#include "core/Parameter.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace app {

/// Place of a slot (from 0) in a chain, said as its place from 1 or as the id of its module. `owner` is the chain in
/// words ("the album chain"). Throws core::Error for a place or module that the chain lacks, or has twice.
std::size_t slotNamed(const core::Chain& chain, std::string_view name, const std::string& owner);

/// Sets "ceiling", "band1.gain", "mix" or "enabled" of a slot, as a hand does: see turnByHand. Throws core::Error that
/// names `key`, for a row that the module lacks and for a value out of its range.
void setRow(core::Slot& slot, std::string_view row, std::string_view value, const std::string& key);

/// The row of that module. Throws core::Error that names `key`.
core::ParameterRef rowNamed(const core::Module& module, std::string_view row, const std::string& key);

/// "-12.0 to 0.0 dBTP", "bell, lowShelf or lowCut", "on or off": what a row takes.
std::string rangeOf(const core::Parameter& row);

/// "on" and "off" and the other words for them. Throws core::Error that names `key`.
bool parseSwitch(std::string_view value, const std::string& key);

} // namespace app
