#include "app/FollowedMakeup.h"
#include "app/Interrupt.h"
#include "app/Keys.h"
#include "app/ProgressLine.h"
#include "app/Session.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/ProjectFile.h"
#include "engine/analysis/ReplaceMix.h"

#include <cmath>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

namespace app {

namespace {

struct Options {
    std::string file;
    std::string track;
    std::string mix;
};

engine::analysis::ReplacedMix replaced(core::Album album, const Options& options, const Interrupt& interrupt) {
    const core::TrackId track = trackNumbered(album, options.track, "replace").id;
    engine::source::SourceLibrary library;
    ProgressLine line;
    return engine::analysis::replaceMix(
        album, track, std::filesystem::absolute(options.mix).lexically_normal(), library,
        [&](double share) { line.show("importing and aligning", share); }, interrupt.token());
}

std::string placeOf(const engine::analysis::ReplacedMix& now) {
    const std::string seconds = decimal(std::abs(static_cast<double>(now.offsetFrames)) / now.album.rate, 4) + " s";
    if (now.offsetFrames == 0) return "begins where the old one began";
    return now.offsetFrames > 0 ? "has " + seconds + " more ahead of the music"
                                : "has " + seconds + " less ahead of the music";
}

void run(const Options& options) {
    const Interrupt interrupt;
    const core::Album album = core::loadAlbum(options.file);
    const auto now = replaced(album, options, interrupt);
    core::saveAlbum(options.file, withMakeupFollowed(album, now.album, interrupt.token()));
    say(now.findings);
    std::cout << "track " << options.track << ": " << options.mix << " " << placeOf(now) << " (" << now.offsetFrames
              << " frames), and is " << decimal(std::abs(now.levelDifferenceDb), 1) << " dB "
              << (now.levelDifferenceDb < 0.0 ? "softer" : "louder") << "; likeness "
              << decimal(100.0 * now.confidence, 0) << " %\n"
              << "its edits, chain and metadata stay; the old mix is kept as an earlier version\n";
}

} // namespace

void addReplace(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("replace", "Put a new mix in the place of a track's old one");
    command->add_option("album", options->file, "The project file")->required();
    command->add_option("track", options->track, "Number of the track")->required();
    command->add_option("mix", options->mix, "The new mix of the same song")->required();
    command->callback([options] { run(*options); });
}

} // namespace app
