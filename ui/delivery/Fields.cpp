#include "ui/delivery/Fields.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace ui::delivery {

namespace {

std::vector<TextColumn> columns() {
    std::vector<TextColumn> made;
    for (const auto& field : core::metadataFields())
        if (field.track && field.album) made.push_back({field.label, &field, &field});
    made.push_back({"ISRC \u00b7 EAN", core::findMetadataField("isrc"), core::findMetadataField("upc")});
    return made;
}

std::vector<const core::MetadataField*> fields() {
    std::vector<const core::MetadataField*> made;
    for (const auto& field : core::metadataFields())
        if (std::ranges::none_of(textColumns(), [&](const TextColumn& column) {
                return column.album == &field || column.track == &field;
            }))
            made.push_back(&field);
    return made;
}

} // namespace

std::span<const TextColumn> textColumns() {
    static const std::vector<TextColumn> made = columns();
    return made;
}

Shown shownText(const core::Album& album, const core::Track& track, const core::MetadataField& field) {
    const bool isOwn = !(track.metadata.*field.track).empty() || !field.inherits;
    return {QString::fromStdString(core::textOf(album, track, field)), !isOwn};
}

std::span<const core::MetadataField* const> albumFields() {
    static const std::vector<const core::MetadataField*> made = fields();
    return made;
}

QString labelOf(const char* label) {
    return QCoreApplication::translate("Fields", label);
}

} // namespace ui::delivery
