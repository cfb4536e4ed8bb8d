// Make-up by loudness on the command line: what a command changed is made up for before it is saved.
#pragma once

#include "core/Album.h"

#include <stop_token>

namespace app {

/// The album as a command changed it, with the automatic make-ups measured that the change has put out of date; what
/// stood in the album as it was counts as measured. Says a line for each that is another now. Opens the mixes only
/// where there is something to measure. Throws core::Cancelled when asked to stop.
core::Album withMakeupFollowed(const core::Album& before, core::Album after, std::stop_token stop);

} // namespace app
