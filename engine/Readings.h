// What the engine says of itself: values that its threads hand to whoever shows them.
#pragma once

#include "core/Loudness.h"
#include "core/Units.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace engine {

struct DeviceDescription {
    std::string name;
    std::string hostApi;
    std::vector<int> rates; ///< Of core::albumRates, those that it takes in stereo.
    int defaultRate = 0;
    bool isDefault = false;
};

struct DeviceChoice {
    std::string name;               ///< Empty = the system's default. Matches a whole name, else a unique part of one.
    std::string hostApi;            ///< Empty = any.
    std::optional<int> blockFrames; ///< nullopt = the device's own.
};

struct DeviceState {
    enum class Kind { closed, running, lost };
    Kind kind = Kind::closed;
    std::string name;
    std::string hostApi;
    int rate = 0;
    int blockFrames = 0;    ///< As the device really calls.
    double latencyMs = 0.0; ///< Clamped to 0 .. 2000.
    std::string says;       ///< Why it is closed or lost.
};

struct TransportState {
    bool playing = false;
    bool ended = false;          ///< The album played to its end.
    core::FramePos position = 0; ///< Of what is heard next.
    core::FrameCount framesPlayed = 0;
    std::uint64_t dropouts = 0;
    double maxCallbackLoad = 0.0; ///< Time over period.
};

/// What the meters say of the print while it plays; apart from anything measured over an offline render.
struct MeterReading {
    std::optional<double> momentaryLufs;
    std::optional<double> shortTermLufs;
    core::Loudness sinceReset;
    std::array<double, 2> truePeakDbtp{}; ///< Left, right, of the last 100 ms; -inf never: -200 is silence.
    std::array<double, 2> samplePeakDb{};
    double correlation = 0.0;            ///< -1 to 1.
    double gainReductionDb = 0.0;        ///< Of the album chain's limiters and compressors, deepest.
    std::array<float, 256> spectrumDb{}; ///< Logarithmic bands 20 Hz to 20 kHz.
    std::uint64_t droppedFrames = 0;     ///< Frames the meters missed.
};

} // namespace engine
