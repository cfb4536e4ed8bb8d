#include "app/Interrupt.h"
#include "app/Presets.h"
#include "app/ProgressLine.h"
#include "app/Session.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/ChainEdits.h"
#include "core/Error.h"
#include "core/ProjectFile.h"
#include "engine/source/Mixes.h"

#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace app {

namespace {

namespace fs = std::filesystem;

struct Options {
    std::string file;
    std::vector<std::string> mixes;
    std::string title;
    std::string artist;
    std::optional<int> rate;
    double gapSeconds = 2.0;
    std::string chain;
};

core::Album madeOf(const Options& options, const Interrupt& interrupt, core::Findings& findings) {
    std::vector<fs::path> mixes;
    for (const std::string& mix : options.mixes) mixes.push_back(fs::absolute(mix).lexically_normal());
    core::Album album;
    album.rate = options.rate ? *options.rate : engine::source::commonestRate(mixes);
    album.metadata.title = options.title;
    album.metadata.artist = options.artist;
    if (!options.chain.empty())
        album = core::withChain(std::move(album), core::albumChain, presetNamed(nullptr, options.chain).chain);
    engine::source::SourceLibrary library;
    ProgressLine line;
    for (std::size_t n = 0; n < mixes.size(); ++n) {
        const fs::path& mix = mixes[n];
        const auto progress = [&](double share) {
            line.show("importing " + mix.filename().string(),
                      (static_cast<double>(n) + share) / static_cast<double>(mixes.size()));
        };
        const auto imported = library.import(mix, album.rate, progress, interrupt.token());
        for (core::Finding finding : imported.findings) {
            finding.track = static_cast<int>(n + 1);
            findings.push_back(std::move(finding));
        }
        album = engine::source::withMix(std::move(album), imported, n, options.gapSeconds);
    }
    return album;
}

void run(const Options& options) {
    const Interrupt interrupt;
    if (fs::exists(options.file)) throw core::Error("is there already: choose another name", options.file);
    // Before the import, which may take minutes.
    if (const fs::path folder = folderOf(options.file); !fs::is_directory(folder))
        throw core::Error("is no folder to save the album in: make it, or name another", folder);
    core::Findings findings;
    const core::Album album = madeOf(options, interrupt, findings);
    core::saveAlbum(options.file, album);
    say(findings);
    std::cout << options.file << ": " << album.tracks.size() << (album.tracks.size() == 1 ? " track" : " tracks")
              << " at " << album.rate << " Hz\n";
}

/// Else a forgotten album would be made under the name of the first mix.
std::string isAlbumName(const std::string& name) {
    return fs::path(name).extension() == ".lacquer" ? "" : "\"" + name + "\" does not end in .lacquer";
}

std::vector<int> rates() {
    return {core::albumRates.begin(), core::albumRates.end()};
}

} // namespace

void addNew(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("new", "Make an album of finished mixes");
    command->add_option("album", options->file, "The project file to make: NAME.lacquer")
        ->required()
        ->check(isAlbumName);
    command->add_option("mixes", options->mixes, "The mixes: WAV, RF64, W64, AIFF, CAF, FLAC, Ogg, Opus, MP3")
        ->required();
    command->add_option("--title", options->title, "Title of the album");
    command->add_option("--artist", options->artist, "Artist of the album");
    command->add_option("--rate", options->rate, "Hz; without it the commonest of the mixes")
        ->check(CLI::IsMember(rates()));
    command->add_option("--gap", options->gapSeconds, "Seconds between tracks, 2 without it; negative: segues")
        ->check(CLI::Range(-3600.0, 3600.0));
    command->add_option("--chain", options->chain,
                        "A saved chain for the album, \"safety\" is a limiter at -1 dBTP: see lacquer presets chains");
    command->callback([options] { run(*options); });
}

} // namespace app
