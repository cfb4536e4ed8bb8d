// What is set in a slot, in words for people: the command line and the report say it.
#pragma once

#include "core/Chain.h"

#include <string>

namespace core {

/// "Ceiling -2.0 dBTP, Release 50.0 ms"; "at its standard" where nothing was set.
std::string settingsOf(const Slot& slot);

} // namespace core
