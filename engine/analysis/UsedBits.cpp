#include "engine/analysis/UsedBits.h"

#include <cmath>
#include <initializer_list>

namespace engine::analysis {

void UsedBits::add(dsp::StereoBlock block) {
    if (isFiner_) return;
    for (int i = 0; i < block.frames(); ++i) {
        for (const double sample : {block.left[i], block.right[i]}) {
            const double scaled = sample * 8388608.0;
            if (std::abs(scaled) > 8388608.0 || scaled != std::trunc(scaled)) {
                isFiner_ = true;
                return;
            }
            set_ |= static_cast<std::uint32_t>(static_cast<std::int32_t>(scaled));
        }
    }
}

int UsedBits::wordLength() const {
    if (isFiner_) return 32;
    if (set_ == 0) return 0;
    return (set_ & 0xFFU) == 0 ? 16 : (set_ & 0xFU) == 0 ? 20 : 24;
}

} // namespace engine::analysis
