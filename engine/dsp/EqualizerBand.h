// How a band of the equalizer becomes filter sections that follow its analogue prototype to Nyquist, and the curves of
// both. Pure functions; any thread.
//
// The bilinear transform replaces s^2 by a multiple of t^2, t = (z - 1) / (z + 1), and squeezes the response towards
// Nyquist. Here s^2 becomes a rational function of the second degree in t^2, fitted to the true frequency axis: a
// section of the prototype becomes two sections, whose roots come from quadratic equations. No section of second order
// alone can do it: Vicanek's (2016) and Orfanidis's (1997) still miss by up to a decibel at high gain near Nyquist.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/Biquad.h"

#include <array>

namespace engine::dsp {

struct BandFilter {
    static constexpr int maxSections = 8;
    std::array<Biquad<double>, maxSections> sections;
    int count = 0;
};

/// The sections of a band, whether it is on or not. Their number depends on type and slope alone; where the band is
/// neutral (gain 0) they pass every bit. Linear phase is not meant: the phase is that of the prototype, nearly.
BandFilter designBand(const core::EqualizerBand& band, int rate) noexcept;

/// True for a band that changes nothing: off, or a bell or shelf of 0 dB.
bool isNeutral(const core::EqualizerBand& band) noexcept;

/// What the sound gets at `hz` (up to half the rate): the magnitude of the very coefficients that it is made with, dB.
/// A band that is off is 0 dB.
double magnitudeDb(const core::EqualizerBand& band, double hz, int rate) noexcept;

/// The same of sections that are designed already, for whole curves of one band.
double magnitudeDb(const BandFilter& filter, double hz, int rate) noexcept;

/// All bands that `channel` hears: those of stereo, and with mid or side also those of that one.
double magnitudeDb(const core::EqualizerSettings& settings, double hz, int rate,
                   core::EqualizerBand::Channel channel = core::EqualizerBand::Channel::stereo) noexcept;

/// The analogue prototype, dB, whether the band is on or not. Bells and shelves: Bristow-Johnson's Audio EQ Cookbook;
/// cuts: Butterworth, -3.01 dB at the frequency.
double analogueMagnitudeDb(const core::EqualizerBand& band, double hz) noexcept;

} // namespace engine::dsp
