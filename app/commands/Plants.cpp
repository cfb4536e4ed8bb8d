#include "app/Json.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/AlbumLayout.h"
#include "core/PlantShelf.h"

#include <iostream>
#include <memory>
#include <string>

namespace app {

namespace {

void printPlant(const core::PlantProfile& plant) {
    constexpr int nameWidth = 22;
    constexpr int wide = 100;
    const auto lines = wrapped(oneLine(harmless(plant.purpose)), wide - nameWidth - 13);
    for (std::size_t n = 0; n < std::max<std::size_t>(lines.size(), 1); ++n)
        std::cout << fitted(n == 0 ? harmless(plant.name) : "", nameWidth) << "  "
                  << fitted(n > 0         ? ""
                            : plant.isOwn ? "own"
                                          : "factory",
                            7)
                  << (n < lines.size() ? "  " + lines[n] : "") << '\n';
}

Json jsonOf(const core::PlantProfile& plant) {
    return {{"name", plant.name},
            {"for", plant.purpose},
            {"own", plant.isOwn},
            {"isrcOnStart", plant.isrcOnStart},
            {"upcOnEveryMark", plant.upcOnEveryMark},
            {"ssm", plant.storageMode},
            {"scr", plant.scrambled},
            {"blankPadding", plant.blankPadding},
            {"blankStart", plant.blankStart},
            {"pqFile", plant.pqFile},
            {"checksumFile", plant.checksumFile},
            {"windowsLines", plant.windowsLines},
            {"warnAt", core::sectorTime(plant.lengths.warnSectors)},
            {"askAt", core::sectorTime(plant.lengths.askSectors)}};
}

/// What cannot be read is said on standard error, so that the list stays a list.
void run(bool json) {
    const core::PlantShelf shelf = core::plantShelf();
    for (const std::string& trouble : shelf.troubles) std::cerr << harmless(trouble) << '\n';
    Json all = Json::array();
    for (const core::PlantProfile& plant : shelf.plants) {
        all.push_back(jsonOf(plant));
        if (!json) printPlant(plant);
    }
    if (json) return print(all);
    std::cout << "Yours are copies of resources/plants/*.json in " << (core::userFolder() / "plants").string() << '\n';
}

} // namespace

void addPlants(CLI::App& program) {
    const auto json = std::make_shared<bool>(false);
    CLI::App* command = program.add_subcommand("plants", "List the profiles of plants: how each wants its DDP");
    command->add_flag("--json", *json, "Print JSON");
    command->callback([json] { run(*json); });
}

} // namespace app
