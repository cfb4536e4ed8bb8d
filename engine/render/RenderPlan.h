// All that the engine knows of an album: a compiled, immutable value. The plan says what; the Renderer that it carries
// remembers (filter memories, look-ahead, positions). Compiled by PlanCompiler, published to the audio thread through a
// Handoff, deleted where it was made.
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"
#include "engine/source/AudioSource.h"

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
};

struct TrackPlan {
    core::TrackId id{};
    core::FramePos in = 0; ///< On the album's clock.
    core::FrameCount lengthFrames = 0;
    std::vector<ClipPlan> clips;
    core::Chain chain;
    std::vector<core::AutomationLane> automation;
    double level = 1.0; ///< Linear.
    core::Fade fadeIn;
    core::Fade fadeOut;
};

struct RenderPlan {
    int rate = core::cdRate;
    core::FramePos begin = 0; ///< The print's first frame and its end, as AlbumLayout has them.
    core::FramePos end = 0;
    core::FramePos gridOrigin = 0; ///< Track 1's in point: the album chain's control grid is counted from here.
    std::vector<TrackPlan> tracks; ///< In order of the album.
    std::vector<ClipPlan> beds;
    core::Chain albumChain;
    std::vector<std::shared_ptr<const source::AudioSource>> audio; ///< Keeps alive what the clips point at.

    /// Made with the plan's structure; shared by plans that differ in continuous parameters only.
    std::shared_ptr<Renderer> renderer;
};

} // namespace engine::render
