// What mends a finding, by the place in the project file that it names. Fields of the page are its own affair; here is
// what lies elsewhere in the window, and what is mended by an edit.
#pragma once

#include <QString>

#include <cstddef>
#include <optional>

namespace ui {
class Desk;
}

namespace ui::delivery {

/// What the button says: "Look in a folder...", "Show the track", "Mend it".
QString remedyWords(const QString& place);

/// "deliveries.2.names": the second of the deliveries that were asked for.
struct TargetPlace {
    std::size_t at = 0; ///< From 0.
    QString setting;
};
std::optional<TargetPlace> targetIn(const QString& place);

/// Looks for mixes, shows the track or the album, or makes the edit that mends it. `delivery`: the place in
/// Album::deliveries of the target that is named, where one is.
void mendElsewhere(Desk& desk, const QString& place, std::size_t delivery);

} // namespace ui::delivery
