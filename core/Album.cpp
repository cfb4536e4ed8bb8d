#include "core/Album.h"

#include "core/MetadataFields.h"

#include <algorithm>

namespace core {

const Source* findSource(const Album& album, SourceId id) {
    const auto found = std::ranges::find(album.sources, id, &Source::id);
    return found == album.sources.end() ? nullptr : &*found;
}

const std::string& artistOf(const Album& album, const Track& track) {
    return textOf(album, track, &TrackMetadata::artist);
}

} // namespace core
