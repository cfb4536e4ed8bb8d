// The curves of noise-shaped word lengths: error filters that move the noise of rounding to where the ear is least
// sensitive. Two for each rate, computed when a delivery starts, from FixedMath alone: the same bits on every machine.
//
// The method: the threshold of hearing (ISO 226:2003; below 1 kHz as at 1 kHz, so that the bass gets no noise), its
// decibels times a share, bounded above, is the spectrum that is wanted; it is moved so that its average over
// frequency is 0 dB, which no filter of this kind can undercut (Gerzon and Craven 1989). Linear prediction from the
// inverse of that spectrum (autocorrelation and Levinson's recursion; Wannamaker 1992 designs likewise) gives the
// minimum-phase filter 1 + h1 z^-1 + ... that comes closest.
//
//   curve    share   highest wanted, dB, to 48 kHz / above   the noise is nowhere more above white than, dB
//   gentle   1/2     12 / 3                                  13 / 5
//   strong   1       20 / 6                                  22 / 8
//
// So above 48 kHz of sampling rate the ultrasonic noise rises by at most 5 and 8 dB. Job threads.
#pragma once

#include "core/Album.h"

#include <array>

namespace engine::delivery {

/// h1, h2 ...: the delivered sound is what was meant plus e[n] + h1 e[n-1] + h2 e[n-2] + ..., e being white. All zero
/// for dithers that do not shape.
using ErrorFilter = std::array<double, 16>;

/// `rate`: one of core::albumRates.
ErrorFilter errorFilter(core::Delivery::Dither dither, int rate);

/// What the filter does to white noise at `hz`, dB.
double noiseDb(const ErrorFilter& filter, double hz, int rate);

} // namespace engine::delivery
