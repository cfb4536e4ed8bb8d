// Everything that the timeline's canvas paints but the playhead and what follows the pointer: ruler, lanes with boxes
// and waveforms, beds, the loudness line. Painted into a pixmap when something of it has changed.
#pragma once

#include "core/AlbumLayout.h"
#include "engine/analysis/AlbumPrint.h"
#include "ui/desk/Listening.h"
#include "ui/timeline/Grips.h"
#include "ui/timeline/Waves.h"

#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace ui {
class Desk;
}

namespace ui::timeline {

class CloseUp;

struct Scene {
    const core::AlbumLayout* album = nullptr;
    TimelineLayout layout;
    TimeScale scale;
    QSizeF size;
    double ratio = 1.0;         ///< Device pixels of a pixel.
    double magnification = 1.0; ///< Of waveforms, see View.
    Chosen chosen;
    std::vector<QString> titles; ///< As in Shown.
    std::vector<QString> bedTitles;
    std::vector<Grip> grips;
    std::vector<ClipWaves> clips; ///< Of the boxes in sight, in their order.
    std::vector<ClipWaves> beds;  ///< The same.
    const engine::analysis::AlbumPrint* print = nullptr;
    core::AlbumLayout printLayout; ///< Of the album that the print is of.
    bool older = false;            ///< The print is older than the album.
    const CloseUp* closeUp = nullptr;
    std::optional<Listening::Range> loop;
};

/// What of the album is painted: while it is equal, the picture is good, whatever knobs were turned.
struct Shown {
    core::AlbumLayout layout;
    std::vector<QString> titles;    ///< As layout.tracks: "3 Night Harbour".
    std::vector<QString> bedTitles; ///< As layout.beds: "Room tone".
    bool operator==(const Shown&) const = default;
};

Shown shownOf(const Desk& desk);

/// The scene of what the desk shows. `closeUp`: nullptr = never so close.
Scene sceneOf(Desk& desk, const TimeScale& scale, QSizeF size, double ratio, const CloseUp* closeUp = nullptr);

void paintScene(QPainter& painter, const Scene& scene);

} // namespace ui::timeline
