// All that the meters say of the print while it is heard. It is fed what the tap gives, any number of frames at a time,
// and belongs to one thread (the metering thread: it allocates). No locks.
#pragma once

#include "engine/Readings.h"
#include "engine/dsp/TruePeak.h"
#include "engine/metering/LoudnessMeter.h"
#include "engine/metering/Spectrum.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <tuple>

namespace engine::metering {

class LiveMeters {
  public:
    explicit LiveMeters(int rate);

    void add(dsp::StereoBlock block); ///< Of the print, in order, any length.

    /// By how much a limiter or compressor of the album chain turned down the sound that comes next, 0 or less.
    void addGainReduction(double gainReductionDb);

    /// Momentary, short-term, peaks, RMS, correlation, spectrum and scope of what was added last; `sinceReset` and the
    /// overs of all. The caller fills in `droppedFrames`.
    MeterReading reading() const;

    void reset(); ///< Forgets everything.

  private:
    static constexpr std::size_t steps = 30;     // Of 10 ms: what correlation and RMS look back on.
    static constexpr std::size_t peakSteps = 10; // What peaks and gain reduction look back on.

    struct Step {
        std::array<double, 2> truePeak{}, samplePeak{};
        double leftLeft = 0.0, rightRight = 0.0, leftRight = 0.0;
        double gainReductionDb = 0.0;
        int frames = 0;
    };

    void addToStep(dsp::StereoBlock block);
    void addToScope(dsp::StereoBlock block);

    int rate_;
    LoudnessMeter loudness_;
    Spectrum spectrum_;
    std::array<dsp::TruePeak, 2> betweenSamples_;
    std::array<Step, steps> recent_{}; // A ring; the open step is recent_[open_].
    std::size_t open_ = 0;
    int missing_; // Frames until the open step is full.
    std::array<std::array<float, 2>, std::tuple_size_v<decltype(MeterReading::scope)>> scope_{}; // A ring.
    std::size_t scopeOldest_ = 0;
    std::uint64_t overs_ = 0, truePeakOvers_ = 0;
};

} // namespace engine::metering
