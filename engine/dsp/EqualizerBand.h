// How a band of the equalizer becomes filter sections that follow its analogue prototype to Nyquist, and the curves of
// both. Pure functions; any thread.
//
// The bilinear transform replaces s^2 by a multiple of t^2, t = (z - 1) / (z + 1), and squeezes the response towards
// Nyquist. Here s^2 becomes a rational function of second or third degree in t^2, fitted to the true frequency axis: a
// section of the prototype becomes two or three sections, whose roots come from equations of that degree. No section of
// second order alone can do it: Vicanek's (2016) and Orfanidis's (1997) still miss by up to a decibel at high gain near
// Nyquist.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/Biquad.h"
#include "engine/dsp/FrequencyMap.h"

#include <array>

namespace engine::dsp {

struct BandFilter {
    static constexpr int maxSections = 24;
    std::array<Biquad<double>, maxSections> sections;
    int count = 0;
};

/// The sections of a band, whether it is on or not. Their number depends on type and slope alone; where the band is
/// neutral (gain 0) they pass every bit. Linear phase is not meant: the phase is that of the prototype, nearly.
BandFilter designBand(const core::EqualizerBand& band, int rate) noexcept;

/// The same of one band again and again, with the same bits: what only type, frequency, Q and rate matter for is kept
/// while those stay, as with a band that follows the level: that changes its gain alone.
class BandDesigner {
  public:
    BandFilter design(const core::EqualizerBand& band, int rate) noexcept;

  private:
    core::EqualizerBand of_;
    int rate_ = 0; ///< 0 = nothing is kept.
    FrequencyMap map_ = FrequencyMap::even(1.0);
};

/// True for a band that changes nothing: off, or of 0 dB where the type has a gain.
bool isNeutral(const core::EqualizerBand& band) noexcept;

/// What the sound gets at `hz` (up to half the rate): the magnitude of the very coefficients that it is made with, dB.
/// A band that is off is 0 dB.
double magnitudeDb(const core::EqualizerBand& band, double hz, int rate) noexcept;

/// The same of sections that are designed already, for whole curves of one band.
double magnitudeDb(const BandFilter& filter, double hz, int rate) noexcept;

/// All bands that `channel` hears: those of stereo, and those of its own.
double magnitudeDb(const core::EqualizerSettings& settings, double hz, int rate,
                   core::EqualizerBand::Channel channel = core::EqualizerBand::Channel::stereo) noexcept;

/// The analogue prototype, dB, whether the band is on or not. Bells, shelves, notches and band-passes (0 dB at the
/// frequency): Bristow-Johnson's Audio EQ Cookbook. Tilt: its high shelf of twice the gain, lowered by the gain, so
/// that the frequency stays at 0 dB. Cuts: Butterworth, -3.01 dB at the frequency, where the resonance moves that to 20
/// log10(resonanceQ) by the Q of the sharpest pole pair.
double analogueMagnitudeDb(const core::EqualizerBand& band, double hz) noexcept;

} // namespace engine::dsp
