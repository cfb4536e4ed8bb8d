// Stretches of sound on their way from one thread of a job to the next, a few at a time. It waits, which is why it is
// none of the doors of the audio thread: for jobs only.
#pragma once

#include "engine/dsp/StereoBlock.h"

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <vector>

namespace engine::render {

class BlockQueue {
  public:
    /// Room for `blocks` blocks of at most `frames` frames.
    BlockQueue(int blocks, int frames);

    /// Memory of the next block, for one writing thread; waits for room. Of no frames once the queue is closed.
    dsp::StereoBlock toWrite();
    void written(int frames); ///< Hands on that many frames of it.

    /// The next block, for one reading thread; waits for it.
    dsp::StereoBlock toRead();
    void wasRead();

    /// The reader wants no more: a waiting writer comes back.
    void close();

  private:
    dsp::StereoBlock block(std::size_t count) noexcept;

    int frames_;
    std::vector<double> memory_;
    std::vector<int> filled_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t writtenCount_ = 0;
    std::size_t readCount_ = 0;
    bool closed_ = false;
};

} // namespace engine::render
