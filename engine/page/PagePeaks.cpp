#include "engine/page/PagePeaks.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace engine::page {

namespace {

constexpr core::FrameCount mostParts = 600;

int thousandthsOf(std::int32_t word) {
    return static_cast<int>((std::abs(static_cast<std::int64_t>(word)) * 1000) >> 31);
}

} // namespace

PagePeaks::PagePeaks(delivery::FrameRange range)
    : range_(range), peaks_(static_cast<std::size_t>(std::min(mostParts, range.length())), 0) {}

void PagePeaks::write(const delivery::PcmBlock& block) {
    const delivery::PcmBlock mine = block.within(range_);
    const auto parts = static_cast<core::FrameCount>(peaks_.size());
    for (std::size_t n = 0; n < mine.words.size(); ++n) {
        const core::FramePos frame = mine.at + static_cast<core::FramePos>(n / 2) - range_.from;
        int& peak = peaks_[static_cast<std::size_t>(frame * parts / range_.length())];
        peak = std::max(peak, thousandthsOf(mine.words[n]));
    }
}

} // namespace engine::page
