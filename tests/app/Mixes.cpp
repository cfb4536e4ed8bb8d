#include "tests/app/Mixes.h"

#include "tests/support/Signals.h"

#include <functional>
#include <map>
#include <sndfile.hh>
#include <stdexcept>

namespace tests {

namespace {

namespace fs = std::filesystem;

int formatOf(const Mix& mix) {
    static const std::map<std::string, std::pair<int, int>> known = {
        {".wav", {SF_FORMAT_WAV, SF_FORMAT_PCM_16}},          {".flac", {SF_FORMAT_FLAC, SF_FORMAT_PCM_24}},
        {".ogg", {SF_FORMAT_OGG, SF_FORMAT_VORBIS}},          {".opus", {SF_FORMAT_OGG, SF_FORMAT_OPUS}},
        {".mp3", {SF_FORMAT_MPEG, SF_FORMAT_MPEG_LAYER_III}}, {".aiff", {SF_FORMAT_AIFF, SF_FORMAT_PCM_24}},
        {".caf", {SF_FORMAT_CAF, SF_FORMAT_FLOAT}},
    };
    const auto& [container, encoding] = known.at(fs::path(mix.name).extension().string());
    return container | (mix.encoding != 0 ? mix.encoding : encoding);
}

template <class Sample>
std::vector<Sample> samples(const fs::path& file) {
    SndfileHandle in(file.string());
    if (in.error()) throw std::runtime_error("cannot read " + file.string());
    std::vector<Sample> all(static_cast<std::size_t>(in.frames() * in.channels()));
    all.resize(static_cast<std::size_t>(in.read(all.data(), static_cast<sf_count_t>(all.size()))));
    return all;
}

} // namespace

fs::path writeMix(const fs::path& folder, const Mix& mix) {
    const fs::path file = folder / mix.name;
    const auto frames = static_cast<int>(mix.seconds * mix.rate);
    const std::string& song = mix.song.empty() ? mix.name : mix.song;
    const StereoSignal music = musicLike(frames, mix.rate, mix.peakDb, std::hash<std::string>{}(song));
    const auto ahead = static_cast<std::size_t>(mix.silenceAhead * mix.rate);
    std::vector<double> interleaved(ahead * static_cast<std::size_t>(mix.channels));
    for (std::size_t i = 0; i < music.left.size(); ++i) {
        interleaved.push_back(music.left[i]);
        if (mix.channels == 2) interleaved.push_back(music.right[i]);
    }
    SndfileHandle out(file.string(), SFM_WRITE, formatOf(mix), mix.channels, mix.rate);
    out.command(SFC_SET_CLIPPING, nullptr, SF_TRUE);
    const auto written = frames + static_cast<sf_count_t>(ahead);
    if (out.writef(interleaved.data(), written) != written) throw std::runtime_error("cannot write " + file.string());
    return file;
}

std::vector<Mix> mixedMixes() {
    return {{.name = "one.wav"},
            {.name = "two.wav", .encoding = SF_FORMAT_PCM_24, .rate = 48000},
            {.name = "three.flac", .rate = 96000},
            {.name = "four.ogg", .peakDb = -3.0},
            {.name = "five.mp3", .peakDb = -3.0},
            {.name = "six.opus", .rate = 48000, .peakDb = -3.0},
            {.name = "seven.aiff", .channels = 1},
            {.name = "eight.caf", .peakDb = 3.0}};
}

std::vector<short> samples16(const fs::path& file) {
    return samples<short>(file);
}

std::vector<float> samplesFloat(const fs::path& file) {
    return samples<float>(file);
}

} // namespace tests
