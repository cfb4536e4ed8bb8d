#include "app/Presets.h"
#include "app/Json.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/Error.h"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace app {

namespace {

const std::string chains = "chains";
const std::string deliveries = "deliveries";

struct Options {
    std::string shelf;
    bool json = false;
};

void print(const std::vector<core::Preset>& presets, const char* whose) {
    constexpr int nameWidth = 26;
    constexpr int wide = 100;
    for (const core::Preset& preset : presets) {
        const auto lines = wrapped(oneLine(harmless(preset.purpose)), wide - nameWidth - 14);
        for (std::size_t n = 0; n < std::max<std::size_t>(lines.size(), 1); ++n)
            std::cout << "  " << fitted(n == 0 ? harmless(preset.name) : "", nameWidth) << "  "
                      << fitted(n == 0 ? whose : "", 7) << (n < lines.size() ? "  " + lines[n] : "") << '\n';
    }
}

void listJson(const std::vector<core::Preset>& presets, bool own, Json& into) {
    for (const core::Preset& preset : presets)
        into.push_back({{"name", preset.name}, {"for", preset.purpose}, {"own", own}});
}

/// What cannot be read is said on standard error, so that the list stays a list.
void list(const std::string& id, core::PresetKind kind, Json* into) {
    const core::PresetShelf shelf = core::presetShelf(kind);
    for (const std::string& trouble : shelf.troubles) std::cerr << harmless(trouble) << '\n';
    if (into) {
        Json& list = (*into)[id] = Json::array();
        listJson(shelf.factory, false, list);
        return listJson(shelf.own, true, list);
    }
    std::cout << id << ":\n";
    print(shelf.factory, "factory");
    print(shelf.own, "own");
}

void run(const Options& options) {
    Json all = Json::object();
    Json* const into = options.json ? &all : nullptr;
    for (const core::Module& module : core::modules())
        if (options.shelf.empty() || options.shelf == module.id) list(std::string(module.id), &module, into);
    if (options.shelf.empty() || options.shelf == chains) list(chains, nullptr, into);
    if (options.shelf.empty() || options.shelf == deliveries) list(deliveries, core::PresetKind::deliveries(), into);
    if (options.json) app::print(all);
}

std::vector<std::string> shelves() {
    std::vector<std::string> ids;
    for (const core::Module& module : core::modules()) ids.emplace_back(module.id);
    ids.push_back(chains);
    ids.push_back(deliveries);
    return ids;
}

} // namespace

void addPresets(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("presets", "List module presets, saved chains and sets of deliveries");
    command->add_option("module", options->shelf, "Those of one module only, \"chains\" or \"deliveries\"")
        ->check(CLI::IsMember(shelves()));
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options] { run(*options); });
}

} // namespace app
