// TOC files of cdrdao (cdrdao(1), version 1.2.4). Only their audio tracks, and the first language of their CD-Text.
// Pure functions over text, any thread.
#pragma once

#include "engine/disc/DiscDescription.h"

#include <string_view>

namespace engine::disc {

DiscReading readToc(std::string_view bytes);

/// ASCII: what CD-Text has beyond it is written as octal escapes of ISO 8859-1, characters that it lacks as toLatin1
/// has them. A kind of text that the disc or any track has is there for all of them, as cdrdao wants it.
DiscText cdrdaoToc(const DiscDescription& disc);

} // namespace engine::disc
