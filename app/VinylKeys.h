// The keys of `set` that say what record is cut: vinyl.rpm=45, vinyl.inches=7, vinyl.continuous=on, vinyl.good=18:00,
// vinyl.most=22, vinyl.runout.A="LQ 1 A".
#pragma once

#include "core/Album.h"

#include <string>
#include <string_view>

namespace app {

/// `rest`: the key behind "vinyl."; `key`: all of it, for messages. False where it is none of the short ones. An empty
/// value takes a limit or an inscription away. Throws core::Error for a value that cannot be.
bool setVinyl(core::Vinyl& vinyl, std::string_view rest, const std::string& value, const std::string& key);

} // namespace app
