// Buffers that were played again: a stretch of 1.5 to 93 ms, both channels of it, that follows on itself sample by
// sample, as a recorder or a converter leaves it that ran out of data. Loud on both sides of the seam, so that an
// exact pattern of a drum machine, whose strokes die away, is none; nor is a waveform that goes on with its own
// period. One pass, constant memory; equal whatever the blocks.
#pragma once

#include "engine/analysis/Observations.h"
#include "engine/dsp/StereoBlock.h"

#include <cstdint>
#include <vector>

namespace engine::analysis {

class RepeatedBuffers {
  public:
    explicit RepeatedBuffers(int rate);

    void add(dsp::StereoBlock block);

    /// `at` = where it begins anew, as long as it goes on so; measure = length of the buffer, ms.
    const Observations& found() const { return found_; }

  private:
    struct Frame {
        double left = 0.0;
        double right = 0.0;
        bool operator==(const Frame&) const = default;
    };
    struct Place {
        std::uint64_t hash = 0;
        core::FramePos at = -1;
    };
    /// A stretch that repeats what was `lag` frames before.
    struct Run {
        core::FrameCount lag = 0; ///< 0 = none.
        core::FramePos begin = 0;
        core::FrameCount frames = 0;
        double jump = 0.0;        ///< At its first frame, against the one before.
        double highestStep = 0.0; ///< From frame to frame within its first `lag` frames.
        double steps = 0.0;       ///< The sum of their squares.
        double before = 0.0;      ///< Mean square ahead of the seam.
        double behind = 0.0;      ///< And behind it.
    };

    void take(const Frame& frame);
    void look();
    void begin(core::FrameCount lag);
    void follow(const Frame& frame);
    void takeStep(double step);
    void close(bool ends); ///< Not where only the last bits are others.
    static bool differ(const Frame& one, const Frame& other);
    bool isTone(const Run& run) const;
    const Frame& back(core::FrameCount frames) const; ///< So many frames before the newest one.
    double step(core::FrameCount back) const;         ///< Between that frame and the one before it.

    int rate_;
    core::FrameCount shortest_;
    core::FrameCount longest_;
    double keep_;
    core::FramePos at_ = 0; ///< Frames taken.
    std::uint64_t hash_ = 0;
    std::uint64_t oldest_ = 1; ///< By what the oldest frame of the window stands in the hash.
    double level_ = 0.0;       ///< Mean square of about the last millisecond.
    std::vector<double> levels_;
    std::vector<Frame> frames_; ///< The last ones, in a ring whose length is a power of two.
    std::vector<Place> places_; ///< Windows by their hash.
    Run run_;
    Observations found_;
};

} // namespace engine::analysis
