// CUE sheets (CDRWIN's, with the words that cuetools and libburn add). Read tolerantly: words in any case, UTF-8 with
// or without BOM, ISO 8859-1, a track's INDEX 00 in the file before (EAC). Pure functions over text, any thread.
#pragma once

#include "engine/disc/DiscDescription.h"

#include <string_view>

namespace engine::disc {

DiscReading readCue(std::string_view bytes);

/// UTF-8, lines that end in LF. INDEX times are sectors: what lies between them is a finding, and so is silence in the
/// middle of a track. A quotation mark inside a text becomes an apostrophe.
DiscText cueSheet(const DiscDescription& disc);

} // namespace engine::disc
