#include "engine/dsp/Bs1770Peak.h"

#include "engine/dsp/Bs1770Kernel.h"

#include <algorithm>
#include <cstddef>

namespace engine::dsp {

void Bs1770Peak::take(StereoBlock quantum) noexcept {
    std::copy(past_.end() - earlier, past_.end(), past_.begin());
    for (std::size_t i = 0; i < quantumFrames; ++i) past_[earlier + i] = Lanes{quantum.left[i], quantum.right[i]};
}

void Bs1770Peak::read(std::size_t first, std::span<Lanes> readings) const noexcept {
    readBs1770(past_.data() + first, static_cast<int>(readings.size()), readings.data());
}

} // namespace engine::dsp
