// What has to hold of an album, whatever it was read from.
#pragma once

#include "core/Album.h"

namespace tests {

/// Saved and loaded it is the same album, and saved again the same text.
void requireSavable(const core::Album& album);

/// The same of what `normalised` makes of it, which can be laid out and judged.
void requireWhole(const core::Album& album);

} // namespace tests
