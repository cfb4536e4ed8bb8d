#include "app/Interrupt.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/Error.h"
#include "core/ProjectFile.h"
#include "engine/source/SourceLibrary.h"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace app {

namespace {

struct Options {
    std::string file;
    std::string folder;
};

void run(const Options& options) {
    const Interrupt interrupt;
    const core::Album album = core::loadAlbum(options.file);
    const core::Album found = engine::source::SourceLibrary().relocated(album, options.folder, interrupt.token());
    if (found != album) core::saveAlbum(options.file, found);
    std::vector<std::string> missing;
    for (std::size_t n = 0; n < found.sources.size(); ++n) {
        const auto& path = found.sources[n].path;
        std::error_code unreadable;
        if (path != album.sources[n].path)
            std::cout << harmless(album.sources[n].path.filename().string()) << " is " << harmless(path.string())
                      << '\n';
        else if (!std::filesystem::exists(path, unreadable))
            missing.push_back(path.filename().string());
    }
    if (!missing.empty())
        throw core::Error("holds none of the mixes that are missing still: " + listed(missing), options.folder);
    if (found == album) std::cout << "no mix is missing\n";
}

} // namespace

void addFind(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("find", "Find mixes that were moved or renamed, by their content");
    command->add_option("album", options->file, "The project file")->required();
    command->add_option("folder", options->folder, "Where to look, with all that is below")->required();
    command->callback([options] { run(*options); });
}

} // namespace app
