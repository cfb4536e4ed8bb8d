#include "engine/render/PlanCompiler.h"

#include "core/Automation.h"
#include "engine/dsp/FixedMath.h"
#include "engine/render/Renderer.h"

#include <algorithm>

namespace engine::render {
namespace {

ClipPlan clipPlan(const core::PlacedClip& clip, core::FramePos origin, const source::AudioSources& audio) {
    const auto sound = audio.find(clip.source);
    return {.audio = sound == audio.end() ? nullptr : sound->second.get(),
            .region = clip.region,
            .at = clip.at - origin,
            .gain = dsp::fixed::dbToGain(clip.gainDb),
            .fadeIn = clip.fadeIn,
            .fadeOut = clip.fadeOut};
}

/// What the renderer needs of a chain: neither the other setting of a comparison nor a file's unknown keys.
core::Chain bare(core::Chain chain) {
    for (auto& slot : chain) {
        slot.alternative.reset();
        slot.unknown.clear();
    }
    return chain;
}

std::vector<LanePlan> lanePlans(const core::Track& track) {
    std::vector<LanePlan> lanes;
    for (const auto& lane : track.automation) {
        const auto slot = std::ranges::find(track.chain, lane.slot, &core::Slot::id);
        if (slot == track.chain.end() || lane.points.empty()) continue;
        const auto parameter = core::findParameter(core::moduleOf(*slot), lane.parameter);
        if (!parameter || !core::isAutomatable(*parameter->row)) continue;
        lanes.push_back({.slot = static_cast<std::size_t>(slot - track.chain.begin()),
                         .parameter = *parameter,
                         .points = lane.points});
    }
    return lanes;
}

TrackPlan trackPlan(const core::PlacedTrack& placed, const core::Track& track, const source::AudioSources& audio) {
    TrackPlan plan{.id = placed.id,
                   .in = placed.in,
                   .lengthFrames = placed.lengthFrames,
                   .chain = bare(track.chain),
                   .automation = lanePlans(track),
                   .level = dsp::fixed::dbToGain(track.levelDb),
                   .fadeIn = placed.fadeIn,
                   .fadeOut = placed.fadeOut};
    for (const auto& clip : placed.clips) plan.clips.push_back(clipPlan(clip, placed.in, audio));
    return plan;
}

void maskContinuous(core::Chain& chain) {
    for (auto& slot : chain) {
        slot.enabled = true;
        const core::Module& module = core::moduleOf(slot);
        for (const auto& row : module.parameters) {
            if (row.structural) continue;
            for (int band = 0; band < (row.banded ? module.bands : 1); ++band) row.set(slot, band, row.standard);
        }
    }
}

/// The plan with all that glides set to one value, so that what still differs is structure. A new field is structure
/// until it is masked here.
RenderPlan structureOf(RenderPlan plan) {
    maskContinuous(plan.albumChain);
    for (auto& bed : plan.beds) bed.gain = 1.0;
    for (auto& track : plan.tracks) {
        maskContinuous(track.chain);
        for (auto& lane : track.automation) lane.points.clear();
        track.level = 1.0;
        for (auto& clip : track.clips) clip.gain = 1.0;
    }
    plan.audio.clear();
    plan.serial = 0;
    plan.renderer.reset();
    return plan;
}

std::unique_ptr<RenderPlan> planOf(const core::Album& album, const source::AudioSources& audio) {
    const core::AlbumLayout layout = core::layOut(album);
    auto plan = std::make_unique<RenderPlan>();
    plan->rate = layout.rate;
    plan->begin = layout.begin;
    plan->end = layout.end;
    plan->gridOrigin = layout.tracks.empty() ? 0 : layout.tracks.front().in;
    plan->firstSound = layout.firstSound();
    plan->albumChain = bare(album.masters.front().albumChain);
    for (const auto& placed : layout.tracks) plan->tracks.push_back(trackPlan(placed, album.tracks[placed.row], audio));
    for (const auto& bed : layout.beds) plan->beds.push_back(clipPlan(bed, 0, audio));
    for (const auto& [id, sound] : audio) plan->audio.push_back(sound);
    return plan;
}

/// Without a renderer.
BuiltPlan outline(const core::Album& album, const source::AudioSources& audio) {
    BuiltPlan made{.plan = planOf(album, audio), .structure = {}};
    made.structure = structureOf(*made.plan);
    return made;
}

BuiltPlan equipped(BuiltPlan outline, int maxFrames) {
    outline.plan->renderer = std::make_shared<Renderer>(*outline.plan, maxFrames);
    return outline;
}

} // namespace

bool LanePlan::operator==(const LanePlan& other) const {
    return slot == other.slot && parameter.row == other.parameter.row && parameter.band == other.parameter.band &&
           points == other.points;
}

std::unique_ptr<const RenderPlan> PlanCompiler::compile(const core::Album& album, const source::AudioSources& audio) {
    BuiltPlan made = outline(album, audio);
    if (made.structure == structure_) return numbered(std::move(made.plan));
    return take(equipped(std::move(made), maxFrames_));
}

std::unique_ptr<const RenderPlan> PlanCompiler::follow(const core::Album& album, const source::AudioSources& audio) {
    BuiltPlan made = outline(album, audio);
    return made.structure == structure_ ? numbered(std::move(made.plan)) : nullptr;
}

BuiltPlan PlanCompiler::build(const core::Album& album, const source::AudioSources& audio, int maxFrames) {
    return equipped(outline(album, audio), maxFrames);
}

std::unique_ptr<const RenderPlan> PlanCompiler::take(BuiltPlan built) {
    structure_ = std::move(built.structure);
    renderer_ = built.plan->renderer;
    return numbered(std::move(built.plan));
}

std::unique_ptr<const RenderPlan> PlanCompiler::numbered(std::unique_ptr<RenderPlan> plan) {
    plan->serial = ++serial_;
    plan->renderer = renderer_;
    return plan;
}

} // namespace engine::render
