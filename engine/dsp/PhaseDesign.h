// Designs the impulse response of the equalizer in linear and mixed phase: the magnitude of the very sections that
// minimum phase sounds with, on a grid as long as the response, with another phase, through a Kaiser window. Rendering
// threads; prepare allocates.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/FirGrid.h"

#include <array>
#include <cstddef>
#include <vector>

namespace engine::dsp {

/// A response as convolution wants it: the stereo sound z = left + i right becomes direct * z + mirrored * conj(z). All
/// 2 x 2 filters of real signals are such a pair; where both channels get the same there is no mirrored one.
struct PhaseResponse {
    std::vector<double> direct, mirrored; ///< The spectra of the partitions, each of them real parts, imaginary parts.
    bool wire = true;                     ///< Changes nothing but when.
    bool crossed = false;                 ///< There is a mirrored one.
};

/// Bands on left, right or both come before those on mid or side, as in minimum phase; none follows the level.
///
/// Mixed: the phase of the sections, which is minimum, fades to zero in the octave round the frequency; the magnitude
/// stays. An angle without jumps, as the fade needs it, is the sum of those of the sections' numerators less those of
/// their denominators. (That from the cepstrum is folded where steep cuts reach far down, and does not meet theirs.)
///
/// What the length resolves: bells of 12 dB are within 0.05 dB of their curve (mixed phase: 0.11) where frequency / Q
/// is 10 Hz or more at 32768 taps, and at twice that with every halving (measured at 44.1 kHz). So the sharp and the
/// deep need the long ones, and the floors of low notches are filled by all.
class PhaseDesign {
  public:
    static constexpr std::size_t partitions = 4;
    /// A design is this many steps of about the same size, so that it may be spread over time.
    static constexpr int steps = 16;

    void prepare(int rate, std::size_t taps);
    std::size_t taps() const noexcept { return grid_.taps(); }
    const FixedFft& partition() const noexcept { return grid_.partition(); }

    /// A response with room for any.
    PhaseResponse room() const;

    /// Begins a design. The phase is that of `settings`, which is not minimum.
    void begin(const core::EqualizerSettings& settings) noexcept;
    /// Does step 0, 1, 2 ...; after the last one `made` is the response, whose middle is tap taps() / 2.
    void step(int number, PhaseResponse& made) noexcept;

  private:
    static constexpr std::size_t channels = 4; ///< Left (of what is not crossed: both), right, mid, side.
    static constexpr int gridSteps = 6;
    using Curve = std::vector<double>;

    void multiply(std::size_t channel, const core::EqualizerBand& band, std::size_t from, std::size_t to) noexcept;
    void measure(std::size_t from, std::size_t to) noexcept;
    double hzPerBin() const noexcept { return static_cast<double>(rate_) / static_cast<double>(taps()); }
    void givePhase(std::size_t channel) noexcept;
    void compose(Curve& impulse, bool mirrored) noexcept;

    int rate_ = 44100;
    FirGrid grid_;
    Curve sineCosine_; ///< Of half the angle of each bin up to Nyquist.
    core::EqualizerSettings settings_;
    bool wire_ = true, crossed_ = false;
    std::array<Curve, channels> re_, im_;       ///< Transfer functions up to Nyquist, of minimum phase at first.
    std::array<Curve, channels> angle_;         ///< Of the bins in the octave in which the phase fades.
    std::size_t octaveFrom_ = 0, octaveTo_ = 0; ///< Above the latter there is no phase.
    Curve direct_, mirrored_;                   ///< Impulse responses, and what becomes one.
};

} // namespace engine::dsp
