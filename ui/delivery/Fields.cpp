#include "ui/delivery/Fields.h"

#include <QCoreApplication>

#include <array>

namespace ui::delivery {

namespace {

using Album = core::AlbumMetadata;
using Track = core::TrackMetadata;

constexpr std::array trackRows = {
    TrackField{"title", QT_TRANSLATE_NOOP("Fields", "Title"), &Track::title, &Album::title, false},
    TrackField{"artist", QT_TRANSLATE_NOOP("Fields", "Artist"), &Track::artist, &Album::artist, true},
    TrackField{"songwriter", QT_TRANSLATE_NOOP("Fields", "Songwriter"), &Track::songwriter, nullptr, false},
    TrackField{"composer", QT_TRANSLATE_NOOP("Fields", "Composer"), &Track::composer, nullptr, false},
    TrackField{"arranger", QT_TRANSLATE_NOOP("Fields", "Arranger"), &Track::arranger, nullptr, false},
    TrackField{"message", QT_TRANSLATE_NOOP("Fields", "Message"), &Track::message, nullptr, false},
    TrackField{"isrc", QT_TRANSLATE_NOOP("Fields", "ISRC \u00b7 EAN"), &Track::isrc, &Album::upc, false},
};

constexpr std::array flagRows = {
    TrackFlag{"copyPermitted", QT_TRANSLATE_NOOP("Fields", "Copy"),
              QT_TRANSLATE_NOOP("Fields", "The disc permits that the track is copied digitally"),
              &Track::copyPermitted},
    TrackFlag{"preEmphasis", QT_TRANSLATE_NOOP("Fields", "Emph."),
              QT_TRANSLATE_NOOP("Fields", "The disc says that the track was recorded with pre-emphasis"),
              &Track::preEmphasis},
};

constexpr std::array albumRows = {
    AlbumField{"catalogueNumber", QT_TRANSLATE_NOOP("Fields", "Catalogue number"), "", &Album::catalogueNumber},
    AlbumField{"label", QT_TRANSLATE_NOOP("Fields", "Label"), "", &Album::label},
    AlbumField{"genre", QT_TRANSLATE_NOOP("Fields", "Genre"), "", &Album::genre},
    AlbumField{"language", QT_TRANSLATE_NOOP("Fields", "Language"), "en", &Album::language},
    AlbumField{"date", QT_TRANSLATE_NOOP("Fields", "Date"), "2026-11-22", &Album::date},
    AlbumField{"copyright", QT_TRANSLATE_NOOP("Fields", "Copyright"), "", &Album::copyright},
    AlbumField{"comment", QT_TRANSLATE_NOOP("Fields", "Comment"), "", &Album::comment},
    AlbumField{"engineer", QT_TRANSLATE_NOOP("Fields", "Engineer"), "", &Album::engineer},
    AlbumField{"studio", QT_TRANSLATE_NOOP("Fields", "Studio"), "", &Album::studio},
    AlbumField{"contact", QT_TRANSLATE_NOOP("Fields", "Contact"), "name@example.org", &Album::contact},
};

} // namespace

std::span<const TrackField> trackFields() {
    return trackRows;
}

std::span<const TrackFlag> trackFlags() {
    return flagRows;
}

std::span<const AlbumField> albumFields() {
    return albumRows;
}

Shown shownText(const core::Album& album, const core::Track& track, const TrackField& field) {
    const std::string& own = track.metadata.*field.track;
    if (!own.empty() || !field.inherits) return {QString::fromStdString(own)};
    return {QString::fromStdString(album.metadata.*field.album), true};
}

} // namespace ui::delivery
