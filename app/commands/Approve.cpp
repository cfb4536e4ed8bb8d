#include "app/commands/Commands.h"
#include "core/ProjectFile.h"
#include "engine/ledger/Record.h"

#include <iostream>
#include <memory>
#include <string>

namespace app {

namespace {

struct Options {
    std::string file;
    std::string note;
};

void run(const Options& options) {
    const int revision = engine::ledger::approve(options.file, core::loadAlbum(options.file), options.note);
    std::cout << "revision " << revision << " is approved: another one is delivered for a reason only\n";
}

} // namespace

void addApprove(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("approve", "Write down that the album, as it is, was approved");
    command->add_option("album", options->file, "The project file")->required();
    command->add_option("--note", options->note, "Who approved it, and what they said")->required();
    command->callback([options] { run(*options); });
}

} // namespace app
