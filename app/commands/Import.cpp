#include "engine/disc/Import.h"
#include "app/Interrupt.h"
#include "app/Json.h"
#include "app/ProgressLine.h"
#include "app/Session.h"
#include "app/commands/Commands.h"
#include "core/Error.h"

#include <iostream>
#include <memory>
#include <string>

namespace app {

namespace {

struct Options {
    std::string source;
    std::string file;
    bool json = false;
};

void run(const Options& options) {
    const Interrupt interrupt;
    if (const auto folder = folderOf(options.file); !std::filesystem::is_directory(folder))
        throw core::Error("is no folder to save the album in: make it, or name another", folder);
    engine::source::SourceLibrary library;
    engine::disc::ImportedAlbum made;
    {
        ProgressLine line;
        made = engine::disc::importDiscs(
            options.source, options.file, library, [&](double share) { line.show("importing", share); },
            interrupt.token());
    }
    const auto tracks = made.album.tracks.size();
    if (options.json) {
        Json written = Json::array();
        for (const auto& path : made.written) written.push_back(path.string());
        return print({{"album", options.file},
                      {"tracks", tracks},
                      {"rate", made.album.rate},
                      {"written", written},
                      {"findings", toJson(made.findings)}});
    }
    say(made.findings);
    for (const auto& path : made.written) std::cout << "sound     " << path.string() << '\n';
    std::cout << options.file << ": " << tracks << (tracks == 1 ? " track" : " tracks") << " at " << made.album.rate
              << " Hz\n";
}

std::string isAlbumName(const std::string& name) {
    return std::filesystem::path(name).extension() == ".lacquer" ? "" : "\"" + name + "\" does not end in .lacquer";
}

} // namespace

void addImport(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("import", "Make an album of what others made: DDP, CUE, TOC");
    command
        ->add_option(
            "source", options->source,
            "A .cue, a .toc, a WAV or FLAC file with marks; the folder of a disc (DDP, CUE, TOC) or of a delivery")
        ->required();
    command->add_option("album", options->file, "The project file to make: NAME.lacquer")
        ->required()
        ->check(isAlbumName);
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options] { run(*options); });
}

} // namespace app
