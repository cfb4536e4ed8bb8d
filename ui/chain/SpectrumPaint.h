// The spectra of a slot behind its picture: before it filled in blue, after it as a teal line.
#pragma once

#include "ui/chain/CurveAxis.h"

#include <array>

class QPainter;

namespace ui::chain {

inline constexpr double highestSpectrumDb = 0.0;
inline constexpr double lowestSpectrumDb = -96.0;

inline DecibelAxis spectrumLevels(double height) {
    return {.top = 0.0, .height = height, .highestDb = highestSpectrumDb, .lowestDb = lowestSpectrumDb};
}

enum class SpectrumLook { filled, line };

/// `db`: bands of engine/metering/Spectrum.h. For opaque grounds.
void paintSpectrum(QPainter& painter, const std::array<float, 256>& db, const FrequencyAxis& hertz,
                   const DecibelAxis& levels, SpectrumLook look);

} // namespace ui::chain
