// How loud a file is, in comments that players read to level what they play: ReplayGain 2.0 (Hydrogenaudio, 2012), and
// for Opus the gains of RFC 7845, 5.2.1. Nothing in the sound changes.
#pragma once

#include "core/Loudness.h"

#include <map>
#include <span>
#include <string>

namespace core {

/// Texts by the name of the comment.
using ReplayGain = std::map<std::string, std::string>;

/// Of a file that sounds as `track`, from an album that sounds as `album`. Gains lead to -18 LUFS, for Opus to -23
/// LUFS in steps of 1/256 dB; peaks are true peaks, as a factor of full scale. What was not to be measured is left out.
ReplayGain replayGain(const Loudness& track, const Loudness& album);
ReplayGain opusReplayGain(const Loudness& track, const Loudness& album);

/// Every name that either of them gives.
std::span<const char* const> replayGainNames();

} // namespace core
