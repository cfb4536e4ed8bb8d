// How well a lossy file nulls against the sound that was encoded, by the sketches that were kept of that. A sound that
// is a frame off, has changed sides or misses a piece does not null.
#pragma once

#include "core/FileDescriptor.h"
#include "engine/delivery/Sketch.h"

#include <limits>
#include <span>

namespace engine::delivery {

struct NullDepth {
    double db = 0.0;      ///< Of the whole: by how much the difference is softer than the sound. Infinite in silence.
    double worstDb = 0.0; ///< Of the worst whole second that is not 40 dB softer than the loudest one.
    int worstSecond = 0;  ///< From 0.
};

class NullTest {
  public:
    /// `meant`: finished, and there until the end of the test. Throws core::Error, as all do, where its file cannot be
    /// read.
    explicit NullTest(const KeptSketches& meant);

    /// The sound that was found, no more of it than was meant.
    void add(std::span<const float> interleaved);

    /// Once all was added; it is as long as what was meant.
    NullDepth depth();

  private:
    enum class Second { whole, cut };
    void compare(const Sketch& found, Second second);

    const KeptSketches& meant_;
    core::FileDescriptor file_;
    Sketcher sketcher_;
    int seconds_ = 0;
    double energy_ = 0.0;
    double error_ = 0.0;
    double worstDb_ = std::numeric_limits<double>::infinity();
    int worstSecond_ = 0;
};

} // namespace engine::delivery
