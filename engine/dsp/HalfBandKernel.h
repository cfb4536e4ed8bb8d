// The inner loops of Oversampler, compiled once for each SIMD target. Every lane is one frame and adds its products in
// the same order whatever the width of the vector, with Mul and Add only: so the bits are the same everywhere.
#pragma once

#include "engine/dsp/HalfBand.h"

namespace engine::dsp {

/// Makes 2 `frames` frames of `frames` (a multiple of 64) frames from `in` on: reads 2 pairs - 1 frames ahead of `in`.
/// out[2n] is half way between in[n - pairs] and in[n - pairs + 1], out[2n + 1] is in[n - pairs + 1].
void doubleRate(const HalfBand& filter, const double* in, int frames, double* out);

/// Makes `frames` (a multiple of 64) frames of twice as many, whose even and odd ones lie apart: reads 2 pairs - 1
/// frames ahead of `even` and `pairs` ahead of `odd`.
void halveRate(const HalfBand& filter, const double* even, const double* odd, int frames, double* out);

/// Lays even and odd frames of `in` apart, `frames` (a multiple of 64) of each.
void layApart(const double* in, int frames, double* even, double* odd);

} // namespace engine::dsp
