#include "app/Interrupt.h"
#include "app/Keys.h"
#include "app/ProgressLine.h"
#include "app/Session.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/DeliveredAlbum.h"
#include "core/Error.h"
#include "core/ProjectFile.h"
#include "core/Variants.h"
#include "engine/analysis/ReplaceMix.h"

#include <cmath>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

namespace app {

namespace {

struct Options {
    std::string file;
    std::string track;
    std::string mix;
    std::string kind = "instrumental";
    std::optional<std::string> suffix;
    std::string isrc;
    bool remove = false;
};

void remove(core::Album album, const Options& options) {
    const core::Version::Kind kind = core::versionKind(options.kind);
    const core::Track& track = trackNumbered(album, options.track, "version");
    if (std::ranges::find(track.versions, kind, &core::Version::kind) == track.versions.end())
        throw core::Error("track " + options.track + " has no " + std::string(core::versionName(kind)) + " version");
    const core::TrackId id = track.id;
    core::saveAlbum(options.file, core::withoutVersion(std::move(album), id, kind));
}

void run(const Options& options) {
    const Interrupt interrupt;
    core::Album album = core::loadAlbum(options.file);
    if (options.remove) return remove(std::move(album), options);
    if (options.mix.empty()) throw core::Error("name the file with the version, or say --remove");
    const core::TrackId track = trackNumbered(album, options.track, "version").id;
    const core::Version::Kind kind = core::versionKind(options.kind);
    const core::Version as{.kind = kind,
                           .titleSuffix = options.suffix.value_or(core::usualSuffix(kind)),
                           .isrc = options.isrc,
                           .unknown = {}};
    engine::source::SourceLibrary library;
    const auto made = [&] {
        ProgressLine line;
        return engine::analysis::addVersion(
            album, track, std::filesystem::absolute(options.mix).lexically_normal(), as, library,
            [&](double share) { line.show("importing and aligning", share); }, interrupt.token());
    }();
    core::saveAlbum(options.file, made.album);
    say(made.findings);
    std::cout << "track " << options.track << ": " << options.mix << " is its " << core::versionName(kind)
              << " version: " << decimal(std::abs(static_cast<double>(made.offsetFrames)) / album.rate, 4) << " s "
              << (made.offsetFrames < 0 ? "less" : "more") << " ahead of the music (" << made.offsetFrames
              << " frames), " << decimal(std::abs(made.levelDifferenceDb), 1) << " dB "
              << (made.levelDifferenceDb < 0.0 ? "softer" : "louder") << "; likeness "
              << decimal(100.0 * made.confidence, 0) << " %\n"
              << "it shares the track's edits and chain: lacquer deliver --versions " << options.kind << "\n";
}

} // namespace

void addVersion(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("version", "Bind an instrumental, clean or TV version to a track");
    command->add_option("album", options->file, "The project file")->required();
    command->add_option("track", options->track, "Number of the track")->required();
    command->add_option("mix", options->mix, "The version of the same song");
    command->add_option("--kind", options->kind, "What it is; without it an instrumental")
        ->check(CLI::IsMember(std::vector<std::string>(core::versionWords.begin(), core::versionWords.end())));
    command->add_option("--suffix", options->suffix, "Behind the title: \" (Instrumental)\" and so on without it");
    command->add_option("--isrc", options->isrc, "Its own ISRC");
    command->add_flag("--remove", options->remove, "Take the version of that kind off the track");
    command->callback([options] { run(*options); });
}

} // namespace app
