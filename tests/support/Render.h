// Albums of test signals, rendered.
#pragma once

#include "core/Album.h"
#include "engine/render/OfflineRender.h"
#include "engine/render/RenderPlan.h"
#include "engine/source/SourceLibrary.h"
#include "tests/support/Signals.h"

#include <initializer_list>
#include <memory>
#include <utility>

namespace tests {

/// Sources in memory, numbered as tests::track names them. Samples become 32-bit floats.
engine::source::AudioSources audio(std::initializer_list<std::pair<std::uint32_t, StereoSignal>> sources,
                                   int rate = core::cdRate);

std::unique_ptr<const engine::render::RenderPlan> planOf(const core::Album& album,
                                                         const engine::source::AudioSources& sources);

/// The print from its begin to its end.
StereoSignal render(const core::Album& album, const engine::source::AudioSources& sources,
                    engine::render::OfflineOptions options = {.threads = 1});

/// Frames [from, to) of the print.
StereoSignal render(const core::Album& album, const engine::source::AudioSources& sources, core::FramePos from,
                    core::FramePos to, engine::render::OfflineOptions options = {.threads = 1});

/// A slot with those settings and the newest sound.
core::Slot slot(core::Settings settings);

} // namespace tests
