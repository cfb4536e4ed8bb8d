// What a meter says of a stretch of sound. Absent where there is nothing to say (silence, too short): null in JSON.
#pragma once

#include <optional>

namespace core {

struct Loudness {
    std::optional<double> integratedLufs;   ///< ITU-R BS.1770-5, gated.
    std::optional<double> rangeLu;          ///< EBU Tech 3342.
    std::optional<double> truePeakDbtp;     ///< ITU-R BS.1770-5 Annex 2.
    std::optional<double> samplePeakDb;     ///< dBFS.
    std::optional<double> maxMomentaryLufs; ///< 400 ms windows, every 10 ms.
    std::optional<double> maxShortTermLufs; ///< 3 s windows.
    bool operator==(const Loudness&) const = default;
};

} // namespace core
