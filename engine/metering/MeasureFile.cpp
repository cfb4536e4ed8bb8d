#include "engine/metering/MeasureFile.h"

#include "core/AudioFile.h"
#include "core/Error.h"
#include "engine/metering/LoudnessMeter.h"

#include <array>
#include <cmath>

namespace engine::metering {

namespace {

constexpr std::size_t stretch = 8192; // Frames read at a time.

/// Left and right of interleaved frames; a missing right channel stays silent.
class Channels {
  public:
    /// Returns how many samples were no finite numbers and became 0.
    core::FrameCount take(std::span<const double> interleaved, int channels) {
        core::FrameCount replaced = 0;
        const auto sound = [&](double sample) {
            if (std::isfinite(sample)) return sample;
            ++replaced;
            return 0.0;
        };
        const auto step = static_cast<std::size_t>(channels);
        frames_ = interleaved.size() / step;
        for (std::size_t i = 0; i < frames_; ++i) {
            left_[i] = sound(interleaved[i * step]);
            if (channels == 2) right_[i] = sound(interleaved[i * step + 1]);
        }
        return replaced;
    }

    dsp::StereoBlock block() { return {left_.data(), right_.data(), static_cast<int>(frames_)}; }

  private:
    std::size_t frames_ = 0;
    std::array<double, stretch> left_{};
    std::array<double, stretch> right_{};
};

struct Measured {
    FileMeasurement file;
    LoudnessMeter meter;
};

Measured measured(core::AudioFile& audio, const std::filesystem::path& path,
                  const std::function<void(core::FrameCount)>& progress, const std::stop_token& stop) {
    const auto facts = audio.facts();
    if (facts.rate < LoudnessMeter::lowestRate)
        throw core::Error("cannot be measured: loudness is defined from 8 kHz, this has a rate of " +
                              std::to_string(facts.rate) + " Hz",
                          path);
    Measured found{{.path = path, .rate = facts.rate, .channels = facts.channels}, LoudnessMeter(facts.rate)};
    const auto channels = std::make_unique<Channels>();
    std::vector<double> buffer(stretch * static_cast<std::size_t>(facts.channels));
    while (const auto frames = audio.read(buffer)) {
        if (stop.stop_requested()) throw core::Cancelled();
        const auto samples = static_cast<std::size_t>(frames) * static_cast<std::size_t>(facts.channels);
        found.file.replaced += channels->take(std::span(buffer).first(samples), facts.channels);
        found.meter.add(channels->block());
        found.file.frames += frames;
        progress(found.file.frames);
    }
    found.file.loudness = found.meter.loudness();
    return found;
}

} // namespace

FilesMeasurement measureFiles(std::span<const std::filesystem::path> paths, const MeasureProgress& progress,
                              std::stop_token stop) {
    core::FrameCount all = 0;
    for (const auto& path : paths) all += core::audioFacts(path).frames;
    FilesMeasurement measurement;
    std::vector<LoudnessMeter> meters;
    core::FrameCount done = 0;
    for (const auto& path : paths) {
        core::AudioFile audio(path);
        auto found = measured(
            audio, path,
            [&](core::FrameCount frames) {
                if (progress && all > 0) progress(static_cast<double>(done + frames) / static_cast<double>(all));
            },
            stop);
        done += found.file.frames;
        measurement.files.push_back(std::move(found.file));
        meters.push_back(std::move(found.meter));
    }
    std::vector<const LoudnessMeter*> together;
    for (const auto& meter : meters) together.push_back(&meter);
    measurement.album = LoudnessMeter::together(together);
    return measurement;
}

FileMeasurement measureFile(const std::filesystem::path& path, const MeasureProgress& progress, std::stop_token stop) {
    return std::move(measureFiles({&path, 1}, progress, std::move(stop)).files.front());
}

} // namespace engine::metering
