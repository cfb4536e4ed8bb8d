// What the maker of an album should know of it, whatever it is delivered as: `lacquer show` prints it, fields show it
// beside themselves. The rules of the CD are in RedBook.h; a DDP needs both, put together by `joined`.
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"
#include "core/Finding.h"

#include <string>
#include <string_view>

namespace core {

/// Said of an album without an enabled track: nothing of it can be written.
inline constexpr const char* noTrackMessage = "the album has no track to deliver: add or enable one";

/// Findings about enabled tracks, their sound, chains, texts, codes, versions, beds, masters and deliveries. Looks at
/// the value only, at no file.
Findings albumFindings(const Album& album);

/// A cover picture that is gone, unreadable or neither PNG nor JPEG: an error where a file is to hold it, a warning
/// where all of the deliveries are DDP. One that shops refuse: not square, under 1400 pixels, over 10 MB (warnings),
/// under 3000 pixels (a note). None, where a file could hold one: a note. Looks at the picture's head.
Findings coverFindings(const Album& album, const std::vector<Delivery>& deliveries);

/// Modules whose DSP version this Lacquer does not have, as errors: what would be written is another sound. Points of
/// automation beyond their row, as warnings. Bands whose range does nothing, or that are sharper than the taps of
/// linear and mixed phase make them, as notes. Part of albumFindings.
Findings chainFindings(const Album& album, const AlbumLayout& layout);

/// Titles and artists that are missing, as notes. Part of albumFindings and of redBook.
Findings missingTexts(const Album& album, const AlbumLayout& layout);

/// Codes: those of bad form with the severity given (a file is tagged all the same, a CD cannot be written), doubtful
/// ones as warnings, a wrong check digit as `checkDigit`. Part of albumFindings and of redBook.
Findings codeFindings(const Album& album, const AlbumLayout& layout, Severity badForm, Severity checkDigit);

/// The place in the project file of something of a track: "tracks.3.endMark".
std::string placeOf(const PlacedTrack& track, std::string_view what);

/// Both lists, each message of a track once, with its gravest severity; the album's first, then by track.
Findings joined(Findings first, const Findings& second);

} // namespace core
