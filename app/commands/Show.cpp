#include "app/AlbumSheet.h"
#include "app/Json.h"
#include "app/Session.h"
#include "app/commands/Commands.h"
#include "core/AlbumLayout.h"
#include "core/ProjectFile.h"

#include <iostream>
#include <memory>
#include <string>

namespace app {

namespace {

struct Options {
    std::string file;
    bool json = false;
};

void run(const Options& options) {
    const core::Album album = core::loadAlbum(options.file);
    const core::AlbumLayout layout = core::layOut(album);
    const core::Findings findings = findingsOf(album);
    if (options.json)
        print(toJson(album, layout, findings));
    else
        printAlbum(std::cout, album, layout, findings);
}

} // namespace

void addShow(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("show", "Show sequence, times, metadata, chains and findings");
    command->add_option("album", options->file, "The project file")->required();
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options] { run(*options); });
}

} // namespace app
