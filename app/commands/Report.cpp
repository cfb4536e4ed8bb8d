#include "engine/report/Report.h"
#include "app/Interrupt.h"
#include "app/ProgressLine.h"
#include "app/Session.h"
#include "app/commands/Commands.h"
#include "core/Error.h"
#include "core/ProjectFile.h"
#include "core/SafeFile.h"
#include "engine/ledger/Record.h"

#include <iostream>
#include <memory>
#include <string>

namespace app {

namespace {

struct Options {
    std::string file;
    std::string to;
};

void run(const Options& options, const MakePapers& papers) {
    const Interrupt interrupt;
    const core::Album album = core::loadAlbum(options.file);
    const core::AlbumLayout layout = core::layOut(album);
    if (layout.tracks.empty()) throw core::Error("has no track to report on", options.file);
    const auto sources = openSources(album, interrupt.token(), engine::source::Rehash::all);
    ProgressLine line;
    const auto print = engine::analysis::printAlbum(
        album, sources.audio, [&](double share) { line.show("measuring", share); }, interrupt.token());
    const core::Ledger ledger = core::readLedger(core::ledgerPathOf(options.file));
    const auto report = engine::report::reportOf({.album = album,
                                                  .layout = layout,
                                                  .print = print,
                                                  .findings = findingsOf(album),
                                                  .ledger = ledger,
                                                  .albumDigest = engine::ledger::albumDigestOf(album),
                                                  .program = "lacquer " LACQUER_VERSION,
                                                  .date = papers().date});
    const std::string to = options.to.empty()
                               ? std::filesystem::path(options.file).replace_extension(".report.html").string()
                               : options.to;
    core::writeFile(to, engine::report::reportHtml(report));
    std::cout << to << '\n';
}

} // namespace

void addReport(CLI::App& program, const MakePapers& papers) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("report", "Write a page for the client: figures, findings, digests");
    command->add_option("album", options->file, "The project file")->required();
    command->add_option("--to", options->to, "The HTML file; without it ALBUM.report.html beside the album");
    command->callback([options, papers] { run(*options, papers); });
}

} // namespace app
