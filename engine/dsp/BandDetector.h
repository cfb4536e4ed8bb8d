// What a band of the equalizer that follows the level does to its gain, a quantum at a time. Rendering threads.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/Biquad.h"
#include "engine/dsp/StereoBlock.h"

namespace engine::dsp {

/// The gain change for a level `overDb` above the threshold, dB: decibel for decibel up to the range, over a knee of
/// 6 dB round the threshold.
double gainChangeDb(double rangeDb, double overDb) noexcept;

/// Hears what comes into the equalizer through the band's own window: a band-pass of its frequency and Q for a bell, a
/// Butterworth low-pass or high-pass of second order for a shelf. A tilt hears, as a high shelf does, the treble that
/// its gain is the gain of; a relative threshold then asks how bright the sound is, which is what a tilt is turned for.
/// (A tilt goes on through the bass: a range of -6 dB takes up to 6 dB off the treble and gives the bass as much.)
///
/// The level is the mean square over two periods of the frequency, 3 ms at least, as dBFS of a sine; of both channels,
/// the louder. A relative threshold counts from the mean square of the same channel without the window, over 300 ms.
/// The gain change reaches 63 % of a new one in the attack time where it grows and in the release time where it goes
/// back.
class BandDetector {
  public:
    void reset() noexcept { *this = BandDetector(); }

    /// Hears a quantum and says the gain change at its end, dB. `heard`: left and right, or mid and side for a band of
    /// those.
    double follow(const core::EqualizerBand& band, const Lanes* heard, int rate) noexcept;

    double changeDb() const noexcept { return changeDb_; }

  private:
    struct Power {
        Lanes window, whole;
    };
    Power powerOf(const core::EqualizerBand& band, const Lanes* heard, int rate) noexcept;

    Lanes band_{}, low_{}; ///< The window's memories.
    double windowPower_ = 0.0, wholePower_ = 0.0;
    double changeDb_ = 0.0;
};

} // namespace engine::dsp
