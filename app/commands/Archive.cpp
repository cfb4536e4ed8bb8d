#include "engine/ledger/Archive.h"
#include "app/Interrupt.h"
#include "app/ProgressLine.h"
#include "app/Session.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/ProjectFile.h"

#include <iostream>
#include <memory>
#include <string>

namespace app {

namespace {

struct Options {
    std::string file;
    std::string to;
};

void run(const Options& options) {
    const Interrupt interrupt;
    const core::Album album = core::loadAlbum(options.file);
    ProgressLine line;
    const auto archived = engine::ledger::archive(
        album, options.file, std::filesystem::absolute(options.to), [&](double share) { line.show("copying", share); },
        interrupt.token());
    say(archived.findings);
    std::cout << archived.files << " files, " << decimal(static_cast<double>(archived.bytes) / 1e6, 1)
              << " MB, copied and read back; SHA256SUMS has their digests\n";
}

} // namespace

void addArchive(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand(
        "archive", "Collect album, mixes, ledger and deliveries into one folder that opens anywhere");
    command->add_option("album", options->file, "The project file")->required();
    command->add_option("--to", options->to, "The folder to make")->required();
    command->callback([options] { run(*options); });
}

} // namespace app
