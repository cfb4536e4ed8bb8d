#include "core/IsrcRun.h"
#include "core/Codes.h"
#include "core/Error.h"

#include <algorithm>

namespace core {

Album withIsrcRun(Album album, std::string_view start, std::size_t first) {
    const std::string typed(start);
    if (normalisedIsrc(start).empty()) throw Error("an ISRC run needs a code to start from: QZABC2600001");
    if (const auto complaint = isrcComplaint(start)) throw Error(*complaint);
    int steps = 0;
    for (std::size_t n = first; n < album.tracks.size(); ++n) {
        if (!album.tracks[n].enabled) continue;
        const auto code = isrcAfter(start, steps++);
        if (!code)
            throw Error("an ISRC run from '" + typed + "' has no code left for track " + std::to_string(n + 1) +
                        ": its last five digits end at 99999; start lower");
        album.tracks[n].metadata.isrc = *code;
    }
    return album;
}

} // namespace core
