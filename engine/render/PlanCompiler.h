// Album to plan, off the audio thread. Keeps the renderer of the last plan as long as only continuous things changed
// (parameter rows that are not structural, slot switches, mixes and trims, the points of automation, clip gains, track
// levels), so that a knob turn does not reset a filter; everything else gets a new renderer.
#pragma once

#include "core/Album.h"
#include "engine/render/RenderPlan.h"
#include "engine/source/SourceLibrary.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace engine::render {

/// A plan with a renderer of its own, for a compiler to take.
struct BuiltPlan {
    std::unique_ptr<RenderPlan> plan;
    RenderPlan structure;
};

class PlanCompiler {
  public:
    /// `maxFrames`: longest block that render will be asked for.
    explicit PlanCompiler(int maxFrames = 4096) : maxFrames_(maxFrames) {}

    /// Uses masters[0]: see core::albumFor. Sources that `audio` lacks sound as silence.
    std::unique_ptr<const RenderPlan> compile(const core::Album& album, const source::AudioSources& audio);

    // The same in two halves, for whoever cannot wait while a renderer is made: every slot of every chain allocates.

    /// nullptr where the album needs another renderer than the last plan has. Cheap.
    std::unique_ptr<const RenderPlan> follow(const core::Album& album, const source::AudioSources& audio);
    /// Any thread.
    static BuiltPlan build(const core::Album& album, const source::AudioSources& audio, int maxFrames);
    std::unique_ptr<const RenderPlan> take(BuiltPlan built);

  private:
    std::unique_ptr<const RenderPlan> numbered(std::unique_ptr<RenderPlan> plan);

    int maxFrames_;
    std::uint64_t serial_ = 0;
    std::optional<RenderPlan> structure_; ///< Of the last plan.
    std::shared_ptr<Renderer> renderer_;
};

} // namespace engine::render
