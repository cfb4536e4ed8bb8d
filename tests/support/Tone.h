// What a processor did to a tone: spectrum by FFTW.
#pragma once

#include <span>
#include <vector>

namespace tests {

/// Peak level of the sine that a bin stands for, dBFS, bins 0 .. n/2 of n = signal.size() frames (any length, even);
/// Hann window, so a sine on a bin reads its level there and -6 dB beside it.
std::vector<double> spectrumDb(std::span<const double> signal);

/// Level of the sine at `hz` in the signal, dBFS by peak. Exact for any frequency over some 20 periods.
double toneDb(std::span<const double> signal, double hz, int rate);

/// Everything but the sine at `hz`, over all of the signal, in dB against that sine (AES17, without its filters).
double thdPlusNoiseDb(std::span<const double> signal, double hz, int rate);

} // namespace tests
