#include "engine/delivery/Verify.h"
#include "app/AlbumSheet.h"
#include "app/Interrupt.h"
#include "app/Json.h"
#include "app/Session.h"
#include "app/TargetOptions.h"
#include "app/commands/Commands.h"
#include "core/AlbumLayout.h"
#include "core/Error.h"
#include "core/KnownLedgers.h"
#include "core/PlantShelf.h"
#include "core/ProjectFile.h"
#include "engine/delivery/DdpDiscs.h"
#include "engine/delivery/UnpackedDiscs.h"
#include "engine/ledger/Recorded.h"

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
    if (found.sectors > 0)
        std::cout << found.tracks << " tracks, lead-out at " << core::sectorTime(found.sectors) << '\n';
}

/// As `lacquer deliver` sets them.
void expect(core::Album& album, const TargetOptions& target) {
    const core::Delivery plain{.format = core::Delivery::Format::ddp};
    album.deliveries.push_back(plain);
    for (core::Delivery& delivery : album.deliveries)
        if (delivery.format == plain.format) target.applyTo(delivery);
}

engine::delivery::Verification verifiedDdp(const Options& options, const std::stop_token& stop) {
    if (options.against.empty()) {
        const auto& plant = options.target.plant;
        return engine::delivery::verifyDdp(options.folder,
                                           plant ? std::optional(core::plantNamed(*plant)) : std::nullopt);
    }
    core::Album album = core::loadAlbum(options.against);
    if (options.target.any()) expect(album, options.target);
    return engine::delivery::verifyDdp(options.folder, album, openSources(album, stop, engine::source::Rehash::all));
}

/// The folder that a ledger may know: of a zip archive the one that it lies in.
std::filesystem::path folderOf(const std::filesystem::path& set) {
    return engine::delivery::isZip(set) ? std::filesystem::absolute(set).parent_path() : set;
}

/// The delivery that the album's ledger has of the folder, or any that is known here; of a zip archive that file alone.
/// nullopt where none has it.
std::optional<engine::ledger::RecordedDelivery> recorded(const std::filesystem::path& set, const Options& options) {
    const auto ledgers =
        options.against.empty() ? core::knownLedgers() : std::vector{core::ledgerPathOf(options.against)};
    auto found = engine::ledger::recordedIn(folderOf(set), ledgers);
    if (!found || folderOf(set) == set) return found;
    const std::string name = set.filename().string();
    std::erase_if(found->entry.deliveries.front().files, [&](const auto& file) { return file.name != name; });
    return found->delivery().files.empty() ? std::nullopt : found;
}

engine::delivery::Verification verified(const Options& options, const std::stop_token& stop) {
    using engine::delivery::holdsDiscs;
    std::filesystem::path folder = options.folder;
    const bool isZipped = engine::delivery::holdsZippedDiscs(folder);
    auto delivery = recorded(folder, options);
    if (!delivery && !isZipped && !holdsDiscs(folder)) { // It may be that of one disc, inside the delivery's.
        const auto above = engine::delivery::withoutSlash(std::filesystem::absolute(folder)).parent_path();
        delivery = recorded(above, options);
        if (delivery) folder = above;
    }
    if (!delivery && std::filesystem::is_directory(folder) && !isZipped && !holdsDiscs(folder) &&
        !holdsDiscs(folder / "ddp"))
        throw core::Error("holds no DDP fileset, and no ledger knows it: name the album with --against, "
                          "or the folder of one format",
                          folder);
    engine::delivery::Verification found;
    if (!delivery || isZipped || holdsDiscs(folder)) found = verifiedDdp(options, stop);
    if (!delivery) return found;
    auto check = engine::ledger::checkRecorded(folderOf(folder), *delivery, stop);
    if (folderOf(folder) != folder) // What else lies beside an archive is not asked for.
        std::erase_if(check.findings, [](const auto& finding) { return finding.severity == core::Severity::note; });
    std::ranges::copy(check.checked, std::back_inserter(found.checked));
    std::ranges::copy(check.findings, std::back_inserter(found.findings));
    return found;
}

void run(const Options& options) {
    const Interrupt interrupt;
    const engine::delivery::Verification found = verified(options, interrupt.token());
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
                              " that a plant would refuse, or that album or ledger contradict",
                          options.folder);
    if (!options.json) std::cout << "all is well\n";
}

} // namespace

void addVerify(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand(
        "verify", "Check a delivery: a DDP fileset by itself and against its album, other files against the ledger");
    command->add_option("folder", options->folder, "The folder of the delivery or of the fileset, or its zip archive")
        ->required();
    command->add_option("--against", options->against, "The project file of the album that it should hold");
    options->target.addTo(*command);
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options] { run(*options); });
}

} // namespace app
