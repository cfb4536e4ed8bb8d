// Stretches of sound on their way through the threads of a job, a few at a time: the first writes, those between work
// in place, the last reads. It waits, which is why it is none of the doors of the audio thread: for jobs only.
#pragma once

#include "engine/dsp/StereoBlock.h"

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <vector>

namespace engine::render {

class BlockRelay {
  public:
    /// Room for `blocks` blocks of `frames` frames, which pass through `hands` hands (2 or more), a thread for each.
    BlockRelay(std::size_t blocks, int frames, std::size_t hands);

    /// The next block for that hand, from 0; waits for it. Of no frames once the relay is closed.
    dsp::StereoBlock take(std::size_t hand);
    void pass(std::size_t hand); ///< Hands it on.

    /// The last hand wants no more: whoever waits comes back.
    void close();

  private:
    bool hasOneFor(std::size_t hand) const noexcept;

    std::size_t blocks_;
    int frames_;
    std::vector<double> memory_;
    std::mutex mutex_;
    std::vector<std::size_t> passed_;              ///< Blocks, by hand.
    std::vector<std::condition_variable> awaited_; ///< By hand: so that a block wakes the one that it goes to.
    bool closed_ = false;
};

} // namespace engine::render
