#include "engine/analysis/FileQuality.h"

#include "core/AudioFile.h"
#include "core/Error.h"
#include "engine/analysis/SoundCheck.h"

#include <cmath>
#include <vector>

namespace engine::analysis {

FileQuality checkFile(const std::filesystem::path& path, const source::Progress& progress,
                      const std::stop_token& stop) {
    constexpr std::size_t stretch = 8192;
    core::AudioFile file(path);
    const core::AudioFacts& facts = file.facts();
    SoundCheck check({.rate = facts.rate, .wordLength = facts.wordLength, .isLossy = facts.isLossy});
    FileQuality quality{.path = path, .rate = facts.rate};
    const auto channels = static_cast<std::size_t>(facts.channels);
    std::vector<double> interleaved(stretch * channels);
    std::vector<double> left(stretch);
    std::vector<double> right(stretch);
    while (const auto frames = file.read(interleaved)) {
        if (stop.stop_requested()) throw core::Cancelled();
        const auto finite = [&](std::size_t at) { return std::isfinite(interleaved[at]) ? interleaved[at] : 0.0; };
        for (std::size_t i = 0; i < static_cast<std::size_t>(frames); ++i) {
            left[i] = finite(i * channels);
            right[i] = finite(i * channels + channels - 1);
        }
        check.add({left.data(), right.data(), static_cast<int>(frames)});
        quality.frames += frames;
        if (progress && facts.frames > 0)
            progress(static_cast<double>(quality.frames) / static_cast<double>(facts.frames));
    }
    for (Heard& heard : check.heard()) quality.findings.push_back(std::move(heard.finding));
    return quality;
}

} // namespace engine::analysis
