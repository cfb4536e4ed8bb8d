// Presets by name, as the command line asks for them.
#pragma once

#include "core/PresetShelf.h"

#include <string_view>

namespace app {

/// The preset of that kind, whatever its capitals. Throws core::Error for a name that
/// there is none of, with those near it; and for one whose file cannot be read, with what is wrong with it.
core::Preset presetNamed(core::PresetKind kind, std::string_view name);

} // namespace app
