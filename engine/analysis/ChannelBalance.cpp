#include "engine/analysis/ChannelBalance.h"

#include <cmath>

namespace engine::analysis {

namespace {

constexpr double dead = 1e-6;       // Of the other one's power.
constexpr double sounding = 1e-6;   // -60 dBFS, mean square.
constexpr double loud = 1e-4;       // -40 dBFS.
constexpr double cancelling = -0.3; // Correlation.
constexpr core::FrameCount phaseSeconds = 3;
constexpr core::FrameCount silentSeconds = 1;

} // namespace

void ChannelBalance::Sums::add(const Sums& other) {
    left += other.left;
    right += other.right;
    leftLeft += other.leftLeft;
    rightRight += other.rightRight;
    leftRight += other.leftRight;
}

double ChannelBalance::Sums::correlation() const {
    const double both = std::sqrt(leftLeft * rightRight);
    return both > 0.0 ? leftRight / both : 1.0;
}

ChannelBalance::ChannelBalance(int rate)
    : rate_(rate), missing_(rate), outOfPhase_{Observations(0)}, oneSilent_{Observations(0)} {}

void ChannelBalance::add(dsp::StereoBlock block) {
    for (int i = 0; i < block.frames(); ++i) {
        second_.add(block.left[i], block.right[i]);
        ++at_;
        if (--missing_ == 0) closeSecond();
    }
}

void ChannelBalance::closeSecond() {
    const bool sounds = std::min(second_.leftLeft, second_.rightRight) > sounding * rate_;
    extend(outOfPhase_, sounds && second_.correlation() < cancelling, phaseSeconds);
    const bool leftGone = sounded_[0] && second_.leftLeft == 0.0 && second_.rightRight > loud * rate_;
    const bool rightGone = sounded_[1] && second_.rightRight == 0.0 && second_.leftLeft > loud * rate_;
    extend(oneSilent_, leftGone || rightGone, silentSeconds);
    sounded_[0] = sounded_[0] || second_.leftLeft > 0.0;
    sounded_[1] = sounded_[1] || second_.rightRight > 0.0;
    all_.add(second_);
    second_ = {};
    missing_ = rate_;
}

void ChannelBalance::extend(Stretch& stretch, bool holds, core::FrameCount fewest) const {
    if (holds) {
        if (stretch.seconds++ == 0) stretch.from = at_ - rate_;
        return;
    }
    stretch.seen = closed(stretch, fewest);
    stretch.seconds = 0;
}

Observations ChannelBalance::closed(Stretch stretch, core::FrameCount fewest) const {
    if (stretch.seconds >= fewest)
        stretch.seen.add({stretch.from, stretch.seconds * rate_, static_cast<double>(stretch.seconds)});
    return stretch.seen;
}

Observations ChannelBalance::outOfPhase() const {
    return closed(outOfPhase_, phaseSeconds);
}

Observations ChannelBalance::oneSilent() const {
    return closed(oneSilent_, silentSeconds);
}

std::array<double, 2> ChannelBalance::offsets() const {
    Sums sums = all_;
    sums.add(second_);
    if (at_ == 0) return {};
    return {sums.left / static_cast<double>(at_), sums.right / static_cast<double>(at_)};
}

std::optional<int> ChannelBalance::deadChannel() const {
    Sums sums = all_;
    sums.add(second_);
    if (std::max(sums.leftLeft, sums.rightRight) < sounding * static_cast<double>(at_)) return std::nullopt;
    if (sums.leftLeft < dead * sums.rightRight) return 0;
    if (sums.rightRight < dead * sums.leftLeft) return 1;
    return std::nullopt;
}

double ChannelBalance::correlation() const {
    Sums sums = all_;
    sums.add(second_);
    return sums.correlation();
}

double ChannelBalance::monoLossDb() const {
    Sums sums = all_;
    sums.add(second_);
    const double stereo = (sums.leftLeft + sums.rightRight) / 2.0;
    const double mono = (sums.leftLeft + sums.rightRight + 2.0 * sums.leftRight) / 4.0;
    return stereo > 0.0 ? -10.0 * std::log10(std::max(mono / stereo, 1e-12)) : 0.0;
}

} // namespace engine::analysis
