// What a disc of the album says besides its sound: PQ marks and CD-Text. Pure functions of the album; the writer puts
// them into records, the verifier compares a fileset with them.
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"
#include "engine/delivery/CdText.h"
#include "engine/delivery/Cuts.h"
#include "engine/delivery/DdpPackets.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace engine::delivery {

/// The codes as a disc holds them; empty where what was typed is none.
std::string isrcOf(const core::TrackMetadata& metadata);
std::string eanOf(const core::AlbumMetadata& metadata);

/// Lead-in with the UPC, every track's marks with its ISRC on the first of them, lead-out twice; codes also where the
/// plant wants them.
std::vector<PqMark> pqMarks(const core::Album& album, const core::AlbumLayout& layout, const core::CdLayout& cd,
                            const core::PlantProfile& plant = {});

CdText cdTextOf(const core::Album& album, const core::AlbumLayout& layout, const core::CdLayout& cd);

/// Album's number of the disc's first track.
int firstNumberOf(const core::AlbumLayout& layout, const core::CdLayout& cd);

/// Catalogue number, or artist and title, as the master's name: ASCII, at most 48 characters.
std::string masterIdOf(const core::Album& album);

/// The disc's image on the clock of a delivery at 44.1 kHz.
struct DiscImage {
    FrameRange sound;                  ///< Frames that come from the delivery; true zeros around them.
    core::FrameCount silenceAhead = 0; ///< Frames of zeros ahead of `sound`.
    core::SectorCount sectors = 0;     ///< Of the whole image.
    std::int64_t bytes() const { return sectors * 2352; }
};
/// As they stand in an image: 16-bit little-endian, whatever machine this is. `words`: left-justified.
std::string imageBytes(std::span<const std::int32_t> words);

DiscImage discImageOf(const core::AlbumLayout& layout, const core::CdLayout& cd, const Cuts& cuts);

} // namespace engine::delivery
