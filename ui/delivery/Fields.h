// The texts of core/MetadataFields.h as the delivery page shows them: the table's columns, and the form's fields for
// those that no column has.
#pragma once

#include "core/MetadataFields.h"

#include <QString>

#include <span>

namespace ui::delivery {

/// A column of texts: of the tracks, and of the album in the row above them.
struct TextColumn {
    const char* label;                ///< To be translated.
    const core::MetadataField* track; ///< A field that tracks have.
    const core::MetadataField* album; ///< The same one, or what stands in its place: the EAN above the ISRCs.
};

/// In the order of the columns; codes are the last.
std::span<const TextColumn> textColumns();

/// What stands in a track's field: its own text, or the album's where it inherits.
struct Shown {
    QString text;
    bool inherited = false;
};
Shown shownText(const core::Album& album, const core::Track& track, const core::MetadataField& field);

/// The texts of the album that are in no column.
std::span<const core::MetadataField* const> albumFields();

/// A field's or flag's label in the reader's language.
QString labelOf(const char* label);

} // namespace ui::delivery
