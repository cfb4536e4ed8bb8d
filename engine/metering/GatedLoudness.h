// Integrated loudness and loudness range (ITU-R BS.1770-5 Annex 1, EBU Tech 3342) of the stretches of a sound that pass
// the gates. The relative gate is known only when all is heard, so the stretches are kept.
#pragma once

#include "engine/metering/LoudnessClasses.h"

#include <optional>
#include <span>

namespace engine::metering {

class GatedLoudness {
  public:
    void addBlock(double meanSquare) { blocks_.add(meanSquare); }   ///< Of the last 400 ms, every 100 ms.
    void addWindow(double meanSquare) { windows_.add(meanSquare); } ///< Of the last 3 s, every second.

    /// Of all of them as one sound; nullopt where nothing passes the gate at -70 LUFS.
    static std::optional<double> integratedLufs(std::span<const GatedLoudness* const> parts);
    static std::optional<double> rangeLu(std::span<const GatedLoudness* const> parts);

  private:
    LoudnessClasses blocks_, windows_;
};

} // namespace engine::metering
