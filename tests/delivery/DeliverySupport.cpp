#include "tests/delivery/DeliverySupport.h"

#include "core/AudioFile.h"
#include "core/Error.h"
#include "tests/support/Album.h"
#include "tests/support/Signals.h"

#include <algorithm>

namespace tests {

SoundingAlbum noiseAlbum(int tracks, int rate, double peakDb) {
    const auto frames = static_cast<int>(4.1 * rate);
    std::vector<core::Track> made;
    SoundingAlbum sounding;
    for (int n = 1; n <= tracks; ++n) {
        auto each = track(static_cast<std::uint32_t>(n), frames);
        each.metadata = {.title = "Noise " + std::to_string(n), .isrc = "GBXYZ260000" + std::to_string(n)};
        if (n > 1) each.gapFrames = rate / 2 + 17;
        made.push_back(each);
        const auto left = noise(peakDb, frames, static_cast<std::uint64_t>(2 * n));
        const auto right = noise(peakDb, frames, static_cast<std::uint64_t>(2 * n + 1));
        std::vector<float> interleaved;
        for (std::size_t f = 0; f < left.size(); ++f)
            for (const double value : {left[f], right[f]}) interleaved.push_back(static_cast<float>(value));
        sounding.sources.audio[core::SourceId{static_cast<std::uint32_t>(n)}] =
            engine::source::AudioSource::fromMemory(rate, interleaved);
    }
    sounding.album = album(std::move(made), rate);
    sounding.album.metadata = {.title = "Weather", .artist = "The Generators", .upc = "0123456789012"};
    return sounding;
}

std::vector<core::Delivery> deliveries(const std::vector<std::string>& words) {
    std::vector<core::Delivery> made;
    for (const auto& word : words) made.push_back(engine::delivery::deliveryNamed(word).value());
    return made;
}

engine::delivery::DeliveryReport deliverTo(const std::filesystem::path& folder, const SoundingAlbum& album,
                                           const std::vector<core::Delivery>& deliveries) {
    return engine::delivery::deliver(album.album, deliveries, album.sources,
                                     {.folder = folder, .render = {.threads = 1}});
}

std::string messageOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const core::Error& error) {
        return error.what();
    }
    return {};
}

std::vector<std::int32_t> wordsOf(const std::filesystem::path& path) {
    core::AudioFile file(path);
    std::vector<std::int32_t> words(2 * static_cast<std::size_t>(file.facts().frames));
    const auto frames = file.read(std::span(words));
    words.resize(2 * static_cast<std::size_t>(frames));
    return words;
}

std::vector<std::int32_t> joinedTracks(const engine::delivery::Delivered& delivered) {
    std::vector<std::int32_t> joined;
    for (std::size_t n = 0; n < delivered.tracks.size(); ++n) {
        const auto words = wordsOf(delivered.files[n].path);
        joined.insert(joined.end(), words.begin(), words.end());
    }
    return joined;
}

std::vector<std::string> namesIn(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        names.push_back(entry.path().lexically_relative(folder).string());
    std::ranges::sort(names);
    return names;
}

} // namespace tests
