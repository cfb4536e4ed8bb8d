#include "engine/report/Report.h"
#include "app/Interrupt.h"
#include "app/ProgressLine.h"
#include "app/Session.h"
#include "app/commands/Commands.h"
#include "core/Error.h"
#include "core/ProjectFile.h"
#include "core/SafeFile.h"
#include "engine/report/MakeReport.h"

#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace app {

namespace {

namespace fs = std::filesystem;

struct Options {
    std::string file;
    std::string to;
};

/// By its name. Without one both kinds stand beside the album.
std::vector<fs::path> targetsOf(const Options& options) {
    if (options.to.empty())
        return {engine::report::reportPathOf(options.file, ".html"),
                engine::report::reportPathOf(options.file, ".pdf")};
    const fs::path to = options.to;
    if (to.extension() != ".html" && to.extension() != ".pdf")
        throw CLI::ValidationError("--to " + options.to, "has to end with .html or .pdf");
    return {to};
}

void run(const Options& options, const MakePapers& papers) {
    const std::vector<fs::path> targets = targetsOf(options);
    const Interrupt interrupt;
    const core::Album album = core::loadAlbum(options.file);
    const auto sources = openSources(album, interrupt.token(), engine::source::Rehash::all);
    const auto paper = papers();
    ProgressLine line;
    const auto report = engine::report::makeReport(
        album, sources, {.project = options.file, .program = "lacquer " LACQUER_VERSION, .date = paper.date},
        [&](const char* doing, double share) { line.show(doing, share); }, interrupt.token());
    for (const fs::path& to : targets) {
        core::writeFile(to, to.extension() == ".pdf" ? paper.reportPdf(report) : engine::report::reportHtml(report));
        std::cout << to.string() << '\n';
    }
}

} // namespace

void addReport(CLI::App& program, const MakePapers& papers) {
    const auto options = std::make_shared<Options>();
    CLI::App* command =
        program.add_subcommand("report", "Write pages for the client, HTML and PDF: figures, findings, digests");
    command->add_option("album", options->file, "The project file")->required();
    command->add_option("--to", options->to,
                        "One file, .html or .pdf; without it ALBUM.report.html and ALBUM.report.pdf beside the album");
    command->callback([options, papers] { run(*options, papers); });
}

} // namespace app
