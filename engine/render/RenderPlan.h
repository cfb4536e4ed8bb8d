// All that the engine knows of an album: a compiled, immutable value. The plan says what; the Renderer that it carries
// remembers (filter memories, look-ahead, positions). Compiled by PlanCompiler, published to the audio thread through a
// Handoff, comes home and is let go of by a Disposal.
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"
#include "core/Parameter.h"
#include "engine/source/AudioSource.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace engine::render {

class Renderer;

struct ClipPlan {
    const source::AudioSource* audio = nullptr; ///< nullptr = missing source: silence.
    core::Region region;
    core::FramePos at = 0; ///< First frame: of a track's clip from its in point, of a bed on the album's clock.
    double gain = 1.0;     ///< Linear.
    core::Fade fadeIn;
    core::Fade fadeOut;
    core::FramePos end() const noexcept { return at + region.lengthFrames; }
    bool operator==(const ClipPlan&) const = default;
};

/// An automated parameter, its row found. Places are frames from the track's in point.
struct LanePlan {
    std::size_t slot = 0; ///< Place in the chain.
    core::ParameterRef parameter;
    std::vector<core::AutomationPoint> points; ///< At least one, in order of time.
    bool operator==(const LanePlan& other) const;
};

struct TrackPlan {
    core::TrackId id{};
    core::FramePos in = 0; ///< On the album's clock.
    core::FrameCount lengthFrames = 0;
    std::vector<ClipPlan> clips;
    core::Chain chain;
    std::vector<LanePlan> automation;
    double level = 1.0; ///< Linear.
    core::Fade fadeIn;
    core::Fade fadeOut;
    bool operator==(const TrackPlan&) const = default;
};

struct RenderPlan {
    int rate = core::cdRate;
    core::FramePos begin = 0; ///< The print's first frame and its end, as AlbumLayout has them.
    core::FramePos end = 0;
    core::FramePos gridOrigin = 0; ///< Track 1's in point: the album chain's control grid is counted from here.
    core::FramePos firstSound = 0; ///< Where anything can sound first; chains start there, wherever `begin` is.
    std::vector<TrackPlan> tracks; ///< In order of the album.
    std::vector<ClipPlan> beds;
    core::Chain albumChain;
    std::vector<std::shared_ptr<const source::AudioSource>> audio; ///< Keeps alive what the clips point at.

    /// Differs between plans that differ: the renderer looks at values again when it changes.
    std::uint64_t serial = 0;

    /// Made with the plan's structure; shared by plans that differ in continuous parameters only.
    std::shared_ptr<Renderer> renderer;

    bool operator==(const RenderPlan&) const = default;
};

} // namespace engine::render
