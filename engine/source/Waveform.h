// The lowest and highest samples of a stereo sound in bins of several sizes, so that it can be painted at any zoom
// without reading it again. Built by a job, then shared as shared_ptr<const Waveform>; any thread reads it.
//
// Closer than finestFrames a pixel the samples themselves are painted: extremesOf reads them from the AudioSource.
#pragma once

#include "core/Units.h"
#include "engine/dsp/StereoBlock.h"
#include "engine/source/AudioSource.h"
#include "engine/source/SourceLibrary.h"

#include <array>
#include <cstddef>
#include <limits>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace engine::source {

/// Sample values, full scale 1.0.
struct Extremes {
    float min = 0.0F;
    float max = 0.0F;
    bool operator==(const Extremes&) const = default;
};

class Waveform {
  public:
    /// Frames in a bin of the finest level; each level above is 4 times coarser. An hour at 96 kHz takes 29 MB so; bins
    /// of 64 frames would take 115 MB and spare the painter a scan of a fifth of a millisecond.
    static constexpr int finestFrames = 256;
    static constexpr int levelFactor = 4;

    class Builder;

    Waveform() = default; ///< Of no frames.

    core::FrameCount frames() const noexcept { return frames_; }

    /// At least 1; the coarsest level has one bin (none where there are no frames).
    int levels() const noexcept { return static_cast<int>(channels_[0].size()); }
    core::FrameCount framesPerBin(int level) const noexcept; ///< 256, 1024, 4096 ...

    /// Channel 0 is left, 1 right. Bin n holds the frames from n x framesPerBin(level) on; the last one may be short.
    std::span<const Extremes> bins(int channel, int level) const noexcept;

    /// Of the frames [from, to), from the finest bins that touch them: never misses a peak, may take in neighbours
    /// within a bin. Clipped to what there is; both 0 where there is nothing.
    Extremes between(int channel, core::FramePos from, core::FramePos to) const noexcept;

    std::size_t bytes() const noexcept; ///< Memory that the bins take.

  private:
    using Level = std::vector<Extremes>;

    core::FrameCount frames_ = 0;
    std::array<std::vector<Level>, 2> channels_ = {std::vector<Level>(1), std::vector<Level>(1)};
};

/// Takes the sound in order, in blocks of any length. Samples are finite.
class Waveform::Builder {
  public:
    /// `expected` frames: only makes room.
    explicit Builder(core::FrameCount expected);

    void add(dsp::StereoBlock block);
    void addInterleaved(std::span<const float> leftRight); ///< left, right, left, ...

    /// To be called once, last.
    Waveform finish();

  private:
    struct Range {
        float low = std::numeric_limits<float>::infinity();
        float high = -std::numeric_limits<float>::infinity();
    };

    void widen(std::size_t channel, Range by) noexcept;
    void advance(core::FrameCount frames);

    Waveform made_;
    std::array<Range, 2> open_;
    int openFrames_ = 0;
};

/// Of the frames [from, to) of one channel, read from the samples: exact at any place. For a few thousand frames a
/// call. Clipped to what there is; both 0 where there is nothing.
Extremes extremesOf(const AudioSource& audio, int channel, core::FramePos from, core::FramePos to) noexcept;

/// The whole of a source, in a memory that does not grow with its length but for the bins. Throws core::Cancelled when
/// asked to stop.
std::shared_ptr<const Waveform> waveformOf(const AudioSource& audio, const Progress& progress = {},
                                           const std::stop_token& stop = {});

} // namespace engine::source
