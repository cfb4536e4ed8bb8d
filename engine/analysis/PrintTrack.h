// What the quality check hears of one track of the print: the sound of its file, how it begins and ends, how it joins
// the track before, and whether it still stands as its mix.
#pragma once

#include "core/AlbumLayout.h"
#include "engine/analysis/LevelStep.h"
#include "engine/analysis/MixLikeness.h"
#include "engine/analysis/SoundCheck.h"
#include "engine/source/SourceLibrary.h"

#include <memory>
#include <vector>

namespace engine::analysis {

class PrintTrack {
  public:
    /// The n-th of the layout, which has to outlive it, as `audio` has. `turnsOnPurpose`: a module of its chain or of
    /// the album's swaps sides or inverts.
    PrintTrack(const core::AlbumLayout& layout, std::size_t n, const source::AudioSources& audio, double targetDbtp,
               bool turnsOnPurpose);

    /// Blocks of the print one after the other; what is not the track's is passed over.
    void add(core::FramePos at, dsp::StereoBlock block);

    /// Once, when all of the print has come. `at` on the album's clock.
    std::vector<Heard> heard();

  private:
    void compare(core::FramePos at, dsp::StereoBlock block);
    void closeSound();
    void say(Fault fault, core::Severity severity, core::FramePos at, core::FrameCount lengthFrames,
             std::string message);
    void hearEdges();
    void hearSeam();
    void hearTurn();

    const core::PlacedTrack& track_;
    const source::AudioSources& audio_;
    core::FramePos from_;
    core::FramePos to_;
    int rate_;
    bool follows_ = false; ///< On the track before, without a pause.
    double targetDbtp_;
    bool turnsOnPurpose_;
    std::unique_ptr<SoundCheck> sound_; ///< While the track lasts: its detectors are not small.
    LevelStep head_;
    LevelStep tail_;
    LevelStep join_;
    core::FrameCount seamFrames_;
    std::vector<double> seamLeft_; ///< Around the in point, where the track follows without a pause.
    std::vector<double> seamRight_;
    MixLikeness likeness_;
    std::vector<Heard> heard_;
};

} // namespace engine::analysis
