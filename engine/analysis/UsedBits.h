// How many bits the samples use: the lowest ones of a 16-bit mix in a 24-bit file are never set. One pass, constant
// memory; equal whatever the blocks.
#pragma once

#include "engine/dsp/StereoBlock.h"

#include <cstdint>

namespace engine::analysis {

class UsedBits {
  public:
    void add(dsp::StereoBlock block);

    /// 16 (or fewer), 20, 24, or 32 for more; 0 where no sample was other than zero.
    int wordLength() const;

  private:
    std::uint32_t set_ = 0; ///< Bits of a left-justified 24-bit word that were ever set.
    bool isFiner_ = false;
};

} // namespace engine::analysis
