#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/ProjectFile.h"
#include "core/Variants.h"

#include <iostream>
#include <memory>
#include <string>

namespace app {

namespace {

struct Options {
    std::string file;
    std::string name;
};

void list(const core::Album& album) {
    for (std::size_t n = 0; n < album.masters.size(); ++n)
        std::cout << harmless(album.masters[n].name) << (n == 0 ? " (main)" : "") << ": "
                  << album.masters[n].albumChain.size() << " modules\n";
}

using Change = core::Album (*)(core::Album, const std::string&);

void run(const Options& options, Change change) {
    core::Album album = core::loadAlbum(options.file);
    if (change) {
        album = change(std::move(album), options.name);
        core::saveAlbum(options.file, album);
    }
    list(album);
}

} // namespace

void addMaster(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("master", "List, add or remove masters: album chains for deliveries");
    command->add_option("album", options->file, "The project file")->required();
    command->require_subcommand(0, 1);
    const auto addAction = [&](const char* name, const char* says, Change change) {
        CLI::App* action = command->add_subcommand(name, says);
        action->add_option("name", options->name, "Its name")->required();
        action->callback([options, change] { run(*options, change); });
    };
    addAction("add", "Add a master with a copy of the main album chain", core::withMaster);
    addAction("remove", "Remove a master that no delivery asks for", core::withoutMaster);
    command->callback([command, options] {
        if (command->get_subcommands().empty()) run(*options, nullptr);
    });
}

} // namespace app
