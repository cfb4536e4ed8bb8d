// The MusicBrainz disc id: by it a drive's owner finds the release. Of the table of contents alone; no drive, no
// network. Pure.
#pragma once

#include "core/AlbumLayout.h"

#include <span>
#include <string>

namespace engine::disc {

/// 28 characters, as libdiscid calculates them: SHA-1 over the first and last track's number (two hexadecimal capitals
/// each), the lead-out and 99 starts (eight each; zero where there is no track), in base64 with . _ - for + / =.
/// `starts`: of the tracks from 1 on, at most 99, in sectors from the beginning of the disc's first pause (the first
/// one is 150 as a rule); `leadOut` likewise. Source: musicbrainz.org/doc/Disc_ID_Calculation.
std::string musicBrainzId(std::span<const core::SectorPos> starts, core::SectorPos leadOut);

/// Of a disc of the album; empty where it has no track, or more than a disc has.
std::string musicBrainzId(const core::CdLayout& cd);

} // namespace engine::disc
