// What the equalizer's DSP versions do otherwise, beside mayFollow of Chain.h.
#pragma once

namespace core {

/// Whether the taps of linear and mixed phase fill the zeros that bands have on the frequency axis: see
/// engine/dsp/PhaseDesign.h.
constexpr bool fillsZeros(int version) {
    return version < 3;
}

} // namespace core
