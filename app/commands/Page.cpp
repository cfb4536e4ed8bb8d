#include "app/Interrupt.h"
#include "app/Json.h"
#include "app/ProgressLine.h"
#include "app/Session.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/ProjectFile.h"
#include "engine/page/ClientPage.h"

#include <iostream>
#include <memory>
#include <string>

namespace app {

namespace {

struct Options {
    std::string file;
    std::string to;
    bool json = false;
};

Json jsonOf(const engine::page::PageReport& report, const std::filesystem::path& folder) {
    Json revisions = Json::array();
    for (const auto& each : report.page.revisions)
        revisions.push_back({{"revision", each.revision},
                             {"file", each.file},
                             {"rate", each.rate},
                             {"frames", each.frames},
                             {"integratedLufs", each.integratedLufs ? Json(*each.integratedLufs) : Json(nullptr)}});
    return {{"page", (folder / "index.html").string()},
            {"revision", report.revision},
            {"revisions", std::move(revisions)},
            {"findings", toJson(report.findings)}};
}

void run(const Options& options, const MakePapers& papers) {
    const Interrupt interrupt;
    const core::Album album = core::loadAlbum(options.file);
    const auto sources = openSources(album, interrupt.token(), engine::source::Rehash::all);
    ProgressLine line;
    const auto told = [&](const engine::delivery::DeliveryProgress& progress) {
        line.show(progress.doing, progress.share,
                  decimal(progress.timesRealTime, 0) + "x real time, " + minutes(progress.secondsLeft) + " left");
    };
    const std::filesystem::path folder = std::filesystem::absolute(options.to).lexically_normal();
    const auto report = engine::page::writeClientPage(
        album, sources,
        {.folder = folder, .project = options.file, .program = "lacquer " LACQUER_VERSION, .date = papers().date}, told,
        interrupt.token());
    if (options.json) return print(jsonOf(report, folder));
    say(report.findings);
    std::cout << (folder / "index.html").string() << '\n'
              << "revision " << report.revision << "; the page has " << report.page.revisions.size()
              << (report.page.revisions.size() == 1 ? " revision\n" : " revisions\n");
}

} // namespace

void addPage(CLI::App& program, const MakePapers& papers) {
    const auto options = std::make_shared<Options>();
    CLI::App* command =
        program.add_subcommand("page", "Write a page for the client to listen to, compare and take notes");
    command->add_option("album", options->file, "The project file")->required();
    command
        ->add_option("--to", options->to, "The folder; a page of the same album gets the new revision beside its own")
        ->required();
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, papers] { run(*options, papers); });
}

} // namespace app
