// What one slot does to the sound: before and after, for the eye. Metering thread.
#pragma once

#include "engine/Readings.h"
#include "engine/metering/Spectrum.h"
#include "engine/render/SlotTap.h"

#include <array>
#include <cstddef>
#include <optional>

namespace engine::metering {

class SlotMeter {
  public:
    explicit SlotMeter(int rate);

    /// Of which slot it tells; nullopt = none. Another one than before begins anew. Whether it is another.
    bool watch(std::optional<core::SlotId> slot);
    bool watches() const { return slot_.has_value(); }

    /// What came through the tap, in order. Of another slot: ignored.
    void add(const render::SlotQuantum& quantum);

    /// The print went on by that many frames. A slot that sounded and then gave nothing for so long that it can only be
    /// silent (a track's, while another track plays) is measured as silence from then on.
    void pass(int frames);

    /// Absent until the watched slot has sounded.
    std::optional<SlotReading> reading() const;

  private:
    static constexpr std::size_t peakSteps = 10; // What peaks and gain reduction look back on.

    /// 10 ms, linear.
    struct Step {
        std::array<double, 2> peakIn{}, peakOut{};
        double gainReductionDb = 0.0;
        dsp::BandGainsDb bandGainsDb{}; // Of the quanta that began in it.
    };

    void measure(const render::SlotQuantum& quantum);
    void measureFrame(const render::SlotQuantum& quantum, std::size_t frame);
    void closeStep();

    int rate_;
    std::optional<core::SlotId> slot_;
    bool sounded_ = false;
    Spectrum before_, after_;
    SlotReading traced_;                   // Slot, whether it turns down, trace and steps.
    std::array<Step, peakSteps> recent_{}; // A ring; the open step is recent_[open_].
    std::size_t open_ = 0;
    int missing_ = 0; // Frames until the open step is full.
    int unheard_ = 0; // Frames of the print since the slot gave something.
    int silent_ = 0;  // Of them, those that are still to be measured.
};

} // namespace engine::metering
