// Spectral balance: turns down, in sixty bands, what stands out of the spectrum round it. No latency.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/BalanceBands.h"
#include "engine/dsp/Biquad.h"
#include "engine/dsp/Processor.h"
#include "engine/dsp/ResonatorBank.h"
#include "engine/dsp/Smoother.h"

#include <array>
#include <vector>

namespace engine::dsp {

/// A bank of band-passes side by side, sixths of an octave apart, hears both channels; what a band has to lose is taken
/// off the sound as a share of that band-pass:  out = in - sum over bands of share * band.
///
/// A band-pass and what it leaves make a bell (Regalia and Mitra 1987), many of them a graphic equalizer in parallel
/// form (Bank 2008; Ramo, Valimaki, Liski 2014). No filter ever moves, only shares do, in straight lines through every
/// quantum: so nothing can click, ring or ride on a coefficient. Shares are 0 or more and the real parts of the bands
/// positive: the response is nowhere over 0 dB, at rest it is a wire to the bit, and it is of minimum phase (its real
/// part stays positive). A short-time spectrum would be as fine at low frequencies only with a latency of a tenth of a
/// second and echoes ahead of strokes.
///
/// Level of a band: mean square of both channels together, such that pink noise reads flat, over 128 frames under a
/// triangle (which leaves nothing of a tone's beat against the quanta) and then twice over 40 periods of the band, 30
/// ms at least; under -100 dBFS it counts as that. What stands out is in BalanceBands.h. It grows in the attack time
/// and goes back in the release time, both to 63 %; of it the depth is taken, up to the range.
///
/// Bands overlap. Wanted are the least shares that take at each band's frequency at least what is asked there, exactly
/// that where a band works: a linear complementarity problem, of which every quantum takes a step of the projected
/// iteration (Cottle, Pang, Stone, The Linear Complementarity Problem, 1992, chapter 5). Both channels get the same
/// shares: the image stays.
class SpectralBalance {
  public:
    using Settings = core::SpectralBalanceSettings;
    void prepare(const StreamFormat& format, const Settings& settings);
    void set(const Settings& settings, Arrival how) noexcept;
    void reset() noexcept;
    void process(StereoBlock block) noexcept;
    int latency() const noexcept { return 0; }
    double gainReductionDb() const noexcept { return gainReductionDb_; } ///< At the frequency of the band with most.

  private:
    void glide() noexcept;
    void computeDepths() noexcept;
    void processQuantum(StereoBlock quantum) noexcept;
    void readLevels(BalanceRow& levelsDb) noexcept;
    void follow(const BalanceRow& outDb) noexcept;
    void solve(const BalanceRow& gains) noexcept;

    int rate_ = 44100;
    Settings target_, now_;
    Smoother depth_, range_; ///< Percent and dB, a step per quantum.
    std::array<Smoother, std::tuple_size_v<decltype(Settings::bands)>> curve_;
    double attackShare_ = 1.0, releaseShare_ = 1.0; ///< Of the way that is gone in a quantum.
    std::vector<double> overlap_;
    BalanceRow depths_{};
    BalanceRow gain_{}, perEnergy_{}, windowShare_{};
    ResonatorBank bank_;
    std::array<Lanes, 2> past_{};                       ///< The last frames, the newer one first.
    BalanceRow risingEnergy_{}, smooth_{}, smoother_{}; ///< Of the quantum before; powers.
    BalanceRow outDb_{};                                ///< What stands out, after attack and release.
    BalanceRow shares_{};                               ///< Of the bands, to come.
    bool working_ = false;
    double gainReductionDb_ = 0.0;
};
static_assert(Processor<SpectralBalance>);
static_assert(ReducesGain<SpectralBalance>);

} // namespace engine::dsp
