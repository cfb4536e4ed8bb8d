#include "tests/support/Render.h"

#include "core/Parameter.h"
#include "engine/render/PlanCompiler.h"

namespace tests {

using namespace engine;

source::AudioSources audio(std::initializer_list<std::pair<std::uint32_t, StereoSignal>> sources, int rate) {
    source::AudioSources made;
    for (const auto& [number, signal] : sources) {
        std::vector<float> interleaved;
        interleaved.reserve(2 * signal.left.size());
        for (std::size_t i = 0; i < signal.left.size(); ++i) {
            interleaved.push_back(static_cast<float>(signal.left[i]));
            interleaved.push_back(static_cast<float>(signal.right[i]));
        }
        made[core::SourceId{number}] = source::AudioSource::fromMemory(rate, interleaved);
    }
    return made;
}

std::unique_ptr<const render::RenderPlan> planOf(const core::Album& album, const source::AudioSources& sources) {
    return render::PlanCompiler().compile(album, sources);
}

StereoSignal render(const core::Album& album, const source::AudioSources& sources, render::OfflineOptions options) {
    const auto plan = planOf(album, sources);
    return render(album, sources, plan->begin, plan->end, options);
}

StereoSignal render(const core::Album& album, const source::AudioSources& sources, core::FramePos from,
                    core::FramePos to, render::OfflineOptions options) {
    StereoSignal made;
    render::renderOffline(*planOf(album, sources), from, to, options, [&](dsp::StereoBlock block) {
        made.left.insert(made.left.end(), block.left, block.left + block.frames());
        made.right.insert(made.right.end(), block.right, block.right + block.frames());
    });
    return made;
}

core::Slot slot(core::Settings settings) {
    core::Slot made;
    made.version = core::moduleOf(settings).version;
    made.settings = std::move(settings);
    return made;
}

} // namespace tests
