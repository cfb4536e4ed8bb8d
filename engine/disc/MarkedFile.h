// An album in one file with marks of its tracks (cue points of a WAV, the cue sheet of a FLAC file) as the description
// of a disc. Pure.
#pragma once

#include "core/FileMarks.h"
#include "core/Tags.h"
#include "engine/disc/DiscDescription.h"

#include <string>

namespace engine::disc {

/// `name`, `rate`: of the file. Marks that do not follow one another are left out, with a finding.
DiscReading describe(const core::FileMarks& marks, const core::Tags& tags, const std::string& name, int rate);

} // namespace engine::disc
