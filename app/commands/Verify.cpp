#include "engine/delivery/Verify.h"
#include "app/AlbumSheet.h"
#include "app/Interrupt.h"
#include "app/Json.h"
#include "app/Session.h"
#include "app/TargetOptions.h"
#include "app/commands/Commands.h"
#include "core/AlbumLayout.h"
#include "core/Error.h"
#include "core/ProjectFile.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>

namespace app {

namespace {

struct Options {
    std::string folder;
    std::string against;
    TargetOptions target; ///< As it was delivered.
    bool json = false;
};

bool stops(const core::Finding& finding) {
    return finding.severity == core::Severity::error || finding.severity == core::Severity::rule;
}

void printFindingsOf(const engine::delivery::Verification& found) {
    for (const std::string& line : found.checked) std::cout << "holds     " << line << '\n';
    printFindings(std::cout, found.findings);
    std::cout << found.tracks << " tracks, lead-out at " << core::sectorTime(found.sectors) << '\n';
}

/// As `lacquer deliver` sets them.
void expect(core::Album& album, const TargetOptions& target) {
    const core::Delivery plain{.format = core::Delivery::Format::ddp};
    album.deliveries.push_back(plain);
    for (core::Delivery& delivery : album.deliveries)
        if (delivery.format == plain.format) target.applyTo(delivery);
}

void run(const Options& options) {
    const Interrupt interrupt;
    engine::delivery::Verification found;
    if (options.against.empty()) {
        found = engine::delivery::verifyDdp(options.folder);
    } else {
        core::Album album = core::loadAlbum(options.against);
        if (options.target.any()) expect(album, options.target);
        found = engine::delivery::verifyDdp(options.folder, album,
                                            openSources(album, interrupt.token(), engine::source::Rehash::all));
    }
    if (interrupt.asked()) throw core::Cancelled();
    const auto wrong = std::ranges::count_if(found.findings, stops);
    if (options.json)
        print({{"path", options.folder},
               {"well", wrong == 0},
               {"tracks", found.tracks},
               {"sectors", found.sectors},
               {"checked", found.checked},
               {"findings", toJson(found.findings)}});
    else
        printFindingsOf(found);
    if (wrong > 0)
        throw core::Error(std::to_string(wrong) + (wrong == 1 ? " finding" : " findings") +
                              " that a plant would refuse, or that the album contradicts",
                          options.folder);
    if (!options.json) std::cout << "all is well\n";
}

} // namespace

void addVerify(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("verify", "Check a DDP fileset; with an album, its content too");
    command->add_option("folder", options->folder, "The folder of the fileset")->required();
    command->add_option("--against", options->against, "The project file whose album it should hold");
    options->target.addTo(*command);
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options] { run(*options); });
}

} // namespace app
