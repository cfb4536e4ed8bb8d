#include "engine/analysis/PrintStretch.h"

#include "engine/render/OfflineRender.h"
#include "engine/render/PlanCompiler.h"

#include <algorithm>

namespace engine::analysis {

namespace {

constexpr core::FrameCount leadSeconds = 5;

} // namespace

source::Extremes PrintStretch::between(int channel, core::FramePos first, core::FramePos last) const noexcept {
    first = std::max(first, from);
    last = std::min(last, to());
    source::Extremes found;
    for (core::FramePos frame = first; frame < last; ++frame) {
        const float sample = samples[static_cast<std::size_t>(2 * (frame - from) + channel)];
        found.min = frame == first ? sample : std::min(found.min, sample);
        found.max = frame == first ? sample : std::max(found.max, sample);
    }
    return found;
}

PrintStretch printStretch(const core::Album& album, const source::AudioSources& audio, core::FramePos from,
                          core::FramePos to, const std::stop_token& stop) {
    const auto plan = render::PlanCompiler().compile(album, audio);
    PrintStretch stretch;
    stretch.from = std::clamp(from, plan->begin, plan->end);
    to = std::clamp(to, stretch.from, plan->end);
    stretch.samples.reserve(static_cast<std::size_t>(2 * (to - stretch.from)));
    core::FramePos at = std::max(stretch.from - leadSeconds * album.rate, plan->begin);
    const auto take = [&](dsp::StereoBlock block) {
        for (int i = 0; i < block.frames(); ++i, ++at) {
            if (at < stretch.from) continue;
            stretch.samples.push_back(static_cast<float>(block.left[i]));
            stretch.samples.push_back(static_cast<float>(block.right[i]));
        }
    };
    render::renderOffline(*plan, at, to, {.threads = 1}, take, stop);
    return stretch;
}

} // namespace engine::analysis
