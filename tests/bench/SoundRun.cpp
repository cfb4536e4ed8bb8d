#include "tests/bench/SoundRun.h"

#include "core/AudioFile.h"
#include "core/AudioFileWriter.h"
#include "core/Error.h"
#include "engine/delivery/WordLength.h"
#include "engine/dsp/FlushToZero.h"
#include "tests/support/Signals.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <span>

namespace bench {

namespace {

/// Padded with silence to whole blocks.
struct Sound {
    tests::StereoSignal samples;
    int rate = 0;
    core::FrameCount frames = 0; ///< Without the padding.
};

Sound read(const std::string& path) {
    core::AudioFile file(path);
    const auto& facts = file.facts();
    if (facts.channels != 2) throw core::Error("is not stereo", path);
    Sound sound{.rate = facts.rate};
    std::vector<double> interleaved(2 * blockFrames);
    while (const auto frames = file.read(std::span(interleaved))) {
        sound.frames += frames;
        for (std::size_t n = 0; n < static_cast<std::size_t>(frames); ++n) {
            sound.samples.left.push_back(interleaved[2 * n]);
            sound.samples.right.push_back(interleaved[2 * n + 1]);
        }
    }
    const auto whole = static_cast<std::size_t>((sound.frames + blockFrames - 1) / blockFrames * blockFrames);
    sound.samples.left.resize(whole);
    sound.samples.right.resize(whole);
    return sound;
}

void writeFloats(Sound& sound, core::AudioFileWriter& file) {
    std::vector<float> interleaved;
    for (std::size_t n = 0; n < static_cast<std::size_t>(sound.frames); ++n) {
        interleaved.push_back(static_cast<float>(sound.samples.left[n]));
        interleaved.push_back(static_cast<float>(sound.samples.right[n]));
    }
    file.write(std::span<const float>(interleaved));
}

void writeWords(Sound& sound, core::AudioFileWriter& file) {
    engine::delivery::WordLength word({.bits = 16, .rate = sound.rate});
    std::vector<std::int32_t> interleaved;
    for (int at = 0; at < sound.frames; at += blockFrames) {
        const auto frames = static_cast<int>(std::min<core::FrameCount>(blockFrames, sound.frames - at));
        word.process(at, sound.samples.block().part(at, frames), interleaved);
        file.write(std::span<const std::int32_t>(interleaved));
    }
}

void write(Sound& sound, const std::string& path, core::Delivery::WordLength wordLength) {
    core::AudioFileWriter file(path, core::Delivery::Format::wav, wordLength, sound.rate, sound.frames);
    if (wordLength == core::Delivery::WordLength::float32)
        writeFloats(sound, file);
    else
        writeWords(sound, file);
    file.finish();
}

std::vector<NamedModule> modulesIn(const std::vector<std::string>& words) {
    std::vector<NamedModule> modules;
    for (const std::string& word : words) {
        const auto equals = word.find('=');
        if (equals == std::string::npos)
            modules.push_back({.name = word});
        else if (modules.empty())
            throw core::Error(word + " stands ahead of every module");
        else
            modules.back().settings.emplace_back(word.substr(0, equals), word.substr(equals + 1));
    }
    return modules;
}

void run(const std::string& in, const std::string& out, core::Delivery::WordLength wordLength,
         const std::vector<NamedModule>& modules, const MakeStep& make) {
    const double begin = cpuSeconds();
    Sound sound = read(in);
    const double ofReading = cpuSeconds() - begin;
    std::vector<Step> steps;
    for (const NamedModule& module : modules) steps.push_back(make(module, sound.rate));

    const double made = cpuSeconds();
    double ofModules = 0.0;
    {
        const engine::dsp::ScopedFlushToZero flush;
        for (int at = 0; at < sound.samples.frames(); at += blockFrames)
            for (const Step& step : steps) ofModules += step(sound.samples.block().part(at, blockFrames));
    }
    if (out != "-") write(sound, out, wordLength);
    std::printf("%.6f %.6f\n", ofModules, ofReading + cpuSeconds() - made);
}

} // namespace

double cpuSeconds() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

int runSound(int count, char** words, const MakeStep& make) {
    const std::vector<std::string> said(words + 1, words + count);
    if (said.size() < 3 || (said[2] != "float32" && said[2] != "int16"))
        return std::fprintf(stderr, "%s IN OUT float32|int16 [MODULE [ID=VALUE]...]...\n", words[0]), 2;
    try {
        run(said[0], said[1],
            said[2] == "int16" ? core::Delivery::WordLength::int16 : core::Delivery::WordLength::float32,
            modulesIn({said.begin() + 3, said.end()}), make);
    } catch (const core::Error& error) {
        return std::fprintf(stderr, "%s\n", error.what()), 1;
    }
    return 0;
}

} // namespace bench
