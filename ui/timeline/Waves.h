// Draws the waveforms of clips: the source behind, dim, and what the print makes of it over that, bright. The window's
// thread; reads pyramids, and close up the samples themselves.
#pragma once

#include "core/AlbumLayout.h"
#include "engine/analysis/AlbumPrint.h"
#include "engine/analysis/PrintStretch.h"
#include "engine/source/AudioSource.h"
#include "engine/source/Waveform.h"
#include "ui/timeline/TimeScale.h"

#include <QColor>
#include <QRectF>
#include <QString>

#include <memory>

class QPainter;

namespace ui::timeline {

/// What is to be drawn of one clip.
struct ClipWaves {
    core::PlacedClip clip;
    std::shared_ptr<const engine::source::Waveform> source; ///< nullptr while it is made.
    std::shared_ptr<const engine::source::AudioSource> audio;
    QString absence;                                     ///< Why there is no audio, where that is to be mended.
    const engine::analysis::AlbumPrint* print = nullptr; ///< nullptr = none.
    /// Frames from the clip's place in the print to its place on the clock, and what of the print is this clip's.
    core::FrameCount sincePrint = 0;
    Span printed;
    bool older = false; ///< The print is.
    /// Sample by sample what of the print is in sight, instead of its bins; nullptr = not known.
    const engine::analysis::PrintStretch* closeUp = nullptr;
    QColor colour;
};

/// Finds the clip in the album that the print is of; without it there nothing of the print is drawn.
void setPrint(ClipWaves& waves, const engine::analysis::AlbumPrint* print, const core::AlbumLayout& printLayout,
              bool older);

/// Both channels, left above, into `rect`, the clip's box, as far as it lies in [0, width). `scale` is the painter's
/// in pixels of its device times `ratio`. `magnification`: over 1 what is loud is cut off at the box.
void paint(QPainter& painter, const ClipWaves& waves, const QRectF& rect, const TimeScale& scale, double width,
           double ratio, double magnification = 1.0);

} // namespace ui::timeline
