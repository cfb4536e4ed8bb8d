// Small albums for the tests of deliveries, and what is in delivered files.
#pragma once

#include "core/Album.h"
#include "engine/delivery/Deliver.h"
#include "engine/source/SourceLibrary.h"
#include "tests/support/Scratch.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace tests {

/// An album and the sound of its sources, from memory.
struct SoundingAlbum {
    core::Album album;
    engine::source::SourceLibrary::Opened sources;
};

/// As many tracks of noise, 4 s and a bit each, with titles, codes, an artist and a gap of half a second.
SoundingAlbum noiseAlbum(int tracks = 2, int rate = core::cdRate, double peakDb = -6.0);

std::vector<core::Delivery> deliveries(const std::vector<std::string>& words);

/// Delivers to `folder` on one thread.
engine::delivery::DeliveryReport deliverTo(const std::filesystem::path& folder, const SoundingAlbum& album,
                                           const std::vector<core::Delivery>& deliveries);

/// Of the core::Error that it throws; empty where it throws none.
std::string messageOf(const std::function<void()>& action);

/// Decoded words of a PCM file, left-justified, left, right, left ...
std::vector<std::int32_t> wordsOf(const std::filesystem::path& file);

/// Words of all the track files of a delivery, in order, one after the other.
std::vector<std::int32_t> joinedTracks(const engine::delivery::Delivered& delivered);

/// Names in the folder and below, sorted, hidden ones too.
std::vector<std::string> namesIn(const std::filesystem::path& folder);

} // namespace tests
