// Designs the impulse response of the equalizer in linear and mixed phase: the magnitude of the very sections that
// minimum phase sounds with, with another phase, through a Kaiser window. Rendering threads; prepare allocates.
#pragma once

#include "core/Chain.h"
#include "core/EqualizerVersions.h"
#include "engine/dsp/FirGrid.h"

#include <array>
#include <complex>
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
/// What 16384 taps hold at 44.1 kHz (twice as many hold half the hertz), within 0.1 dB of the sections' curve above -40
/// dB, and below that at most 1 dB over it, what is under -90 dB counted as -90 dB: bands whose prototype has its poles
/// and zeros 4 Hz or more from the frequency axis, cuts those with 7 Hz, in mixed phase 12 Hz, notches those with 13.5
/// Hz. For a bell of g dB that is frequency / Q of 8 Hz times 10^(|g| / 40), for a notch frequency / Q of 27 Hz; so
/// 524288 taps hold the sharpest bell of 24 dB and the sharpest notch at 20 Hz. (Bands beyond that are findings:
/// core/ChainFindings.cpp.)
///
/// Zeros on the axis (the middle of a notch, 0 Hz of what rises by an odd number of 6 dB an octave) are corners of the
/// magnitude, which no length has: taps would fill them. So the response goes on straight through them, and its phase
/// makes half a turn, as it does in minimum phase, but within 6 / the taps' time on either side: 16 Hz. There alone the
/// phase of linear is not.
class PhaseDesign {
  public:
    static constexpr std::size_t partitions = 4;
    /// A design is this many steps of about the same size, so that it may be spread over time.
    static constexpr int steps = 16;

    enum class Zeros { filled, turned }; ///< On the axis.
    static constexpr Zeros zerosOf(int dspVersion) {
        return core::fillsZeros(dspVersion) ? Zeros::filled : Zeros::turned;
    }

    /// `taps`: those of settings, as they are up to 48 kHz; twice as many up to 96, four times above.
    void prepare(int rate, int taps, Zeros zeros = Zeros::turned);
    std::size_t taps() const noexcept { return grid_.taps(); }
    const FixedFft& partition() const noexcept { return grid_.partition(); }

    /// A response with room for any.
    PhaseResponse room() const;

    /// Begins a design. The phase is that of `settings`, which is not minimum.
    void begin(const core::EqualizerSettings& settings) noexcept;
    /// Does step 0, 1, 2 ...; after the last one `made` is the response, whose middle is tap taps() / 2.
    void step(int number, PhaseResponse& made) noexcept;

    /// In place of the steps, where all bands are on stereo: the response as a transfer function, its middle at 0, at
    /// even distances from 0 Hz to Nyquist.
    std::vector<std::complex<double>> transferFunction();

  private:
    static constexpr std::size_t channels = 4; ///< Left (of what is not crossed: both), right, mid, side.
    static constexpr int gridSteps = 6;
    using Curve = std::vector<double>;

    void multiply(std::size_t channel, const core::EqualizerBand& band, std::size_t from, std::size_t to) noexcept;
    void turn(std::size_t channel, double zero, std::size_t from, std::size_t to) noexcept;
    void measure(std::size_t from, std::size_t to) noexcept;
    double hzPerBin() const noexcept { return static_cast<double>(rate_) / static_cast<double>(grid_.bins()); }
    void givePhase(std::size_t channel) noexcept;
    void compose(Curve& impulse, bool mirrored) noexcept;

    int rate_ = 44100;
    Zeros zeros_ = Zeros::turned;
    FirGrid grid_;
    Curve sineCosine_; ///< Of half the angle of each bin up to Nyquist.
    core::EqualizerSettings settings_;
    bool wire_ = true, crossed_ = false;
    std::array<Curve, channels> re_, im_;       ///< Transfer functions up to Nyquist, of minimum phase at first.
    std::array<Curve, channels> angle_;         ///< Of the bins in the octave in which the phase fades.
    std::array<Curve, channels> turns_;         ///< Phase of the bins near zeros on the axis, where it is linear.
    std::size_t octaveFrom_ = 0, octaveTo_ = 0; ///< Above the latter there are only turns.
    Curve direct_, mirrored_;                   ///< Impulse responses, and what becomes one.
};

} // namespace engine::dsp
