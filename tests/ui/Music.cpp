#include "tests/ui/Music.h"

#include "core/ChainEdits.h"
#include "core/Edits.h"
#include "core/Parameter.h"
#include "tests/ui/Wav24.h"

#include <QTest>

#include <cmath>
#include <random>

namespace tests {

namespace {

std::filesystem::path musicFolder;

core::Settings standard(const char* module) {
    return core::findModule(module)->standard();
}

void setRow(core::Slot& slot, const char* row, double value) {
    core::assign(slot, *core::findParameter(core::moduleOf(slot), row), value);
}

core::Album mastered(core::Album album) {
    const char* const titles[] = {"Low Lantern", "Tidewire", "Night Harbour", "Brine", "Last Ferry"};
    const char* const writers[] = {"M. Voss", "M. Voss, T. Aker", "M. Voss, T. Aker", "T. Aker", "M. Voss"};
    album.metadata.title = "Night Harbour \u2014 EP";
    album.metadata.artist = "Maren Voss";
    album.metadata.upc = "0036000291452";
    for (std::size_t n = 0; n < album.tracks.size(); ++n) {
        core::Track& track = album.tracks[n];
        track.metadata.title = titles[n % 5];
        track.metadata.songwriter = writers[n % 5];
        track.metadata.isrc = n == 2 ? "NOA1B260003" : "NOA1B260000" + std::to_string(n + 1);
        track.fadeOut = {.lengthFrames = 44100, .shape = core::FadeShape::sCurve};
    }
    album.tracks[2].gapFrames = -static_cast<core::FrameCount>(3.4 * 44100);
    album.tracks[2].fadeIn = {.lengthFrames = static_cast<core::FrameCount>(3.4 * 44100)};
    album.tracks[1].fadeOut = {.lengthFrames = static_cast<core::FrameCount>(3.4 * 44100)};
    const core::ChainPlace third{album.tracks[2].id};
    album = core::addSlot(std::move(album), third, standard("equalizer"));
    album = core::addSlot(std::move(album), third, standard("compressor"));
    album = core::addSlot(std::move(album), third, standard("stereo"));
    album = core::addSlot(std::move(album), core::albumChain, standard("limiter"));
    core::Slot& equalizer = album.tracks[2].chain[0];
    const struct {
        const char* type;
        double hz, gainDb, q;
    } bands[] = {{"lowCut", 32, 0, 0.7},
                 {"bell", 110, 2.4, 0.9},
                 {"bell", 420, -2.2, 1.1},
                 {"bell", 2900, 1.2, 1.1},
                 {"highShelf", 9000, 3.0, 0.7}};
    for (int n = 0; n < 5; ++n) {
        const std::string band = "band" + std::to_string(n + 1) + ".";
        setRow(equalizer, (band + "on").c_str(), 1.0);
        const auto type = *core::findParameter(core::moduleOf(equalizer), band + "type");
        for (std::size_t choice = 0; choice < type.row->choices.size(); ++choice)
            if (type.row->choices[choice] == bands[n].type) core::assign(equalizer, type, static_cast<double>(choice));
        setRow(equalizer, (band + "frequency").c_str(), bands[n].hz);
        setRow(equalizer, (band + "gain").c_str(), bands[n].gainDb);
        setRow(equalizer, (band + "q").c_str(), bands[n].q);
    }
    setRow(album.masters[0].albumChain[0], "drive", 4.2);
    album.deliveries.push_back(
        {.format = core::Delivery::Format::ddp, .wordLength = core::Delivery::WordLength::int16});
    album.deliveries.push_back({.format = core::Delivery::Format::wav});
    album.deliveries.push_back(
        {.format = core::Delivery::Format::flac, .wordLength = core::Delivery::WordLength::int16});
    return album;
}

} // namespace

void setMusicFolder(std::filesystem::path folder) {
    musicFolder = std::move(folder);
}

std::filesystem::path musicFile(const std::string& name, double seconds, unsigned seed) {
    constexpr int rate = 44100;
    const std::filesystem::path file = musicFolder / (name + ".wav");
    if (std::filesystem::exists(file)) return file;
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> one(0.0, 1.0);
    const double root = 55.0 * std::pow(2.0, std::floor(one(random) * 12.0) / 12.0);
    const double beat = 0.4 + 0.3 * one(random);
    const double swell = 6.0 + 10.0 * one(random);
    std::vector<float> samples(static_cast<std::size_t>(seconds * rate) * 2);
    double pink[2] = {0.0, 0.0};
    for (std::size_t i = 0; i < samples.size() / 2; ++i) {
        const double t = static_cast<double>(i) / rate;
        const double ends = std::min(1.0, std::min(t / 0.3, (seconds - t) / 1.5));
        const double level = ends * (0.35 + 0.25 * std::sin(2.0 * M_PI * t / swell) + 0.2 * std::sin(t * 0.37 + seed));
        const double hit = std::exp(-std::fmod(t, beat) * 9.0);
        double chord = 0.0;
        for (const double step : {1.0, 1.5, 2.0, 2.52, 4.0, 5.04})
            chord += std::sin(2.0 * M_PI * root * step * t) / step;
        for (int c = 0; c < 2; ++c) {
            pink[c] = 0.93 * pink[c] + 0.07 * (2.0 * one(random) - 1.0);
            const double side = c == 0 ? 0.04 : -0.04;
            samples[2 * i + static_cast<std::size_t>(c)] = static_cast<float>(
                level * (0.16 * chord * (0.6 + 0.4 * hit) + 1.1 * pink[c] * (0.2 + hit) +
                         side * std::sin(2.0 * M_PI * root * 3.0 * t) + 0.35 * hit * std::sin(2.0 * M_PI * 55.0 * t)));
        }
    }
    return writeWav24(file, samples);
}

std::vector<std::filesystem::path> makeMixes(const std::filesystem::path& folder) {
    setMusicFolder(folder);
    std::vector<std::filesystem::path> files;
    const double lengths[] = {24.0, 21.0, 34.5, 29.8, 30.2};
    for (unsigned n = 0; n < 5; ++n) files.push_back(musicFile("mix" + std::to_string(n + 1), lengths[n], n + 1));
    return files;
}

void makeRecord(ui::Desk& desk) {
    desk.sounds().importMixes(makeMixes(musicFolder));
    (void)QTest::qWaitFor([&] { return desk.album().tracks.size() == 5 && desk.sounds().known(); }, 30000);
    desk.change(QStringLiteral("Master"), mastered);
    desk.selection().selectTrack(desk.album().tracks[2].id);
    desk.selection().selectSlot(desk.album().tracks[2].chain[0].id);
}

} // namespace tests
