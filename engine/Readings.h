// What the engine says of itself: values that its threads hand to whoever shows them.
#pragma once

#include "core/Chain.h"
#include "core/Loudness.h"
#include "core/Units.h"
#include "engine/dsp/Processor.h"

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
    /// Empty = the default: JACK's where its server runs, else the system's. Matches a whole name, else a unique part
    /// of one.
    std::string name;
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
    double callbackLoad = 0.0;    ///< Time over period: the highest of late, falling to a third in a second.
    double maxCallbackLoad = 0.0; ///< Since the device was opened.
    bool bitExact = false; ///< The open device gets the print untouched: neutral monitor, no tone, the album's rate.
};

/// What only the listener wants. It comes after the tap: meters and files know nothing of it. Neutral by default, and
/// then not a bit of the print is changed.
struct MonitorChoice {
    enum class Listen { master, source, part };
    double levelDb = 0.0;
    bool dim = false; ///< By 20 dB.
    bool mono = false;
    /// source, part: the album to compare with, where there is one. What it is, is its owner's to know: the mixes, or a
    /// part of a module alone.
    Listen listen = Listen::master;
    bool operator==(const MonitorChoice&) const = default;
};

/// What the meters say of the print while it plays; apart from anything measured over an offline render.
struct MeterReading {
    std::optional<double> momentaryLufs;
    std::optional<double> shortTermLufs;
    core::Loudness sinceReset;
    std::array<double, 2> truePeakDbtp{}; ///< Left, right, of the last 100 ms; -inf never: -200 is silence.
    std::array<double, 2> samplePeakDb{};
    double correlation = 0.0;                      ///< -1 to 1.
    double gainReductionDb = 0.0;                  ///< Of all that turns down in the album's chain, deepest.
    std::array<float, 256> spectrumDb{};           ///< Logarithmic bands 20 Hz to 20 kHz.
    std::uint64_t droppedFrames = 0;               ///< Frames the meters missed.
    std::array<std::array<float, 2>, 512> scope{}; ///< The newest frames (left, right), the oldest of them first.
    std::uint64_t overs = 0;                       ///< Samples at or over full scale since reset, both channels.
    std::uint64_t truePeakOvers = 0;               ///< Steps of 10 ms with a true peak over 0 dBTP since reset.
    std::array<double, 2> rmsDb{};                 ///< Of the last 300 ms: a full-scale sine reads -3.01, silence -200.
};

/// What the watched slot does to the sound that plays.
struct SlotReading {
    /// 10 ms.
    struct Step {
        float inDb = -200.0F; ///< Sample peak of both channels.
        float outDb = -200.0F;
        float gainReductionDb = 0.0F; ///< Deepest, 0 or less.
    };
    core::SlotId slot{};
    std::array<float, 256> spectrumBeforeDb{}; ///< Bands as MeterReading::spectrumDb.
    std::array<float, 256> spectrumAfterDb{};
    std::array<double, 2> peakInDb{}; ///< Sample peaks of the last 100 ms, left and right.
    std::array<double, 2> peakOutDb{};
    bool turnsDown = false;         ///< Its module is one that reduces gain as it is set, and says by how much.
    double gainReductionDb = 0.0;   ///< Deepest of the last 100 ms, 0 or less.
    dsp::BandGainsDb bandGainsDb{}; ///< Each band's farthest from 0 of the last 100 ms.
    std::array<Step, 1024> trace{}; ///< The newest step is trace[(steps - 1) % 1024].
    std::uint64_t steps = 0;        ///< Ever taken of this slot.
};

} // namespace engine
