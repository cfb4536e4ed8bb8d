// A gap as it is written beside a seam and as it is typed: in seconds, in the CD's sectors, or in beats of the track
// that it leads to. Negative = segue. Pure.
#pragma once

#include "core/Units.h"

#include <QString>

#include <optional>

namespace ui::sequence {

/// What a gap is counted by; an album's rate in Hz, and the tempo of the track behind the gap where it has one.
struct GapClock {
    int rate = core::cdRate;
    std::optional<double> tempoBpm;
    bool operator==(const GapClock&) const = default;
};

/// Longer ones, either way, are slips of the hand.
inline constexpr int longestGapSeconds = 3600;

/// What was typed, in frames to the nearest; or why it is no gap, and what would be one.
struct TypedGap {
    std::optional<core::FrameCount> frames;
    QString complaint; ///< Empty when there are frames.
};

/// The forms that need no tempo, for sentences: "seconds (2.5 ...), CD sectors (150 sectors)".
QString gapForms();

/// "2", "2.5 s", "1:04", "-350 ms", "150 sectors", "4 beats"; a comma is as good as a point.
TypedGap typedGap(const QString& typed, const GapClock& clock);

/// How it is typed again: "2.0 s", "-3.4 s", "37 sectors", "4 beats". Reading it gives the same frames, but for
/// lengths that no hand has typed (they are rounded to the millisecond).
QString gapField(core::FrameCount gapFrames, const GapClock& clock);

/// Its length without sign: in whole quarters of beats where the tempo gives them, in seconds to the millisecond, or in
/// whole sectors where it is that and no millisecond: "4 beats (1.9 s)", "2.0 s", "37 sectors (0.493 s)".
QString gapLength(core::FrameCount gapFrames, const GapClock& clock);

/// "gap 2.0 s", "no gap", "segue, crossfade 3.4 s"; without fades "segue, overlap 3.4 s".
QString gapWords(core::FrameCount gapFrames, const GapClock& clock, bool crossfades);

/// The same length in every unit that there is, for a tooltip: "2.0 s, 150 sectors, 4.2 beats".
QString gapInAllUnits(core::FrameCount gapFrames, const GapClock& clock);

} // namespace ui::sequence
