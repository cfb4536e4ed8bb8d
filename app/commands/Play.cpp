#include "app/Interrupt.h"
#include "app/Json.h"
#include "app/ProgressLine.h"
#include "app/Session.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/AlbumLayout.h"
#include "core/Error.h"
#include "core/ProjectFile.h"
#include "engine/Engine.h"

#include <chrono>
#include <cmath>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <thread>

namespace app {

namespace {

struct Options {
    std::string file;
    std::string device;
    std::string from;
    std::optional<double> seconds;
    std::optional<int> block;
    bool json = false;
};

constexpr std::chrono::milliseconds look{20};

/// "3" is a track, "3:00" a time.
core::FramePos placeOf(const core::AlbumLayout& layout, const std::string& from) {
    if (from.empty()) return layout.begin;
    if (const auto number = parseWhole(from)) {
        if (*number < 1 || *number > static_cast<long>(layout.tracks.size()))
            throw core::Error("--from " + from + ": the album has tracks 1 to " + std::to_string(layout.tracks.size()) +
                              " (" + from + ":00 would be a time)");
        return layout.tracks[static_cast<std::size_t>(*number - 1)].start;
    }
    const core::FramePos at = std::llround(*parseTime(from) * layout.rate);
    if (at >= layout.end)
        throw core::Error("--from " + from + ": the album is " +
                          minutes(static_cast<double>(layout.end) / layout.rate) + " long");
    return at;
}

std::string checkFrom(const std::string& from) {
    return parseWhole(from) || parseTime(from) ? "" : "\"" + from + "\" is neither a track (3) nor a time (3:00)";
}

std::string positionLine(const core::AlbumLayout& layout, const engine::TransportState& now,
                         const engine::MeterReading& meters) {
    int number = 1;
    for (const core::PlacedTrack& track : layout.tracks)
        if (track.start <= now.position) number = track.number;
    std::string line = "track " + std::to_string(number) + "  " +
                       minutes(std::floor(static_cast<double>(now.position) / layout.rate)) + " / " +
                       minutes(static_cast<double>(layout.end) / layout.rate);
    if (meters.momentaryLufs) line += "  " + right(decimal(meters.momentaryLufs, 1), 6) + " LUFS";
    if (now.dropouts > 0) line += "  " + std::to_string(now.dropouts) + " dropouts";
    return line;
}

/// Until the end, or until asked to stop. Throws core::Error when the device goes away.
void listen(engine::Engine& engine, const core::AlbumLayout& layout, const Interrupt& interrupt) {
    ProgressLine line;
    while (true) {
        std::this_thread::sleep_for(look);
        const engine::TransportState now = engine.transport();
        // First, because a lost device also ends the playing.
        if (const engine::DeviceState device = engine.device(); device.kind == engine::DeviceState::Kind::lost)
            throw core::Error(device.says);
        if (interrupt.asked() || now.ended || !now.playing) return;
        line.show(positionLine(layout, now, engine.meters()));
    }
}

void report(const engine::DeviceState& device, const engine::TransportState& played, bool json) {
    if (json)
        return print({{"device", device.name},
                      {"hostApi", device.hostApi},
                      {"rate", device.rate},
                      {"blockFrames", device.blockFrames},
                      {"framesPlayed", played.framesPlayed},
                      {"dropouts", played.dropouts},
                      {"maxCallbackLoad", played.maxCallbackLoad}});
    std::cout << "played " << minutes(static_cast<double>(played.framesPlayed) / device.rate) << " through "
              << device.name << " (" << device.hostApi << ") at " << device.rate << " Hz, " << played.dropouts
              << (played.dropouts == 1 ? " dropout" : " dropouts") << '\n';
}

void run(const Options& options) {
    const Interrupt interrupt;
    const core::Album album = core::loadAlbum(options.file);
    const core::AlbumLayout layout = core::layOut(album);
    if (layout.tracks.empty()) throw core::Error("the album has no track to play", options.file);
    const core::FramePos from = placeOf(layout, options.from);
    const auto sources = openSources(album, interrupt.token());
    say(sources.findings, options.json);

    engine::Engine engine;
    engine.show(album, sources.audio);
    engine.openDevice({.name = options.device, .hostApi = {}, .blockFrames = options.block});
    engine.locate(from);
    if (options.seconds) engine.playUntil(from + std::llround(*options.seconds * album.rate));
    engine.play();
    listen(engine, layout, interrupt);
    engine.stop();
    const engine::DeviceState device = engine.device();
    const engine::TransportState played = engine.transport();
    engine.closeDevice();
    report(device, played, options.json);
    if (interrupt.asked()) throw core::Cancelled();
}

} // namespace

void addPlay(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("play", "Play the album");
    command->add_option("album", options->file, "The project file")->required();
    command->add_option("--device", options->device, "Name of the audio device, or a part of it: see lacquer devices");
    command->add_option("--from", options->from, "A track (3) or a time (3:00)")->check(checkFrom);
    command->add_option("--for", options->seconds, "Seconds to play")->check(CLI::Range(0.001, 1e6));
    command->add_option("--block", options->block, "Frames of a block; without it the device's own")
        ->check(CLI::Range(16, 8192));
    command->add_flag("--json", options->json, "Print JSON at the end");
    command->callback([options] { run(*options); });
}

} // namespace app
