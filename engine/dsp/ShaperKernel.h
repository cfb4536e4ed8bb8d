// The inner loops of Shaper, compiled once for each SIMD target: what a curve makes of the straight line from each
// frame to the next. Every lane is one frame and every operation the same on all targets: so the bits are the same
// everywhere.
//
// Of a line from x[n - 1] to x[n], at the place t from 0 to 1, a curve f gives f(t); what counts of it are its two
// halves of a triangle, early = 2 * integral of (1 - t) f and late = 2 * integral of t f. The curves are pieces of
// polynomials, whose integrals are finite sums about the middle of the line: no difference of antiderivatives is ever
// taken or divided, so nothing cancels however close two frames lie.
#pragma once

namespace engine::dsp {

/// A number on its way over the frames of a call: start + n step.
struct Slope {
    double start = 0.0;
    double step = 0.0;
};

/// f(x) = odd(c) + even * even(c) with c = x within -1 .. 1, and
///   line:    odd = c,                            even = c^2
///   cubic:   odd = (3c - c^3) / 2,               even = 2c^2 - c^4
///   quintic: odd = (15c - 10c^3 + 3c^5) / 8,     even = 3c^2 - 3c^4 + c^6
/// Each is 1 at 1; the cubic arrives there without a corner, the quintic without a bend. Rising everywhere for |even|
/// up to 0.3125.
enum class Bend { line, cubic, quintic };

/// What one needs of each line: arrays of `frames` (a multiple of 64).
struct Halves {
    double* early = nullptr;
    double* late = nullptr;
};

/// The line's corners call for more than straight lines between the frames: there the way goes over a point half way.
///
/// Of the lines to x[0] .. x[frames - 1]. Reads x[-1] too; `line` reads x[-3] to x[frames + 1]. `even` all zero costs
/// nothing.
void saturate(Bend bend, const double* x, int frames, Slope even, Halves out);

/// What clipping at 1 takes away: f(x) - x, nothing at all where |x| stays under `kneeStart` (0 .. 1). From there a
/// parabola leads to 1, which it reaches with no slope at 2 - kneeStart. Over points half way, too: reads x[-3] to
/// x[frames + 1].
void takeClipped(const double* x, int frames, Slope kneeStart, Halves out);

/// out[n] = (late[n - 1] + early[n]) / 2: the triangle. Reads late[-1].
void joinHalves(const double* early, const double* late, int frames, double* out);

/// The symmetric filter of 2 `reach` + 1 taps; weights[0] is the middle. Reads `reach` frames on either side.
void symmetricFilter(const double* weights, int reach, const double* in, int frames, double* out);

} // namespace engine::dsp
