#include "engine/analysis/PrintTrack.h"

#include "core/Decimal.h"

#include <cmath>

namespace engine::analysis {

namespace {

constexpr double abruptDb = 30.0; // From one side of an edge to the other.
constexpr double seamStepDb = 12.0;
constexpr double seamLoudDb = -40.0; // Both sides have to sound for a jump of level.

} // namespace

PrintTrack::PrintTrack(const core::AlbumLayout& layout, std::size_t n, const source::AudioSources& audio,
                       double targetDbtp, bool turnsOnPurpose)
    : track_(layout.tracks[n]), audio_(audio), from_(n == 0 ? layout.begin : track_.start), to_(layout.fileEnd(n)),
      rate_(layout.rate), targetDbtp_(targetDbtp), turnsOnPurpose_(turnsOnPurpose), head_(track_.in, rate_ / 500),
      tail_(track_.soundEnd(), rate_ / 500), join_(track_.in, rate_), seamFrames_(rate_ / 4) {
    follows_ = n > 0 && track_.in <= layout.tracks[n - 1].soundEnd();
}

void PrintTrack::add(core::FramePos at, dsp::StereoBlock block) {
    head_.add(at, block);
    tail_.add(at, block);
    if (follows_) {
        join_.add(at, block);
        const auto first = std::max(track_.in - seamFrames_ - at, core::FramePos{0});
        const auto last = std::min(track_.in + seamFrames_ - at, core::FramePos{block.frames()});
        if (first < last) {
            seamLeft_.insert(seamLeft_.end(), block.left + first, block.left + last);
            seamRight_.insert(seamRight_.end(), block.right + first, block.right + last);
        }
    }
    const auto first = static_cast<int>(std::clamp(from_ - at, core::FramePos{0}, core::FramePos{block.frames()}));
    const auto last = static_cast<int>(std::clamp(to_ - at, core::FramePos{0}, core::FramePos{block.frames()}));
    if (first >= last) return;
    if (!sound_)
        sound_ =
            std::make_unique<SoundCheck>(SoundSettings{.rate = rate_, .targetDbtp = targetDbtp_, .isWhole = false});
    const dsp::StereoBlock part = block.part(first, last - first);
    sound_->add(part);
    compare(at + first, part);
    if (at + last == to_) closeSound();
}

void PrintTrack::compare(core::FramePos at, dsp::StereoBlock block) {
    for (const core::PlacedClip& clip : track_.clips) {
        const auto found = audio_.find(clip.source);
        if (found == audio_.end() || !found->second) continue;
        const auto samples = found->second->samples();
        const core::FramePos shift = clip.region.from + at - clip.at; // Frame of the mix at the block's first
        const auto first = std::max({core::FramePos{0}, clip.at - at, -shift});
        const auto last = std::min({core::FramePos{block.frames()}, clip.end() - at, found->second->frames() - shift});
        for (core::FramePos i = first; i < last; ++i) {
            const auto mix = static_cast<std::size_t>(2 * (shift + i));
            likeness_.add(samples[mix], samples[mix + 1], block.left[i], block.right[i]);
        }
    }
}

void PrintTrack::closeSound() {
    for (Heard& one : sound_->heard()) {
        one.finding.track = track_.number;
        one.finding.at = from_ + one.finding.at.value_or(0);
        heard_.push_back(std::move(one));
    }
    sound_.reset();
}

std::vector<Heard> PrintTrack::heard() {
    if (sound_) closeSound();
    hearEdges();
    if (follows_) hearSeam();
    hearTurn();
    return std::move(heard_);
}

void PrintTrack::say(Fault fault, core::Severity severity, core::FramePos at, core::FrameCount lengthFrames,
                     std::string message) {
    heard_.push_back({fault,
                      1,
                      {.severity = severity,
                       .track = track_.number,
                       .message = std::move(message),
                       .at = at,
                       .lengthFrames = lengthFrames}});
}

void PrintTrack::hearEdges() {
    if (head_.behindDb() > cutHeadDb && head_.behindDb() - head_.beforeDb() > abruptDb)
        say(Fault::head, core::Severity::note, track_.in, 0,
            "begins in the middle of the sound, at " + core::decimal(head_.behindDb(), 0) + " dBFS, without a fade");
    const bool fades = track_.fadeOut.lengthFrames > 0;
    if (!fades && tail_.beforeDb() > cutTailDb && tail_.beforeDb() - tail_.behindDb() > abruptDb)
        say(Fault::tail, core::Severity::warning,
            track_.soundEnd() - std::min<core::FrameCount>(rate_, track_.lengthFrames),
            std::min<core::FrameCount>(rate_, track_.lengthFrames),
            "ends at " + core::decimal(tail_.beforeDb(), 0) + " dBFS without a fade: the reverb may be cut");
}

void PrintTrack::hearSeam() {
    const double step = join_.behindDb() - join_.beforeDb();
    if (std::min(join_.behindDb(), join_.beforeDb()) > seamLoudDb && std::abs(step) > seamStepDb)
        say(Fault::seam, core::Severity::note, track_.in - rate_, 2 * rate_,
            "the level jumps by " + core::decimal(step, 0) + " dB at the seam");

    Clicks clicks(rate_);
    constexpr std::size_t window = Clicks::windowFrames;
    for (std::size_t i = 0; i < seamLeft_.size(); i += window)
        clicks.add(
            {seamLeft_.data() + i, seamRight_.data() + i, static_cast<int>(std::min(window, seamLeft_.size() - i))});
    clicks.finish();
    for (const Observation& seen : clicks.found().worst()) {
        const auto middle = static_cast<core::FramePos>(seamLeft_.size() / 2);
        if (std::abs(seen.at - middle) > rate_ / 100) continue;
        say(Fault::click, core::Severity::warning, track_.in + seen.at - middle, 1,
            "a click at the seam, " + core::decimal(seen.measure, 0) + " dB out of the sound around it");
        return;
    }
}

void PrintTrack::hearTurn() {
    using enum MixLikeness::Turn;
    const MixLikeness::Turn turn = likeness_.turn();
    if (turn == none) return;
    const std::string how = turn == swapped              ? "left and right are swapped"
                            : turn == inverted           ? "the polarity is inverted"
                            : turn == swappedAndInverted ? "left and right are swapped and the polarity is inverted"
                            : turn == leftInverted       ? "the left channel's polarity is inverted"
                                                         : "the right channel's polarity is inverted";
    say(Fault::turned, turnsOnPurpose_ ? core::Severity::note : core::Severity::warning, track_.in, track_.lengthFrames,
        how + " against the mix" + (turnsOnPurpose_ ? ", as the chain's Stereo module is set" : ""));
}

} // namespace engine::analysis
