// The equalizer's curves at given frequencies, from the very coefficients that the sound is made with: of a band those
// of its sections, of all bands in linear and mixed phase the taps. Keeps each band's curve until the band changes, so
// that a drag computes one band and not twenty-four.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/PhaseCurve.h"

#include <array>
#include <map>
#include <vector>

namespace ui::chain {

class EqualizerCurve {
  public:
    using Channel = core::EqualizerBand::Channel;
    using Zeros = engine::dsp::PhaseDesign::Zeros;

    explicit EqualizerCurve(int rate) : rate_(rate) {}

    void setRate(int rate);
    /// `hz`: rising, below half the rate; at the same ones, only bands that changed are computed.
    void show(const core::EqualizerSettings& settings, const std::vector<double>& hz, Zeros zeros = Zeros::turned);

    /// dB of one band at those frequencies, as if it were on; empty for one that changes nothing.
    const std::vector<double>& band(int band) const { return bands_[static_cast<std::size_t>(band)].db; }
    /// dB of all that are on and that this channel hears: those of stereo and its own.
    std::vector<double> total(Channel channel) const;
    /// The same at one frequency.
    double totalDb(Channel channel, double hz) const;
    /// The channels that are heard otherwise than the others: mid and side, left and right, all four or none.
    std::vector<Channel> apart() const;

  private:
    struct Curve {
        core::EqualizerBand of;
        std::vector<double> db;
    };
    bool isLong() const { return settings_.phase != core::EqualizerSettings::Phase::minimum; }
    const engine::dsp::PhaseCurve& made(Channel channel) const;
    bool sounds(const core::EqualizerBand& band, Channel channel) const;

    int rate_;
    core::EqualizerSettings settings_;
    std::vector<double> hz_;
    std::array<Curve, core::EqualizerSettings{}.bands.size()> bands_;
    std::map<Channel, engine::dsp::PhaseCurve> made_; ///< Of stereo and those apart, where the phase is not minimum.
};

} // namespace ui::chain
