// The colours of the window, each with its meaning. One palette: nothing else in the window names a colour.
#pragma once

#include <QColor>

namespace ui::palette {

inline constexpr QColor background{0x14, 0x14, 0x16};
inline constexpr QColor panel{0x1b, 0x1c, 0x1f};
inline constexpr QColor raised{0x23, 0x25, 0x29};
inline constexpr QColor line{0x2e, 0x31, 0x36};
inline constexpr QColor text{0xe6, 0xe3, 0xdd};
inline constexpr QColor dim{0xa0, 0xa2, 0xa8};   ///< Words of less weight: 4.5:1 on every ground.
inline constexpr QColor faint{0x7c, 0x7f, 0x86}; ///< Marks and lines only, never words one must read.
inline constexpr QColor amber{0xe0, 0xa4, 0x58}; ///< The master, and what is selected.
inline constexpr QColor blue{0x7d, 0x9e, 0xc9};  ///< The source.
inline constexpr QColor teal{0x5f, 0xb3, 0xa8};  ///< References; live spectra.
inline constexpr QColor good{0x7f, 0xb0, 0x69};
inline constexpr QColor wrong{0xd9, 0x60, 0x4c};     ///< Lines, marks, bars.
inline constexpr QColor wrongText{0xe8, 0x7a, 0x66}; ///< The same for words: 4.5:1 on raised grounds too.
inline constexpr QColor selection{0x2c, 0x27, 0x20}; ///< Ground of a selected row: amber over panel.

/// The colour with another opacity, 0 to 1.
inline QColor faded(QColor colour, float opacity) {
    colour.setAlpha(static_cast<int>(opacity * 255.0f + 0.5f));
    return colour;
}

} // namespace ui::palette
