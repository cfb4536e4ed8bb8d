#include "engine/dsp/PhaseCurve.h"

#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <cassert>

namespace engine::dsp {

void PhaseCurve::design(const core::EqualizerSettings& settings, int rate, core::EqualizerBand::Channel channel,
                        PhaseDesign::Zeros zeros) {
    assert(settings.phase != core::EqualizerSettings::Phase::minimum);
    using enum core::EqualizerBand::Channel;
    auto heard = settings;
    for (core::EqualizerBand& band : heard.bands) {
        band.on = band.on && (band.channel == stereo || band.channel == channel);
        band.channel = stereo;
    }
    const bool sameGrid = rate == rate_ && zeros == zeros_ && of_ && heard.taps == of_->taps;
    if (sameGrid && heard == of_) return;
    if (!sameGrid) design_.prepare(rate, heard.taps, zeros);
    of_ = heard;
    rate_ = rate;
    zeros_ = zeros;
    design_.begin(heard);
    response_ = design_.transferFunction();
    response_.insert(response_.begin(), std::conj(response_[1]));
    response_.push_back(std::conj(response_[response_.size() - 2]));
}

double PhaseCurve::magnitudeDb(double hz) const noexcept {
    const auto bins = static_cast<double>(response_.size() - 3);
    const double place = std::clamp(2.0 * hz / rate_, 0.0, 1.0) * bins;
    const std::size_t at = std::min(static_cast<std::size_t>(place), response_.size() - 4);
    const double t = place - static_cast<double>(at);
    const auto &p0 = response_[at], &p1 = response_[at + 1], &p2 = response_[at + 2], &p3 = response_[at + 3];
    const auto square = 2.0 * p0 - 5.0 * p1 + 4.0 * p2 - p3, cube = 3.0 * (p1 - p2) + p3 - p0;
    return 0.5 * fixed::gainToDb(std::norm(p1 + 0.5 * t * (p2 - p0 + t * (square + t * cube))));
}

} // namespace engine::dsp
