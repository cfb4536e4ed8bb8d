#include "engine/dsp/BandGain.h"

#include "engine/dsp/ChannelPair.h"

#include <cmath>

namespace engine::dsp {

void BandGain::prepare(const Kind& kind, int rate) noexcept {
    kind_ = kind;
    stepsPerSecond_ = static_cast<double>(rate) / stepFrames;
    detector_.prepare(kind.detection, stepsPerSecond_);
}

void BandGain::aim(const GainLaw& law, double attackMs, double releaseMs, Arrival how) noexcept {
    law_.glide(law, ballistics(kind_.mode, attackMs, releaseMs, false, stepsPerSecond_), how);
}

void BandGain::reset() noexcept {
    law_.finish();
    detector_.reset();
    envelope_ = {};
    begun_ = false;
    gainDb_ = 0.0;
}

void BandGain::hear(const Crossover::Band& sound, Steps& powers) noexcept {
    for (std::size_t step = 0; step < steps; ++step) {
        const Lanes* const frames = sound.data() + step * stepFrames;
        std::array<Lanes, stepFrames> squares;
        for (std::size_t i = 0; i < stepFrames; ++i) {
            const Lanes pair = pairOf(kind_.channel, frames[i]);
            squares[i] = pair * pair;
        }
        const Lanes top = highest(highest(squares[0], squares[1]), highest(squares[2], squares[3]));
        const Lanes mean = 0.25 * ((squares[0] + squares[1]) + (squares[2] + squares[3]));
        powers[step] = detector_.power(top, mean);
    }
}

void BandGain::follow(Steps& levelsDb) noexcept {
    const LawWay way = law_.next();
    const Lanes worked = workedOn(kind_.channel);
    const Lanes toGain = gainOfPush(kind_.mode) * worked;
    GainEnvelope envelope = envelope_; // Here, so that it stays in registers.
    const bool takesOver = kind_.mode == core::DynamicsMode::compress;
    Lanes farthest{}; // Of the push, which has one sign in each mode.
    const auto follow = [&](const GainLaw& law, const Ballistics& times, Lanes& pair) {
        const Lanes push = envelope.next(linkedPushDb(law, pair), times);
        farthest = takesOver ? highest(farthest, push) : lowest(farthest, push);
        pair = toGain * push + law.makeupDb * worked;
    };
    const bool moves = way.moves();
    for (int step = 0; step < steps; ++step) {
        Lanes& pair = levelsDb[static_cast<std::size_t>(step)];
        const int from = step * stepFrames;
        if (moves)
            follow(way.at(from, from + stepFrames), way.timesAt(from), pair);
        else
            follow(way.after, way.timesAfter, pair);
    }
    envelope_ = envelope;
    const Lanes gainsDb = toGain * farthest;
    gainDb_ = std::abs(gainsDb[0]) > std::abs(gainsDb[1]) ? gainsDb[0] : gainsDb[1];
}

void BandGain::addTo(Crossover::Band& sum, const Crossover::Band& sound, const Steps& gains) noexcept {
    Lanes gain = begun_ ? gain_ : gains[0];
    begun_ = true;
    for (std::size_t step = 0; step < steps; ++step) {
        const Lanes rise = (gains[step] - gain) * (1.0 / stepFrames);
        for (std::size_t i = 0; i < stepFrames; ++i) {
            gain = i + 1 < stepFrames ? gain + rise : gains[step];
            Lanes& out = sum[step * stepFrames + i];
            out = out + withGains(kind_.channel, sound[step * stepFrames + i], gain);
        }
    }
    gain_ = gain;
}

} // namespace engine::dsp
