// CUE sheets (CDRWIN's, with the words that cuetools and libburn add). Read tolerantly: words in any case, UTF-8 with
// or without BOM, ISO 8859-1, a track's INDEX 00 in the file before (EAC). Pure functions over text, any thread.
#pragma once

#include "engine/disc/DiscDescription.h"

#include <string_view>

namespace engine::disc {

DiscReading readCue(std::string_view bytes);

/// UTF-8, lines that end in LF. Findings: a mark between sectors, silence in the middle of a track, stretches of a file
/// that do not follow one another, a code that is none (left out), a text's quotation marks (which become apostrophes)
/// and backslash at its end (which cuetools takes for an escape; it becomes a slash), and a language other than
/// English. Where sound hides in the first pause, a remark says that the 2 s which every disc begins with are not in
/// the file: cue sheets are made either way.
DiscText cueSheet(const DiscDescription& disc);

} // namespace engine::disc
