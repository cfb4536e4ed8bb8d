#include "core/MetadataFields.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

using A = AlbumMetadata;
using T = TrackMetadata;

constexpr std::array fields = {
    MetadataField{"title", "Title", &A::title, &T::title},
    MetadataField{"artist", "Artist", &A::artist, &T::artist, true},
    MetadataField{"songwriter", "Songwriter", &A::songwriter, &T::songwriter, true},
    MetadataField{"composer", "Composer", &A::composer, &T::composer, true},
    MetadataField{"arranger", "Arranger", &A::arranger, &T::arranger, true},
    MetadataField{"producer", "Producer", &A::producer, &T::producer, true},
    MetadataField{"mixer", "Mixer", &A::mixer, &T::mixer, true},
    MetadataField{"conductor", "Conductor", &A::conductor, &T::conductor, true},
    MetadataField{"message", "Message", &A::message, &T::message},
    MetadataField{"isrc", "ISRC", nullptr, &T::isrc},
    MetadataField{"upc", "EAN", &A::upc, nullptr},
    MetadataField{"catalogueNumber", "Catalogue number", &A::catalogueNumber, nullptr},
    MetadataField{"label", "Label", &A::label, nullptr},
    MetadataField{"genre", "Genre", &A::genre, nullptr},
    MetadataField{"language", "Language", &A::language, nullptr, false, "en"},
    MetadataField{"date", "Date", &A::date, nullptr, false, "2026-11-22"},
    MetadataField{"media", "Media", &A::media, nullptr, false, "Digital Media"},
    MetadataField{"copyright", "Copyright", &A::copyright, nullptr},
    MetadataField{"comment", "Comment", &A::comment, nullptr},
    MetadataField{"engineer", "Engineer", &A::engineer, nullptr},
    MetadataField{"studio", "Studio", &A::studio, nullptr},
    MetadataField{"contact", "Contact", &A::contact, nullptr, false, "name@example.org"},
};

constexpr std::array flags = {
    MetadataFlag{"copyPermitted", "Copy", "The disc permits that the track is copied digitally", &T::copyPermitted},
    MetadataFlag{"preEmphasis", "Emph.", "The disc says that the track was recorded with pre-emphasis",
                 &T::preEmphasis},
};

} // namespace

std::span<const MetadataField> metadataFields() {
    return fields;
}

const MetadataField* findMetadataField(std::string_view key) {
    const auto found = std::ranges::find(fields, key, &MetadataField::key);
    return found == fields.end() ? nullptr : &*found;
}

std::span<const MetadataFlag> metadataFlags() {
    return flags;
}

const std::string& textOf(const Album& album, const Track& track, const MetadataField& field) {
    static const std::string none;
    if (!field.track) return none;
    const std::string& own = track.metadata.*field.track;
    return own.empty() && field.inherits ? album.metadata.*field.album : own;
}

const std::string& textOf(const Album& album, const Track& track, std::string TrackMetadata::*text) {
    return textOf(album, track, *std::ranges::find(fields, text, &MetadataField::track));
}

} // namespace core
