// The sound of a whole disc, read from any place of its clock: silence wherever its files give nothing. Job threads.
#pragma once

#include "engine/disc/SoundReader.h"
#include "engine/disc/Timeline.h"

#include <map>
#include <span>

namespace engine::disc {

class DiscSound {
  public:
    /// Both stay where they are while it lives. The line is at the rate of every file.
    DiscSound(const OpenDisc& open, const Timeline& line) : open_(open), line_(line) {}

    /// Frames from `at` on, left, right ..., full scale at 1.0. Any place, negative ones too. Throws core::Error.
    void read(core::FramePos at, std::span<double> interleaved);

  private:
    const OpenDisc& open_;
    const Timeline& line_;
    std::map<std::size_t, SoundReader> readers_; ///< By place in OpenDisc::files.
};

} // namespace engine::disc
