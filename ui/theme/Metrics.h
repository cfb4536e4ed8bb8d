// Sizes of the window, in device-independent pixels. One set of metrics: an 8 px grid, 5 px corners, 13 px words.
#pragma once

namespace ui::metrics {

inline constexpr int grid = 8;
inline constexpr int corner = 5;
inline constexpr int textSize = 13;
inline constexpr int smallSize = 11;     ///< Column heads, units, names under knobs.
inline constexpr int readoutSize = 30;   ///< The album's clock.
inline constexpr int bigNumberSize = 40; ///< The chosen loudness.
inline constexpr int iconSize = 16;
inline constexpr int buttonHeight = 28;
inline constexpr int rowHeight = 30;

inline constexpr int transportHeight = 56;
inline constexpr int footHeight = 26;
inline constexpr int sequenceWidth = 352;
inline constexpr int metersWidth = 284;
inline constexpr int narrowSequenceWidth = 296; ///< In windows under 1500 px.
inline constexpr int narrowMetersWidth = 236;
inline constexpr int narrowWindow = 1500;

} // namespace ui::metrics
