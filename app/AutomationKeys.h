// The automation's part of KEY=VALUE: track.N.chain.MODULE.ROW@SECONDS. See Keys.h for the whole key.
#pragma once

#include "core/Album.h"

#include <string>
#include <string_view>

namespace app {

/// Whether the key, from its module on, names a point of a course: "gain.gain@12.5".
bool namesPoint(std::string_view rest);

/// `rest`: "gain.gain@12.5", seconds from the track's in point, or "gain.gain@all". `value`: what the row takes, and
/// with a comma the shape of the way to the next point ("-3,sCurve"), sets a point; "off" takes it away, and "@14"
/// moves it to 14 s. `owner`: "track 2's chain". Throws core::Error that names `key` or `owner`, for a row that cannot
/// be automated too.
core::Album withAutomation(core::Album album, core::TrackId track, std::string_view rest, std::string_view value,
                           const std::string& owner, const std::string& key);

} // namespace app
