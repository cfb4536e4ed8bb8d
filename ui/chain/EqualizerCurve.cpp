#include "ui/chain/EqualizerCurve.h"

#include "engine/dsp/EqualizerBand.h"

#include <algorithm>

namespace ui::chain {

void EqualizerCurve::setRate(int rate) {
    if (rate == rate_) return;
    rate_ = rate;
    hz_.clear();
}

void EqualizerCurve::show(const core::EqualizerSettings& settings, const std::vector<double>& hz, Zeros zeros) {
    const bool anew = hz != hz_;
    hz_ = hz;
    settings_ = settings;
    for (std::size_t place = 0; place < bands_.size(); ++place) {
        core::EqualizerBand band = settings.bands[place];
        band.on = true; // a band that is off keeps its curve, for the eye
        Curve& curve = bands_[place];
        if (!anew && curve.of == band) continue;
        curve.of = band;
        curve.db.clear();
        if (engine::dsp::isNeutral(band)) continue;
        const auto filter = engine::dsp::designBand(band, rate_);
        curve.db.reserve(hz_.size());
        for (const double each : hz_) curve.db.push_back(engine::dsp::magnitudeDb(filter, each, rate_));
    }
    std::vector<Channel> channels = apart();
    channels.push_back(Channel::stereo);
    std::erase_if(made_, [&](const auto& made) { return !isLong() || !std::ranges::count(channels, made.first); });
    if (!isLong()) return;
    for (const Channel channel : channels) made_[channel].design(settings_, rate_, channel, zeros);
}

const engine::dsp::PhaseCurve& EqualizerCurve::made(Channel channel) const {
    const auto found = made_.find(channel);
    return found == made_.end() ? made_.at(Channel::stereo) : found->second;
}

bool EqualizerCurve::sounds(const core::EqualizerBand& band, Channel channel) const {
    return band.on && (band.channel == Channel::stereo || band.channel == channel);
}

std::vector<double> EqualizerCurve::total(Channel channel) const {
    std::vector<double> sum(hz_.size(), 0.0);
    if (isLong()) {
        std::ranges::transform(hz_, sum.begin(), [&](double hz) { return made(channel).magnitudeDb(hz); });
        return sum;
    }
    for (std::size_t place = 0; place < bands_.size(); ++place) {
        const std::vector<double>& db = bands_[place].db;
        if (db.empty() || !sounds(settings_.bands[place], channel)) continue;
        std::ranges::transform(sum, db, sum.begin(), std::plus<>());
    }
    return sum;
}

double EqualizerCurve::totalDb(Channel channel, double hz) const {
    const double below = std::min(hz, 0.49 * rate_);
    return isLong() ? made(channel).magnitudeDb(below) : engine::dsp::magnitudeDb(settings_, below, rate_, channel);
}

std::vector<EqualizerCurve::Channel> EqualizerCurve::apart() const {
    const auto heard = [&](Channel one, Channel other) {
        return std::ranges::any_of(settings_.bands, [=](const auto& band) {
            return band.on && (band.channel == one || band.channel == other);
        });
    };
    std::vector<Channel> channels;
    if (heard(Channel::mid, Channel::side)) channels = {Channel::mid, Channel::side};
    if (heard(Channel::left, Channel::right)) channels.insert(channels.end(), {Channel::left, Channel::right});
    return channels;
}

} // namespace ui::chain
