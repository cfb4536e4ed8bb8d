// Frames of the album's clock against pixels: where a place lies on the screen, and how zooming and scrolling change
// that. Pure.
#pragma once

#include "core/AlbumLayout.h"

namespace ui::timeline {

/// A stretch of the album's clock, frames.
struct Span {
    core::FramePos from = 0;
    core::FramePos to = 0;
    core::FrameCount frames() const { return to - from; }
    bool operator==(const Span&) const = default;
};

struct TimeScale {
    double left = 0.0;             ///< The frame at x = 0, a real number.
    double framesPerPixel = 256.0; ///< Over 0; under 1 a frame is wider than a pixel.

    double x(core::FramePos frame) const { return (static_cast<double>(frame) - left) / framesPerPixel; }
    double frameAt(double x) const { return left + x * framesPerPixel; }
    core::FramePos nearest(double x) const; ///< The whole frame nearest to x.
    double pixels(core::FrameCount frames) const { return static_cast<double>(frames) / framesPerPixel; }
    bool operator==(const TimeScale&) const = default;
};

/// Pixels beside the album where all of it is shown.
inline constexpr double marginPixels = 12.0;

/// The closest zoom: a frame as wide as 32 pixels.
inline constexpr double finestFramesPerPixel = 1.0 / 32.0;

/// Everything that the timeline shows of the album: its print, and sound or marks ahead of it or behind.
Span extentOf(const core::AlbumLayout& layout);

/// The scale that shows just the span in `width` pixels, with the margin on both sides.
TimeScale fitted(const Span& span, double width);

/// No closer than the finest zoom, no farther than the whole of `extent`, and no place beside it.
TimeScale limited(TimeScale scale, const Span& extent, double width);

/// `factor` > 1 comes closer; what lies at x stays there.
TimeScale zoomed(TimeScale scale, double factor, double x);

TimeScale scrolled(TimeScale scale, double pixels); ///< Over 0: to later places.

/// By how many pixels the view goes on, at every step of a clock, while a drag is held at x: the more, the nearer to
/// an edge of the canvas; 0 away from them.
double edgePixels(double x, double width);

/// By how many frames the sound of the first track lies later on the clock than before, which counts from that track's
/// start: its mark was moved, or its first sound was cut. What shows the album scrolls by as many, and the sound stands
/// still. 0 where the sound was moved itself.
core::FrameCount clockShift(const core::AlbumLayout& before, const core::AlbumLayout& after);

} // namespace ui::timeline
