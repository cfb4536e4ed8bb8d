#include "engine/analysis/SoundCheck.h"

#include "core/Decimal.h"

#include <cmath>

namespace engine::analysis {

namespace {

constexpr double offsetLimit = 0.003;   // -50 dBFS: heard as a thump at every edit, and lost headroom.
constexpr double monoLossLimitDb = 6.0; // Sides that cancel more than they add.
constexpr double headSeconds = 2.0;
constexpr double tailSeconds = 10.0;

static_assert(Clicks::windowFrames == SpectralCliff::windowFrames);

std::string dbfs(double magnitude) {
    return core::decimal(20.0 * std::log10(magnitude), 1) + " dBFS";
}

/// ", the worst of 12"; nothing for the only one.
std::string ofAll(const Observations& seen) {
    return seen.count() > 1 ? ", the worst of " + std::to_string(seen.count()) : "";
}

} // namespace

class SoundCheck::List {
  public:
    void say(Fault fault, core::Severity severity, const Observation& seen, std::string message,
             core::FrameCount count = 1) {
        heard.push_back(
            {fault,
             count,
             {.severity = severity, .message = std::move(message), .at = seen.at, .lengthFrames = seen.lengthFrames}});
    }
    /// The worst one.
    template <class Sentence>
    void say(Fault fault, core::Severity severity, const Observations& seen, Sentence sentence) {
        if (seen.count() == 0) return;
        const Observation& worst = seen.worst().front();
        say(fault, severity, worst, sentence(worst) + ofAll(seen), seen.count());
    }

    std::vector<Heard> heard;
};

SoundCheck::SoundCheck(const SoundSettings& settings)
    : settings_(settings), clipped_(settings.rate), clicks_(settings.rate), dropouts_(settings.rate),
      repeats_(settings.rate), cliff_(settings.rate), balance_(settings.rate), silences_(settings.rate),
      peaks_(settings.rate, settings.targetDbtp) {}

void SoundCheck::add(dsp::StereoBlock block) {
    constexpr std::size_t window = Clicks::windowFrames;
    for (int i = 0; i < block.frames(); ++i) {
        left_.push_back(block.left[i]);
        right_.push_back(block.right[i]);
        if (left_.size() < window) continue;
        take({left_.data(), right_.data(), static_cast<int>(window)});
        left_.clear();
        right_.clear();
    }
}

void SoundCheck::take(dsp::StereoBlock window) {
    frames_ += window.frames();
    clipped_.add(window);
    clicks_.add(window);
    dropouts_.add(window);
    repeats_.add(window);
    cliff_.add(window);
    balance_.add(window);
    silences_.add(window);
    bits_.add(window);
    peaks_.add(window);
}

std::vector<Heard> SoundCheck::heard() {
    using enum core::Severity;
    take({left_.data(), right_.data(), static_cast<int>(left_.size())});
    clicks_.finish();
    peaks_.finish();

    List list;
    const Observation all{0, frames_, 0.0};
    if (silences_.isAllSilent()) {
        list.say(Fault::silent, warning, all, "nothing but silence");
        return std::move(list.heard);
    }
    list.say(Fault::clipped, warning, clipped_.found(), [](const Observation& worst) {
        return "clipped: " + std::to_string(worst.lengthFrames) + " equal samples at the top of the wave";
    });
    list.say(Fault::truePeak, warning, peaks_.overs(), [&](const Observation& worst) {
        return "true peak of " + core::decimal(worst.measure, 2) + " dBTP, over " +
               core::decimal(settings_.targetDbtp, 1) + " dBTP";
    });
    list.say(Fault::click, warning, clicks_.found(), [](const Observation& worst) {
        return "a click, " + core::decimal(worst.measure, 0) + " dB out of the sound around it";
    });
    list.say(Fault::dropout, warning, dropouts_.found(), [](const Observation& worst) {
        return "a dropout: the sound stands still for " + core::decimal(worst.measure, 1) + " ms";
    });
    list.say(Fault::repeat, warning, repeats_.found(), [](const Observation& worst) {
        return "a dropout: a buffer of " + core::decimal(worst.measure, 1) + " ms is heard again right behind itself";
    });
    hearChannels(list);

    if (const auto hz = cliff_.cliffHz())
        list.say(Fault::cliff, settings_.isLossy ? note : warning, all,
                 "nothing above " + core::decimal(*hz / 1000.0, 1) + " kHz: " +
                     (settings_.isLossy ? "the low-pass of a lossy encoder"
                                        : "it was a lossy file once, or one at a lower rate"));
    const int used = bits_.wordLength();
    if (settings_.wordLength > used && used > 0 && used < 24)
        list.say(Fault::wordLength, note, all,
                 std::to_string(used) + " bits in a file of " + std::to_string(settings_.wordLength) +
                     ": the lowest ones are never set");
    hearEnds(list);
    return std::move(list.heard);
}

void SoundCheck::hearChannels(List& list) const {
    using enum core::Severity;
    const Observation all{0, frames_, 0.0};
    const auto dead = balance_.deadChannel();
    if (dead)
        list.say(Fault::deadChannel, warning, all,
                 *dead == 0 ? "the left channel is dead" : "the right channel is dead");
    list.say(Fault::silentChannel, note, balance_.oneSilent(), [](const Observation& worst) {
        return "one channel falls silent for " + core::decimal(worst.measure, 0) + " s while the other one sounds";
    });
    const auto offsets = balance_.offsets();
    const double offset = std::max(std::abs(offsets[0]), std::abs(offsets[1]));
    if (offset > offsetLimit)
        list.say(Fault::offset, warning, all, "direct current of " + dbfs(offset) + ": a DC filter takes it away");
    if (!dead && balance_.monoLossDb() > monoLossLimitDb) {
        list.say(Fault::monoLoss, warning, all,
                 "loses " + core::decimal(balance_.monoLossDb(), 1) + " dB in mono (correlation " +
                     core::decimal(balance_.correlation(), 2) + "): one channel may have the wrong polarity");
        return;
    }
    list.say(Fault::outOfPhase, note, balance_.outOfPhase(), [](const Observation& worst) {
        return "left and right cancel in mono for " + core::decimal(worst.measure, 0) + " s";
    });
}

void SoundCheck::hearEnds(List& list) const {
    using enum core::Severity;
    const auto seconds = [&](core::FrameCount frames) { return static_cast<double>(frames) / settings_.rate; };
    list.say(Fault::gap, note, silences_.gaps(), [](const Observation& worst) {
        return "silent for " + core::decimal(worst.measure, 1) + " s in the middle";
    });
    const core::FrameCount head = silences_.headFrames();
    const core::FrameCount tail = silences_.tailFrames();
    if (seconds(head) > headSeconds)
        list.say(Fault::head, note, {0, head}, "begins with " + core::decimal(seconds(head), 1) + " s of silence");
    if (seconds(tail) > tailSeconds)
        list.say(Fault::tail, note, {frames_ - tail, tail},
                 "ends with " + core::decimal(seconds(tail), 1) + " s of silence");
    if (!settings_.isWhole) return;
    if (silences_.headDb() > cutHeadDb)
        list.say(Fault::head, note, {0, 0},
                 "begins in the middle of the sound, at " + core::decimal(silences_.headDb(), 0) + " dBFS");
    if (silences_.tailDb() > cutTailDb)
        list.say(Fault::tail, warning, {std::max<core::FramePos>(frames_ - settings_.rate, 0), settings_.rate},
                 "ends at " + core::decimal(silences_.tailDb(), 0) + " dBFS without a fade: the reverb may be cut");
}

} // namespace engine::analysis
