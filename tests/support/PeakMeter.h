// A judge for true peaks that shares nothing with ours: sixteen points a frame, each from 512 samples.
#pragma once

#include "engine/dsp/StereoBlock.h"

#include <span>

namespace tests {

/// The true peak of the whole signal in dBTP, within 0.003 dB for what lies under 0.48 of the rate; -400 for silence.
/// About 2 million points a second: enough for some seconds of sound in a test.
double truePeakDbtp(std::span<const double> signal);
double truePeakDbtp(engine::dsp::StereoBlock block); ///< The higher channel's.

/// What a meter reads that is built with the 48 printed taps of ITU-R BS.1770-5, Annex 2: up to 0.22 dB over the true
/// peak.
double annexPeakDbtp(engine::dsp::StereoBlock block);

double samplePeakDb(std::span<const double> signal);
double samplePeakDb(engine::dsp::StereoBlock block);

} // namespace tests
