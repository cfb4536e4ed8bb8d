// Every detector over one piece of sound, whatever it comes from: a mix, a render, a delivered file. What it hears it
// says in a sentence, with a place; the same kind once, at its worst place, with a count. One pass, constant memory;
// equal whatever the blocks.
#pragma once

#include "core/Finding.h"
#include "engine/analysis/ChannelBalance.h"
#include "engine/analysis/Clicks.h"
#include "engine/analysis/ClippedRuns.h"
#include "engine/analysis/Dropouts.h"
#include "engine/analysis/PeakPlace.h"
#include "engine/analysis/RepeatedBuffers.h"
#include "engine/analysis/Silences.h"
#include "engine/analysis/SpectralCliff.h"
#include "engine/analysis/UsedBits.h"

#include <optional>
#include <vector>

namespace engine::analysis {

/// What is known of the sound beforehand.
struct SoundSettings {
    int rate = core::cdRate;
    double targetDbtp = 0.0; ///< True peaks over it are a warning.
    int wordLength = 0;      ///< Of the file, bits; 0 = it has none, or nobody wants to know.
    bool isLossy = false;    ///< The encoder's low-pass is no news.
    bool isWhole = true;     ///< Begins and ends with the piece, so that a cut there is heard.
};

/// What a finding is about: what is heard of a mix and of its print is told apart by it.
enum class Fault {
    silent,
    clipped,
    truePeak,
    click,
    dropout,
    repeat,
    deadChannel,
    silentChannel,
    offset,
    monoLoss,
    outOfPhase,
    cliff,
    wordLength,
    gap,
    head,
    tail,
    seam,  ///< Of the print only, as what follows.
    turned ///< Sides or polarity, against the mix.
};

struct Heard {
    Fault fault{};
    core::FrameCount count = 1;
    core::Finding finding; ///< `at` counts from the first frame; `track` is left for the caller to give.
};

class SoundCheck {
  public:
    explicit SoundCheck(const SoundSettings& settings);

    void add(dsp::StereoBlock block);

    /// Once, at the end.
    std::vector<Heard> heard();

  private:
    class List;
    void take(dsp::StereoBlock window);
    void hearChannels(List& list) const;
    void hearEnds(List& list) const;

    SoundSettings settings_;
    std::vector<double> left_; ///< Of a window that is not full yet.
    std::vector<double> right_;
    core::FrameCount frames_ = 0;

    ClippedRuns clipped_;
    Clicks clicks_;
    Dropouts dropouts_;
    RepeatedBuffers repeats_;
    SpectralCliff cliff_;
    ChannelBalance balance_;
    Silences silences_;
    UsedBits bits_;
    PeakPlace peaks_;
};

} // namespace engine::analysis
