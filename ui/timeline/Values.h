// What a handle's value is called, how it is written beside the pointer, and how it is read when typed.
#pragma once

#include "core/Album.h"
#include "ui/timeline/Handle.h"

#include <QString>

#include <optional>

namespace ui::timeline {

/// "Fade in", "INDEX 02": also what the step of the history is called.
QString nameOf(const Handle& handle);

/// "Remove INDEX 02", "Reset": what taking it back to its default is called.
QString resetName(const Handle& handle);

/// "1.200 s", "+1.5 dB": a gap counts from the sound before, an edge from the beginning of its source, a fade is its
/// length, the rest counts from the track's in point. Empty when there is no such handle.
QString valueText(const core::Album& album, const core::AlbumLayout& layout, const Handle& handle);

/// The same as a number: seconds, or dB. There is such a handle.
double valueOf(const core::Album& album, const core::AlbumLayout& layout, const Handle& handle);

/// "1.200 s", "1:02.500", "-0.013 s".
QString secondsText(core::FrameCount frames, int rate);

/// Frames in "1.5", "1.5 s", "1:02.5", "20 ms", "12 samples", "3 sectors"; nullopt for what is none.
std::optional<core::FrameCount> framesOf(const QString& typed, int rate);

/// The album with that value; nullopt where the text is none.
std::optional<core::Album> withValue(const core::Album& album, const Handle& handle, const QString& typed);

core::Album withValue(const core::Album& album, const Handle& handle, double value);

QString shapeName(core::FadeShape shape);

} // namespace ui::timeline
