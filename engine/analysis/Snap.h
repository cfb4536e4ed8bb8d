// Places that a cut or a mark likes to lie at. Pure; any thread.
#pragma once

#include "core/Units.h"
#include "engine/source/AudioSource.h"

namespace engine::analysis {

/// The frame nearest to `at`, at most `within` frames away, at which the mid of the source passes through zero: of the
/// two frames about a change of sign the one that lies nearer to zero; a frame of silence is one too. `at` itself where
/// there is none. Frames of the source.
core::FramePos nearestZeroCrossing(const source::AudioSource& audio, core::FramePos at, core::FrameCount within);

/// The beat nearest to `at`, counted from the track's in point (frame 0, a beat), rounded to a whole frame. `tempoBpm`
/// is over 0; beats lie ahead of frame 0 too.
core::FramePos nearestBeat(core::FramePos at, double tempoBpm, int rate);

} // namespace engine::analysis
